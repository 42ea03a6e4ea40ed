"""The commands, one module per group. Each parses, calls one function and prints."""

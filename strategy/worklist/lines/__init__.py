"""What the other lines of the strategy put on a work list, one module each."""

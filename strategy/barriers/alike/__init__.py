"""Entries that are the same barrier: told by what they say, proposed with the reason, merged by people alone."""

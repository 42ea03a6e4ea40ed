"""Units of writing: what sources say, and what is shown for it."""

"""The commands of the other lines of the strategy, one module each."""

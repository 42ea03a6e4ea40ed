"""The commands of the action plan."""

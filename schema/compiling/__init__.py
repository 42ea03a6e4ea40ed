"""From a selection to one select tree, and from its answer to what the types read."""

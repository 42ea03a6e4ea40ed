"""How people change what is known: edits by hand, each one unit, told in the trail, to be undone."""

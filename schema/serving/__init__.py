"""The HTTP edge: what is served, to whom, within which limits."""

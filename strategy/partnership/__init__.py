"""The life of a partnership: what may be done when, by whom, and what follows (`moves` is the whole of it, as data)."""

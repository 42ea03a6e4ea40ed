"""Questions that are prepared once and asked again and again: their holes, and what is kept of them."""

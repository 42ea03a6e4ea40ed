"""Economies that are made up to measure on, with what is hidden in them."""

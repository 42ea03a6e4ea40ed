"""Walks along relations on any store that can take one step: who is near, and the shortest way."""

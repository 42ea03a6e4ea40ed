"""How questions become Cypher."""

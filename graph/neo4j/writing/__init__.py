"""How units become Cypher."""

"""The register of barriers: what is said of one, where it stands, and what became of it."""

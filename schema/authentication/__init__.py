"""Who asks: keys, and the door that they open."""

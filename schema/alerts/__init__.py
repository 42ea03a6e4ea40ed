"""How people are told of what they look for: saved searches, and who is called when one finds something."""

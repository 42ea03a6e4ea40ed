"""How people ask who needs attention, and say what they make of it."""

"""How a request is answered: its text becomes a plan once, and rows become JSON without an executor in between."""

"""How people broker over the API: the steps of partnerships, and what came of them."""

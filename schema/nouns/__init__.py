"""What clients see: a type, a filter and an order for each kind, made from the catalogue."""

"""What is known: the nouns, the catalogue, the storage port and its adapters."""

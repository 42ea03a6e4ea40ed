"""The loops over pairs, compiled. Each has a readable twin in the tests."""

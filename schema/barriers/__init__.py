"""Barriers over GraphQL: entered, reported, told apart, worked off, and taken along."""

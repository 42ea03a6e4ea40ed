"""The list of barriers that a negotiator takes along: as a page to print, and as a table."""

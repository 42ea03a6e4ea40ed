"""How a question is asked of SQLite: counts by group as a statement, and threads for what takes long."""

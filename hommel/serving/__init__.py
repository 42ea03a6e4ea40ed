"""The process that answers over HTTP: what it listens on, what it takes from a connection, how it stops."""

"""How records are written to files: whole or not at all, and in cells that read back exactly."""

from graph.files.replacing import replaced

__all__ = ["replaced"]

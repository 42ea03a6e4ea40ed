"""How records are written to files: whole or not at all, and in cells that read back exactly."""

from graph.files.replacing import NO_ROOM, replaced

__all__ = ["NO_ROOM", "replaced"]

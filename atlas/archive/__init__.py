"""A whole store in one piece: copied into another, kept in a file, and brought back; every section with its checksum.

What an export leaves out is in it too: what sources say of records that are not shown, runs with their suggestions,
and the audit trail.
"""

from atlas.archive.copying import Copied, copy
from atlas.archive.file import backup, restore, verify
from atlas.archive.sections import Section, sections, take_in

__all__ = ["Copied", "backup", "copy", "restore", "verify", "Section", "sections", "take_in"]

"""Sheets that people fill in, and tables that Hommel exported: one table a file, CSV or JSON Lines.

What the command line calls:

    load(path, store, *, source=None, rejects=None, progress=quiet, model=None) -> TablesReport
    rehearse(path, store, *, source=None, rejects=None, progress=quiet, model=None) -> TablesReport     the dry run
    encoder()                               the `model` that reads by meaning what words leave unread, an extra
    write_template(folder) -> list[Path]                                                    `--template DIR`

`path` is a file, a folder or a zip. `source` names the source `tables:<name>`; without it the name of the file or
folder does. What an earlier load of that source said and this one no longer says is retired. `TablesReport` is a
`loaders.outcome.Report` with two lists more: `readings` (free text -> capabilities, how sure) and `duplicates`
(organisations that are probably another one, in the sheet or in the store). Only `graph.errors.HommelError` is raised.

The layout is documented in docs/reference/files.md, filling it in in docs/how-to/fill-in-a-sheet.md.
"""

from loaders.tables.blank import write_template
from loaders.tables.duplicates import Duplicate
from loaders.tables.load import TablesReport, load, rehearse
from loaders.tables.wording.capabilities import Reading
from loaders.tables.wording.likeness import encoder

__all__ = ["Duplicate", "Reading", "TablesReport", "encoder", "load", "rehearse", "write_template"]

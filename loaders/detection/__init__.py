"""What tells who needs attention, as CSV: annual accounts, and dated signs of distress or growth.

    load(sheet, path, store, *, source=None, rejects=None, progress=quiet) -> Report
    rehearse(…)                                                 the dry run
    write_template(sheet, path) -> Path                         a sheet with fictional rows to overwrite

`sheet` is `ACCOUNTS` or `SIGNALS`; `path` is a file, or a folder or zip of files with that sheet's columns. `source`
names the source `accounts:<name>` or `signals:<name>`, else the file or folder does; loaded again, what it no longer
says is retired. Rows are of stakeholders that are in the store, by id, KBO or VAT number, or name. Only
`graph.errors.HommelError` is raised. The columns are in docs/reference/files.md.
"""

from loaders.detection.accounts import ACCOUNTS
from loaders.detection.load import load, rehearse, write_template
from loaders.detection.sheet import Sheet
from loaders.detection.signals import SIGNALS

__all__ = ["ACCOUNTS", "SIGNALS", "Sheet", "load", "rehearse", "write_template"]

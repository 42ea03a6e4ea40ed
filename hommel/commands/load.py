"""Commands that bring facts in: load example, cordis, tables, exports, accounts and signals."""

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Final, Protocol

import typer

from graph.store import Store
from hommel import wiring
from hommel.commands import Group
from hommel.commands.options import AsJson, settings_of
from hommel.screen import Listener, note, progress, show, show_json, show_table
from hommel.settings import Settings
from hommel.working.telling import told_load
from loaders import cordis, detection, example, exports, tables
from loaders.outcome import Progress, Report
from loaders.tables import Reading, TablesReport

READINGS_SHOWN = 20

PathToLoad = Annotated[Path, typer.Argument(metavar="PATH", help="Folder, file or zip to load.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what a load would do; write nothing to the store.")]
Strict = Annotated[bool, typer.Option("--strict", help="Exit with 1 if any row was refused.")]
Rejects = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="CSV file for refused rows and mended fields, made only if there are any."),
]


class Loader(Protocol):
    """A load or its rehearsal, all but the store and the listener filled in."""

    def __call__(self, store: Store, *, rejects: Path | None, progress: Listener) -> Report:
        """What became of the facts."""


def load_example(
    context: typer.Context,
    size: Annotated[
        int, typer.Option(metavar="N", help="How many stakeholders: 100 to 2,000,000.")
    ] = example.DEFAULT_SIZE,
    seed: Annotated[int, typer.Option(metavar="S", help="Another seed makes up another economy.")] = (
        example.DEFAULT_SEED
    ),
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Load a made-up Flemish economy to try Hommel on. The same size and seed give the same economy.

    Example: hommel load example --size 10000 --seed 7
    """

    def loader(store: Store, *, rejects: Path | None, progress: Listener) -> Report:
        run = example.rehearse if dry_run else example.load
        return run(store, size, seed, progress)

    _conclude(_run(settings_of(context), loader, "example", dry_run, None), dry_run, False, as_json)


def load_cordis(
    context: typer.Context,
    path: PathToLoad,
    dry_run: DryRun = False,
    strict: Strict = False,
    rejects: Rejects = None,
    as_json: AsJson = False,
) -> None:
    """Load a CORDIS download: a folder or the zip as it comes. Loading it again changes nothing.

    Example: hommel load cordis cordis-h2020projects-csv.zip
    """

    def loader(store: Store, *, rejects: Path | None, progress: Listener) -> Report:
        run = cordis.rehearse if dry_run else cordis.load
        return run(path, store, rejects=rejects, progress=progress)

    report = _run(settings_of(context), loader, "cordis", dry_run, rejects)
    _conclude(report, dry_run, strict, as_json)


def load_tables(
    context: typer.Context,
    path: Annotated[Path | None, typer.Argument(metavar="[PATH]", help="File, folder or zip of sheets.")] = None,
    source: Annotated[
        str | None, typer.Option(metavar="NAME", help="Name of the source; by default that of the file or folder.")
    ] = None,
    template: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Write empty sheets to fill in to this folder, and stop.")
    ] = None,
    semantic: Annotated[
        bool,
        typer.Option("--semantic", help="Read by meaning what words leave unread (a model: the extra `semantic`)."),
    ] = False,
    dry_run: DryRun = False,
    strict: Strict = False,
    rejects: Rejects = None,
    as_json: AsJson = False,
) -> None:
    """Load sheets that people filled in, or tables that `hommel export` wrote; CSV or JSON Lines.

    Example: hommel load tables members.csv --dry-run
    """
    if template is not None:
        _write_template(template, as_json)
        return
    if path is None:
        raise typer.BadParameter("name a file, folder or zip to load, or --template DIR", param_hint="PATH")
    model = tables.encoder() if semantic else None

    def loader(store: Store, *, rejects: Path | None, progress: Listener) -> Report:
        run = tables.rehearse if dry_run else tables.load
        return run(path, store, source=source, rejects=rejects, progress=progress, model=model)

    report = _run(settings_of(context), loader, "tables", dry_run, rejects)
    _conclude(report, dry_run, strict, as_json)


def load_exports(
    context: typer.Context,
    path: PathToLoad,
    source: Annotated[
        str | None, typer.Option(metavar="NAME", help="Name of the source; by default that of the file or folder.")
    ] = None,
    dry_run: DryRun = False,
    strict: Strict = False,
    rejects: Rejects = None,
    as_json: AsJson = False,
) -> None:
    """Load what value chains sold: CSV with chain, market, year, value and perhaps demand, in whole euros.

    Example: hommel load exports exports-2025.csv
    """

    def loader(store: Store, *, rejects: Path | None, progress: Listener) -> Report:
        run = exports.rehearse if dry_run else exports.load
        return run(path, store, source=source, rejects=rejects, progress=progress)

    _conclude(_run(settings_of(context), loader, "exports", dry_run, rejects), dry_run, strict, as_json)


def _write_template(folder: Path, as_json: bool) -> None:
    written = [str(file) for file in tables.write_template(folder)]
    if as_json:
        show_json({"written": written})
    else:
        for file in written:
            show(file)


SheetPath = Annotated[Path | None, typer.Argument(metavar="[PATH]", help="CSV file, or folder or zip of such.")]
SourceName = Annotated[
    str | None, typer.Option("--source", metavar="NAME", help="Name of the source; by default that of the file.")
]
SheetTemplate = Annotated[
    Path | None, typer.Option("--template", metavar="FILE", help="Write a sheet with fictional rows, and stop.")
]


def load_accounts(
    context: typer.Context,
    path: SheetPath = None,
    source: SourceName = None,
    template: SheetTemplate = None,
    dry_run: DryRun = False,
    strict: Strict = False,
    rejects: Rejects = None,
    as_json: AsJson = False,
) -> None:
    """Load annual accounts, a row for each year of a company, in euros. Only managers and admins see them.

    Example: hommel load accounts accounts-2025.csv --dry-run
    """
    _sheet(context, detection.ACCOUNTS, path, source, template, dry_run, strict, rejects, as_json)


def load_signals(
    context: typer.Context,
    path: SheetPath = None,
    source: SourceName = None,
    template: SheetTemplate = None,
    dry_run: DryRun = False,
    strict: Strict = False,
    rejects: Rejects = None,
    as_json: AsJson = False,
) -> None:
    """Load dated signs of distress (notices, changes of owner, …) or of growth. Only managers and admins see distress.

    Example: hommel load signals notices.csv
    """
    _sheet(context, detection.SIGNALS, path, source, template, dry_run, strict, rejects, as_json)


def _sheet(
    context: typer.Context, sheet: detection.Sheet, path: Path | None, source: str | None, template: Path | None,
    dry_run: bool, strict: bool, rejects: Path | None, as_json: bool,
) -> None:  # fmt: skip
    if template is not None:
        written = str(detection.write_template(sheet, template))
        show_json({"written": [written]}) if as_json else show(written)
        return
    if path is None:
        raise typer.BadParameter("name a CSV file to load, or --template FILE", param_hint="PATH")

    def loader(store: Store, *, rejects: Path | None, progress: Listener) -> Report:
        run = detection.rehearse if dry_run else detection.load
        return run(sheet, path, store, source=source, rejects=rejects, progress=progress)

    _conclude(_run(settings_of(context), loader, sheet.name, dry_run, rejects), dry_run, strict, as_json)


def _run(settings: Settings, loader: Loader, what: str, dry_run: bool, rejects: Path | None) -> Report:
    if dry_run:
        with wiring.opened_to_compare(settings) as store, progress() as listener:
            return loader(store, rejects=rejects, progress=listener)
    with wiring.opened(settings, create=True) as store, progress() as listener, told_load(store, what) as telling:

        def listen(step: Progress) -> None:
            listener(step)
            telling(step)

        report = loader(store, rejects=rejects, progress=listen)
        telling.ended(rejected=report.rejected, noted=report.noted, **asdict(report.total))
        return report


def _conclude(report: Report, dry_run: bool, strict: bool, as_json: bool) -> None:
    """Print the report; what was refused is no failure unless `--strict` says so."""
    if as_json:
        show_json(_as_json(report, dry_run))
    else:
        _show(report, dry_run)
    if strict and report.rejected:
        raise typer.Exit(1)


def _as_json(report: Report, dry_run: bool) -> dict[str, object]:
    result: dict[str, object] = {
        "dry_run": dry_run,
        "total": asdict(report.total),
        "tallies": {noun: asdict(tally) for noun, tally in report.tallies.items()},
        "rejected": report.rejected,
        "noted": report.noted,
        "reasons": dict(report.reasons),
        "rejects_file": None if report.rejects_file is None else str(report.rejects_file),
    }
    if isinstance(report, TablesReport):
        result["rows"] = report.rows
        result["readings"] = [_reading(reading) for reading in report.readings]
        result["duplicates"] = [asdict(duplicate) for duplicate in report.duplicates]
    return result


def _show(report: Report, dry_run: bool) -> None:
    columns = ("what", "new", "changed", "unchanged", "retired")
    rows = [(noun, t.new, t.changed, t.unchanged, t.retired) for noun, t in report.tallies.items()]
    total = report.total
    show_table(columns, [*rows, ("in all", total.new, total.changed, total.unchanged, total.retired)])
    if isinstance(report, TablesReport):
        _show_tables(report)
    for reason, count in report.reasons.most_common():
        show(f"{count:,} × {reason}")
    for remark in report.examples:
        note(f"  {remark.file}:{remark.line} {remark.field} {remark.value[:80]!r}: {remark.reason}")
    where = f"; all of them are in {report.rejects_file}" if report.rejects_file else ""
    if report.rejected or report.noted:
        show(f"{report.rejected:,} rows refused, {report.noted:,} fields unknown or mended{where}")
    if dry_run:
        show("This was a dry run: nothing was written to the store.")


def _show_tables(report: TablesReport) -> None:
    show(f"{report.rows:,} rows read")
    doubtful_first = sorted(report.readings, key=lambda reading: (not reading.unread, reading.sure))
    for reading in doubtful_first[:READINGS_SHOWN]:
        show(_understood(reading))
    if len(report.readings) > READINGS_SHOWN:
        show(f"… and {len(report.readings) - READINGS_SHOWN:,} more texts; --json lists them")
    for duplicate in report.duplicates[:READINGS_SHOWN]:
        show(f"{duplicate.id} is probably {duplicate.other_id} in the {duplicate.where}: {duplicate.reason}")


def _reading(reading: Reading) -> dict[str, object]:
    return {
        "text": reading.text,
        "capabilities": reading.capabilities,
        "labels": [meaning.label for meaning in reading.meanings],
        "sure": reading.sure,
        "words": [meaning.words for meaning in reading.meanings],
        "rule": reading.rule,
    }


def _understood(reading: Reading) -> str:
    if reading.unread:
        return f"left unread {reading.text!r}: kept in its own words"
    meant = [
        f"{one.label} (sure: {one.sure:.0%}{', by ' + ' '.join(one.words) if one.words else ''})"
        for one in reading.meanings
    ]
    return f"understood {reading.text!r} as {', '.join(meant) or 'nothing, as corrected'}"


LOADERS: tuple[tuple[str, Callable[..., None]], ...] = (
    ("example", load_example),
    ("cordis", load_cordis),
    ("tables", load_tables),
    ("accounts", load_accounts),
    ("signals", load_signals),
    ("exports", load_exports),
)
"""`hommel load …`: name and command."""

loading: Final = Group(name="load")


@loading.callback()
def load() -> None:
    """Bring facts in from a source. A missing store is made."""


for _name, _command in LOADERS:
    loading.command(_name)(_command)

"""Reads every file of a load into staging: exported tables as they are, sheets row by row."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any, cast

from graph.catalogue import KINDS, Kind
from graph.errors import BadInput
from graph.model import Capability, Stage, ValueChain
from graph.records import encode
from graph.select import Op, Page, Select, Test
from graph.store import Store
from graph.values import Fact
from loaders.opening import Member
from loaders.outcome import Hear, Note, Progress, Rejected
from loaders.tables import entries, exact, services
from loaders.tables.sheets import SHEETS, Sheet, files, sheet_of, sheet_rows
from loaders.tables.staging import Origin, Staging
from loaders.tables.statements import Statements
from loaders.tables.who import Who, spelled_chains, spelled_stages
from loaders.tables.wording import corrections, words
from loaders.tables.wording.capabilities import Reading, Vocabulary
from loaders.tables.wording.fields import Cells
from loaders.tables.wording.likeness import Encoder
from loaders.vocabulary import capabilities, stages, value_chains

AT_ONCE = 500
MOST_READINGS = 1_000
ROWS_PER_PROGRESS = 5_000


class Reader:
    """One load's reading. Afterwards staging holds what is to be delivered, and nothing that refers to nothing."""

    def __init__(
        self,
        store: Store,
        source: str,
        staging: Staging,
        hear: Hear,
        progress: Callable[[Progress], None],
        model: Encoder | None = None,
    ) -> None:
        self.store, self.source, self.staging, self.hear, self.progress = store, source, staging, hear, progress
        self.who, self.which = Who(store, staging, source), services.Which(store, source)
        self._model = model
        self.rows = 0
        self.readings: dict[str, Reading] = {}
        self.lent: Mapping[str, Capability] = {}
        self.chains_shipped = self.has_sheets = False
        self._vocabulary = Vocabulary()
        self._summaries: set[str] = set()

    def read(self, path: Path) -> None:
        """Read a file, folder or zip; `BadInput` when it holds nothing of ours."""
        found = files(path)
        sheets: list[tuple[Sheet, Member]] = []
        for member in found:
            if entry := exact.entry_of(member):
                self._exact(member, entry)
            elif sheet := sheet_of(member, alone=len(found) == 1):
                sheets.append((sheet, member))
            else:
                known = ", ".join((*SHEETS, *exact.TABLES))
                self.hear(Note(member.name, 1, "", "", f"the file's name tells no table; left out (there are {known})"))
        self.has_sheets = bool(sheets)
        if sheets:
            self._sheets(sheets)
        if not self.rows:
            raise BadInput(f"{path}: holds no rows that could be read; nothing was changed")
        self._drop_dangling()

    def _exact(self, member: Member, entry: exact.Entry) -> None:
        for line, fact in exact.facts(member, entry, self.source, self.hear):
            self._count(member.name)
            self._add(fact, Origin(member.name, line))

    def _sheets(self, sheets: list[tuple[Sheet, Member]]) -> None:
        """Stakeholders before what refers to them."""
        chains = [cast(ValueChain, fact) for fact in self.store.scan(ValueChain)]
        self.chains_shipped = not chains
        spelled = spelled_chains(chains or value_chains())
        steps = spelled_stages([cast(Stage, fact) for fact in self.store.scan(Stage)] or stages())
        known = (cast(Capability, fact) for fact in self.store.scan(Capability))
        self._vocabulary = Vocabulary(known, capabilities(), self._model)
        statements = Statements(self.source, self._vocabulary, self._made_before, self._heard)
        self.lent = statements.lent
        self._summaries = {member.name for sheet, member in sheets if sheet.name == "stakeholders"}
        for sheet, member in sorted(sheets, key=lambda one: list(SHEETS).index(one[0].name)):
            for row in sheet_rows(member, sheet, self.hear):
                self._count(member.name)
                self._row(Cells(row, self.hear), sheet.name, statements, spelled, steps)

    def _row(self, cells: Cells, sheet: str, statements: Statements, chains: words.Words, steps: words.Words) -> None:
        origin = Origin(cells.row.file, cells.row.line)
        try:
            if sheet == "corrections":
                corrections.apply(cells.row.values, self._vocabulary)
                return
            if sheet in ("services", "volumes"):
                for fact in self._support(cells, sheet, statements):
                    self._add(fact, origin)
                return
            if sheet == "stakeholders":
                own, said = entries.stakeholder(cells, self.source, chains)
                self._add(own, origin)
                who = own.id
            else:
                who = self.who.meant(cells.row.values.get("stakeholder", ""))
                said = entries.said(cells, sheet, self.source, chains, steps)
        except ValueError as why:
            self.hear(Rejected(origin.file, origin.line, "", " ".join(cells.row.values.values()), str(why)))
            return
        for scheme, number in said.identifiers:
            self.staging.number(scheme, number, who)
        for fact in statements.of(who, said):
            self._add(fact, origin)

    def _support(self, cells: Cells, sheet: str, statements: Statements) -> Iterable[Fact]:
        if sheet == "volumes":
            return services.volume(cells, self.which.meant(cells.row.values.get("service", "")), self.source)
        told = services.told(cells, self.source, self.who.meant)
        self.which.know(told.service)
        return statements.of_service(told)

    def _add(self, fact: Fact, origin: Origin) -> None:
        try:
            key = encode(fact).key
        except BadInput as why:
            self.hear(Rejected(origin.file, origin.line, "", "", str(why)))
            return
        earlier = self.staging.add(fact, origin)
        if earlier and earlier.file in self._summaries and origin.file not in self._summaries:
            self.staging.replace(fact, origin)  # a sheet of its own says more than a cell among others
        elif earlier:
            reason = f"said otherwise in {earlier.file} line {earlier.line}; the first counts"
            self.hear(Note(origin.file, origin.line, "id", key, reason))

    def _made_before(self, capability: str) -> Capability | None:
        """A capability as this source said it in an earlier load."""
        for statement in self.store.statements(Capability, capability):
            if statement.source == self.source:
                values = cast(dict[str, Any], statement.values)
                return Capability(id=capability, source=self.source, **values)
        return None

    def _heard(self, reading: Reading) -> None:
        if len(self.readings) < MOST_READINGS:
            self.readings.setdefault(reading.text, reading)

    def _count(self, file: str) -> None:
        self.rows += 1
        if self.rows % ROWS_PER_PROGRESS == 0:
            self.progress(Progress(f"reading {file}", self.rows))

    def _drop_dangling(self) -> None:
        """Refuse relations to nodes that neither the tables nor the store have."""
        shipped = {chain.id for chain in value_chains()} if self.chains_shipped else set()
        shipped |= self.lent.keys()
        for kind in KINDS.values():
            for stranger in list(self._unknown(kind, self.staging.strangers(kind.name))):
                if stranger in shipped:
                    continue
                reason = f"there is no {kind.name} with that id, neither in these tables nor in the store"
                for noun, _, origin in self.staging.drop(kind.name, stranger):
                    self.hear(Rejected(origin.file, origin.line, noun, stranger, reason))

    def _unknown(self, kind: Kind, ids: Iterator[str]) -> Iterator[str]:
        while some := list(islice(ids, AT_ONCE)):
            rows = self.store.find(Select(kind.name, where=Test("id", Op.IN, tuple(some)), page=Page(len(some)))).rows
            known = {row[0] for row in rows}
            yield from (one for one in some if one not in known)

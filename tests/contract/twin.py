"""The store's meaning, slow and obvious: what every adapter is held against."""

from collections.abc import Iterable, Sequence

from graph import catalogue
from graph.catalogue import BY_NOUN, KINDS, RELATIONS, Kind, RelationType
from graph.errors import NotFound
from graph.folding import fold, search_text, search_words, sort_key
from graph.records import RETRACTED, Record, encode, resolve
from graph.select import (
    And,
    Branch,
    Direction,
    Filter,
    Not,
    Op,
    Or,
    Order,
    Quantifier,
    RowRule,
    Select,
    Test,
    Through,
)
from graph.store import HAND, Along, Hit, Neighbourhood, Statement, Step, Way
from graph.values import Fact, Type
from graph.walking import walks

Row = dict[str, object]
COMPARE = {
    Op.EQ: lambda a, b: a == b,
    Op.NE: lambda a, b: a != b,
    Op.LT: lambda a, b: a < b,
    Op.LE: lambda a, b: a <= b,
    Op.GT: lambda a, b: a > b,
    Op.GE: lambda a, b: a >= b,
}


class Twin:
    """What is said and inferred, and what follows from it, as dictionaries."""

    def __init__(self) -> None:
        self.said: dict[tuple[str, str], dict[str, Statement]] = {}
        self.inferred: dict[tuple[str, str], Statement] = {}
        self.shown: dict[str, dict[str, Row]] = {}

    def say(self, facts: Iterable[Fact]) -> None:
        for fact in facts:
            record, name = encode(fact), BY_NOUN[type(fact)].name
            self.said.setdefault((name, record.key), {})[record.source] = _word(record)
        self._follow()

    def withdraw(self, source: str, noun: type[Fact], keys: Iterable[str]) -> None:
        for key in keys:
            self.said.get((BY_NOUN[noun].name, key), {}).pop(source, None)
        self._follow()

    def retire(self, source: str, noun: type[Fact], kept: Iterable[str]) -> None:
        said = [key for (name, key), words in self.said.items() if name == BY_NOUN[noun].name and source in words]
        self.withdraw(source, noun, set(said) - set(kept))

    def retract(self, noun: type[Fact], keys: Iterable[str]) -> None:
        for key in keys:
            self.said.setdefault((BY_NOUN[noun].name, key), {})[HAND] = Statement(HAND, None, RETRACTED, {})
        self._follow()

    def infer(self, noun: type[Fact], rule: str, facts: Iterable[Fact]) -> None:
        name = BY_NOUN[noun].name
        self.inferred = {place: word for place, word in self.inferred.items() if (place[0], word.rule) != (name, rule)}
        for fact in facts:
            record = encode(fact)
            self.inferred.setdefault((name, record.key), _word(record))
        self._follow()

    def _follow(self) -> None:
        """What is shown now: nodes first, then relations whose ends are there."""
        before = self.shown
        resolved = {place: resolve(words.values()) for place, words in self.said.items()}
        shown: dict[str, dict[str, Row]] = {name: {} for name in (*KINDS, *RELATIONS)}
        for (name, key), word in resolved.items():
            if word is not None and name in KINDS:
                shown[name][key] = _row(KINDS[name], key, word)
        unsaid = [(name, key) for name in KINDS for key in before.get(name, {}) if not self.said.get((name, key))]
        for name, key in unsaid:
            shown[name][key] = before[name][key]
        for (name, key), word in resolved.items():
            if word is not None and name in RELATIONS and _ends_there(shown, RELATIONS[name], key):
                shown[name][key] = _row(RELATIONS[name], key, word)
        for name, key in unsaid:
            if not _referred(shown, name, key):
                del shown[name][key]
        self.inferred = {
            (name, key): word
            for (name, key), word in self.inferred.items()
            if not self.said.get((name, key)) and _ends_there(shown, RELATIONS[name], key)
        }
        for (name, key), word in self.inferred.items():
            shown[name][key] = _row(RELATIONS[name], key, word)
        self.shown = shown

    def rows(self, entry: Kind | RelationType) -> list[Row]:
        return list(self.shown.get(entry.name, {}).values())

    def node(self, kind: str, id: object) -> Row | None:
        return next((row for row in self.rows(KINDS[kind]) if row["id"] == id), None)

    def find(self, select: Select, rule: RowRule) -> tuple[list[object], int | None]:
        """All rows in the order asked for, no page; and the total."""
        kind = catalogue.kind(select.kind)
        rows = [
            row
            for row in self.rows(kind)
            if self.visible(kind, row, rule) and self.passes(kind, row, select.where, rule)
        ]
        rows = ordered(rows, [(kind, None, order) for order in select.order])
        answer = [
            [row[name] for name in select.fields] + [self.branch(kind, row, branch, rule) for branch in select.branches]
            for row in rows
        ]
        return answer, len(rows) if select.count else None

    def branch(self, kind: Kind, above: Row, branch: Branch, rule: RowRule) -> list[object]:
        target, _ = sorting(branch)
        merged = self.merged(above, branch, rule)
        listed = [row for row in merged if branch.after is None or beyond(row, branch)]
        rows = [
            [row["edge"][name] for name in branch.edge_fields]
            + [row[name] for name in branch.fields]
            + [self.branch(target, row, inner, rule) for inner in branch.branches]
            for row in listed[: branch.limit + branch.ahead]
        ]
        return [len(merged) if branch.count else None, rows]

    def merged(self, above: Row, branch: Branch, rule: RowRule) -> list[Row]:
        """All that is below a row, in order: nodes, each with the relation to it as its `edge`."""
        relation = RELATIONS[branch.relation]
        pairs = [
            (edge, node)
            for edge, node, target in self.across(relation, branch.direction, above)
            if self.visible(target, node, rule)
            and self.passes(target, node, branch.where, rule)
            and self.passes(relation, edge, branch.edge, rule)
        ]
        return ordered([{"edge": edge, **node} for edge, node in pairs], sorting(branch)[1])

    def keys(self, kind: Kind, branch: Branch) -> list[tuple[object, ...]]:
        """What the rows below any node of that kind sort by."""
        return [key(row, branch) for above in self.rows(kind) for row in self.merged(above, branch, {})]

    def across(self, relation: RelationType, direction: Direction, row: Row) -> list[tuple[Row, Row, Kind]]:
        here, there = ("from_id", "to_id") if direction is Direction.OUT else ("to_id", "from_id")
        target = KINDS[relation.end if direction is Direction.OUT else relation.start]
        nodes = {node["id"]: node for node in self.rows(target)}
        return [(edge, nodes[edge[there]], target) for edge in self.rows(relation) if edge[here] == row["id"]]

    def visible(self, kind: Kind, row: Row, rule: RowRule) -> bool:
        return self.passes(kind, row, rule.get(kind.name), rule)

    def passes(self, entry: Kind | RelationType, row: Row, where: Filter | None, rule: RowRule) -> bool:
        match where:
            case None:
                return True
            case And(parts):
                return all(self.passes(entry, row, part, rule) for part in parts)
            case Or(parts):
                return any(self.passes(entry, row, part, rule) for part in parts)
            case Not(part):
                return not self.passes(entry, row, part, rule)
            case Test():
                return tested(entry, row, where)
            case Through():
                return self.through(row, where, rule)

    def through(self, row: Row, where: Through, rule: RowRule) -> bool:
        relation = RELATIONS[where.relation]
        answers = [
            self.passes(relation, edge, where.edge, rule) and self.passes(target, node, where.where, rule)
            for edge, node, target in self.across(relation, where.direction, row)
            if self.visible(target, node, rule)
        ]
        verdict = {Quantifier.SOME: any(answers), Quantifier.EVERY: all(answers), Quantifier.NONE: not any(answers)}
        return verdict[where.quantifier]

    def known(self, id: str, rule: RowRule) -> tuple[str, Row]:
        for kind in KINDS.values():
            for row in self.rows(kind):
                if row["id"] == id and self.visible(kind, row, rule):
                    return kind.name, row
        raise NotFound(id)

    def steps(self, id: str, along: Sequence[Along], rule: RowRule) -> list[tuple[str, Step]]:
        """Where one step leads from a node, in order of relation and direction."""
        (kind, here), found = self.known(id, rule), []
        for way in sorted(set(along), key=lambda way: (way.relation, way.direction.value)):
            relation = RELATIONS[way.relation]
            if kind == (relation.start if way.direction is Direction.OUT else relation.end):
                found += [
                    (node["id"], Step(way.relation, edge["from_id"], edge["to_id"]))
                    for edge, node, target in self.across(relation, way.direction, here)
                    if self.visible(target, node, rule)
                ]
        return found

    def neighbourhood(self, id: str, along: Sequence[Along], degrees: int, cap: int, rule: RowRule) -> Neighbourhood:
        self.known(id, rule)
        found, level, capped = {id: 0}, [id], False
        for degree in range(1, degrees + 1):
            reached = sorted({there for here in level for there, _ in self.steps(here, along, rule)} - set(found))
            level = reached[: cap - len(found) + 1]
            capped = capped or level != reached
            found |= dict.fromkeys(level, degree)
        walked = {
            step
            for here, degree in found.items()
            for there, step in self.steps(here, along, rule)
            if degree < degrees and there in found
        }
        told = tuple(sorted(walked, key=lambda step: (step.relation, step.from_id, step.to_id)))
        most = walks.MOST_STEPS
        return Neighbourhood(found, told[:most], capped or len(told) > most)

    def shortest_path(self, start: str, end: str, along: Sequence[Along], most: int, rule: RowRule) -> Way:
        return Way(self.way(start, end, along, most, rule), capped=False)

    def way(self, start: str, end: str, along: Sequence[Along], most: int, rule: RowRule) -> tuple[Step, ...] | None:
        self.known(end, rule)
        near = self.neighbourhood(start, along, most, 1_000, rule).degrees
        if end not in near:
            return None
        if start == end:
            return ()
        left = near[end] - 1
        ways = [
            (there, step, rest)
            for there, step in self.steps(start, along, rule)
            if (rest := self.way(there, end, along, left, rule)) is not None
        ]
        _, step, rest = min(ways, key=lambda way: way[0])
        return (step, *rest)

    def search(self, text: str, kinds: Sequence[str], limit: int, rule: RowRule) -> list[Hit]:
        words = search_words(text)
        found = []
        for kind in [KINDS[name] for name in kinds] or KINDS.values():
            for row in self.rows(kind) if kind.search and words else ():
                searched = search_text(part for name in kind.search for part in texts(row[name]))
                there = searched.split()
                if all(any(w.startswith(word) for w in there) for word in words) and self.visible(kind, row, rule):
                    found.append(
                        (
                            len(searched),
                            sort_key(row[kind.title]),
                            row["id"],
                            Hit(kind.name, row["id"], row[kind.title]),
                        )
                    )
        return [hit for *_, hit in sorted(found, key=lambda one: one[:3])][:limit]


def _word(record: Record) -> Statement:
    return Statement(record.source, record.as_of, record.rule, record.values)


def _row(entry: Kind | RelationType, key: str, word: Statement) -> Row:
    ends = ("id",) if isinstance(entry, Kind) else ("from_id", "to_id")
    values = {prop.name: word.values.get(prop.name, prop.default) for prop in entry.properties.values()}
    provenance = {"source": word.source, "as_of": word.as_of, "rule": word.rule}
    return {**dict(zip(ends, key.split(" "), strict=True)), **values, **provenance}


def _ends_there(shown: dict[str, dict[str, Row]], relation: RelationType, key: str) -> bool:
    start, end = key.split(" ")
    return start in shown[relation.start] and end in shown[relation.end]


def _referred(shown: dict[str, dict[str, Row]], kind: str, id: str) -> bool:
    return any(
        (relation.start == kind and row["from_id"] == id) or (relation.end == kind and row["to_id"] == id)
        for relation in RELATIONS.values()
        for row in shown[relation.name].values()
    )


def tested(entry: Kind | RelationType, row: Row, test: Test) -> bool:
    value = row[test.name]
    if test.op is Op.KNOWN:
        return (value is not None) == test.value
    if value is None:
        return False
    if test.op is Op.IN:
        return value in test.value
    if test.op is Op.HAS:
        return test.value in value
    if test.op in (Op.STARTS, Op.CONTAINS):
        asked = test.value
        titled = isinstance(entry, Kind) and test.name == entry.title and entry.properties[test.name].type is Type.TEXT
        if titled:
            value, asked = sort_key(value), fold(asked)
        return value.startswith(asked) if test.op is Op.STARTS else asked in value
    return COMPARE[test.op](value, test.value)


def ordered(rows: list[Row], keys: "Keys") -> list[Row]:
    """By the keys, unknown greatest; then by id in the direction of the last key."""
    descending = bool(keys) and keys[-1][2].descending
    rows = sorted(rows, key=lambda row: row["id"], reverse=descending)
    for entry, edge, order in reversed(keys):
        rows = sorted(
            rows,
            key=lambda row, e=entry, g=edge, o=order: place(e, row["edge"] if g else row, o),
            reverse=order.descending,
        )
    return rows


Keys = Sequence[tuple[Kind | RelationType, bool, Order]]


def sorting(branch: Branch) -> tuple[Kind, Keys]:
    """The kind below, and whose property each key of the order is."""
    relation = RELATIONS[branch.relation]
    target = KINDS[relation.end if branch.direction is Direction.OUT else relation.start]
    return target, [(relation if order.edge else target, order.edge, order) for order in branch.order]


def key(row: Row, branch: Branch) -> tuple[object, ...]:
    """What a row of a branch sorts by up to its id, as a page's bound holds it."""
    found = []
    for entry, edge, order in sorting(branch)[1]:
        unknown, value = place(entry, row["edge"] if edge else row, order)
        found.append(None if unknown else value)
        if order.name == "id":
            return tuple(found)
    return (*found, row["id"])


def beyond(row: Row, branch: Branch) -> bool:
    """Whether a row comes after the branch's bound."""
    ways = [order.descending for order in branch.order]
    for here, there, down in zip(key(row, branch), branch.after, [*ways, bool(ways) and ways[-1]], strict=False):
        if here != there:
            return (there is not None and (here is None or here > there)) != down
    return False


def place(entry: Kind | RelationType, row: Row, order: Order) -> tuple[bool, object]:
    if isinstance(entry, Kind) and order.name == entry.title:
        return (False, sort_key(row[order.name]))
    value = row[order.name]
    return (value is None, 0 if value is None else value)


def texts(value: object) -> list[str | None]:
    return list(value) if isinstance(value, list) else [value]

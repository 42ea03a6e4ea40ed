"""The store's meaning, slow and obvious: what every adapter is held against."""

from collections.abc import Iterable, Sequence

from graph import catalogue
from graph.catalogue import BY_NOUN, KINDS, RELATIONS, Kind, RelationType
from graph.folding import fold, search_text, search_words, sort_key
from graph.records import encode, resolve
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
from graph.store import Hit, Statement
from graph.values import Fact, Type

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
    """Nodes and relations as dictionaries; statements as said."""

    def __init__(self) -> None:
        self.said: dict[tuple[str, str], dict[str, Statement]] = {}

    def say(self, facts: Iterable[Fact]) -> None:
        for fact in facts:
            record = encode(fact)
            word = Statement(record.source, record.as_of, record.rule, record.values)
            self.said.setdefault((BY_NOUN[type(fact)].name, record.key), {})[record.source] = word

    def withdraw(self, source: str, noun: str, key: str) -> None:
        self.said.get((noun, key), {}).pop(source, None)

    def rows(self, entry: Kind | RelationType) -> list[Row]:
        found = []
        for (noun, key), words in self.said.items():
            word = resolve(words.values()) if noun == entry.name else None
            if word is not None:
                values = {p.name: word.values.get(p.name, p.default) for p in entry.properties.values()}
                ends = (
                    {"id": key}
                    if isinstance(entry, Kind)
                    else dict(zip(("from_id", "to_id"), key.split(" "), strict=True))
                )
                found.append({**ends, **values, "source": word.source, "as_of": word.as_of, "rule": word.rule})
        return found

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
        relation = RELATIONS[branch.relation]
        pairs = [
            (edge, node)
            for edge, node, target in self.across(relation, branch.direction, above)
            if self.visible(target, node, rule)
            and self.passes(target, node, branch.where, rule)
            and self.passes(relation, edge, branch.edge, rule)
        ]
        target = KINDS[relation.end if branch.direction is Direction.OUT else relation.start]
        keys = [(relation if order.edge else target, order.edge, order) for order in branch.order]
        merged = [{"edge": edge, **node} for edge, node in pairs]
        merged = ordered(merged, keys)
        rows = [
            [row["edge"][name] for name in branch.edge_fields]
            + [row[name] for name in branch.fields]
            + [self.branch(target, row, inner, rule) for inner in branch.branches]
            for row in merged[: branch.limit]
        ]
        return [len(merged) if branch.count else None, rows]

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


def ordered(rows: list[Row], keys: Sequence[tuple[Kind | RelationType, object, Order]]) -> list[Row]:
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


def place(entry: Kind | RelationType, row: Row, order: Order) -> tuple[bool, object]:
    if isinstance(entry, Kind) and order.name == entry.title:
        return (False, sort_key(row[order.name]))
    value = row[order.name]
    return (value is None, 0 if value is None else value)


def texts(value: object) -> list[str | None]:
    return list(value) if isinstance(value, list) else [value]

"""The schema that is kept: it never lags, and it never breaks a client unawares."""

import pytest

from schema.sdl import FILE, Changes, main, sdl

KEPT = """
type Query {
  "Things."
  things(first: Int): [Thing!]!
  find(input: Wanted): Thing
}
type Thing { id: ID! size: Int colour: Colour }
enum Colour { RED GREEN }
input Wanted { id: ID }
"""


def changes(*edits):
    built = KEPT
    for old, new in edits:
        assert old in built
        built = built.replace(old, new)
    return Changes.between(KEPT, built)


@pytest.mark.parametrize(
    ("old", "new", "named", "advice"),
    [
        ("size: Int ", "", "Field Thing.size was removed.", "deprecated"),
        ("size: Int ", "size: String ", "Field Thing.size changed type from Int to String.", "add another beside it"),
        ("id: ID! size", "id: ID size", "Field Thing.id changed type from ID! to ID.", "add another beside it"),
        ("first: Int", "first: Int, of: ID!", "A required argument Query.things(of:) was added.", "leave it out"),
        (
            "first: Int",
            "first: Int!",
            "Argument Query.things(first:) has changed type from Int to Int!.",
            "add another",
        ),
        ("{ id: ID }", "{ id: ID of: ID! }", "A required field Wanted.of was added.", "leave it out"),
        ("RED GREEN", "RED", "Enum value Colour.GREEN was removed.", "deprecated"),
        ("(input: Wanted)", "", "Argument Query.find(input:) was removed.", "deprecated"),
    ],
)
def test_what_breaks_clients_is_named_with_what_to_do(old, new, named, advice):
    (line,) = changes((old, new)).breaking
    assert line.startswith(named)
    assert advice in line


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("RED GREEN", "RED GREEN BLUE", "Enum value Colour.BLUE was added."),
        ("first: Int", "first: Int, of: ID", "An optional argument Query.things(of:) was added."),
        ("{ id: ID }", "{ id: ID of: ID }", "An optional field Wanted.of was added."),
    ],
)
def test_what_is_dangerous_is_no_more_than_that(old, new, named):
    found = changes((old, new))
    assert (found.breaking, found.harmless) == ([], [])
    assert found.dangerous == [named]


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("size: Int ", "size: Int weight: Int ", "Field Thing.weight was added."),
        ("size: Int ", "size: Int! ", "Field Thing.size changed type from Int to Int!."),
        ('"Things."', '"Some things."', 'Description of field Query.things has changed to "Some things.".'),
    ],
)
def test_what_is_merely_new_or_said_otherwise_is_told_as_such(old, new, named):
    found = changes((old, new))
    assert (found.breaking, found.dangerous, found.harmless) == ([], [], [named])


def test_all_three_sorts_are_told_apart():
    told = str(changes(("size: Int ", "weight: Int "), ("RED GREEN", "RED GREEN BLUE")))
    assert [line.partition(":")[0] for line in told.splitlines()] == ["breaks clients", "dangerous", "harmless"]
    assert "deprecations" in str(changes(("size: Int ", 'size: Int @deprecated(reason: "it is thin") ')))


@pytest.fixture
def kept(tmp_path):
    (tmp_path / "schema.graphql").write_text(KEPT, "utf-8")
    return tmp_path / "schema.graphql"


def test_what_would_break_clients_is_not_written_unless_that_is_asked_for(kept, capsys):
    built = KEPT.replace("size: Int ", "")
    assert main([], kept, lambda: built) == 1
    told = capsys.readouterr()
    assert told.out.startswith("breaks clients: Field Thing.size was removed. To mend it: keep it, deprecated")
    assert "--breaking" in told.err
    assert kept.read_text("utf-8") == KEPT
    assert main(["--breaking"], kept, lambda: built) == 0
    assert kept.read_text("utf-8") == built


def test_the_rest_is_written_and_told(kept, capsys):
    built = KEPT.replace("size: Int ", "size: Int weight: Int ").replace("RED", "RED BLUE")
    assert main([], kept, lambda: built) == 0
    assert kept.read_text("utf-8") == built
    assert capsys.readouterr().out.splitlines() == [
        "dangerous: Enum value Colour.BLUE was added.",
        "harmless: Field Thing.weight was added.",
    ]


def test_what_is_written_already_is_left_alone(kept, capsys):
    before = kept.stat().st_mtime_ns
    assert main([], kept, lambda: KEPT) == 0
    assert kept.stat().st_mtime_ns == before
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    "spoil",
    [
        lambda file: file.unlink(),
        lambda file: file.write_text("<<<<<<< ours\n"),
        lambda file: file.write_text("type Query { id: ID id: ID }\n"),
    ],
)
def test_where_nothing_can_be_compared_nothing_is_written(kept, capsys, spoil):
    spoil(kept)
    assert main(["--breaking"], kept, lambda: KEPT) == 1
    assert "from Git" in capsys.readouterr().err
    assert not kept.exists() or kept.read_text("utf-8") != KEPT


def lag(kept, built):
    """Fails where the one is not the other, and says how they differ."""
    if kept != built:
        pytest.fail(
            f"{FILE.name} lags behind: run `python -m schema.sdl`\n{Changes.between(kept, built)}", pytrace=False
        )


def test_the_schema_is_kept_as_it_is():
    lag(FILE.read_text("utf-8"), sdl())


def test_a_lag_is_found_and_told_with_what_it_does_to_clients():
    with pytest.raises(
        pytest.fail.Exception,
        match=r"breaks clients: Field Thing.size was removed\.(.|\n)*harmless: Field Thing.weight",
    ):
        lag(KEPT, KEPT.replace("size: Int ", "weight: Int "))

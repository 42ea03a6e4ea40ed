"""`python -m schema.sdl` writes the schema in SDL to `schema/schema.graphql`, where a review sees every change.

It writes nothing that would break clients of what is there, and says what to do instead; `--breaking` writes it all the
same. The rest is told, whether it is dangerous or harmless.
"""

import argparse
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from graphql import (
    BreakingChange,
    BreakingChangeType,
    DangerousChange,
    GraphQLSyntaxError,
    SafeChange,
    build_schema,
    find_schema_changes,
)

from schema import query

FILE: Final = Path(__file__).with_name("schema.graphql")

INSTEAD: Final = "leave it as it is, add another beside it, and deprecate this one"
LEFT_OUT: Final = "let clients leave it out; what happens then is what happened before"
DEPRECATE: Final = "keep it, deprecated, with what to use instead, until a release has said so"
ADVICE: Final[Mapping[BreakingChangeType, str]] = {
    BreakingChangeType.REQUIRED_ARG_ADDED: LEFT_OUT,
    BreakingChangeType.REQUIRED_INPUT_FIELD_ADDED: LEFT_OUT,
    BreakingChangeType.REQUIRED_DIRECTIVE_ARG_ADDED: LEFT_OUT,
    BreakingChangeType.TYPE_CHANGED_KIND: INSTEAD,
    BreakingChangeType.FIELD_CHANGED_KIND: INSTEAD,
    BreakingChangeType.ARG_CHANGED_KIND: INSTEAD,
}
"""What to do about a change, where that is not to deprecate first."""


def sdl() -> str:
    """The schema as its clients see it."""
    return query.build_schema().as_str() + "\n"


@dataclass(frozen=True, slots=True)
class Changes:
    """How a schema differs from the one that clients know, a line for each change.

    breaking    what some request of a client would be refused for, with what to do instead
    dangerous   what may surprise a client, though its requests are answered
    harmless    what is new, so that nobody can have asked for it, or said otherwise
    """

    breaking: Sequence[str]
    dangerous: Sequence[str]
    harmless: Sequence[str]

    @classmethod
    def between(cls, kept: str, built: str) -> "Changes":
        """From one SDL to another; `GraphQLSyntaxError` or `TypeError` where one of them is none."""
        found = find_schema_changes(build_schema(kept), build_schema(built))
        return cls(
            [f"{one.description} To mend it: {_advice(one)}." for one in found if isinstance(one, BreakingChange)],
            [one.description for one in found if isinstance(one, DangerousChange)],
            [one.description for one in found if isinstance(one, SafeChange)],
        )

    def __str__(self) -> str:
        named = {"breaks clients": self.breaking, "dangerous": self.dangerous, "harmless": self.harmless}
        lines = [f"{what}: {one}" for what, some in named.items() for one in some]
        return "\n".join(lines) or "deprecations or order alone: nothing that a request depends on"


def _advice(change: BreakingChange) -> str:
    return ADVICE.get(change.type, DEPRECATE)


def main(given: Iterable[str], file: Path = FILE, build: Callable[[], str] = sdl) -> int:
    """Write the file; 1 where that would break clients and was not asked for, or where there is nothing to compare."""
    parser = argparse.ArgumentParser("python -m schema.sdl", description=f"Writes the schema to {file.name}.")
    parser.add_argument("--breaking", action="store_true", help="write even what breaks clients")
    wanted, built = parser.parse_args([*given]), build()
    try:
        kept = file.read_text("utf-8")
        changes = Changes.between(kept, built)
    except (FileNotFoundError, GraphQLSyntaxError, TypeError) as error:
        sys.stderr.write(f"{file.name} cannot be compared with: {error}\nGet it back from Git first.\n")
        return 1
    if kept == built:
        return 0
    sys.stdout.write(f"{changes}\n")
    if changes.breaking and not wanted.breaking:
        sys.stderr.write("Nothing is written; --breaking is for what a release has announced.\n")
        return 1
    file.write_text(built, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

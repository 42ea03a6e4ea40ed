"""`hommel` on the command line, and `python -m hommel`."""

import os
import sys
from collections.abc import Sequence

import typer

from graph.errors import HommelError
from hommel.app import app
from hommel.screen import complain, note
from hommel.settings import Settings, unknown_settings

INTERRUPTED = 130  # as shells report a program that Ctrl-C ended


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit status: 0 done, 1 failed and said why, 2 the command line was wrong, 130 interrupted."""
    try:
        settings = Settings.read(os.environ)
    except HommelError as error:
        complain(error.to_operator)
        return 1
    for warning in unknown_settings(os.environ):
        note(f"warning: {warning}")
    try:
        return _run(settings, list(sys.argv[1:] if arguments is None else arguments) or ["--help"])
    except typer.TyperException as error:
        complain(f"{error.format_message()} (`--help` explains)")
        return error.exit_code
    except HommelError as error:
        complain(error.to_operator)
        return 1
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:  # a folder that cannot be written, a full disk
        complain(f"{error.filename or 'the system'}: {error.strerror or error}")
        return 1
    except KeyboardInterrupt:
        complain("interrupted; what was finished is kept, and the store is whole")
        return INTERRUPTED
    except Exception as error:
        if settings.debug:
            raise
        complain(f"a mistake of Hommel's own, {type(error).__name__}: {error}; with HOMMEL_DEBUG=1 it says where")
        return 1


def _run(settings: Settings, arguments: list[str]) -> int:
    status = int(app(arguments, standalone_mode=False, prog_name="hommel", obj=settings) or 0)
    if status == INTERRUPTED:  # typer turns Ctrl-C within a command into this
        raise KeyboardInterrupt
    return status


if __name__ == "__main__":
    sys.exit(main())

"""The speed protocol's instances, made by the shared folder's own script."""

import importlib.util
import os
from pathlib import Path
from typing import Any

SHARED = Path(os.environ.get("HOMMEL_SHARED", Path(__file__).parents[2] / "shared"))
PATH = SHARED / "bench" / "synthetic.py"


def synthetic() -> Any:
    """The script as a module; the programme ends with a reason where it is absent."""
    spec = importlib.util.spec_from_file_location("synthetic", PATH)
    if not PATH.is_file() or spec is None or spec.loader is None:
        raise SystemExit(f"bench: no {PATH}; say where the shared folder is in HOMMEL_SHARED")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module

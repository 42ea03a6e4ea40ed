"""The file of documents that were agreed on, for a server that answers nothing else."""

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from graph.errors import BadInput


def trusted(file: Path) -> Mapping[str, str]:
    """SHA-256 -> text, from a JSON object; `BadInput` where it is none, or where a text is not what its digest says."""
    try:
        found = json.loads(file.read_text("utf-8"))
    except OSError as error:
        raise BadInput(f"{file}: cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise BadInput(f"{file}: is not JSON in UTF-8: {error}") from error
    if not isinstance(found, dict) or not all(isinstance(text, str) for text in found.values()):
        raise BadInput(f'{file}: must be an object such as {{"SHA-256 of the text": "query {{ … }}"}}')
    texts = {digest.removeprefix("sha256:").lower(): text for digest, text in found.items()}
    for digest, text in texts.items():
        if (right := sha256(text.encode()).hexdigest()) != digest:
            raise BadInput(f"{file}: the text under {digest!r} has another SHA-256, {right}")
    return texts

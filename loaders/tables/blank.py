"""The template: sheets with two fictional rows to overwrite, and a page in Dutch and English on how to fill them in."""

from pathlib import Path

from graph.errors import BadInput

_TEMPLATE = Path(__file__).parent / "template"


def write_template(folder: Path) -> list[Path]:
    """The files written into the folder, which is made if need be. Nothing that is there is ever overwritten."""
    originals = sorted(path for path in _TEMPLATE.rglob("*") if path.suffix in (".csv", ".md"))
    places = {path: folder / path.relative_to(_TEMPLATE) for path in originals}
    if there := [place for place in places.values() if place.exists()]:
        raise BadInput(f"{there[0]}: is there already; name another folder for the template")
    try:
        for original, place in places.items():
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(original.read_bytes())
    except OSError as error:
        raise BadInput(f"{folder}: the template cannot be written there: {error.strerror}") from error
    return list(places.values())

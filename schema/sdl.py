"""`python -m schema.sdl` writes the schema in SDL to `schema/schema.graphql`, where a review sees every change."""

from pathlib import Path
from typing import Final

from schema.query import build_schema

FILE: Final = Path(__file__).with_name("schema.graphql")


def sdl() -> str:
    """The schema as its clients see it."""
    return build_schema().as_str() + "\n"


if __name__ == "__main__":
    FILE.write_text(sdl(), "utf-8")

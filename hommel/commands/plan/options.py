"""Options that commands of the plan share."""

from datetime import datetime
from typing import Annotated

import typer

Line = Annotated[str | None, typer.Option(metavar="ID", help="A strategic line alone, such as line:support.")]
Chain = Annotated[str | None, typer.Option(metavar="ID", help="A value chain alone, such as chain:food.")]
Since = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], metavar="DATE", help="First day that counts.")]
Until = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], metavar="DATE", help="Last day that counts.")]

"""``readout schema``."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer


class Kind(StrEnum):
    """What has a schema."""

    MEETING = "meeting"
    STATEMENT = "statement"
    COMMITMENT = "commitment"
    SANCTION = "sanction"
    REPORT = "report"
    BRIEFING = "briefing"
    CHANGES = "changes"


def schema(kind: Annotated[Kind, typer.Argument(help="Which one.", show_default=False)]) -> None:
    """Print the JSON Schema of a record or briefing.

    Example: readout schema briefing > briefing.schema.json
    """
    import json

    from readout.library import schema as schema_of

    typer.echo(json.dumps(schema_of(kind.value), indent=1, ensure_ascii=False))

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


def schema(kind: Annotated[Kind, typer.Argument(help="Which one.", show_default=False)]) -> None:
    """Print the JSON Schema of a record or briefing.

    Example: readout schema briefing > briefing.schema.json
    """
    import json

    from pydantic import BaseModel

    from readout_schemas import RECORD_MODELS, SCHEMA_VERSION, Briefing, Report

    models: dict[str, type[BaseModel]] = {
        **{str(name): model for name, model in RECORD_MODELS.items()},
        "report": Report,
        "briefing": Briefing,
    }
    published = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:readout:{kind}:{SCHEMA_VERSION}",
        **models[kind.value].model_json_schema(mode="serialization"),
    }
    typer.echo(json.dumps(published, indent=1, ensure_ascii=False))

"""What all drafts share: every field is required, nothing else is allowed, and the schema sent is lean."""

from __future__ import annotations

from typing import Any, cast

from pydantic import BaseModel, ConfigDict, Field
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue

from readout_schemas import Model


class LeanSchema(GenerateJsonSchema):
    """JSON Schema without titles and class docstrings: they repeat the names, and every call pays for them."""

    def generate(self, schema: Any, mode: Any = "validation") -> JsonSchemaValue:
        """As the base class, without titles except the outermost, by which a tool or schema is named."""
        full = super().generate(schema, mode)
        lean = cast("JsonSchemaValue", _without_titles(full))
        for definition in lean.get("$defs", {}).values():
            definition.pop("description", None)
        return {**lean, "title": full["title"]}


def _without_titles(node: Any) -> Any:
    if isinstance(node, list):
        return [_without_titles(item) for item in node]
    if not isinstance(node, dict):
        return node
    return {
        key: {name: _without_titles(field) for name, field in value.items()}
        if key in {"properties", "$defs"}  # their keys are names of the user's, and may be "title"
        else _without_titles(value)
        for key, value in node.items()
        if key != "title"
    }


class Draft(BaseModel):
    """Something as the model wrote it, not yet checked against the text."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @classmethod
    def model_json_schema(cls, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The schema as it is sent: inside the strict subset of structured outputs, and lean."""
        return super().model_json_schema(*args, **{"schema_generator": LeanSchema, **kwargs})


def same(record: type[Model], field: str) -> Any:
    """A draft's field that is explained once, by the record's field of that name."""
    return Field(description=record.model_fields[field].description)

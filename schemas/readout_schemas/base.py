"""What every model of this package shares: frozen, closed, and true to its source."""

from __future__ import annotations

import datetime
import functools
from typing import Annotated, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

SCHEMA_VERSION = "2.0"
"""Version of the published JSON: the major number grows when a reader of the old form would break."""

Text = Annotated[str, StringConstraints(min_length=1)]
"""A string that says something: never empty."""


class Model(BaseModel):
    """Base of all models here: immutable, and closed to fields that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


M = TypeVar("M", bound=Model)
_LEAVES = frozenset({str, int, float, bool, type(None)})


def parts(value: object, kind: type[M]) -> list[M]:
    """Every ``kind`` inside a model, tuple or value, at any depth; what is inside one of them is left out."""
    found: list[M] = []
    _gather(value, kind, found)
    return found


def _gather(value: object, kind: type[M], found: list[M]) -> None:
    if isinstance(value, kind):
        found.append(value)
    elif isinstance(value, tuple):
        for item in value:
            if type(item) not in _LEAVES:  # most are, and need no call
                _gather(item, kind, found)
    elif isinstance(value, Model):
        for name in _fields_with(type(value), kind):
            if held := getattr(value, name):  # many fields are empty
                _gather(held, kind, found)


@functools.cache
def _fields_with(model: type[Model], kind: type[Model]) -> tuple[str, ...]:
    """The fields of a model that may hold a ``kind`` at some depth, by their types."""
    return tuple(name for name, field in model.model_fields.items() if _may_hold(field.annotation, kind, frozenset()))


def _may_hold(annotation: object, kind: type[Model], above: frozenset[object]) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        if issubclass(annotation, kind) or issubclass(kind, annotation):
            return True
        inner = above | {annotation}
        fields = () if annotation in above else annotation.model_fields.values()
        return any(_may_hold(field.annotation, kind, inner) for field in fields)
    return any(_may_hold(part, kind, above) for part in get_args(annotation))


class Span(Model):
    """Half-open range ``[start, end)`` of code points in a document's text."""

    start: int = Field(ge=0, description="First code point.")
    end: int = Field(ge=1, description="One past the last code point.")


unknown = (None, ()).__contains__
"""Whether a field that few have says nothing, and is left out of the JSON: asked of every span that is written."""


class Evidence(Span):
    """Words of a source at their place: ``text == document.text[start:end]``, always."""

    document: Text = Field(description="Id of the document.")
    text: Text = Field(description="The source's own words, nothing normalised.")
    page: int | None = Field(
        default=None, ge=1, exclude_if=unknown, description="Page of the source where they begin, if it has pages."
    )
    time: float | None = Field(
        default=None, ge=0, exclude_if=unknown, description="Second of the recording where they begin, if it is one."
    )
    posted: datetime.datetime | None = Field(
        default=None, exclude_if=unknown, description="When the post went out that they are in, of a live blog."
    )
    link: str | None = Field(
        default=None, exclude_if=unknown, description="Address of the very words where they were published."
    )

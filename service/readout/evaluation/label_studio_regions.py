"""What Label Studio keeps of one annotation: regions, the fields written for them, and what leads from one to another.

The form is that of https://labelstud.io/guide/task_format; what has another one is told with its place in the list.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, TypeVar

from pydantic import ConfigDict, Field, ValidationError

from readout.errors import InputError
from readout.exporting.label_studio import FIELDS, KIND
from readout.faults import first_fault_of
from readout_schemas import Model


class _Kept(Model):
    """What the tool keeps has more fields than are read here."""

    model_config = ConfigDict(extra="ignore", coerce_numbers_to_str=True)


class Place(_Kept):
    """Where a region begins and ends, its words as the tool has them, and how it is labelled."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str | None = None
    labels: tuple[str, ...] = ()


class Region(_Kept):
    """Words that were marked."""

    id: str
    value: Place

    @property
    def label(self) -> str | None:
        """Its label; ``None`` where a person gave it none."""
        return self.value.labels[0] if self.value.labels else None


class _Written(_Kept):
    text: str | tuple[str, ...]


class Note(_Kept):
    """What was written for a region."""

    id: str
    value: _Written

    @property
    def text(self) -> str:
        """All of it."""
        return self.value.text if isinstance(self.value.text, str) else "\n".join(self.value.text)


class Relation(_Kept):
    """That one region leads to another."""

    from_id: str
    to_id: str


R = TypeVar("R", bound=_Kept)


@dataclass(frozen=True)
class Results:
    """The results of one annotation by what they are, each in the tool's order."""

    regions: list[Region] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)


def results_of(kept: Any, where: str) -> Results:
    """The results that concern readout; those of other controls are left out.

    Raises:
        InputError: one has not the form of the tool's; the message begins with ``where`` and its number.
    """
    if not isinstance(kept, list):
        raise InputError(f'{where}: its "result" is no list: export the project as JSON')
    found = Results()
    for number, one in enumerate(kept, 1):
        at = f"{where}, result {number}"
        if not isinstance(one, dict):
            raise InputError(f"{at}: it is no object: export the project as JSON")
        if one.get("type") == "relation":
            found.relations.append(_read(Relation, one, at))
        elif one.get("from_name") == KIND:
            found.regions.append(_read(Region, one, at))
        elif one.get("from_name") == FIELDS:
            found.notes.append(_read(Note, one, at))
    return found


def _read(model: type[R], kept: dict[str, Any], at: str) -> R:
    try:
        return model.model_validate(kept)
    except ValidationError as error:
        raise InputError(f"{at}: {first_fault_of(error)}: export the project as JSON") from None

"""An answer read item by item: what cannot be read costs itself alone."""

from __future__ import annotations

import json
import types
import typing
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, Literal, TypeVar

import pydantic
import pydantic_core

from readout.drafts import CommitmentDraft, Draft, ItemDraft, MeetingDraft, SanctionDraft, StatementDraft
from readout.record_types import PLURALS, PerType
from readout.writable import writable_json
from readout_schemas import RecordType

A = TypeVar("A", bound=Draft)
Path = tuple[int | str, ...]

LISTS: dict[str, RecordType] = {name: kind for kind, name in PLURALS.items()}
ITEMS: PerType[type[ItemDraft]] = PerType(
    meeting=MeetingDraft, statement=StatementDraft, commitment=CommitmentDraft, sanction=SanctionDraft
)
_ROUNDS = 4
"""Times that what does not fit is taken out: unknown keys hide what is wrong beneath them."""


@dataclass(frozen=True, slots=True)
class Misfit:
    """An item of an answer that is not of its type."""

    type: RecordType
    written: Any
    """The item's JSON, as the model wrote it."""
    draft: ItemDraft | None
    """The item with blanks in place of what does not fit; ``None`` where it is no object."""
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading(Generic[A]):
    """What could be read of an answer."""

    answer: A
    misfits: tuple[Misfit, ...] = ()
    unfinished: tuple[RecordType, ...] = field(default=())
    """Where the answer was cut off: the types whose lists it did not bring to an end."""


def read(wanted: type[A], text: str, *, cut: bool = False) -> Reading[A] | None:
    """Read an answer; ``None`` if nothing in it can be.

    Unknown keys are left out. An item that does not fit is put aside with the reason. Of an answer that was cut off the
    items that are whole are taken.

    Args:
        wanted: the answer's type.
        text: its JSON.
        cut: whether it stopped at its limit of length.
    """
    if not cut:
        try:
            return Reading(wanted.model_validate_json(text, strict=True))
        except pydantic.ValidationError:
            pass
    value = _value(text, cut)
    if not isinstance(value, dict) or not _lists(wanted) & value.keys():
        return None
    unfinished = _unfinished(wanted, value) if cut else ()
    if cut:
        value = {**{name: [] for name in _lists(wanted)}, **value}
    found = _fitted(wanted, value)
    if found is None:
        return None
    answer, misfits = found
    if cut and not any(getattr(answer, name) for name in _lists(wanted)):
        return None
    if cut:  # the last item of what was cut off is asked for with the rest
        misfits = [one for one in misfits if one.type not in unfinished]
    return Reading(answer, tuple(misfits), unfinished)


def knows_type(wanted: type[Draft], text: str) -> bool:
    """Whether an answer is an object with a list of its type, however wrong it is: the model knew the schema."""
    value = _value(text, cut=False)
    return isinstance(value, dict) and bool(_lists(wanted) & value.keys())


def _value(text: str, cut: bool) -> Any:
    try:
        found = pydantic_core.from_json(text, allow_partial=cut)
    except ValueError:
        try:
            found = json.loads(text)  # takes half a pair of surrogates, which the other does not
        except (ValueError, RecursionError):
            return None
    return writable_json(found)


def _lists(wanted: type[Draft]) -> set[str]:
    return {name for name, known in wanted.model_fields.items() if typing.get_origin(known.annotation) is list}


def _unfinished(wanted: type[Draft], value: Mapping[str, Any]) -> tuple[RecordType, ...]:
    """The record types that a cut answer lacks, or stopped within: it has its lists in the order of its fields."""
    written = [name for name in wanted.model_fields if name in value]
    return tuple(
        kind
        for name, kind in LISTS.items()
        if name in wanted.model_fields and (name not in written or name == written[-1])
    )


def _fitted(wanted: type[A], value: dict[str, Any]) -> tuple[A, list[Misfit]] | None:
    """The answer without what does not fit, and that."""
    value = json.loads(json.dumps(value))
    wrong: dict[tuple[str, int], list[str]] = {}
    for _ in range(_ROUNDS):
        kept = {name: _without(items, name, wrong) for name, items in value.items()}
        try:
            answer = wanted.model_validate(kept, strict=True)
        except pydantic.ValidationError as error:
            kept_numbers = {name: _numbers(items, name, wrong) for name, items in value.items()}
            settled = [_settle(one, value, kept_numbers, wrong, wanted) for one in error.errors(include_url=False)]
            if not all(settled):
                return None
        else:
            return answer, [misfit for place, why in sorted(wrong.items()) for misfit in _misfit(value, place, why)]
    return None


def _without(items: Any, name: str, wrong: Mapping[tuple[str, int], object]) -> Any:
    return [items[number] for number in _numbers(items, name, wrong)] if isinstance(items, list) else items


def _numbers(items: Any, name: str, wrong: Mapping[tuple[str, int], object]) -> list[int]:
    return [number for number in range(len(items)) if (name, number) not in wrong] if isinstance(items, list) else []


def _settle(
    error: Any,
    value: dict[str, Any],
    kept: Mapping[str, Sequence[int]],
    wrong: dict[tuple[str, int], list[str]],
    wanted: type[Draft],
) -> bool:
    """Take out an unknown key, or note an item that does not fit; false where the answer as a whole is wrong."""
    match error["loc"]:
        case (str(name), int(number), *rest) if name in _lists(wanted):
            place = (name, kept[name][number])
            if error["type"] == "extra_forbidden":
                _remove(value[name][place[1]], tuple(rest))
            else:
                where = ".".join(map(str, rest))
                wrong.setdefault(place, []).append(f"{where}: {error['msg']}" if where else str(error["msg"]))
            return True
        case (str(name),) if error["type"] == "extra_forbidden":
            value.pop(name, None)
            return True
        case _:
            return False


def _remove(node: Any, path: Path) -> None:
    for step in path[:-1]:
        node = node[step]
    node.pop(path[-1], None)


def _misfit(value: Mapping[str, Any], place: tuple[str, int], reasons: Sequence[str]) -> list[Misfit]:
    """The item there as a misfit; none where it is no record: what a party lacks shows in the records that name it."""
    name, number = place
    kind = LISTS.get(name)
    if kind is None:
        return []
    written = value[name][number]
    return [Misfit(kind, written, _blanked(kind, written), tuple(dict.fromkeys(reasons)))]


def _blanked(kind: RecordType, written: Any) -> ItemDraft | None:
    model = ITEMS[kind]
    if not isinstance(written, dict):
        return None
    given = {name: written.get(name) for name in model.model_fields}
    try:
        return model.model_validate(given, strict=True)
    except pydantic.ValidationError as error:
        for one in error.errors(include_url=False):
            name = str(one["loc"][0])
            given[name] = _blank(model.model_fields[name].annotation)
    return model.model_validate(given, strict=True)


def _blank(annotation: Any) -> Any:
    """A value of a field's type that says nothing."""
    origin = typing.get_origin(annotation)
    if origin is list:
        return []
    if origin is Literal:
        return typing.get_args(annotation)[0]
    return None if origin in {types.UnionType, typing.Union} else ""

"""The form in which a record is corrected: its fields by what their types are, filled with what it says."""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from readout.desk.serving.workspace.correction_words import choice, hint, label
from readout.desk.serving.workspace.forms import Form
from readout_schemas import AnyRecord, Evidence, Model

PREFIX = "f."
"""How the names of the form's fields begin, before their place in the record: ``f.actors.0.name``."""
_BESIDE = {"id", "open", "sourcing", "reviewed"}
_OWN = {"party", "document", "start", "end", "page", "time", "posted", "link"}
"""Fields that the form does not ask for: they follow from others, or stay."""
_LONG = {"title", "gist", "action", "measure", "text", "translation"}
Kind = Literal["line", "long", "choice", "check", "lines", "group", "rows"]
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Box:
    """A field of the form.

    Attributes:
        place: in the record.
        label: what it is called.
        kind: how it is given.
        value: what it holds, as a form has it.
        options: what may be chosen, and how that is called; an empty one where nothing may be.
        hint: how it is given, where its name does not say so.
        fault: what is wrong with it.
        inner: its own fields; of rows one group each.
    """

    place: str
    label: str
    kind: Kind
    value: str
    options: tuple[tuple[str, str], ...]
    hint: str
    fault: str
    inner: tuple[Box, ...]

    @property
    def name(self) -> str:
        """Its name in the form."""
        return f"{PREFIX}{self.place}"

    @property
    def is_faulty(self) -> bool:
        """Whether something is wrong in it."""
        return bool(self.fault) or any(one.is_faulty for one in self.inner)


@dataclass(frozen=True, slots=True)
class Filled:
    """What a form is filled with: a record's fields, or those that somebody sent, and what is wrong with these."""

    fields: Mapping[str, Any]
    faults: Mapping[str, str]
    more: str = ""
    """The list that gets another empty row."""


def boxes(model: type[Model], filled: Filled) -> list[Box]:
    """The fields of a record's form."""
    return list(_boxes(model, filled.fields, "", filled))


def _boxes(model: type[Model], values: Mapping[str, Any], above: str, filled: Filled) -> Iterator[Box]:
    ordered = sorted(model.model_fields.items(), key=lambda one: one[0] == "evidence")  # the words come last
    for name, field in ordered:
        if name in _OWN or (not above and name in _BESIDE):
            continue
        yield _box(field, f"{above}.{name}" if above else name, values.get(name), filled)


def _box(field: FieldInfo, place: str, value: Any, filled: Filled) -> Box:
    kind, inner, options = _form_of(field.annotation, place)
    children: tuple[Box, ...] = ()
    if inner is not None and kind == "rows":
        children = tuple(_rows(inner, place, value or (), filled))
    elif inner is not None:
        children = tuple(_boxes(inner, value or {}, place, filled))
    own = "" if children else "\n".join(map(str, value)) if kind == "lines" else _said(value)
    chosen = tuple((one, choice(place, one)) for one in options)
    return Box(place, label(place), kind, own, chosen, hint(place), filled.faults.get(place, ""), children)


def _rows(inner: type[Model], place: str, values: Sequence[Any], filled: Filled) -> Iterator[Box]:
    """One group for each, and an empty one to add another."""
    for at, value in enumerate([*values, *([{}] * (1 + (filled.more == place)))]):
        name = f"{place}.{at}"
        yield Box(name, "", "group", "", (), "", filled.faults.get(name, ""), tuple(_boxes(inner, value, name, filled)))


def _said(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def _form_of(annotation: Any, place: str) -> tuple[Kind, type[Model] | None, tuple[str, ...]]:
    """How a field of a type is given."""
    base, may_be_empty = _bare(annotation)
    if get_origin(base) is tuple:
        (of, *_) = get_args(base)
        return ("rows", of, ()) if isinstance(of, type) and issubclass(of, Model) else ("lines", None, ())
    if isinstance(base, type) and issubclass(base, Model):
        return "group", base, ()
    if get_origin(base) is Literal:
        return "choice", None, (*([""] if may_be_empty else []), *get_args(base))
    if base is bool:
        return "check", None, ()
    return ("long" if place.rpartition(".")[2] in _LONG and not _is_short(place) else "line"), None, ()


def _is_short(place: str) -> bool:
    """Whether a wording is a few words: of a date, a number, a sum."""
    return place.rpartition(".")[0].rstrip("0123456789.") in {"when", "deadline", "amount", "counts"}


def _bare(annotation: Any) -> tuple[Any, bool]:
    """A type without what may stand around it, and whether it may be empty."""
    if get_origin(annotation) in {Union, types.UnionType}:
        (base, *_) = [one for one in get_args(annotation) if one is not type(None)]
        return _bare(base)[0], True
    if hasattr(annotation, "__metadata__"):
        return _bare(get_args(annotation)[0])
    return annotation, False


def is_asked_for(place: str) -> bool:
    """Whether the form has a field for a place in the record."""
    return place.rpartition(".")[2] not in _OWN


def given(model: type[Model], form: Form, record: AnyRecord | None) -> Json:
    """The fields of a record as a form gives them; what it does not ask for stays as it is.

    Args:
        model: of the record's type.
        form: as it was sent.
        record: that was shown.
    """
    known = {name[len(PREFIX) :]: value for name, value in form.pairs if name.startswith(PREFIX)}
    old = record.model_dump(mode="json") if record is not None else {}
    return _given(model, known, old, "")


def _given(model: type[Model], known: Mapping[str, str], old: Mapping[str, Any], above: str) -> Json:
    found: Json = {}
    for name, field in model.model_fields.items():
        if name in _OWN or (not above and name in _BESIDE):
            continue
        place = f"{above}.{name}" if above else name
        found[name] = _value(field.annotation, place, known, old.get(name))
    if issubclass(model, Evidence):
        found = _placed(found, old)
    return found


def _value(annotation: Any, place: str, known: Mapping[str, str], old: Any) -> Any:
    kind, inner, _ = _form_of(annotation, place)
    _, may_be_empty = _bare(annotation)
    text = known.get(place, "").replace("\r\n", "\n").strip()
    if kind == "rows" and inner is not None:
        return [
            _given(inner, known, old[at] if old and at < len(old) else {}, f"{place}.{at}")
            for at in _places(place, known)
        ]
    if kind == "group" and inner is not None:
        filled = _is_filled(place, known)
        return _given(inner, known, old or {}, place) if filled or not may_be_empty else None
    if kind == "lines":
        return [line.strip() for line in text.split("\n") if line.strip()]
    if kind == "check":
        return bool(text)
    return text or (None if may_be_empty else "")


def _places(place: str, known: Mapping[str, str]) -> list[int]:
    """Which rows are filled, and not taken away."""
    numbers = {name[len(place) + 1 :].partition(".")[0] for name in known if name.startswith(f"{place}.")}
    return [
        at
        for at in sorted(int(one) for one in numbers if one.isdecimal() and len(one) < 4)  # noqa: PLR2004
        if _is_filled(f"{place}.{at}", known) and not known.get(f"{place}.{at}.gone")
    ]


def _is_filled(place: str, known: Mapping[str, str]) -> bool:
    """Whether any words are given in a group: what is chosen from a list always says something."""
    beside = {"kind", "mark", "basis", "approx", "gone"}
    return any(
        value.strip()
        for name, value in known.items()
        if name.startswith(f"{place}.") and name.rpartition(".")[2] not in beside
    )


def _placed(found: Json, old: Mapping[str, Any]) -> Json:
    """Words with where they stood: of others than stood there, the page, moment and address are not known."""
    same = found["text"] == str(old.get("text", "")).strip()
    if same:
        return {**old, **{name: value for name, value in found.items() if name != "text"}}
    place = {name: old[name] for name in ("document", "start", "end") if name in old}
    return {**(place or {"start": 0, "end": 1}), **found}

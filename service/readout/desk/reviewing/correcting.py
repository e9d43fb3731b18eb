"""A correction, as somebody wrote it, made a record: its parties are those of the report, its words the text's own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from readout.desk.store.settling import differing
from readout.errors import InputError
from readout.faults import first_fault_of
from readout.parties.naming import slug
from readout.record_types import type_of
from readout_schemas import RECORD_MODELS, AnyRecord, Document, Party, check_spans

_BESIDE = ("sourcing", "reviewed")
_PLACE = frozenset({"document", "text"})
_MENTION = frozenset({"name", "kind"})


def corrected(
    given: Mapping[str, Any], seen: AnyRecord, documents: Sequence[Document], parties: Iterable[Party]
) -> AnyRecord:
    """The record as it should be.

    Words may be given without their place, and parties without their id. A field that is corrected is open no longer.

    Args:
        given: the fields of the record, all of them.
        seen: the record as it was shown.
        documents: those whose words it may cite, with their texts.
        parties: those of the report.

    Raises:
        InputError: it is no record of this type, it cites what is not there, or it says what was shown.
    """
    kind = type_of(seen)
    whole = {**given, "id": seen.id, **{name: getattr(seen, name) for name in _BESIDE}}
    names: dict[tuple[str, str], str] = {(party.name, party.kind): party.id for party in parties}
    try:
        record = RECORD_MODELS[kind].model_validate(_filled(whole, documents, names))
        check_spans(record, tuple(documents))
    except ValidationError as error:
        raise InputError(f"the correction of {seen.id!r} is no {kind}: {first_fault_of(error)}") from None
    except ValueError as error:
        raise InputError(f"the correction of {seen.id!r} does not hold: {error}") from None
    changed = differing(seen, record)
    if not changed:
        raise InputError(f"the correction of {seen.id!r} changes nothing: accept it, or change a field")
    return record.model_copy(update={"open": tuple(one for one in record.open if one.field not in changed)})


def _filled(value: Any, documents: Sequence[Document], names: Mapping[tuple[str, str], str]) -> Any:
    """What was given, with the places of words and the ids of parties."""
    if isinstance(value, list | tuple):
        return [_filled(one, documents, names) for one in value]
    if not isinstance(value, Mapping):
        return value
    found = {key: _filled(one, documents, names) for key, one in value.items()}
    if found.keys() >= _MENTION and isinstance(found["name"], str) and isinstance(found["kind"], str):
        known = names.get((found["name"], found["kind"]))
        found["party"] = known or f"{found['kind']}-{slug(found['name'])}"
    if "text" in found and (found.keys() >= {"start", "end"} or found.keys() <= _PLACE):
        return _placed(found, documents)
    return found


def _placed(span: dict[str, Any], documents: Sequence[Document]) -> dict[str, Any]:
    """A span where its words stand: the place that is given, or the nearest one."""
    span = {"document": documents[0].id, **span}
    words = span["text"]
    text = next((one.text or "" for one in documents if one.id == span["document"]), "")
    start = span.get("start")
    near = start if isinstance(start, int) else 0
    if not isinstance(words, str) or not words or text[near : near + len(words)] == words:
        return {**span, "start": near, "end": near + len(words)} if isinstance(words, str) and words else span
    places = list(_places(words, text))
    if not places:
        return {**span, "start": near, "end": near + len(words)}  # which the check of the spans tells of
    at = min(places, key=lambda at: abs(at - near))
    return {**span, "start": at, "end": at + len(words)}


def _places(words: str, text: str) -> Iterable[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)

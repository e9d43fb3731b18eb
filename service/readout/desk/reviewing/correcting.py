"""A correction, as somebody wrote it, made a record: its parties are those of the report, its words the text's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import yaml
from pydantic import ValidationError

from readout.desk.store.settling import differing
from readout.errors import InputError
from readout.faults import first_fault_of, plain
from readout.parties.naming import slug
from readout.record_types import type_of
from readout_schemas import RECORD_MODELS, AnyRecord, Document, Party, check_spans

_BESIDE = ("sourcing", "reviewed")
_PLACE = frozenset({"document", "text"})
_MENTION = frozenset({"name", "kind"})


class CorrectionError(InputError):
    """A correction that does not hold.

    Attributes:
        faults: what is wrong with which field, by its place: ``actors.0.name``; empty where it is with the whole.
    """

    def __init__(self, told: str, faults: Mapping[str, str] | None = None) -> None:
        super().__init__(told)
        self.faults = dict(faults or {})


class _Words(yaml.SafeLoader):
    """YAML in which days stay words."""


_Words.yaml_implicit_resolvers = {
    sign: [(tag, form) for tag, form in forms if tag != "tag:yaml.org,2002:timestamp"]
    for sign, forms in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def fields_in(text: str) -> Mapping[str, Any]:
    """The fields of a record in YAML, or in JSON, which is YAML too.

    Raises:
        InputError: they are neither.
    """
    try:
        found = yaml.load(text, Loader=_Words)  # noqa: S506  (it makes no objects, as the safe one)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise InputError(f"the correction is neither YAML nor JSON: {' '.join(str(error).split())}") from None
    if not isinstance(found, dict):
        raise InputError("the correction has to be the fields of the record, as keys and values")
    return {str(name): value for name, value in found.items()}


def fields_of(record: AnyRecord) -> str:
    """The fields of a record in YAML, to be corrected: ids of parties are found by their names."""
    fields = record.model_dump(mode="json", exclude={"id", "open", *_BESIDE})
    return yaml.safe_dump(_bare(fields), allow_unicode=True, sort_keys=False, width=100)


def summary_of(record: AnyRecord) -> list[tuple[str, str]]:
    """What the fields of a record say, but for its places, to be read."""
    fields = _bare(record.model_dump(mode="json", exclude={"id", "open", "evidence", "attribution", *_BESIDE}))
    return [(name, said) for name, value in fields.items() if (said := _said(value))]


def _said(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return "; ".join(filter(None, map(_said, value)))
    if isinstance(value, dict):
        own = value.get("name") or value.get("text") or ""
        more = [str(value[name]) for name in ("representative", "role", "edtf", "value", "currency") if value.get(name)]
        return f"{own} ({', '.join(more)})" if more else str(own)
    return str(value)


def _bare(value: Any) -> Any:
    if isinstance(value, list):
        return [_bare(one) for one in value]
    if not isinstance(value, dict):
        return value
    return {name: _bare(one) for name, one in value.items() if name != "party"}


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
        CorrectionError: it is no record of this type, it cites what is not there, or it says what was shown.
    """
    kind = type_of(seen)
    whole = {**given, "id": seen.id, "open": (), **{name: getattr(seen, name) for name in _BESIDE}}
    names: dict[tuple[str, str], str] = {(party.name, party.kind): party.id for party in parties}
    filled = _filled(whole, documents, names)
    try:
        record = RECORD_MODELS[kind].model_validate(filled)
        check_spans(record, tuple(documents))
    except ValidationError as error:
        told = f"the correction of {seen.id!r} is no {kind}: {first_fault_of(error)}"
        raise CorrectionError(told, _faults_of(error) | dict(_not_there(filled, documents))) from None
    except ValueError as error:
        told = f"the correction of {seen.id!r} does not hold: {error}"
        raise CorrectionError(told, dict(_not_there(filled, documents))) from None
    changed = differing(seen, record)
    if not changed:
        raise CorrectionError(f"the correction of {seen.id!r} changes nothing: accept it, or change a field")
    return record.model_copy(update={"open": tuple(one for one in seen.open if one.field not in changed)})


def _faults_of(error: ValidationError) -> dict[str, str]:
    told: dict[str, str] = {}
    for fault in error.errors(include_url=False):
        told.setdefault(".".join(map(str, fault["loc"])), plain(fault))
    return told


def _not_there(value: Any, documents: Sequence[Document], place: str = "") -> Iterator[tuple[str, str]]:
    """The places of words that do not stand in the text."""
    inner = value.items() if isinstance(value, Mapping) else enumerate(value) if isinstance(value, list | tuple) else ()
    for name, each in inner:
        yield from _not_there(each, documents, f"{place}.{name}" if place else str(name))
    if isinstance(value, Mapping) and value.keys() >= {"document", "start", "end", "text"}:
        text = next((one.text for one in documents if one.id == value["document"]), "")
        start, end, words = value["start"], value["end"], value["text"]
        if text is not None and isinstance(words, str) and words and text[start:end] != words:
            yield f"{place}.text", "these words do not stand in the text: give them letter by letter"


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

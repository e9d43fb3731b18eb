"""Gold from Label Studio: articles that were annotated there are scored as those in gold files are.

What a person leaves out is taken for ``null`` or ``[]``; whatever does not fit the format of docs/annotating.md is told
with its article and record.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any, get_args, get_origin

import yaml

from readout.errors import InputError
from readout.evaluation.gold_records import (
    GoldCommitment,
    GoldMeeting,
    GoldRecord,
    GoldSanction,
    GoldStatement,
)
from readout.evaluation.label_studio_regions import Place, Region, Results, results_of
from readout.exporting.label_studio import BOILERPLATE, EVIDENCE, MARKED, QUOTE
from readout.ingest.metadata import KEYS, Metadata, parse_metadata
from readout.record_types import LETTERS, PLURALS, PerType
from readout_schemas import Model, RecordType

Json = dict[str, Any]

_ARTICLE = ("language", "published", "published_basis", "note", "never_speaker")
_MODELS: PerType[type[GoldRecord]] = PerType(
    meeting=GoldMeeting, statement=GoldStatement, commitment=GoldCommitment, sanction=GoldSanction
)
_ID = re.compile(r"([\w-]+)\.[mscx][1-9]\d*")
_SHORT = 2
"""Words of a short quote (docs/annotating.md)."""


@dataclass(frozen=True)
class Annotated:
    """An article that was annotated.

    Attributes:
        article: What its gold file would hold.
        text: Its text.
        known: What else the task says of it.
    """

    article: Json
    text: str
    known: Metadata


def articles_in(tasks: Any, path: Path) -> Iterator[Annotated]:
    """The articles in the tasks that Label Studio exported to a file.

    Of a task with several annotations the one that is marked as ground truth counts, else the last.

    Raises:
        InputError: they are no such export, or an annotation cannot be read; the message names the article.
    """
    if not isinstance(tasks, list):
        raise InputError(f"{path}: is no list of tasks: export the project as JSON")
    for number, task in enumerate(tasks, 1):
        where = f"{path}, task {number}"
        data = task.get("data") if isinstance(task, dict) else None
        text = data.get("text") if isinstance(data, dict) else None
        if not isinstance(data, dict) or not isinstance(text, str):
            raise InputError(f'{where}: has no "text" in its "data": export the project as JSON')
        made = [one for one in _annotations(task, where) if not one.get("was_cancelled")]
        if made:
            chosen = next((one for one in reversed(made) if one.get("ground_truth")), made[-1])
            results = results_of(chosen.get("result") or [], where)
            article = _article(data, text, _Annotation(text, results, where), number)
            known = {key: data[key] for key in KEYS if key in data}
            yield Annotated(article, text, parse_metadata(known, where, closed=True))


def _annotations(task: Json, where: str) -> list[Json]:
    found = task.get("annotations") or []
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise InputError(f'{where}: its "annotations" are no list of objects: export the project as JSON')
    return found


@dataclass(frozen=True)
class _Annotation:
    """What one person made of one text."""

    text: str
    results: Results
    where: str

    def spans(self, label: str) -> list[Json]:
        """The regions of a label."""
        return [self.span(one.value) for one in self.results.regions if one.label == label]

    def span(self, place: Place) -> Json:
        """The place of a region in code points.

        Raises:
            InputError: its words do not stand there.
        """
        start, end, words = place.start, place.end, place.text
        if words is not None and _squeezed(self.text[start:end]) != _squeezed(words):
            # Versions before 1.4 counted in UTF-16, as JavaScript does.
            start, end = (_code_points(self.text, units) for units in (start, end))
            if _squeezed(self.text[start:end]) != _squeezed(words):
                raise InputError(f"{self.where}: the text at {place.start} is not {words[:40]!r}: annotate it anew")
        return {"text": self.text[start:end], "start": start, "end": end}

    @property
    def prefix(self) -> str | None:
        """What the ids of the records begin with that were not drawn in the tool."""
        found = (_ID.fullmatch(one.id) for one in self.results.regions)
        return next((match[1] for match in found if match), None)

    def records(self, kind: RecordType, prefix: str) -> list[Json]:
        """The records of a type; those that were drawn in the tool get the next free numbers."""
        drawn = [one for one in self.results.regions if one.label == kind]
        names = {one.id for one in drawn if one.id.startswith(f"{prefix}.{LETTERS[kind]}")}
        numbered = (f"{prefix}.{LETTERS[kind]}{number}" for number in count(1))
        free = (name for name in numbered if name not in names)
        return [self._record(kind, one, one.id if one.id in names else next(free)) for one in drawn]

    def _record(self, kind: RecordType, drawn: Region, name: str) -> Json:
        given = {"required": True, **self._fields(drawn.id, name)}
        given |= {"id": name, "evidence": [self.span(drawn.value), *self._led_to(drawn.id, EVIDENCE)]}
        if kind == "statement":
            quotes = self._led_to(drawn.id, QUOTE)
            short = bool(quotes) and all(len(one["text"].split()) <= _SHORT for one in quotes)
            given |= {"quotes": quotes, "short_quote": short}
        return _filled(_MODELS[kind], given)

    def _led_to(self, name: str, label: str) -> list[Json]:
        regions = {one.id: one for one in self.results.regions if one.label == label}
        targets = [one.to_id for one in self.results.relations if one.from_id == name]
        return [self.span(regions[target].value) for target in targets if target in regions]

    def _fields(self, region: str, name: str) -> Json:
        text = "\n".join(one.text for one in self.results.notes if one.id == region)
        try:
            fields = yaml.load(text, Loader=_Words)  # noqa: S506 - it makes no objects, as the safe one
        except (yaml.YAMLError, ValueError, RecursionError) as error:
            why = " ".join(str(error).split())
            raise InputError(f"{self.where}, record {name!r}: its fields are no YAML ({why})") from None
        if fields is not None and not isinstance(fields, dict):
            raise InputError(f"{self.where}, record {name!r}: its fields are no YAML of keys and values")
        return fields or {}


class _Words(yaml.SafeLoader):
    """YAML in which days stay words."""


_Words.yaml_implicit_resolvers = {
    sign: [(tag, form) for tag, form in forms if tag != "tag:yaml.org,2002:timestamp"]
    for sign, forms in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _article(data: Json, text: str, made: _Annotation, number: int) -> Json:
    file = str(data.get("file") or f"task-{number}.txt")
    prefix = made.prefix or re.sub(r"[^\w-]", "-", Path(file).stem)
    return {
        "file": file,
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        **{key: data.get(key) for key in _ARTICLE},
        "never_speaker": data.get("never_speaker") or [],
        "boilerplate": made.spans(BOILERPLATE),
        "label_or_scare_quotes": made.spans(MARKED),
    } | {plural: made.records(kind, prefix) for kind, plural in PLURALS.items()}


def _filled(model: type[Model], given: Json) -> Json:
    """The fields of a model, with ``null`` or ``[]`` for what was left out and may be empty."""
    found = dict(given)
    for name, field in model.model_fields.items():
        inner = next(
            (one for one in _parts(field.annotation) if isinstance(one, type) and issubclass(one, Model)), None
        )
        value = found.get(name)
        if value is None:
            if get_origin(field.annotation) is tuple:
                found[name] = []
            elif type(None) in get_args(field.annotation):
                found[name] = None
        elif inner is not None and isinstance(value, dict):
            found[name] = _filled(inner, value)
        elif inner is not None and isinstance(value, list):
            found[name] = [_filled(inner, one) if isinstance(one, dict) else one for one in value]
    return found


def _parts(annotation: object) -> tuple[object, ...]:
    return get_args(annotation) or (annotation,)


def _squeezed(words: str) -> str:
    """The words without white space, which the tool writes in its own ways."""
    return "".join(words.replace("\\n", "").split())


def _code_points(text: str, units: int) -> int:
    """The place in code points that is so many units of UTF-16 from the beginning."""
    return len(text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", errors="ignore"))

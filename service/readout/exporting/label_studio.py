"""Label Studio's tasks: the records of a briefing as suggestions that a person corrects.

The form is that of https://labelstud.io/guide/task_format. A record is a region labelled with its type over the first
words that carry it; its other sentences and its quotations are regions that a relation leads to. The fields of a
record are YAML under the keys of docs/annotating.md, of which what is empty may be left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from readout.errors import SettingsError
from readout.exporting.gold_fields import gold_fields
from readout.files import write_whole
from readout.record_types import LETTERS, RECORD_TYPES, type_of
from readout.review_words import review_words
from readout_schemas import AnyRecord, Briefing, Document, Span, Statement

TASKS, CONFIG = "tasks.json", "label-config.xml"
KIND, FIELDS, TEXT = "kind", "fields", "text"
"""The names of the controls in the labelling configuration."""
EVIDENCE, QUOTE, BOILERPLATE, MARKED = "evidence", "quote", "boilerplate", "label_or_scare_quotes"
"""Labels of regions that are no record of their own."""
LABELS = (*RECORD_TYPES, EVIDENCE, QUOTE, BOILERPLATE, MARKED)

Json = dict[str, Any]


@dataclass
class Regions:
    """The regions of one text, and what leads from one to another.

    Attributes:
        text: The text that places point into, in code points.
        results: What Label Studio keeps, in order.
    """

    text: str
    results: list[Json] = field(default_factory=list)

    def region(self, name: str, label: str, span: Span, remarks: Sequence[str] = ()) -> str:
        """Add a region, with what is said of it for people; returns its name."""
        value = {"start": span.start, "end": span.end, "text": self.text[span.start : span.end], "labels": [label]}
        meta = {"meta": {"text": list(remarks)}} if remarks else {}
        self.results.append({**_result(name, KIND, "labels", value), **meta})
        return name

    def record(
        self,
        kind: str,
        name: str,
        fields: Json,
        evidence: Iterable[Span],
        quotes: Iterable[Span],
        remarks: Sequence[str] = (),
    ) -> None:
        """Add a record: its regions, its fields, of which those that are empty are left out, and what is said of it."""
        first, *others = evidence
        self.region(name, kind, first, remarks)
        text = yaml.safe_dump(fields, allow_unicode=True, sort_keys=False, width=1000) if fields else ""
        place = {"start": first.start, "end": first.end, "text": [text]}
        self.results.append(_result(name, FIELDS, "textarea", place))
        for label, spans in ((EVIDENCE, others), (QUOTE, quotes)):
            for number, span in enumerate(spans, 1):
                target = self.region(f"{name}-{label}-{number}", label, span)
                relation = {"from_id": name, "to_id": target, "type": "relation", "direction": "right"}
                self.results.append({**relation, "labels": [label]})


def _result(name: str, control: str, kind: str, value: Json) -> Json:
    return {"id": name, "from_name": control, "to_name": TEXT, "type": kind, "value": value}


def write_tasks(briefing: Briefing, folder: Path) -> list[Path]:
    """Write ``tasks.json``, to import into a project, and ``label-config.xml``, which sets the project up.

    Raises:
        SettingsError: the folder cannot be written to, or the briefing has no texts.
    """
    made = tasks(briefing)
    if not made:
        raise SettingsError(
            "the briefing has none of the articles' texts, which tasks are made of: make it without --without-text"
        )
    write_whole(folder / TASKS, json.dumps(made, ensure_ascii=False, indent=1) + "\n")
    write_whole(folder / CONFIG, label_config())
    return [folder / TASKS, folder / CONFIG]


def tasks(briefing: Briefing) -> list[Json]:
    """A task for each document that has a text, with the records that it carries as suggestions."""
    model = briefing.run.model
    return [
        {
            "data": task_data(_data(document)),
            "predictions": [{"model_version": model, "result": _suggestions(document, document.text, briefing)}],
        }
        for document in briefing.documents
        if document.text is not None
    ]


def task_data(data: Mapping[str, object]) -> Json:
    """What a task says of its article, what is not known left out."""
    return {key: value for key, value in data.items() if value not in (None, "", [], ())}


def _data(document: Document) -> Json:
    return {
        "text": document.text,
        "file": f"{document.id}.txt",
        "title": document.title,
        "author": document.author,
        "publisher": document.publisher,
        "url": document.url,
        "language": document.language,
        "published": document.published and document.published.isoformat(),
        "published_basis": document.published_from,
    }


def _suggestions(document: Document, text: str, briefing: Briefing) -> list[Json]:
    regions = Regions(text)
    for number, span in enumerate(document.furniture, 1):
        regions.region(f"{BOILERPLATE}-{number}", BOILERPLATE, span)
    numbers = dict.fromkeys(RECORD_TYPES, 0)
    for record in briefing.records():
        here = [span for span in record.evidence if span.document == document.id]
        if here:
            kind = type_of(record)
            numbers[kind] += 1
            name = f"{document.id}.{LETTERS[kind]}{numbers[kind]}"
            said = review_words(record)
            regions.record(kind, name, gold_fields(record), here, _quotes(record, document.id), said)
    return regions.results


def _quotes(record: AnyRecord, document: str) -> list[Span]:
    quotes = record.quotes if isinstance(record, Statement) else ()
    return [quote for quote in quotes if quote.document == document]


def label_config() -> str:
    """The labelling configuration of a project: labels, fields of a record, and what leads to what."""
    colours = dict(zip(LABELS, _COLOURS, strict=True))
    labels = "\n".join(f'    <Label value="{label}" background="{colours[label]}"/>' for label in LABELS)
    kinds = ",".join(RECORD_TYPES)
    return f"""<View>
  <Labels name="{KIND}" toName="{TEXT}">
{labels}
  </Labels>
  <Relations><Relation value="{EVIDENCE}"/><Relation value="{QUOTE}"/></Relations>
  <Text name="{TEXT}" value="$text" granularity="symbol"/>
  <View visibleWhen="region-selected" whenTagName="{KIND}" whenLabelValue="{kinds}">
    <Header value="Fields of the record, as YAML (docs/annotating.md)"/>
    <TextArea name="{FIELDS}" toName="{TEXT}" perRegion="true" rows="12" maxSubmissions="1" editable="true"/>
  </View>
</View>
"""


_COLOURS = ("#1f78b4", "#33a02c", "#ff7f00", "#e31a1c", "#6a3d9a", "#b2df8a", "#999999", "#fdbf6f")

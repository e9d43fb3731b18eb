"""Gold to Label Studio: annotated articles as tasks, to look through and go on with in a tool that people know."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from readout.evaluation.gold import Gold, GoldDocument
from readout.evaluation.gold_records import GoldStatement
from readout.exporting.gold_fields import without_empty
from readout.exporting.label_studio import BOILERPLATE, CONFIG, MARKED, TASKS, Regions, label_config, task_data
from readout.files import write_whole
from readout.ingest import Metadata, read
from readout.ingest.metadata import KEYS
from readout.record_types import RECORD_TYPES

Json = dict[str, Any]

_PLACES = {"id", "evidence", "quotes", "short_quote"}
"""What the regions say."""


def write_gold_tasks(gold: Gold, folder: Path) -> list[Path]:
    """Write ``tasks.json`` and ``label-config.xml``; ``load_gold`` reads the first, and what the tool makes of it.

    Raises:
        SettingsError: the folder cannot be written to.
    """
    tasks = [gold_task(document) for document in gold.documents]
    write_whole(folder / TASKS, json.dumps(tasks, ensure_ascii=False, indent=1) + "\n")
    write_whole(folder / CONFIG, label_config())
    return [folder / TASKS, folder / CONFIG]


def gold_task(document: GoldDocument) -> Json:
    """The task of an annotated article, its reading as the ground truth."""
    article = document.article
    regions = Regions(document.text)
    for label, spans in ((BOILERPLATE, article.boilerplate), (MARKED, article.label_or_scare_quotes)):
        for number, span in enumerate(spans, 1):
            regions.region(f"{label}-{number}", label, span)
    for kind in RECORD_TYPES:
        for record in article.of(kind):
            fields = record.model_dump(mode="json", exclude=_PLACES)
            if record.required:
                del fields["required"]
            quotes = record.quotes if isinstance(record, GoldStatement) else ()
            regions.record(kind, record.id, _plain(fields), record.evidence, quotes)
    said = _known(document) | article.model_dump(
        mode="json", include={"file", "language", "published", "published_basis", "note", "never_speaker"}
    )
    return {
        "data": task_data({"text": document.text, **said}),
        "annotations": [{"result": regions.results, "ground_truth": True}],
    }


def _known(document: GoldDocument) -> Json:
    """What a file beside the article says of it."""
    if document.path is None:
        known = document.known
    else:
        (read_again,) = read([document.path])
        known = Metadata(**{key: value for key, value in read_again if key in KEYS})
    return known.model_dump(mode="json", include=set(KEYS))


def _plain(value: Any) -> Any:
    """Without what is empty, at any depth."""
    if isinstance(value, dict):
        return without_empty({key: _plain(one) for key, one in value.items()})
    return [_plain(one) for one in value] if isinstance(value, list) else value

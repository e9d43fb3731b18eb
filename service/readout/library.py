"""What one does with reports and briefings once they are there: compare, export, score, describe."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from readout.errors import SettingsError
from readout_schemas import (
    RECORD_MODELS,
    SCHEMA_VERSION,
    Briefing,
    Changes,
    Model,
    RecordType,
    Report,
)

if TYPE_CHECKING:
    from readout.evaluation.results import Evaluation

Path_ = str | os.PathLike[str]
Form = Literal["csv", "jsonl", "parquet", "ftm", "w3c", "label-studio"]
SchemaName = Literal[RecordType, "report", "briefing", "changes"]

_MODELS: dict[str, type[Model]] = {
    **{str(kind): model for kind, model in RECORD_MODELS.items()},
    "report": Report,
    "briefing": Briefing,
    "changes": Changes,
}


def diff(old: Briefing, new: Briefing) -> Changes:
    """What the later briefing has otherwise than the earlier one."""
    from readout.merging.changes import compare

    return compare(old, new)


def export(briefing: Briefing, folder: Path_, to: Form = "csv") -> list[Path]:
    """Write a briefing for other programs; returns the files.

    Args:
        briefing: what is exported.
        folder: where; it is made if it is not there.
        to: tables as ``csv``, ``jsonl`` or ``parquet``, one a record type; ``ftm``, entities of FollowTheMoney;
            ``w3c``, Web Annotations in JSON-LD; or ``label-studio``, tasks to correct there.

    Raises:
        SettingsError: there is no such form, the folder cannot be written to, or a library for the form is missing.
    """
    from readout.exporting import FORMS, write_annotations, write_entities, write_tables, write_tasks

    if to == "ftm":
        return [write_entities(briefing, Path(folder))]
    if to == "w3c":
        return [write_annotations(briefing, Path(folder))]
    if to == "label-studio":
        return write_tasks(briefing, Path(folder))
    if to not in FORMS:
        raise SettingsError(f"no form {to!r}: there are {', '.join(FORMS)}, ftm, w3c and label-studio")
    return write_tables(briefing, Path(folder), to)


def exported_names(briefing: Briefing, to: Form = "csv") -> list[str]:
    """What the files are called that ``export`` writes."""
    from readout.exporting import FORMS, follow_the_money, label_studio, tables, web_annotations

    if to in FORMS:
        return [f"{table.name}.{to}" for table in tables(briefing)]
    names = {
        "ftm": [follow_the_money.FILE],
        "w3c": [web_annotations.FILE],
        "label-studio": [label_studio.TASKS, label_studio.CONFIG],
    }
    return names[to]


def schema(of: SchemaName = "briefing") -> dict[str, Any]:
    """The JSON Schema (2020-12) of a record type, a report, a briefing, or of what differs between two.

    Raises:
        SettingsError: there is none of that name.
    """
    if of not in _MODELS:
        raise SettingsError(f"no schema {of!r}: there are {', '.join(sorted(_MODELS))}")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:readout:{of}:{SCHEMA_VERSION}",
        **_MODELS[of].model_json_schema(mode="serialization"),
    }


def evaluate(reports: Iterable[Report], gold: Path_ = "seeds", *, name: str = "now") -> Evaluation:
    """Score reports against annotated articles (docs/annotating.md); ``.micro`` has the scores over all of them.

    Args:
        reports: one for each article, in any order.
        gold: a folder of gold files.
        name: what the evaluation is called when it is compared with another.

    Raises:
        InputError: there is no gold, it is not in the format, or a report is of another article.
        SettingsError: scipy is not installed (``readout[eval]``).
    """
    from readout.evaluation.evaluating import evaluate as evaluated
    from readout.evaluation.gold import load_gold

    return evaluated(load_gold(Path(gold)), reports, name=name)

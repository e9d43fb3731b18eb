"""The corpus: invented texts in many languages, each with the answer that a careful model gives."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from readout.drafts import (
    CommitmentDraft,
    Draft,
    MeetingDraft,
    ParticipantDraft,
    PartyDraft,
    Readout,
    SanctionDraft,
    StatementDraft,
)
from readout.ground import Article
from readout.ingest import read
from readout_schemas import Document

CORPUS = Path(__file__).parents[1]
"""A folder with ``texts`` and ``answers``, each answer named like its text."""
_ITEMS: dict[str, type[Draft]] = {
    "parties": PartyDraft,
    "meetings": MeetingDraft,
    "statements": StatementDraft,
    "commitments": CommitmentDraft,
    "sanctions": SanctionDraft,
}


@dataclass(frozen=True)
class Truth:
    """A text with its true answer.

    Attributes:
        name: the file's name without its ending.
        marks: how each quote of the answer is set off in the text.
    """

    name: str
    language: str
    genre: str
    document: Document
    answer: Readout
    marks: dict[str, str]

    def article(self) -> Article:
        return Article(self.document)


def truths(folder: Path = CORPUS, only: str = "") -> list[Truth]:
    """All texts of a corpus, or those whose name begins with ``only``, by name."""
    return [_truth(file) for file in sorted((folder / "answers").glob(f"{only}*.json"))]


def _truth(file: Path) -> Truth:
    known = json.loads(file.read_text("utf-8"))
    (text,) = (file.parents[1] / "texts").glob(f"{file.stem}.*")
    (document,) = read([text])
    facts = {key: known[key] for key in ("language", "publisher", "title") if known.get(key)}
    published = Document.model_validate({**document.model_dump(), **facts, "published": known["published"]})
    return Truth(
        file.stem, known["language"], known["genre"], published, _answer(known["answer"]), known["quote_marks"]
    )


def _answer(answer: dict[str, Any]) -> Readout:
    lists = {name: [_draft(draft, item) for item in answer[name]] for name, draft in _ITEMS.items()}
    return Readout.model_validate({**lists, "labels": answer["labels"]})


def _draft(draft: type[Draft], item: dict[str, Any]) -> dict[str, Any]:
    """The fields of a draft that an item has."""
    known = {key: value for key, value in item.items() if key in draft.model_fields}
    if draft is MeetingDraft:
        known["participants"] = [_draft(ParticipantDraft, side) for side in item["participants"]]
        if item.get("place_as_written") and "place_as_written" not in MeetingDraft.model_fields:
            known["place"] = item["place_as_written"]
    return known

"""True answers: the gold reading of the seeds, put as a model would have written it."""

from __future__ import annotations

import functools
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from readout.drafts import Commitments, ItemDraft, Meetings, PartyDraft, Sanctions, Statements
from readout.ground import Article
from readout.ingest import read
from readout.text.speech import verbs_of_speech
from readout_schemas import Document

SEEDS = Path(__file__).parents[3] / "seeds"
PRONOUNS = {"he", "she", "it", "they", "we"}
_WORDS_OF_A_CLAUSE = 8
_WORDS_OF_EVIDENCE = 12


@dataclass(frozen=True)
class Truth:
    """A seed with its true answers.

    Attributes:
        never: who must not be the speaker of anything.
        speakers: who are the speaker of something.
    """

    document: Document
    meetings: Meetings
    statements: Statements
    commitments: Commitments
    sanctions: Sanctions
    never: tuple[str, ...]
    speakers: tuple[str, ...]

    @functools.cached_property
    def article(self) -> Article:
        return Article(self.document)

    def answers(self) -> dict[str, Meetings | Statements | Commitments | Sanctions]:
        """The answers by the name of their schema."""
        return {type(answer).__name__: answer for answer in self._answers()}

    def _answers(self) -> tuple[Meetings, Statements, Commitments, Sanctions]:
        return self.meetings, self.statements, self.commitments, self.sanctions

    def items(self) -> list[ItemDraft]:
        return [item for answer in self._answers() for _, item in answer.items()]


@functools.cache
def truths() -> tuple[Truth, ...]:
    """All seeds that have a gold reading."""
    documents = {Path(document.source).stem: document for document in read([SEEDS / "*.txt"])}
    golds = [json.loads(file.read_text("utf-8")) for file in sorted((SEEDS / "gold").glob("seed_*.json"))]
    return tuple(_truth(documents[Path(gold["file"]).stem], gold) for gold in golds)


def _truth(document: Document, gold: dict[str, Any]) -> Truth:
    parties = _parties(gold)
    article = Article(document)
    return Truth(
        document=document,
        meetings=Meetings.model_validate({"parties": parties, "meetings": [_meeting(g) for g in gold["meetings"]]}),
        statements=Statements.model_validate(
            {
                "parties": parties,
                "statements": [_statement(g, article) for g in gold["statements"]],
                "labels": [span["text"] for span in gold["label_or_scare_quotes"]],
            }
        ),
        commitments=Commitments.model_validate(
            {"parties": parties, "commitments": [_commitment(g) for g in gold["commitments"]]}
        ),
        sanctions=Sanctions.model_validate(
            {"parties": parties, "sanctions": [_sanction(g) for g in gold["sanctions"]]}
        ),
        never=tuple(gold["never_speaker"]),
        speakers=tuple(dict.fromkeys(g["speaker"]["name"] for g in gold["statements"])),
    )


def _parties(gold: dict[str, Any]) -> list[PartyDraft]:
    forms: dict[str, list[str]] = {}
    spare: dict[str, list[str]] = {}
    kinds: dict[str, str] = {}
    for party in _named(gold):
        kinds.setdefault(party["name"], party["kind"])
        known = forms.setdefault(party["name"], [])
        # A side of a meeting may be worded by its leader: that is a form of his, and of the side's if it has no other.
        if party["surface"] and party["surface"].casefold() not in PRONOUNS:
            (spare.setdefault(party["name"], []) if party.get("representative") else known).append(party["surface"])
    return [
        PartyDraft.model_validate(
            {
                "name": name,
                "kind": kinds[name],
                "role": None,
                "as_written": list(dict.fromkeys(forms[name] or spare.get(name, []))),
            }
        )
        for name in forms
    ]


def _named(node: Any) -> list[dict[str, Any]]:
    """Every party of a reading, in order."""
    if isinstance(node, list):
        return [party for item in node for party in _named(item)]
    if not isinstance(node, dict):
        return []
    own = [{"kind": "person", **node}] if {"name", "surface"} <= set(node) else []
    return own + [party for value in node.values() for party in _named(value)]


def _evidence(record: dict[str, Any]) -> list[str]:
    return [_first_words(span["text"]) for span in record["evidence"]]


def _first_words(text: str) -> str:
    words = list(re.finditer(r"\S+", text))[:_WORDS_OF_EVIDENCE]
    return text[words[0].start() : words[-1].end()]


def _names(parties: list[dict[str, Any]]) -> list[str]:
    return [party["name"] for party in parties]


def _meeting(gold: dict[str, Any]) -> dict[str, Any]:
    sides = [{key: side[key] for key in ("name", "representative", "role")} for side in gold["participants"]]
    return {
        **{key: gold[key] for key in ("title", "status", "format", "place", "topics", "outcomes")},
        "evidence": _evidence(gold),
        "place_as_written": gold["place"],
        "when": gold["date_text"],
        "hosts": _names(gold["hosts"]),
        "participants": sides,
        "absent": _names(gold["absent"]),
        "counts": [count["text"] for count in gold["counts"]],
    }


def _statement(gold: dict[str, Any], article: Article) -> dict[str, Any]:
    return {
        **{key: gold[key] for key in ("gist", "occasion", "via")},
        "quotes": [span["text"] for span in gold["quotes"]],
        "speaker": gold["speaker"]["name"],
        "translations": [],
        "attribution": _attribution(gold, article),
        "addressee": _names(gold["addressee"]),
        "when": gold["date_text"],
    }


def _attribution(gold: dict[str, Any], article: Article) -> str | None:
    """The speaker's words with the verb beside them; without quotes the beginning of the sentence."""
    first, surface = gold["evidence"][0], gold["speaker"]["surface"]
    if not gold["quotes"]:
        return _first_words(first["text"])
    if not surface:
        return None
    for span in gold["evidence"]:
        for match in re.finditer(rf"\b{re.escape(surface)}\b", article.reported[span["start"] : span["end"]]):
            start, end = span["start"] + match.start(), span["start"] + match.end()
            return _clause(article.text, article.reported, start, end)
    return None


def _clause(text: str, reported: str, start: int, end: int) -> str:
    before = re.search(r"([^\W\d_]+) \Z", reported[:start])
    if before is not None and verbs_of_speech(before[1]):
        start = before.start()
    after = re.match(rf"(?:,? ?[\w’'-]+){{0,{_WORDS_OF_A_CLAUSE}}}", reported[end:])
    return text[start : end + (after.end() if after else 0)]


def _commitment(gold: dict[str, Any]) -> dict[str, Any]:
    return {
        **{key: gold[key] for key in ("action", "status", "conditions")},
        "evidence": _evidence(gold),
        "actors": _names(gold["actors"]),
        "beneficiary": _names(gold["beneficiary"]),
        "deadline": gold["deadline_text"],
        "amount": gold["amount"] and gold["amount"]["text"],
    }


def _sanction(gold: dict[str, Any]) -> dict[str, Any]:
    return {
        **{key: gold[key] for key in ("measure", "measure_kind", "status", "condition")},
        "evidence": _evidence(gold),
        "senders": _names(gold["senders"]),
        "targets": _names(gold["targets"]),
        "amount": gold["amount"] and gold["amount"]["text"],
        "when": None,
    }

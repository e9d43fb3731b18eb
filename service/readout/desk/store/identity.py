"""What makes two reports one: what they say of which text, and who was asked how."""

from __future__ import annotations

import hashlib
import json
import secrets
import uuid

from readout.clock import Clock
from readout_schemas import Report

_OF_THE_PLACE = {"source", "text", "error"}
"""What a document has from where it was found, and its text, which its SHA-256 stands for."""


def report_id(report: Report) -> str:
    """SHA-256 of a report without what its run cost, and where its document lay."""
    told = report.model_dump(mode="json", exclude={"run": True, "document": _OF_THE_PLACE})
    asked = report.run.model_dump(mode="json", include={"model", "plan", "prompts"})
    content = json.dumps([told, asked], ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(content.encode()).hexdigest()


def reading_of(report: Report) -> str:
    """Who was asked and how, as a text that compares: model, plan and prompts."""
    return report.run.model_dump_json(include={"model", "plan", "prompts"})


def text_hash(text: str) -> str:
    """SHA-256 of a text in UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()


def new_id(clock: Clock) -> str:
    """An id that begins with the time, so that ids sort as they were made (UUID version 7, RFC 9562, 5.7)."""
    moment = int(clock.wall() * 1000) & ((1 << 48) - 1)
    bits = moment << 80 | 0x7 << 76 | secrets.randbits(12) << 64 | 0b10 << 62 | secrets.randbits(62)
    return str(uuid.UUID(int=bits))

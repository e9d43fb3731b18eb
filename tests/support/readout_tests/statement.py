"""A sentence with one statement, and what a model answers that reads it well."""

from __future__ import annotations

from typing import Any

SENTENCE = "“We had no choice,” Prime Minister Kari Moe said on Monday.\n"
MOE = {"name": "Kari Moe", "kind": "person", "role": "Prime Minister", "as_written": ["Prime Minister Kari Moe"]}
STATEMENT: dict[str, Any] = {
    "quotes": ["We had no choice,"],
    "translations": [],
    "speaker": "Kari Moe",
    "attribution": "Prime Minister Kari Moe said on Monday",
    "gist": "There was no choice.",
    "addressee": [],
    "occasion": None,
    "via": None,
    "when": "on Monday",
}
STATEMENTS: dict[str, Any] = {"parties": [MOE], "statements": [STATEMENT], "labels": []}
"""Where statements alone are asked for."""


def readout_with(statement: dict[str, Any]) -> dict[str, Any]:
    """Where all records are asked for."""
    return {**STATEMENTS, "meetings": [], "statements": [statement], "commitments": [], "sanctions": []}

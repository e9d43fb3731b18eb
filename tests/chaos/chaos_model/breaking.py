"""A server whose answers hold every true item, and broken ones among them: what is broken costs itself alone."""

from __future__ import annotations

import json
import random
import threading
from typing import Any

from chaos_model.truth import Truth, truths

AGAIN = "An earlier answer of yours was checked"
"""How a follow-up begins."""


class BreakingModel:
    """What a loopback server says from now on: the truth about each article, with broken items in every list.

    Args:
        server: the server of the tests.
        seed: another seed breaks otherwise; none breaks nothing.
    """

    def __init__(self, server: Any, seed: int | None) -> None:
        self.broken = 0
        self._server = server
        self._rng = None if seed is None else random.Random(seed)  # noqa: S311  (no secrets here)
        self._lock = threading.Lock()
        self._says = server._reply
        server._reply = self.reply

    def reply(self, asked: Any) -> Any:
        """A reply to a request, about the article that is in it; a follow-up gets nothing, or broken items alone."""
        with self._lock:
            told = asked.body["messages"][1]["content"]
            truth = next(one for one in truths() if (one.document.text or "?").strip() in told)
            self._server.answers[asked.schema] = self._answer(truth, list(asked.properties), again=AGAIN in told)
            return self._says(asked)

    def _answer(self, truth: Truth, names: list[str], *, again: bool) -> dict[str, Any]:
        whole: dict[str, Any] = {}
        for one in truth.answers().values():
            whole |= one.model_dump(mode="json")
        lists = {name: whole[name] for name in names}
        if again:
            lists = {name: items if name == "parties" else [] for name, items in lists.items()}
        if self._rng is None:
            return lists
        broken = {name: self._among(name, items, whole[name], self._rng) for name, items in lists.items()}
        return {**broken, "confidence": 0.9}

    def _among(self, name: str, items: list[Any], models: list[Any], rng: random.Random) -> list[Any]:
        found: list[Any] = []
        for item in items:
            extra = isinstance(item, dict) and rng.random() < 0.3
            found.append({**item, "thought": "It fits."} if extra else item)
        if name in {"parties", "labels"}:
            return found
        for model in models:
            if rng.random() < 0.5:
                found.insert(rng.randint(0, len(found)), self._broken(model, rng))
                self.broken += 1
        return found

    def _broken(self, item: dict[str, Any], rng: random.Random) -> Any:
        """An item that is not of its type."""
        key = rng.choice(sorted(item))
        if rng.random() < 0.3:
            return rng.choice([7, None, "A meeting.", [item], {}, {"thought": "None."}])
        wrong = rng.choice([{"a": 1}, [[]], 7, [None]])
        return {name: wrong if name == key else value for name, value in item.items()}


def said(report: Any) -> set[str]:
    """The records of a report, whatever they are called."""
    return {json.dumps(one.model_dump(mode="json", exclude={"id"}), sort_keys=True) for one in report.records()}

"""How a model is made to answer in a schema: the ways there are, from the strictest to the one that every server takes.

A server that refuses a way is asked in the next one. So is one that takes a way and does not answer in it: a way is
believed when a first answer was in it. What a server takes is remembered beside the ledger.
"""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import get_args

import openai

from readout.ask.error_mapping import is_about_format
from readout.ask.progress import RunProgress
from readout.ask.settings import RECORDED, AnswerFormat, Endpoint, Settings
from readout.errors import SettingsError
from readout.files import write_whole
from readout.ledger.keys import without_secrets

FORMATS: tuple[AnswerFormat, ...] = get_args(AnswerFormat)
NAME = "formats.json"
"""The file of what servers took, in the ledger's folder."""
_STATUSES = {400, 404, 422, 500, 501}
_SAME = {"json_schema": "json_schema_loose"}
"""A format that is ignored where the other is: the same member of the request, less a flag."""
_FRUITLESS = 2
"""Documents after which no other format is looked for: so many were answered in none, which is the model's doing."""


def refuses_format(error: BaseException) -> bool:
    """Whether a server does not take the format of a request, not the request."""
    if not isinstance(error, openai.APIStatusError) or error.status_code not in _STATUSES:
        return False
    return is_about_format(error)


class FormatLadder:
    """The format that an endpoint is asked in.

    Args:
        endpoint: who is asked.
        settings: with the format that the user wants, if any.
        progress: where it is said that another format is used.
        ledger: file of the ledger, beside which formats are remembered; they are not without one.
    """

    def __init__(self, endpoint: Endpoint, settings: Settings, progress: RunProgress, ledger: Path | None) -> None:
        self._name = f"{without_secrets(endpoint.base_url)} {endpoint.model}"
        self._address = endpoint.base_url
        self._forced = settings.mode != "auto"
        self._progress = progress
        self._file = None if ledger is None else ledger.parent / NAME
        self.current: AnswerFormat = FORMATS[0] if settings.mode == "auto" else settings.mode
        if not self._forced:
            self.current = self._remembered()
        self._searches = not self._forced and endpoint.provider != RECORDED  # what was not asked was not recorded
        self._believed: set[AnswerFormat] = set()
        self._doubted: set[AnswerFormat] = set()
        self._fruitless = 0

    def goes_on(self, error: BaseException, tried: AnswerFormat) -> bool:
        """Whether a request that failed in one format can be made in another, which is ``current`` then."""
        if self._forced or not refuses_format(error):
            return False
        if self.current == tried:
            if tried == FORMATS[-1]:
                return False
            self.current = FORMATS[FORMATS.index(tried) + 1]
            self._progress.tell(f"{self._address} does not take the format {tried}: trying {self.current}")
        return True

    def believe(self, form: AnswerFormat) -> None:
        """Note that a first answer was in a format, which is then kept for later runs."""
        if form not in self._believed:
            self._believed.add(form)
            self._remember(form)

    def doubt(self, form: AnswerFormat) -> bool:
        """Note that a first answer was not in a format; whether the format is doubted already."""
        doubted = form in self._doubted or form != self.current
        self._doubted.add(form)
        return doubted

    def others(self, form: AnswerFormat) -> list[AnswerFormat]:
        """Formats to try where a server took one and did not answer in it, those that it answered in first.

        None where that was the model's doing: it answered in the format before, or in none of them.
        """
        if not self._searches or form in self._believed or self._fruitless >= _FRUITLESS:
            return []
        further = [one for one in FORMATS[FORMATS.index(form) + 1 :] if one != _SAME.get(form)]
        return sorted(further, key=lambda one: one not in self._believed)

    def settle(self, form: AnswerFormat, tried: AnswerFormat) -> None:
        """Ask in a format from now on: the server answered in it, and took another without answering in that."""
        if self.current == tried:
            self.current = form
            self._progress.tell(f"{self._address} takes the format {tried} and does not answer in it: trying {form}")
        self.believe(form)

    def give_up(self) -> None:
        """Note that a document was answered in no format."""
        self._fruitless += 1

    def _remember(self, taken: AnswerFormat) -> None:
        """Keep for later runs that the endpoint took a format, if it is not the one that is tried first."""
        if self._file is None or self._forced or taken == self._remembered():
            return
        known = self._known()
        with contextlib.suppress(SettingsError):  # what cannot be kept is found out again
            write_whole(self._file, json.dumps({**known, self._name: taken}, indent=1, sort_keys=True) + "\n")

    def _remembered(self) -> AnswerFormat:
        found = self._known().get(self._name)
        return next((one for one in FORMATS if one == found), FORMATS[0])

    def _known(self) -> dict[str, str]:
        if self._file is None:
            return {}
        try:
            known = json.loads(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return known if isinstance(known, dict) else {}

"""Which calls a document gets, as data."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from readout.ask.context import BYTES_A_TOKEN, LEAST_TEXT, fixed_bytes, needed, text_room
from readout.ask.messages import Message, about, messages
from readout.ask.settings import DEFAULT_PLAN, READER, Settings, context_of
from readout.drafts import Answer, Commitments, Draft, Meetings, Readout, Sanctions, Statements
from readout.errors import SettingsError
from readout.record_types import PerType
from readout_prompts import Prompt, load, versions
from readout_schemas import Document

FOLLOW_UP = "follow_up"
JUDGING = "same"
SUMMING_UP = "summary"


@dataclass(frozen=True, slots=True)
class Call:
    """One typed call: a prompt, and the type of its answer."""

    prompt: str
    answer: type[Answer]
    share: float
    """Bytes of the answer for each of the article's, at the most of what the gold readings of the seeds have."""


ALL_TYPES = 3.5
"""Share of all records: 2.9 to 3.5 in the gold readings of the five seeds, written in the schema of the answers."""
ONE_TYPE = 2.2
"""Share of the records of one type: statements have 1.6 to 2.1 there, meetings 0.9 to 1.5, the others less."""
CALL_FOR = PerType(
    meeting=Call("meeting", Meetings, ONE_TYPE),
    statement=Call("statement", Statements, ONE_TYPE),
    commitment=Call("commitment", Commitments, ONE_TYPE),
    sanction=Call("sanction", Sanctions, ONE_TYPE),
)
"""The call that asks for the records of one type alone."""
SMALL_CALL_FOR = PerType(
    meeting=Call("small_meeting", Meetings, ONE_TYPE),
    statement=Call("small_statement", Statements, ONE_TYPE),
    commitment=Call("small_commitment", Commitments, ONE_TYPE),
    sanction=Call("small_sanction", Sanctions, ONE_TYPE),
)
"""The same with the fewest rules."""
CALLS: dict[str, tuple[Call, ...]] = {
    "four": tuple(call for _, call in CALL_FOR.items()),
    "one": (Call("all", Readout, ALL_TYPES),),
    "small": tuple(call for _, call in SMALL_CALL_FOR.items()),
}
"""``four``: one call a record type. ``one``: one call for all. ``small``: one a type, with few rules."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The calls of a run, with the versions of their prompts.

    Raises:
        SettingsError: the plan, or the version of a prompt, does not exist, or the context is too small for the plan.
    """

    name: str = DEFAULT_PLAN
    versions: Mapping[str, str] = field(default_factory=dict)
    reader: str = READER
    """Language of the reader."""
    context: int | None = None
    """Tokens that the model reads and writes at once; ``None`` where requests need not be made to fit."""

    def __post_init__(self) -> None:
        if self.name not in CALLS:
            raise SettingsError(f"no plan {self.name!r}: there are {', '.join(sorted(CALLS))}")
        for name in self.versions:
            self.prompt(name)
        if self.context is not None:
            self._check_context(self.context)

    def _check_context(self, context: int) -> None:
        least = max(self.context_for(call, LEAST_TEXT) for call in self.calls)
        if context < least:
            other = "" if self.name == "small" else "use --plan small, or "
            raise SettingsError(
                f"a context of {context:,} tokens is too small for plan {self.name!r}, whose rules and schema leave no "
                f"room in it for an article: {other}give the model {least:,} at least"
            )

    @classmethod
    def of(cls, settings: Settings) -> Plan:
        """The plan that settings name."""
        return cls(settings.plan, settings.prompts, settings.reader, context_of(settings))

    @property
    def calls(self) -> tuple[Call, ...]:
        """The calls that each document gets."""
        return CALLS[self.name]

    def context_for(self, call: Call, text: int) -> int:
        """Tokens of context that a call about an article of so many bytes takes."""
        return needed(fixed_bytes(self.prompt(call.prompt), call.answer), text, call.share)

    @property
    def text_room(self) -> int | None:
        """Bytes of an article that fit into the context with every call; ``None`` without one."""
        if self.context is None:
            return None
        sizes = ((fixed_bytes(self.prompt(call.prompt), call.answer), call.share) for call in self.calls)
        return min(text_room(self.context, fixed, share) for fixed, share in sizes)

    def follow_up_room(self, call: Call, part: Document) -> int:
        """Bytes that a follow-up may have at most: as many as the first request, fewer where the context is small.

        Half of what the context leaves is for the answer.
        """
        first = sum(len(one["content"].encode()) for one in self.asked(call, part))
        if self.context is None:
            return first
        used = fixed_bytes(self.prompt(call.prompt), call.answer) + len((part.text or "").encode())
        return max(0, min(first, (self.context * BYTES_A_TOKEN - used) // 2))

    def records_room(self, prompt: str, answer: type[Draft]) -> float:
        """Bytes of records that a call about a briefing may have: half of what its context leaves to it."""
        if self.context is None:
            return math.inf
        return (self.context * BYTES_A_TOKEN - fixed_bytes(self.prompt(prompt), answer)) / 2

    def asked(self, call: Call, part: Document, follow_up: str = "") -> list[Message]:
        """What a call asks about a document, or a window of one."""
        return messages(self.prompt(call.prompt), part.text or "", follow_up, about(part, self.reader))

    def prompt(self, name: str) -> Prompt:
        """The prompt of that name in this plan's version."""
        try:
            return load(name, self.versions.get(name))
        except LookupError as error:
            if versions(name):
                raise SettingsError(str(error)) from None
            known = {call.prompt for calls in CALLS.values() for call in calls} | {FOLLOW_UP, JUDGING, SUMMING_UP}
            raise SettingsError(f"there is no prompt {name!r}: there are {', '.join(sorted(known))}") from None

    def prompts(self) -> tuple[Prompt, ...]:
        """Every prompt that the plan may send about a document."""
        return tuple(self.prompt(name) for name in (*(call.prompt for call in self.calls), FOLLOW_UP))

    def concluding_prompts(self) -> tuple[Prompt, ...]:
        """Every prompt that the plan may send about a briefing."""
        return tuple(self.prompt(name) for name in (JUDGING, SUMMING_UP))

"""Which calls a document gets, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from readout.ask.messages import Message, about, messages
from readout.ask.settings import DEFAULT_PLAN, READER, Settings
from readout.drafts import Answer, Commitments, Meetings, Readout, Sanctions, Statements
from readout.errors import SettingsError
from readout.record_types import PerType
from readout_prompts import Prompt, load
from readout_schemas import Document

FOLLOW_UP = "follow_up"
JUDGING = "same"
SUMMING_UP = "summary"


@dataclass(frozen=True, slots=True)
class Call:
    """One typed call: a prompt, and the type of its answer."""

    prompt: str
    answer: type[Answer]


CALL_FOR = PerType(
    meeting=Call("meeting", Meetings),
    statement=Call("statement", Statements),
    commitment=Call("commitment", Commitments),
    sanction=Call("sanction", Sanctions),
)
"""The call that asks for the records of one type alone."""
CALLS = {
    "four": tuple(call for _, call in CALL_FOR.items()),
    "one": (Call("all", Readout),),
}
"""``four``: one call a record type. ``one``: one call for all."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The calls of a run, with the versions of their prompts.

    Raises:
        SettingsError: the plan, or the version of a prompt, does not exist.
    """

    name: str = DEFAULT_PLAN
    versions: Mapping[str, str] = field(default_factory=dict)
    reader: str = READER
    """Language of the reader."""

    def __post_init__(self) -> None:
        if self.name not in CALLS:
            raise SettingsError(f"no plan {self.name!r}: there are {', '.join(sorted(CALLS))}")
        for name in self.versions:
            self.prompt(name)

    @classmethod
    def of(cls, settings: Settings) -> Plan:
        """The plan that settings name."""
        return cls(settings.plan, settings.prompts, settings.reader)

    @property
    def calls(self) -> tuple[Call, ...]:
        """The calls that each document gets."""
        return CALLS[self.name]

    def asked(self, call: Call, part: Document, follow_up: str = "") -> list[Message]:
        """What a call asks about a document, or a window of one."""
        return messages(self.prompt(call.prompt), part.text or "", follow_up, about(part, self.reader))

    def prompt(self, name: str) -> Prompt:
        """The prompt of that name in this plan's version."""
        try:
            return load(name, self.versions.get(name))
        except LookupError as error:
            raise SettingsError(str(error)) from None

    def prompts(self) -> tuple[Prompt, ...]:
        """Every prompt that the plan may send about a document."""
        return tuple(self.prompt(name) for name in (*(call.prompt for call in self.calls), FOLLOW_UP))

    def concluding_prompts(self) -> tuple[Prompt, ...]:
        """Every prompt that the plan may send about a briefing."""
        return tuple(self.prompt(name) for name in (JUDGING, SUMMING_UP))

"""Options of runs that are paid for: what they may cost, and where answers are kept."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from readout.cli.grouping import SettableOptions
from readout.cli.options import ModelOptions

if TYPE_CHECKING:
    from readout.ask.settings import Settings


@dataclasses.dataclass(frozen=True, kw_only=True)
class LedgerOptions(SettableOptions):
    """Where answers are kept."""

    ledger: Annotated[
        Path | None,
        typer.Option(
            help="File that keeps every answer, so that none is paid for twice; 'none' for none. Default: in the "
            "user's cache folder.",
            show_default=False,
        ),
    ] = None
    no_ledger: Annotated[bool, typer.Option("--no-ledger", help="Keep no answers, whatever else is set.")] = False

    def place(self) -> Path | bool:
        """What the settings call ``ledger``."""
        return self.ledger if self.ledger is not None and not self.no_ledger else not self.no_ledger


@dataclasses.dataclass(frozen=True, kw_only=True)
class LimitedOptions(ModelOptions, LedgerOptions):
    """Which model is asked, what that may take, and where its answers are kept."""

    rpm: Annotated[float | None, typer.Option(help="Requests a minute.")] = None
    tpm: Annotated[float | None, typer.Option(help="Tokens of prompts a minute.")] = None
    max_cost: Annotated[float | None, typer.Option(help="US dollars: stops before the call that could pass it.")] = None
    deadline: Annotated[float | None, typer.Option(help="Seconds, after which no call is made.")] = None
    dry_run: Annotated[
        bool,
        typer.Option("--dry-run", help="Read everything, and print documents, calls, tokens and cost, without a call."),
    ] = False

    @property
    def needs_key(self) -> bool:
        """Whether a model is asked at all."""
        return not self.dry_run

    def settings(self, *, record: bool = False) -> Settings:
        """The settings that these options say, as ``ModelOptions`` does it.

        Raises:
            SettingsError: an option is wrong.
        """
        return dataclasses.replace(
            ModelOptions.settings(self, record=record),
            ledger=self.place(),
            rpm=self.rpm,
            tpm=self.tpm,
            max_cost=self.max_cost,
            deadline=self.deadline,
        )

"""Options of whoever works on the desk's jobs."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Annotated

import typer

from readout.cli.desk.reach import ReachOptions
from readout.cli.options import ModelOptions
from readout.cli.run_options import LedgerOptions

if TYPE_CHECKING:
    from readout.ask.settings import Settings
    from readout.desk.jobs.limits import Bounds


@dataclasses.dataclass(frozen=True, kw_only=True)
class WorkOptions(ModelOptions, LedgerOptions, ReachOptions):
    """Which model is asked, what that may cost a day, and what may be fetched."""

    rpm: Annotated[float | None, typer.Option(help="Requests a minute.")] = None
    tpm: Annotated[float | None, typer.Option(help="Tokens of prompts a minute.")] = None
    budget_a_day: Annotated[
        float | None,
        typer.Option(help="US dollars that jobs may cost a day (UTC): what could pass it waits for the next one."),
    ] = None
    documents_a_day: Annotated[
        int | None, typer.Option(min=1, help="Documents that a model is asked about a day (UTC), at most.")
    ] = None

    def settings(self, *, record: bool = False) -> Settings:
        """The settings that these options say, as ``ModelOptions`` does it.

        Raises:
            SettingsError: an option is wrong.
        """
        return dataclasses.replace(
            ModelOptions.settings(self, record=record), ledger=self.place(), rpm=self.rpm, tpm=self.tpm
        )

    def bounds(self) -> Bounds:
        """What may be done.

        Raises:
            SettingsError: an option is wrong.
        """
        from readout.desk.jobs.limits import Bounds

        return Bounds(budget=self.budget_a_day, documents=self.documents_a_day, guard=self.guard())

"""Where the desk may fetch from and send to."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Annotated

import typer

from readout.cli.grouping import SettableOptions

if TYPE_CHECKING:
    from readout.web import Guard


@dataclasses.dataclass(frozen=True, kw_only=True)
class ReachOptions(SettableOptions):
    """What is let through beside the public internet."""

    allow_network: Annotated[
        list[str] | None,
        typer.Option(help="Private network that the desk may reach, as 10.1.0.0/16; repeatable.", show_default=False),
    ] = None
    allow_port: Annotated[
        list[int] | None,
        typer.Option(help="Port that it may ask beside 80 and 443; repeatable.", show_default=False),
    ] = None

    def guard(self) -> Guard:
        """What holds where the desk fetches or sends for others.

        Raises:
            SettingsError: one of them is no network, or no port.
        """
        from readout.web import Guard

        return Guard.allowing(self.allow_network or (), self.allow_port or ())


@dataclasses.dataclass(frozen=True, kw_only=True)
class SendingOptions(ReachOptions):
    """The same of a command, whose user may say that all is meant."""

    allow_private: Annotated[
        bool,
        typer.Option("--allow-private", help="Send to this machine, to private networks and to any port too."),
    ] = False

    def guard_of_others(self) -> Guard | None:
        """What holds where the user did not say that all is meant.

        Raises:
            SettingsError: a network is none, or a port.
        """
        return None if self.allow_private else self.guard()

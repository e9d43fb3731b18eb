"""Which store a command works on."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Annotated

import typer

from readout.cli.grouping import SettableOptions

if TYPE_CHECKING:
    from pathlib import Path

    from readout.desk import Desk


@dataclasses.dataclass(frozen=True, kw_only=True)
class DeskOptions(SettableOptions):
    """Where the store is."""

    desk: Annotated[
        str | None,
        typer.Option(
            help="The store: a file, or postgresql://HOST/DATABASE. Default: a file in the user's data folder.",
            show_default=False,
        ),
    ] = None

    def files(self) -> list[Path]:
        """The file that the store is, which nothing is to be written over; none on PostgreSQL.

        Raises:
            SettingsError: the address is of another kind.
        """
        from readout.desk.store.places import place_of

        file = place_of(self.desk).file
        return [] if file is None else [file]

    def opened(self, *, new: bool = False) -> Desk:
        """The store, brought up to date.

        Args:
            new: whether a file that is not there is made.

        Raises:
            SettingsError: there is no such store, or a package is missing.
            DeskError: it cannot be opened.
        """
        from readout.desk import Desk
        from readout.desk.store.places import place_of
        from readout.errors import SettingsError

        place = place_of(self.desk)
        if place.file is not None and not new and not place.file.exists():
            raise SettingsError(
                f"there is no desk at {place.file}: make one with readout desk add, or name another with --desk"
            )
        return Desk.open(self.desk)

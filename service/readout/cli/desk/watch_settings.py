"""What the settings file says is watched."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, get_args

from readout.cli.settings_file import IN_FORCE
from readout.errors import InputError, SettingsError
from readout_schemas.desk import WatchKind

if TYPE_CHECKING:
    from readout.desk import Desk
    from readout.desk.jobs.watches import NewWatch

_KINDS: tuple[WatchKind, ...] = get_args(WatchKind)


def settle(desk: Desk) -> None:
    """Let the watches of the settings file be those that it has now; without a file they stay as they are.

    Raises:
        SettingsError: one of them is wrong.
        DeskError: the store cannot be written.
    """
    found = IN_FORCE.get()
    if found.path is None:
        return
    try:
        desk.settle_watches([new_watch(one) for one in found.watches])
    except InputError as error:
        raise SettingsError(f"{found.path}: {error}") from None


def new_watch(table: Mapping[str, object]) -> NewWatch:
    """A watch as a table says it.

    Raises:
        InputError: it says too little, too much, or what is no schedule, address or tag.
    """
    from readout.desk.jobs import Given
    from readout.desk.jobs.schedules import Schedule
    from readout.desk.jobs.watches import NewWatch
    from readout.ingest import parse_metadata

    told = {key: str(value) for key, value in table.items()}
    kinds = [kind for kind in _KINDS if kind in told]
    if len(kinds) != 1:
        raise InputError("a watch has an address, a folder, or a file of links: give one of the three")
    (kind,) = kinds
    place = Given.address(told[kind]).name if kind == "address" else told[kind]
    given: dict[str, object] = {key: told[key] for key in ("publisher", "language") if key in told}
    return NewWatch(
        kind=kind,
        place=place,
        schedule=Schedule.of(told.get("every"), told.get("daily"), told.get("zone")),
        name=told.get("name", ""),
        metadata=parse_metadata(given, "the watch", closed=True),
        allow_private=table.get("allow_private") is True,
    )

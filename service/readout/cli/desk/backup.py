"""``readout desk backup`` and ``readout desk restore``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from readout.cli.desk.options import DeskOptions
from readout.cli.desk.token import BY
from readout.cli.grouping import grouped
from readout.writable import writable


@grouped
def backup(
    *,
    file: Annotated[Path, typer.Argument(help="Where the copy goes.", show_default=False)],
    place: DeskOptions,
) -> None:
    """Copy the whole desk into a file, while it is in use.

    Example: readout desk backup desk-2025-03-15.sqlite3
    """
    with place.opened() as desk:
        size = desk.backup(file)
    typer.echo(writable(f"written: {file} ({size / 1e6:,.1f} MB)"))


@grouped
def restore(
    *,
    file: Annotated[Path, typer.Argument(help="What readout desk backup wrote.", show_default=False)],
    replace: Annotated[bool, typer.Option("--replace", help="Overwrite the desk that is there.")] = False,
    revoke_tokens: Annotated[
        bool,
        typer.Option("--revoke-tokens", help="Let no token of the copy in: some may be revoked since."),
    ] = False,
    place: DeskOptions,
) -> None:
    """Put a copy in the desk's place. The copy's tokens let in again whoever bears them; what is known of that is told.

    Example: readout desk restore desk-2025-03-15.sqlite3 --replace
    """
    from readout.desk import Desk
    from readout.desk.serving.tokens import Tokens
    from readout.desk.store.backing_up import restore as put_back
    from readout.desk.store.places import place_of

    revoked = _revoked(place) if replace else None
    put_back(place_of(place.desk), file, replace=replace)
    with Desk.open(place.desk) as desk:
        typer.echo(writable(f"restored: {desk.store.place} ({desk.status().documents:,} documents)"))
        tokens = Tokens(desk.store, desk.clock)
        if revoke_tokens:
            typer.echo(writable(f"revoked: {', '.join(tokens.revoke_all(BY)) or 'none, for none let anybody in'}"))
        else:
            _warn([one.name for one in tokens.all() if one.revoked_at is None], revoked)


def _revoked(place: DeskOptions) -> set[str] | None:
    """Names of the tokens that were revoked in the desk that is overwritten; none if that cannot be told."""
    from readout.desk.serving.tokens import Tokens
    from readout.errors import ReadoutError

    try:
        with place.opened() as desk:
            return {one.name for one in Tokens(desk.store, desk.clock).all() if one.revoked_at is not None}
    except ReadoutError:  # it is damaged, or not there: that is why a copy is put in its place
        return None


def _warn(good: list[str], revoked: set[str] | None) -> None:
    """Say who is let in again."""
    again = good if revoked is None else [name for name in good if name in revoked]
    if not again:
        return
    told = "were revoked since" if revoked is not None else "may have been revoked since the copy was made"
    line = f"readout: tokens let in again that {told}: {', '.join(again)}; revoke them with readout desk token revoke"
    typer.echo(writable(line), err=True)

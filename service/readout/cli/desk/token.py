"""``readout desk token`` and ``readout desk audit``."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from readout.cli.desk.options import DeskOptions
from readout.cli.grouping import grouped
from readout.writable import writable

if TYPE_CHECKING:
    from readout.desk import Desk
    from readout.desk.serving.tokens import Tokens

BY = "command line"
"""Who made and revoked a token here, as the audit has it."""
Name = Annotated[str, typer.Argument(help="Who bears it.", show_default=False)]


class RoleName(StrEnum):
    """What a token is good for."""

    READER = "reader"
    EDITOR = "editor"
    ADMIN = "admin"


token = typer.Typer(name="token", help="Who may use the desk over HTTP.", no_args_is_help=True)


@token.command()
@grouped
def add(
    *,
    name: Name,
    role: Annotated[
        RoleName, typer.Option(help="reader, editor (adds, makes editions) or admin (removes, reads the audit).")
    ] = RoleName.READER,
    feeds: Annotated[
        bool, typer.Option("--feeds", help="For the calendar and the feed alone: shows the addresses to subscribe to.")
    ] = False,
    at: Annotated[
        str, typer.Option(envvar="READOUT_SERVER", help="Where the desk is served, for --feeds.", show_default=False)
    ] = "",
    place: DeskOptions,
) -> None:
    """Make a token, and show it this once.

    Example: readout desk token add "Ida Berg" --role editor
    """
    from readout.errors import SettingsError

    if feeds and role is not RoleName.READER:
        raise SettingsError(f"--feeds only reads: leave out --role {role}")
    with place.opened() as desk:
        if not feeds:
            typer.echo(_tokens(desk).add(name, role.value, BY))
            return
        secret = _tokens(desk).add_feeds(name, BY)
    for file in ("calendar.ics", "feed.atom"):
        typer.echo(writable(f"{at.rstrip('/')}/v1/subscribed/{secret}/{file}"))


@token.command("list")
@grouped
def list_(*, place: DeskOptions) -> None:
    """List the tokens that were made, without what lets one in.

    Example: readout desk token list
    """
    with place.opened() as desk:
        for one in _tokens(desk).all():
            used = f"last used {one.last_used_at:%Y-%m-%d %H:%M}" if one.last_used_at else "never used"
            gone = f", revoked {one.revoked_at:%Y-%m-%d %H:%M}" if one.revoked_at else ""
            what = "feeds" if one.opens == "feeds" else one.role
            typer.echo(writable(f"{one.name}: {what}, made {one.made_at:%Y-%m-%d %H:%M}, {used}{gone}"))


@token.command()
@grouped
def revoke(
    *,
    name: Annotated[str | None, typer.Argument(help="Who bears it.", show_default=False)] = None,
    all_: Annotated[bool, typer.Option("--all", help="All that let somebody in.")] = False,
    place: DeskOptions,
) -> None:
    """Let a token in no longer, from the next request on.

    Example: readout desk token revoke "Ida Berg"
    """
    from readout.errors import SettingsError

    if (name is None) is not all_:
        raise SettingsError("give the name of one token, or --all")
    with place.opened() as desk:
        if name is None:
            gone = _tokens(desk).revoke_all(BY)
            typer.echo(writable(f"revoked: {', '.join(gone) or 'none, for none let anybody in'}"))
            return
        done = _tokens(desk).revoke(name, BY)
    typer.echo(writable(f"revoked: {name}" if done else f"revoked before: {name}"))


@grouped
def audit(
    *,
    limit: Annotated[int, typer.Option(min=1, max=200, help="How many entries.")] = 50,
    place: DeskOptions,
) -> None:
    """Say who did what over HTTP, and which tokens were made and revoked, the latest first.

    Example: readout desk audit --limit 200
    """
    from readout.desk.serving.auditing import entries

    with place.opened() as desk, desk.store.reading() as session:
        for one in entries(session, limit).items:
            typer.echo(writable(f"{one.at:%Y-%m-%d %H:%M:%S} {one.who}: {one.what} {one.subject}".rstrip()))


def _tokens(desk: Desk) -> Tokens:
    from readout.desk.serving.tokens import Tokens

    return Tokens(desk.store, desk.clock)

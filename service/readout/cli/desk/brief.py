"""``readout desk brief``."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Annotated

import typer

from readout.cli.desk.options import DeskOptions
from readout.cli.grouping import grouped
from readout.cli.options import ModelOptions, Output, WithoutText
from readout.cli.renderings import DeliveryOptions
from readout.cli.run_options import LedgerOptions

if TYPE_CHECKING:
    import datetime as dt

    from readout.ask.progress import RunProgress
    from readout.desk import Desk
    from readout.desk.editions import Edition, NothingNew, Wanted

Topic = Annotated[
    str, typer.Option(help="Only what has all of these words in it, or the party of this name.", show_default=False)
]


@dataclasses.dataclass(frozen=True, kw_only=True)
class EditionModelOptions(ModelOptions, LedgerOptions):
    """Which model is asked, and where its answers are kept."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class EditionOptions:
    """Which edition."""

    topic: Topic = ""
    since: Annotated[
        str | None,
        typer.Option(
            help="What is news since this day began (YYYY-MM-DD, UTC), or since the edition of this number. Default: "
            "since the last edition of the topic.",
            show_default=False,
        ),
    ] = None
    edition: Annotated[
        int | None,
        typer.Option(min=1, help="Give the edition of this number again, as it was made.", show_default=False),
    ] = None
    unchanged: Annotated[bool, typer.Option("--all", help="With what is no news too.")] = False

    def wanted(self) -> Wanted:
        """The same, as the desk takes it.

        Raises:
            SettingsError: the news are since what is neither a day nor an edition.
        """
        from readout.desk.editions import Wanted

        return Wanted(topic=self.topic, since=_since(self.since), unchanged=self.unchanged)


@grouped
def brief(
    *,
    chosen: EditionOptions,
    output: Output = None,
    without_text: WithoutText = False,
    asking: EditionModelOptions,
    renderings: DeliveryOptions,
    place: DeskOptions,
) -> None:
    """Make the desk's next edition: what is new, developed, corroborated or disputed since the one before.

    Prints it, and writes its JSON with -o. With a model (--model, --base-url or READOUT_MODEL) it has a summary, and
    verdicts on what the rules leave open and nobody has judged; without one, what the rules say alone. Where nothing is
    new no edition is made, and nothing is written.

    Example: readout desk brief --topic Norway --html today.html
    """
    from readout.ask.progress import RunProgress
    from readout.cli.outcome import deliver
    from readout.desk.editions import NothingNew

    wanted, progress = chosen.wanted(), RunProgress()
    renderings.check(output, sources=place.files())
    asking.check(place.files())
    with place.opened() as desk:
        made: Edition | NothingNew
        if chosen.edition is not None:
            made = desk.edition(chosen.edition, chosen.topic)
        else:
            made = _made(desk, wanted, asking, progress)
    if isinstance(made, NothingNew):
        typer.echo(f"nothing new since edition {made.last}" if made.last else "nothing new: there is no edition yet")
        return
    if not renderings.quiet:
        typer.echo(told(made), err=True)
    read = made.briefing.documents if chosen.edition is None else ()
    deliver(made.briefing, output, renderings, without_text=without_text, lacking=progress.lacking, read=read)


def _made(desk: Desk, wanted: Wanted, asking: EditionModelOptions, progress: RunProgress) -> Edition | NothingNew:
    import asyncio

    from readout.desk.editions import make_edition_with

    if not asking.names_model:
        return desk.brief(wanted)
    settings = dataclasses.replace(asking.settings(), ledger=asking.place())
    return asyncio.run(make_edition_with(desk.store, desk.clock, wanted, settings, progress))


def _since(told: str | None) -> dt.date | int | None:
    """A day, or the number of an edition.

    Raises:
        SettingsError: it is neither.
    """
    import datetime as dt

    from readout.errors import SettingsError

    if told is None:
        return None
    if told.isascii() and told.isdecimal() and len(told) < len("YYYYMMDD"):
        return int(told)
    try:
        return dt.date.fromisoformat(told)
    except ValueError:
        raise SettingsError(f"--since {told!r} is neither a day (YYYY-MM-DD) nor the number of an edition") from None


def told(edition: Edition) -> str:
    """What an edition is, in a line."""
    from readout.writable import writable

    title, changes = edition.title, edition.changes
    kinds = ("new", "developed", "corroborated", "disputed", "gone")
    counts = (f"{count} {kind}" for kind in kinds if (count := len(getattr(changes, kind))))
    topic = f" on {title.topic}" if title.topic else ""
    since = f" since {title.since}" if title.since else ""
    return writable(f"edition {title.number}{topic}: {', '.join(counts)}{since}")

"""The desk as a program uses it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readout.desk.editions import (
    Draft,
    Edition,
    NothingNew,
    Title,
    Turn,
    Wanted,
    catch_up,
    edition,
    edition_mark,
    editions,
    kept_by_rule,
    make_edition,
    make_edition_with,
    news_between,
    prepared,
)
from readout.desk.outgoing_desk import OutgoingDesk
from readout.desk.reviewing_desk import ReviewingDesk
from readout.desk.working_desk import WorkingDesk
from readout.run_sync import run_sync
from readout_schemas import Changes

if TYPE_CHECKING:
    from readout.ask.settings import Settings

ALL_THAT_IS_NEW = Wanted()


class Desk(ReviewingDesk, OutgoingDesk, WorkingDesk):
    """A store that remembers what was read. Threads may share it.

    >>> with Desk.open("desk.sqlite3") as desk:
    ...     desk.add(readout.load.reports("reports.jsonl"))
    """

    def catch_up(self) -> list[Turn]:
        """Join what came since the last turn to the clusters; ``brief`` does it too.

        Raises:
            DeskError: the store cannot be written.
        """
        return catch_up(self.store, self.clock)

    def brief(self, wanted: Wanted = ALL_THAT_IS_NEW, settings: Settings | None = None) -> Edition | NothingNew:
        """Make the next edition: what is new, developed, corroborated or disputed since the one before.

        Args:
            wanted: of what, since when.
            settings: how to ask a model for verdicts on what rules leave open, and for the summary; by rule alone
                without them.

        Raises:
            InputError: it is since an edition that there is not.
            SettingsError: a setting is wrong.
            LedgerError: the ledger cannot be read or written.
            DeskError: the store cannot be read or written.
        """
        if settings is None:
            return make_edition(self.store, self.clock, wanted)
        return run_sync(make_edition_with(self.store, self.clock, wanted, settings))

    def draft(self, wanted: Wanted = ALL_THAT_IS_NEW) -> Draft | NothingNew:
        """What ``keep_draft`` makes the next edition of, by rule alone: both are ``brief``, of which this takes long.

        Raises:
            InputError: it is since an edition that there is not.
            DeskError: the store cannot be read or written.
        """
        return prepared(self.store, self.clock, wanted)

    def keep_draft(self, draft: Draft | NothingNew, wanted: Wanted = ALL_THAT_IS_NEW) -> Edition | NothingNew:
        """Keep a draft as the next edition, unless another one was made of the same meanwhile.

        Raises:
            DeskError: the store cannot be written.
        """
        return kept_by_rule(self.store, self.clock, wanted, draft)

    def editions(self, topic: str | None = None) -> list[Title]:
        """What editions there are, the oldest first; of a topic, if one is given.

        Raises:
            DeskError: the store cannot be read.
        """
        with self.store.reading() as session:
            return list(editions(session, topic))

    def edition(self, number: int, topic: str = "") -> Edition:
        """An edition as it was made.

        Raises:
            InputError: there is none of this number.
            DeskError: the store cannot be read.
        """
        with self.store.reading() as session:
            return edition(session, number, topic)

    def edition_mark(self, number: int, topic: str = "") -> str:
        """What stays the same as long as an edition does: until a document that it cites is removed.

        Raises:
            InputError: there is none of this number.
            DeskError: the store cannot be read.
        """
        with self.store.reading() as session:
            return edition_mark(session, number, topic)

    def changes(self, first: int, second: int, topic: str = "") -> Changes:
        """What is news in the second of two editions of a topic against the first.

        Raises:
            InputError: there is none of a number, or the second is the earlier one.
            DeskError: the store cannot be read.
        """
        with self.store.reading() as session:
            return news_between(session, first, second, topic).changes

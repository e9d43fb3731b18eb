"""What a desk gives to readers of feeds and to calendars, and sends to other programs."""

from __future__ import annotations

from readout.desk.feeds import LATEST, atom_feed
from readout.desk.sending import Receiver, Sent, send
from readout.desk.telling.agenda import ahead, changed_at
from readout.desk.telling_desk import TellingDesk
from readout.rendering import calendar_feed


class OutgoingDesk(TellingDesk):
    """A store that tells others what is new in it."""

    def feed(self, topic: str = "", *, latest: int = LATEST, address: str | None = None) -> str:
        """The changes of the last editions as an Atom feed (RFC 4287), an entry each.

        Args:
            topic: of the editions; empty for those of all.
            latest: how many editions.
            address: where the feed will be found, if that is known.

        Raises:
            DeskError: the store cannot be read.
        """
        with self.store.reading() as session:
            return atom_feed(session, topic, latest, address)

    def calendar(self, party: str | None = None) -> str:
        """The meetings and deadlines that are not past, as a calendar (iCalendar, RFC 5545).

        It is dated by when the desk last changed, so that it stays the same as long as it does and the day lasts.

        Args:
            party: the key of a party that has a part in them.

        Raises:
            SettingsError: icalendar is not installed.
            DeskError: the store cannot be read.
        """
        with self.store.reading() as session:
            briefing, changed = ahead(session, self.now(), party), changed_at(session)
        return calendar_feed(briefing, changed, deadlines=True)

    def send(self, receiver: Receiver, number: int | None = None, topic: str = "") -> list[Sent]:
        """Send changes to another program, signed, each edition once.

        Args:
            receiver: where to.
            number: of the edition; by default all since the last that went there, and at first the last one.
            topic: of the editions.

        Raises:
            InputError: the address cannot be used, or there is no such edition.
            RunError: the receiver did not take it.
            DeskError: the store cannot be read or written.
        """
        return send(self.store, self.clock, receiver, number, topic)

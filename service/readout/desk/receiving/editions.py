"""Editions of another store, put among those that are here.

An edition is a snapshot: what it says stays as it was made. It keeps its number where that is free on its topic, and
gets the next one where it is not. What this store's next edition tells is not what was told here before, and all that
came from the other one: its things are joined here, and known under the ids that they get here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from readout.desk.store.deliveries import DeliveryRow
from readout.desk.store.tables import EditionRow, RunRow, TurnRow
from readout_schemas import Briefing, Changes

_SINCE = re.compile(r"edition (\d+)")
Row = dict[str, object]


class ReceivedEditions:
    """Takes editions, one by one as they come, and what was sent of them.

    Args:
        session: of the store that takes them.
        renamed: ids that documents of the other store do not have here. An edition that cites one cannot stand: when
            the document is removed, its words would stay.
    """

    def __init__(self, session: Session, renamed: Mapping[str, str]) -> None:
        self._session = session
        self._renamed = renamed
        self._numbers: dict[tuple[str, int], int] = {}
        self._deliveries: list[Row] = []
        self.new = 0

    def take(self, table: str, row: Row) -> bool:
        """Take a row, one of a delivery at the end; whether it can be taken."""
        if table == "editions":
            return self._edition(row)
        self._deliveries.append(row)
        return True

    def _edition(self, row: Row) -> bool:
        """Take an edition; whether it is here now."""
        topic, number = str(row["topic"]), int(str(row["number"]))
        briefing, changes = str(row["briefing"]), str(row["changes"])
        cited = {one.id for one in Briefing.model_validate_json(briefing).documents}
        cited.update(one.id for one in Changes.model_validate_json(changes).documents)
        here = self._same(row)
        if here is None and not cited.isdisjoint(self._renamed):
            return False
        if here is None:
            here = self._put(row, topic, number)
            self.new += 1
        self._numbers[topic, number] = here
        return True

    def _same(self, row: Row) -> int | None:
        """The number that the very edition has here."""
        rows = select(EditionRow.number, EditionRow.briefing, EditionRow.changes).where(
            EditionRow.topic == row["topic"], EditionRow.made_at == row["made_at"]
        )
        told = (row["briefing"], row["changes"])
        return next((number for number, *found in self._session.execute(rows) if tuple(found) == told), None)

    def _put(self, row: Row, topic: str, number: int) -> int:
        of_topic = EditionRow.topic == topic
        free = self._session.get(EditionRow, (topic, number)) is None
        last = self._session.scalar(select(func.max(EditionRow.number)).where(of_topic)) or 0
        turns = select(func.max(TurnRow.number)).where(TurnRow.at <= row["made_at"])
        turn = max(
            self._session.scalar(turns) or 0,
            self._session.scalar(select(func.max(EditionRow.turn)).where(of_topic)) or 0,
        )
        here = number if free else last + 1
        run = self._session.scalar(select(RunRow.id).where(RunRow.id == row["run"]))
        told = {"number": here, "base": turn, "turn": turn, "since": self._since(row, topic), "run": run}
        self._session.execute(insert(EditionRow), [{**row, **told}])
        return here

    def _since(self, row: Row, topic: str) -> object:
        """Since which edition, by the number that this has here."""
        found = _SINCE.fullmatch(str(row["since"] or ""))
        if found is None:
            return row["since"]
        return f"edition {self._numbers.get((topic, int(found[1])), found[1])}"

    def number(self, topic: str, number: int) -> int | None:
        """The number here of an edition; none if it was not taken."""
        return self._numbers.get((topic, number))

    def finish(self) -> None:
        """Take to whom editions were sent, so that they are not sent again."""
        for row in self._deliveries:
            self._delivery(row)

    def _delivery(self, row: Row) -> None:
        here = self._numbers.get((str(row["topic"]), int(str(row["number"]))))
        if here is None or self._session.get(DeliveryRow, row["id"]) is not None:
            return
        same = select(DeliveryRow.id).where(
            DeliveryRow.topic == row["topic"], DeliveryRow.number == here, DeliveryRow.address == row["address"]
        )
        if self._session.scalar(same) is None:
            self._session.execute(insert(DeliveryRow), [{**row, "number": here}])

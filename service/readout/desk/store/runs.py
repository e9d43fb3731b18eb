"""Runs: what each making took."""

from __future__ import annotations

import datetime as dt

from sqlalchemy.orm import Session

from readout.clock import Clock
from readout.desk.store.columns import kept
from readout.desk.store.identity import new_id
from readout.desk.store.tables import RunRow
from readout.merging.briefings import together
from readout_schemas import Run


class RunLog:
    """The run that reports are added in: its row grows with each of them."""

    def __init__(self, clock: Clock, kind: str) -> None:
        self._clock = clock
        self._kind = kind
        self._id = new_id(clock)

    def note(self, session: Session, run: Run) -> str:
        """Add what a report took to the run, in the transaction that adds it; the run's id."""
        now = dt.datetime.fromtimestamp(self._clock.wall(), dt.UTC)
        row = session.get(RunRow, self._id)
        if row is None:
            row = RunRow(id=self._id, kind=self._kind, began_at=now)
            session.add(row)
            describe(row, run)
        else:
            total = together([Run.model_validate_json(row.body), run])
            describe(row, total.model_copy(update={"model": _once(total.model), "plan": _once(total.plan)}))
        row.ended_at = now
        session.flush()
        return self._id


def describe(row: RunRow, run: Run) -> None:
    """Write a run into its row."""
    row.model, row.plan = kept(run.model), run.plan
    row.calls = run.calls
    row.prompt_tokens, row.completion_tokens = run.tokens.prompt, run.tokens.completion
    row.cost_usd = run.cost_usd
    row.body = run.model_dump_json()


def _once(names: str) -> str:
    return ", ".join(dict.fromkeys(names.split(", ")))

"""What a cluster is at one time, as it is kept."""

from __future__ import annotations

import json
from typing import NamedTuple

from pydantic import TypeAdapter

from readout.desk.editions.joining import Cluster
from readout.desk.store.parsing import read_record
from readout_schemas import AnyRecord, Development, Disagreement, Party

_PARTIES = TypeAdapter(tuple[Party, ...])
_DISAGREEMENTS = TypeAdapter(tuple[Disagreement, ...])
_DEVELOPMENTS = TypeAdapter(tuple[Development, ...])


class State(NamedTuple):
    """A merged record under its cluster's id, and what is known beside it."""

    record: AnyRecord
    parties: tuple[Party, ...]
    disagreements: tuple[Disagreement, ...]
    developments: tuple[Development, ...]


def about_of(cluster: Cluster) -> str:
    """What is kept beside the merged record, as JSON."""
    return json.dumps(
        {
            "parties": _PARTIES.dump_python(cluster.parties, mode="json"),
            "disagreements": _DISAGREEMENTS.dump_python(cluster.disagreements, mode="json"),
            "developments": _DEVELOPMENTS.dump_python(cluster.developments, mode="json"),
        },
        ensure_ascii=True,
    )


def state_of(kind: str, merged: str, about: str) -> State:
    """The state of a row."""
    told = json.loads(about)
    return State(
        record=read_record(kind, merged),
        parties=_PARTIES.validate_python(told["parties"]),
        disagreements=_DISAGREEMENTS.validate_python(told["disagreements"]),
        developments=_DEVELOPMENTS.validate_python(told["developments"]),
    )

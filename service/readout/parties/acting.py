"""Who acts in a record, and whom else it names."""

from __future__ import annotations

from readout.record_types import PerRecord
from readout_schemas import Mention

actors: PerRecord[tuple[Mention, ...]] = PerRecord(
    meeting=lambda one: (*one.participants, *one.hosts),
    statement=lambda one: (one.speaker,),
    commitment=lambda one: one.actors,
    sanction=lambda one: one.targets,
)
"""By whom a record is known: those who meet, the speaker, who commits itself, who is hit.

A sanction's senders are often not named, and its targets are.
"""

involved: PerRecord[tuple[Mention, ...]] = PerRecord(
    meeting=lambda one: (*one.hosts, *one.participants, *one.absent),
    statement=lambda one: (one.speaker, *one.addressee),
    commitment=lambda one: (*one.actors, *one.beneficiary),
    sanction=lambda one: (*one.senders, *one.targets),
)
"""Everybody whom a record names, in whatever part."""

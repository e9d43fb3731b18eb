"""The ledger: every answer that was paid for, on disk before it is used, so that none is paid for twice."""

from readout.ledger.keys import key_of
from readout.ledger.ledger import Ledger
from readout.ledger.places import NO_LEDGER, default_place, settled_place
from readout.ledger.store import Entry, Stats, Store

__all__ = ["NO_LEDGER", "Entry", "Ledger", "Stats", "Store", "default_place", "key_of", "settled_place"]

"""The web: what stands at an address that the user named, and nothing else, fetched politely."""

from readout.web.addresses import is_address
from readout.web.ahead import FetchAhead
from readout.web.fetching import Fetched, Fetcher
from readout.web.guards import Guard
from readout.web.options import NO_MEMORY, WebOptions

__all__ = ["NO_MEMORY", "FetchAhead", "Fetched", "Fetcher", "Guard", "WebOptions", "is_address"]

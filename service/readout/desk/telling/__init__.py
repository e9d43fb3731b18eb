"""What a desk is asked: what is due, what a party did, and what is on the agenda. Nothing here writes.

Records that came since the last joining are told as they are, each by itself.
"""

from readout.desk.telling.due import Due, DueList, Later, due
from readout.desk.telling.parties import PartyEntry, PartyPage, party_named, party_page

__all__ = ["Due", "DueList", "Later", "PartyEntry", "PartyPage", "due", "party_named", "party_page"]

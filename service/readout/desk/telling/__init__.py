"""What a desk is asked: what is due, what a party did, and what is on the agenda. Nothing here writes.

Records that came since the last joining are told as they are, each by itself.
"""

from readout.desk.telling.due import Which, due
from readout.desk.telling.parties import party_named, party_page

__all__ = ["Which", "due", "party_named", "party_page"]

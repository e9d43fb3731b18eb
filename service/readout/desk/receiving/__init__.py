"""What another desk exported, taken in: into an empty one as it was, into one with a history beside what is there."""

from readout.desk.receiving.taking import Received, receive

__all__ = ["Received", "receive"]

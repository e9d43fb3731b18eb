"""Grounding: what a model wrote, held against the text; only what the text carries becomes a record."""

from readout.ground.article import Article
from readout.ground.grounding import Failure, Grounding
from readout.ground.re_ask import follow_up, is_left, still_failing
from readout.ground.reporting import empty_report, report

__all__ = ["Article", "Failure", "Grounding", "empty_report", "follow_up", "is_left", "report", "still_failing"]

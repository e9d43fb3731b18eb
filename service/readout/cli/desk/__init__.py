"""``readout desk``: one small module for what belongs together, as for other commands."""

from readout.cli.desk.app import desk

__all__ = ["desk"]

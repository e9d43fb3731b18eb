"""The command line."""

from readout.cli.app import main

__all__ = ["main"]

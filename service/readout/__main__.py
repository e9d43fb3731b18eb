"""``python -m readout``."""

from readout.cli.app import main

main()

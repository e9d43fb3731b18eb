"""``python -m readout.cli``."""

from readout.cli.app import main

main()

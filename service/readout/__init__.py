"""Readout: one checked briefing from a pile of news reports and official readouts."""

"""Editions: what is new since the one before, of things that keep their ids."""

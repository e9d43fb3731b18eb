"""Briefings to render and to export: a small one by hand, a large one made up, a hostile one, and others."""

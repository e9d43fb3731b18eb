"""Words of grammar, which say nothing by themselves."""

from __future__ import annotations

GRAMMAR = frozenset(
    """
    a about after all also am an and any are as at be been before being between both but by can could did do does each
    for from had has have having he her here him his how i if in into is it its just may me might more most must my no
    nor not of off on only or other our out over own s same shall she should so some such t than that the their them
    then there these they this those to under up very was we were what when where which who why will with would you your
    """.split()
)
"""English words of grammar."""

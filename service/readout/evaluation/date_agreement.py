"""Whether a date is right: any day of a gold interval is; an approximate day leaves three days either side."""

from __future__ import annotations

from readout.values.edtf import days_of_edtf


def right_date(gold: str, system: str | None) -> bool:
    """Whether every day that the system allows is one that the gold allows. Both in EDTF; no date is wrong.

    >>> right_date("2025-03-17/2025-03-23", "2025-03-20"), right_date("2025-03-01~", "2025-03-04")
    (True, True)
    >>> right_date("2025-03-20", "2025-03-17/2025-03-23"), right_date("2025-03-20", None)
    (False, False)
    """
    if system is None:
        return False
    first, last = days_of_edtf(gold, slack=True)
    earliest, latest = days_of_edtf(system)
    return first <= earliest and latest <= last

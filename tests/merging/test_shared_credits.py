"""A text that is credited to two agencies at once is no source beside either of them, and does not make them one."""

from __future__ import annotations

import itertools

import pytest

from readout.merging.independence import Independence
from readout_schemas import Document

ENDS = {
    "afp": "Ministers met on Monday in the old harbour.\n© AFP",
    "afp-again": "Les ministres se sont vus lundi au vieux port.\n© 2027 AFP",
    "reuters": "The two delegations spoke for an hour.\n(Reuters)",
    "both": "Beide Minister sprachen am Montag.\nAFP/Reuters",
    "both-again": "Se vieron el lunes en el puerto.\nAFP/Reuters",
    "neither": "A tram was late, and so was the minister.",
}


def _document(name: str) -> Document:
    return Document(id=name, source=f"{name}.txt", sha256=name, text=ENDS[name])


@pytest.mark.parametrize(
    ("names", "sources"),
    [
        (("afp", "afp-again"), 1),
        (("afp", "reuters"), 2),
        (("afp", "both"), 1),
        (("reuters", "both"), 1),
        (("both", "both-again"), 1),
        (("afp", "reuters", "both"), 2),
        (("afp", "reuters", "both", "both-again"), 2),
        (("afp", "neither", "both"), 2),
    ],
)
def test_so_many_sources_have_these_credits(names: tuple[str, ...], sources: int) -> None:
    for order in itertools.permutations(map(_document, names)):
        assert Independence(order).count(names) == sources

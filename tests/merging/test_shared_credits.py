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


@pytest.mark.parametrize(
    ("rewrite", "sources"),
    [
        ("Malabo (NTB/HWS) - Norwegen will zahlen, wenn beide Länder das Protokoll unterschrieben haben.", 1),
        ("Malabo (NTB/Ritzau) - Norwegen will zahlen, wenn beide Länder das Protokoll unterschrieben haben.", 2),
    ],
)
def test_a_dateline_of_two_agencies_is_a_rewrite_of_the_copy_of_either(rewrite: str, sources: int) -> None:
    """Also where slug, headline and summary stand before the dateline of the copy."""
    head = "HWS1087 4 INT 0398\nBC-GULF OF GUINEA-NORWAY (UPDATE 2)\n04-MAR-2025 21:04 GMT\n\nUPDATE 2-Norway ties\n\n"
    points = (
        "* First payment only after both sign\n* Malabo says it will sign this year\n\nBy Ida Berg and Otto Lund\n\n"
    )
    told = (
        "LIBREVILLE, March 4 (HWS) - Norway will put money into radar and pay nothing until both have signed, she said."
    )
    for text in (told, f"{head}{points}{told}"):
        documents = [
            Document(id=name, source=name, sha256=name, text=words) for name, words in (("a", text), ("b", rewrite))
        ]
        assert Independence(documents).count(["a", "b"]) == sources


def test_brackets_in_a_paragraph_further_down_are_no_dateline() -> None:
    """Parties stand in brackets behind the names of deputies."""
    head = "\n".join(["A short line of a list that is long"] * 6)
    words = "Ida Berg (AP): we have seen the plan and shall vote for it, as everybody in this house has known for long."
    own = {name: " ".join(f"{name}{number}" for number in range(90)) for name in "ab"}
    documents = [
        Document(id=name, source=name, sha256=name, text=f"{head}\n{words} {rest}") for name, rest in own.items()
    ]
    assert Independence(documents).count(["a", "b"]) == 2

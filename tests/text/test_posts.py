"""Posts of social media are set off as blocks, each with the name of who posted it."""

from __future__ import annotations

import pytest

from readout.text.quotations import quotations

POSTS: list[tuple[str, str | None, str | None]] = [
    (
        "He has posted this:\n\nIda Berg @idaberg\nEleven hours. Zero movement.\n4:41 PM\n\nA crumb.",
        "Eleven hours. Zero movement.",
        "Ida Berg",
    ),
    (
        "Elle a réagi :\n\nNous ne signerons rien ce soir.\n\n— Ida Berg (@idaberg) 3 mai 2027\n\nFin.",
        "Nous ne signerons rien ce soir.",
        "Ida Berg",
    ),
    (
        "**Ida Berg** (@idaberg) · 4 Std.\n\nWir gehen morgen nach Hause.\n\n1,2k Likes\n\nDas ist alles.",
        "Wir gehen morgen nach Hause.",
        "Ida Berg",
    ),
    ("Followed @berg\n\nThe ministers met in Oslo today.", None, None),
    ("By Otto Lund @ottolund\nThe ministers met in Oslo today.", None, None),
    ("Photo: Otto Lund @ottolund\n\nThe ministers met in Oslo today.", None, None),
    ("Kontakt: presse@amt.de\n\nIda Berg, @idaberg, schwieg am Montag in Bonn.", None, None),
]


@pytest.mark.parametrize(("text", "words", "name"), POSTS)
def test_a_post_is_a_block_and_a_byline_is_none(text: str, words: str | None, name: str | None) -> None:
    found = [
        (text[one.start : one.end], text[slice(*one.reporting)] if one.reporting else None) for one in quotations(text)
    ]
    assert found == ([(words, name)] if words else [])

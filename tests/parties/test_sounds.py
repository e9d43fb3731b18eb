"""Words of names in seven scripts are read as sounds, each of which may be several."""

from __future__ import annotations

import pytest

from readout.parties.sounds import Sound, distances, endings, script_of, sounds_of


def usual(word: str) -> str:
    """What each sound of a word is before all."""
    return "".join(sound.may_be[0][0] for sound in sounds_of(word))


@pytest.mark.parametrize(
    ("word", "script"),
    [
        ("Orbán", "latin"),
        ("Łukaszenki", "latin"),
        ("Путиным", "cyrillic"),
        ("Μακρόν", "greek"),
        ("פוטין", "hebrew"),
        ("عراقچی", "arabic"),
        ("プーチン", "kana"),
        ("普京", "han"),
        ("푸틴", None),
        ("7", None),
        ("", None),
    ],
)
def test_a_word_has_the_script_of_its_letters(word: str, script: str | None) -> None:
    assert script_of(word) == script
    assert bool(sounds_of(word)) is (script is not None)


@pytest.mark.parametrize(
    ("word", "read"),
    [
        ("Scholz", "Solz"),
        ("Kissinger", "kisinger"),
        ("Xi", "Si"),  # at the beginning of a word
        ("Maxim", "maksim"),
        ("Wang", "vang"),
        ("ČAPUTOVÁ", "Caputova"),
        ("Цзиньпин", "Jinpin"),
        ("Джо", "Jo"),
        ("Ντόναλντ", "donalnd"),
        ("Κούλα", "kula"),
        ("Μάιος", "maios"),  # an accent parts the vowels
        ("ג'ו", "Ju"),
        ("تشافيز", "Cafiz"),
        ("シュルツ", "Sulucu"),
        ("ティム", "timu"),
        ("ヴァンス", "vansu"),
        ("スターマー", "sutama"),
        ("尔", "l"),
        ("安南", "annan"),
    ],
)
def test_spellings_are_read_longest_first(word: str, read: str) -> None:
    assert usual(word) == read


def test_a_sound_is_first_what_it_mostly_stands_for() -> None:
    assert sounds_of("c") == (Sound((("k", 0.0), ("c", 0.15), ("s", 0.15), ("C", 0.15))),)
    assert sounds_of("ラ")[0] == Sound((("l", 0.0), ("r", 0.0)))


def test_a_vowel_that_a_script_puts_in_is_often_none() -> None:
    assert [sound.kept for word in ("特", "ス", "他") for sound in sounds_of(word) if sound.is_vowel] == ["?", "?", ""]
    assert [sound.kept for sound in sounds_of("安南")] == ["", "?", "", "", ""]


def test_distances_hold_in_both_orders_and_endings_are_longest_first() -> None:
    known = distances()
    assert all(known[one, other] == known[other, one] for one, other in known)
    assert 0 < known["v", "f"] < known["t", "d"] < known["l", "r"] < 1
    assert [len(one) for one in endings("cyrillic")] == sorted(map(len, endings("cyrillic")), reverse=True)
    assert endings("han") == ()

"""How names stand in their phrases, and whose a verb of speech is, in languages whose grammar is known."""

from __future__ import annotations

import pytest

from readout.ground.grammar import Role, grammar_of

QUOTED = "\ufffc"


def place_of(text: str, name: str) -> tuple[int, int]:
    return text.index(name), text.index(name) + len(name)


@pytest.mark.parametrize(
    ("language", "text", "name", "role"),
    [
        ("en", "Berg said no.", "Berg", Role.ALONE),
        ("en", "Berg’s visit was short.", "Berg", Role.POSSESSOR),
        ("en", "The ministers' visit was short.", "ministers", Role.POSSESSOR),
        ("en", "Berg’snap", "Berg", Role.ALONE),
        ("en", "Berg's office said no.", "Berg", Role.STAFFED),
        ("en", "Berg's OFFICE said no.", "Berg", Role.STAFFED),
        ("en", "Berg's former adviser said no.", "Berg", Role.STAFFED),
        ("en", "Berg's very old former adviser said no.", "Berg", Role.POSSESSOR),
        ("en", "Berg's officeholder said no.", "Berg", Role.POSSESSOR),
        ("en", "The Berg-led talks failed.", "Berg", Role.TITLE),
        ("en", "Berg-", "Berg", Role.ALONE),
        ("en", "The Berg - so they say - left.", "Berg", Role.ALONE),
        ("en", "Berg allies said no.", "Berg", Role.STAFFED),
        ("en", "The Berg Administration said no.", "Berg", Role.STAFFED),
        ("en", "Oslo Mayor Lie said no.", "Oslo", Role.TITLE),
        ("en", "BERG SAYS NO", "BERG", Role.ALONE),
        ("de", "Norwegen Fischer kamen.", "Norwegen", Role.ALONE),
        ("de", "Norwegen Minister Lund kam.", "Norwegen", Role.TITLE),
        ("en", "According to Berg it is over.", "Berg", Role.ALONE),
        ("en", "a statement by Berg", "Berg", Role.DOER),
        ("en", "a letter from Berg", "Berg", Role.DOER),
        ("en", "a statement of Berg", "Berg", Role.BEHIND),
        ("en", "a spokesman for Berg", "Berg", Role.STAFFED),
        ("en", "a spokesman for the old Berg", "Berg", Role.ALONE),
        ("en", "a spokesman, for Berg", "Berg", Role.BEHIND),
        ("de", "eine Sprecherin von Berg", "Berg", Role.STAFFED),
        ("de", "ein Mitglied der Regierung von Berg", "Berg", Role.STAFFED),
        ("en", "She spoke to Berg.", "Berg", Role.GOVERNED),
        ("en", "She spoke To Berg.", "Berg", Role.GOVERNED),
        ("en", "She spoke to Prime Minister Ida Berg.", "Berg", Role.ALONE),
        ("en", "She spoke to Prime Minister Ida Berg.", "Ida Berg", Role.GOVERNED),
        ("en", "She spoke to the Norwegian Prime Minister Berg.", "Berg", Role.GOVERNED),
        ("en", "She spoke to the foreign minister Berg.", "Berg", Role.GOVERNED),
        ("sv", "Hon talade till fiskeminister Berg.", "Berg", Role.GOVERNED),
        ("en", "It went well after Berg spoke and said no.", "Berg", Role.GOVERNED),
        ("en", "It went well after Berg has said no.", "Berg", Role.ALONE),
        ("en", "It went well after Berg, he said.", "Berg", Role.GOVERNED),
        ("en", "They told Berg that it was over.", "Berg", Role.GOVERNED),
        ("en", "They, told Berg, were late.", "Berg", Role.GOVERNED),
        ("en", f"{QUOTED * 5} told Berg the paper.", "Berg", Role.ALONE),
        ("en", f"{QUOTED * 5}, told Berg the paper.", "Berg", Role.ALONE),
        (None, "She spoke to Berg’s adviser.", "Berg", Role.POSSESSOR),
        (None, "She spoke to Berg.", "Berg", Role.ALONE),
    ],
)
def test_a_name_stands_for_itself_or_for_something_else(language: str | None, text: str, name: str, role: Role) -> None:
    assert grammar_of(language).role(text, *place_of(text, name)) is role


@pytest.mark.parametrize(
    ("language", "text", "name", "given"),
    [
        ("en", "It is over, according to Berg.", "Berg", True),
        ("en", "It is over, ACCORDING TO BERG.", "BERG", True),
        ("en", "It is over, according to the Norwegian prime minister, Ida Berg.", "Ida Berg", False),
        ("en", "It is over, according to the Norwegian prime minister Ida Berg.", "Ida Berg", True),
        ("en", "It is over, according to Lt. Gen. Ida Berg.", "Ida Berg", True),
        ("en", "It is over, according to the truce. Ida Berg left.", "Ida Berg", False),
        ("en", "It is over, unaccording to Berg.", "Berg", False),
        ("en", "All went according to plan. Dr. Berg left.", "Berg", False),
        ("en", "It is over, according to Coun. J. R. Berg.", "Berg", True),
        ("de", "Alles lief laut Plan. Berg ging.", "Berg", False),
        ("es", "Todo según ley. La Sra. Berg calló.", "Berg", False),
        ("es", "Se acabó, según la Sra. Berg.", "Berg", True),
        ("en", "It is over, said Berg.", "Berg", False),
        ("de", "Berg zufolge ist es vorbei.", "Berg", True),
        ("de", "BERG ZUFOLGE IST ES VORBEI.", "BERG", True),
        ("de", "Laut Berg ist es vorbei.", "Berg", True),
        ("de", "Nach Angaben von Berg ist es vorbei.", "Berg", True),
        ("fr", "Selon Berg, c’est fini.", "Berg", True),
        ("es", "De acuerdo con Berg, se acabó.", "Berg", True),
    ],
)
def test_whose_view_is_given_stands_beside_words_that_say_so(language: str, text: str, name: str, given: bool) -> None:
    assert grammar_of(language).according(text, *place_of(text, name)) is given


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "Berg said no and added little.", ["said", "added"]),
        ("en", "BERG SAID NO", ["SAID"]),
        ("en", "Her remarks were short.", []),
        ("en", "Berg remarks on it.", ["remarks"]),
        ("en", "She remarks on it.", ["remarks"]),
        ("en", "the minister who remarks on it.", ["remarks"]),
        ("en", "Berg’s aide also remarks on it.", ["remarks"]),
        ("en", "On Monday remarks were few.", []),
        ("en", "Remarks were few.", []),
        ("en", "In remarks to reporters Berg was short.", []),
        ("en", "And remarks were few.", []),
        ("en", "Berg Remarks were few.", []),
        ("en", f"{QUOTED * 3} remarks Berg.", ["remarks"]),
        ("en", f"{QUOTED * 3}, remarks Berg.", ["remarks"]),
        ("en", "They like remarks like that.", []),
        ("de", "Er nannte es gut.", ["nannte"]),
        ("de", "Ein Lob, und Nannte stand dort.", []),
        ("fr", "– Non, a-t-il répété. – Si, lance Berg.", ["lance"]),
        ("fr", "La lance est tombée.", []),
        ("fr", "Puis Berg lance le débat.", ["lance"]),
        ("en", "Nothing of it.", []),
    ],
)
def test_a_word_that_may_be_a_noun_is_a_verb_behind_who_speaks(language: str, text: str, found: list[str]) -> None:
    assert [match.group() for match in grammar_of(language).verbs(text, 0, len(text))] == found


def test_only_verbs_in_the_range_are_found() -> None:
    text = "Berg said no. Lund added little."
    assert [match.start() for match in grammar_of("en").verbs(text, 14, len(text))] == [text.index("added")]


@pytest.mark.parametrize(
    ("between", "adjoins"),
    [(" has later ", True), (" ", True), (" HAS ", True), (" the minister ", False), (", ", False), (". ", False)],
)
def test_only_auxiliaries_and_adverbs_part_a_subject_from_its_verb(between: str, adjoins: bool) -> None:
    text = f"Berg{between}said no."
    assert grammar_of("en").adjoins(text, 4, 4 + len(between)) is adjoins


@pytest.mark.parametrize(
    ("language", "between", "inserted"),
    [
        ("en", ", the minister, ", True),
        ("en", " (52) ", True),
        ("en", " – who left – ", True),
        ("en", " and Lund ", True),
        ("de", " sowie Lund ", True),
        ("en", ", who was in St. Gallen, ", True),
        ("en", " the minister ", False),
        ("en", ", the minister; ", False),
        ("en", f", {QUOTED}, ", False),
        ("en", ", is it? ", False),
    ],
)
def test_an_apposition_a_clause_or_another_name_may_follow_a_name(language: str, between: str, inserted: bool) -> None:
    text = f"Berg{between}said no."
    assert grammar_of(language).parenthesis(text, 4, 4 + len(between)) is inserted


@pytest.mark.parametrize(
    ("language", "text", "name", "verb", "interposed"),
    [
        ("pt", "O Malawi, disse, pagará tudo.", "Malawi", "disse", True),
        ("pt", "O Malawi – disse – pagará tudo.", "Malawi", "disse", True),
        ("pt", "O Malawi — disse — pagará tudo.", "Malawi", "disse", True),
        ("fr", "Le Malawi, a-t-il dit, paiera tout.", "Malawi", "dit", True),
        ("en", "Malawi, she later said, will pay.", "Malawi", "said", True),
        ("en", "Malawi, She Later said, will pay.", "Malawi", "said", True),
        ("en", "Malawi, the minister said, will pay.", "Malawi", "said", False),
        ("en", "Malawi, which said it will pay.", "Malawi", "said", False),
        ("en", "Malawi, she said in June, will pay.", "Malawi", "said", False),
        ("en", "Malawi she said, will pay.", "Malawi", "said", False),
    ],
)
def test_a_reporting_clause_may_interrupt_what_is_said_of_a_name(
    language: str, text: str, name: str, verb: str, interposed: bool
) -> None:
    grammar = grammar_of(language)
    (found,) = (one for one in grammar.verbs(text, 0, len(text)) if one.group() == verb)
    assert grammar.interposed(text, place_of(text, name)[1], found) is interposed


@pytest.mark.parametrize(
    ("language", "after", "relative"),
    [
        ("en", ", who said no", True),
        ("en", ", whose aide said no", False),
        ("en", " who said no", False),
        ("fr", ", qui a dit non", True),
        ("de", ", der nein sagte", True),
        ("es", ", quien dijo que no", True),
    ],
)
def test_a_clause_about_a_name_begins_with_who(language: str, after: str, relative: bool) -> None:
    assert grammar_of(language).relative(f"Berg{after}", 4) is relative


@pytest.mark.parametrize(
    ("language", "between", "listed"),
    [
        ("en", ", Chile and ", True),
        ("en", " and ", True),
        ("en", " And ", True),
        ("de", " sowie ", True),
        ("es", " y ", True),
        ("en", ", ", False),
        ("en", " met Lund and ", False),
        ("en", ", Chile, ", False),
    ],
)
def test_names_are_listed_where_nothing_but_names_and_a_conjunction_stands_between(
    language: str, between: str, listed: bool
) -> None:
    text = f"Norway{between}Peru"
    assert grammar_of(language).listed(text, 6, 6 + len(between)) is listed


@pytest.mark.parametrize(
    ("language", "between", "follows"),
    [
        ("en", " ", True),
        ("en", " Prime Minister ", True),
        ("en", " the minister of defence, ", True),
        ("en", " the minister, the envoy, ", False),
        ("en", " Gen. ", True),
        ("en", "; ", False),
        ("en", f" {QUOTED} ", False),
        ("en", "\n\n", False),
        ("en", " he met ", False),
        ("en", " that ", True),
        ("en", " of ", False),
        ("en", " when ", True),
        ("en", " before ", False),
        ("en", " who ", False),
        ("en", " said ", False),
        ("en", " Says ", True),
        ("en", " one two three four five six seven eight nine ", True),
        ("en", " one two three four five six seven eight nine ten ", False),
        ("de", " dem Minister ", False),
        ("de", " Außenminister ", True),
        ("fr", " le ministre de la Défense, ", True),
        ("es", " a ", False),
    ],
)
def test_nothing_but_a_title_stands_between_a_verb_and_its_subject(language: str, between: str, follows: bool) -> None:
    text = f"said{between}Berg"
    assert grammar_of(language).follows(text, 4, 4 + len(between)) is follows

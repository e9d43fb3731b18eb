"""What merging takes out of words: houses, numbers of rounds, acts, actions, ranks, places and what is counted."""

from __future__ import annotations

import pytest

from readout.merging.actions import action_of
from readout.merging.citing import Houses, cited
from readout.merging.counting import counts_of
from readout.merging.credits import House, core, houses_of
from readout.merging.ordinals import instruments, ordinals, years
from readout.merging.places import place_of, shared, told_apart
from readout.merging.ranks import rank_words
from readout_schemas import Document


def _document(text: str, publisher: str | None = None, url: str | None = None) -> Document:
    return Document(id="a", source="a.txt", published=None, sha256="0" * 64, text=text, publisher=publisher, url=url)


@pytest.mark.parametrize(
    ("text", "houses"),
    [
        ("OSLO, March 3 (Agencia Sur) - They met.", [("sur", "both are credited to Agencia Sur")]),
        ("МОСКВА, 3 марта. /ТАСС/. Они", [("tass", "both are credited to TASS")]),
        ("BERLIN (dpa) — Sie", [("dpa", "both are credited to dpa")]),
        ("(Reuters) - They", [("reuters", "both are credited to Reuters")]),
        ("AFP – Ils se sont vus.", [("afp", "both are credited to AFP")]),
        ("They met.\n\nSource: Xinhua", [("xinhua", "both are credited to Xinhua")]),
        ("They met.\nИсточник: ТАСС", [("tass", "both are credited to TASS")]),
        ("They met. (dpa)", [("dpa", "both are credited to dpa")]),
        ("They met.\nReporting by Ann Lee; (Reuters)", [("reuters", "both are credited to Reuters")]),
        ("They met.\n© AFP", [("afp", "both are credited to AFP")]),
        ("Sie sprachen am Montag. (c) dpa", [("dpa", "both are credited to dpa")]),
        ("Ils se sont vus. © 2027 AFP, tous droits réservés", [("afp", "both are credited to AFP")]),
        ("They met.\nCopyright Reuters 2027. All rights reserved.", [("reuters", "both are credited to Reuters")]),
        ("Они встретились.\n© ТАСС, 2027", [("tass", "both are credited to TASS")]),
        ("Sie sprachen am Montag.\ndpa/mz/kr", [("dpa", "both are credited to dpa")]),
        ("Hanno parlato. Fonte: ANSA", []),
        ("Hanno parlato.\nFonte: ANSA", [("ansa", "both are credited to ANSA")]),
        ("They met.\nAFP/Reuters", [("afp", "both are credited to AFP"), ("reuters", "both are credited to Reuters")]),
        ("Se vieron.\n© EFE y AFP", [("efe", "both are credited to EFE"), ("afp", "both are credited to AFP")]),
        ("They met.\nAFP / (c) dpa", [("afp", "both are credited to AFP"), ("dpa", "both are credited to dpa")]),
        ("Sie sprachen am Montag.\nFoto: © dpa", []),
        ("They met.\nPhoto: AFP", []),
        ("会谈于周一举行。\n图片：© 新华社", []),
        ("Ils se sont vus, a dit le ministre à l’AFP", []),
        ("They met.\n© The Quay Herald / AFP", []),
        ("They met, said dpa", []),
        ("TOKYO (3 March) - They", []),
        ("OSLO (the minister said so in a long speech of his) - They", []),
        ("They told Reuters that it was over.", []),
        ("Lima – They met.", []),
    ],
)
def test_a_text_is_credited_by_its_dateline_or_its_end(text: str, houses: list[tuple[str, str]]) -> None:
    assert [(one.key, one.reason) for one in houses_of(_document(text))] == houses


def test_a_text_is_of_the_house_and_the_site_that_publish_it() -> None:
    told = houses_of(_document("x", "npa English Service", "https://www.npa.example/a"))
    assert [one.key for one in told] == ["npa", "//npa.example"]
    assert [one.key for one in houses_of(_document("x", None, "https://m.npa.example/b"))] == ["//npa.example"]
    assert (core("The Andean News Agency"), core("News Agency")) == ("andean", "news agency")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Andean Wire reports that they met.", ["andean wire"]),
        (f"They met.{' They spoke.' * 40} [Andean Wire]", ["andean wire"]),
        (f"They met.{' They spoke.' * 40} Andean Wire was there.{' They left.' * 30}", []),
        ("They met at Andean House.", []),
        ("The ministry denied a report by Andean Wire that they met.", []),
        ("They met, Andean Wire reports. Peru denied it.", ["andean wire"]),
    ],
)
def test_who_names_a_house_as_he_begins_or_in_brackets_at_his_end_gives_it_credit(text: str, named: list[str]) -> None:
    houses = [House("andean wire", "", names=("Andean Wire",)), House("ab", "", names=("ab",))]
    assert set(cited(_document(text), Houses(houses))) == set(named)


@pytest.mark.parametrize(
    ("text", "numbered"),
    [
        ("the 19th package", {("package", 19)}),
        ("fifth EU sanctions package", {("package", 5)}),
        ("package number four", {("package", 4)}),
        ("package No. 12", {("package", 12)}),
        ("phase III", {("phase", 3)}),
        ("second round of talks", {("round", 2)}),
        ("the second of many long and weary rounds", set()),
        ("a round of talks", set()),
    ],
)
def test_what_is_numbered_is_known_in_words_digits_and_roman_figures(text: str, numbered: set[tuple[str, int]]) -> None:
    assert ordinals(text) == numbered


def test_years_and_acts_are_taken_from_words() -> None:
    assert years("in 2024, 1999 and 12025, by 2030/31 and 1,900 men") == {"2024", "1999"}
    assert instruments("Regulation (EU) 833/2014 and Resolution 2231 of 2015; decree no. 5") == {
        "833/2014",
        "2231",
        "5",
    }
    assert instruments("the 15 members") == frozenset()


@pytest.mark.parametrize(
    ("text", "verbs", "thing", "named", "countries"),
    [
        ("build and pay for a station", {"build", "pay"}, {"station"}, set(), set()),
        ("pay for the station and build it", {"build", "pay"}, None, set(), set()),
        ("send 20 ships to Peru", {"send", "give"}, {"ship"}, set(), {"PE"}),
        ("give 10 million euros for schools", {"give", "pay"}, {"school"}, set(), set()),
        ("open the Norwegian ports to inspectors of Chile", {"open"}, {"port", "norwegian"}, set(), {"NO", "CL"}),
        ("release the freighter Aral", {"release", "let"}, {"freighter", "aral"}, {"aral"}, set()),
    ],
)
def test_an_action_has_verbs_an_object_names_and_countries(
    text: str, verbs: set[str], thing: set[str] | None, named: set[str], countries: set[str]
) -> None:
    told = action_of(text)
    assert verbs <= told.verbs
    assert thing is None or told.thing == thing
    assert (told.countries, told.numbers) == (countries, {one.number for one in told.counts})
    assert told.named == named


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("send twelve ships", [(12, "12 ships")]),
        ("give 10 million euros for 3 schools", [(1e7, "10 million euros"), (3, "3 schools")]),
        ("close the road for a week", [(7, "1 week")]),
        ("lend it for two years", [(24, "2 years")]),
        ("send half a dozen trainers", [(6, "6 trainers")]),
        ("send 1,200 men to the north", [(1200, "1,200 men")]),
        ("send ships", []),
    ],
)
def test_a_number_is_told_with_what_it_counts(text: str, expected: list[tuple[float, str]]) -> None:
    assert [(one.number, one.words) for one in counts_of(text)] == expected


@pytest.mark.parametrize(
    ("text", "ranks"),
    [
        ("deputy foreign ministers", {"working"}),
        ("prime minister", {"leader"}),
        ("Außenminister", {"minister"}),
        ("presidents", {"leader"}),
        ("experts", {"working"}),
        ("chiefs of staff", {"military"}),
        ("министры", {"minister"}),
        ("外相", {"minister"}),
        ("外務副大臣", {"working"}),
        ("заместитель министра иностранных дел", {"working"}),
        ("vice utrikesminister", {"working"}),
        ("viceministra de Salud", {"working"}),
        ("Dışişleri bakan yardımcısı", {"working"}),
        ("نائب وزير الخارجية", {"working"}),
        ("presidents and ministers", {"leader", "minister"}),
        ("delegations", set()),
    ],
)
def test_a_title_tells_its_rank(text: str, ranks: set[str]) -> None:
    assert rank_words(text) == ranks


@pytest.mark.parametrize(
    ("one", "other", "apart", "same"),
    [
        ("Lima", "Lima", False, True),
        ("Lima", "Cusco", True, False),
        ("Lima", "Peru", False, True),
        ("Lima", "Chile", True, False),
        ("Peru", "Chile", True, False),
        ("Cusco", "Peru", False, False),
        ("Kiev", "Kyiv", False, True),
        ("Port of Tacna", "Tacna", False, True),
        ("Lima", None, False, False),
        (None, "Lima", False, False),
    ],
)
def test_two_names_of_places_are_of_one_or_of_two(one: str | None, other: str | None, apart: bool, same: bool) -> None:
    first, second = place_of(one), place_of(other)
    assert (told_apart(first, second), told_apart(second, first)) == (apart, apart)
    assert (shared(first, second), shared(second, first)) == (same, same)

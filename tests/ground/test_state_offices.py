"""Offices of states by their names in eighteen languages: written before the words of the languages were."""

from __future__ import annotations

from pathlib import Path

import pytest

from readout.drafts import PartyDraft
from readout.ground import Article
from readout.ground.name_matching import of_body
from readout.ground.names import Names
from readout.ground.state_offices import is_another_office, is_ours, state_office
from readout.ingest import Metadata, document
from readout.values import country_code

LINES = (Path(__file__).parent / "state_office_cases.txt").read_text("utf-8").splitlines()
CASES = [tuple(line.split(" | ")) for line in LINES if not line.startswith("#")]


@pytest.mark.parametrize(("tag", "name", "form", "shown"), CASES)
def test_a_form_shows_the_office_or_leaves_its_country_to_be_understood(
    tag: str, name: str, form: str, shown: str
) -> None:
    if country_code(name) is not None:  # a government, or `our country`
        assert is_ours(form, tag) or state_office(f"Government of {name}", form, tag) == country_code(name)
        return
    understood = state_office(name, form, tag)
    named = understood == "" or of_body(name, form, tag)
    assert ("yes" if named else "no" if understood is None else f"home {understood}") == shown


def doubt(text: str, tag: str, name: str, form: str, *, kind: str = "organisation", house: str | None = None) -> bool:
    """Whether the party is left open in a text of a language."""
    made = document(text, source="note.txt", metadata=Metadata(publisher=house))
    draft = PartyDraft.model_validate({"name": name, "kind": kind, "role": None, "as_written": [form]})
    names = Names([draft], Article(made.model_copy(update={"language": tag})))
    return names.doubt(name) is not None


@pytest.mark.parametrize(
    ("tag", "text", "name", "form"),
    [
        ("cs", "Vláda v úterý schválila zákaz dovozu niklu.", "Czech Republic", "Vláda"),
        ("el", "Η Γερμανία περιμένει. Θα παγώσει τα κονδύλια για τη χώρα μας.", "Greece", "τη χώρα μας"),
        ("es", "Madrid, 3 de mayo. El Gobierno aprobó la ley, que afecta a Portugal.", "Spain", "El Gobierno"),
        ("ru", "Астана. Правительство утвердило план.", "Kazakhstan", "Правительство"),
        ("ja", "政府は３日、方針を決めた。", "Japan", "政府"),
        ("de", "Wien. Die Regierung hat das Gesetz beschlossen.", "Austria", "Die Regierung"),
        ("es", "España espera. Exteriores ha firmado la orden.", "Spain", "Exteriores"),
        ("he", "בשגרירות האמריקאית לא נענו. איש לא דיבר. משרד הביטחון אסר על הייצוא.", "Israel", "משרד הביטחון"),
    ],
)
def test_the_government_and_our_country_are_the_home_that_the_text_shows(
    tag: str, text: str, name: str, form: str
) -> None:
    assert not doubt(text, tag, name, form, kind="country")


@pytest.mark.parametrize(
    ("tag", "text", "name", "form"),
    [
        ("cs", "Slovensko včera ustoupilo. Vláda zákaz schválila.", "Czech Republic", "Vláda"),
        ("cs", "Slovenská vláda mlčí.\n\nZákaz vláda schválila.", "Czech Republic", "vláda"),
        ("cs", "V Bratislavě dnes vláda zákaz schválila.", "Czech Republic", "vláda"),
        ("es", "El Gobierno aprobó la ley.", "Spain", "El Gobierno"),
        ("ru", "Правительство утвердило план.", "Russia", "Правительство"),
        ("ru", "Астана. Правительство утвердило план.", "Russia", "Правительство"),
        ("ja", "韓国で３日、県政府は方針を決めた。", "Japan", "政府"),
        ("es", "España espera. En Francia, Interior ha firmado la orden.", "Spain", "Interior"),
        ("he", "משרד החוץ האמריקאי לא נענה. איש לא דיבר. משרד הביטחון אסר על הייצוא.", "Israel", "משרד הביטחון"),
        ("el", "«Μιλάμε για τη χώρα μας και τον λαό», είπε ο Τούρκος υπουργός.", "Greece", "τη χώρα μας"),
    ],
)
def test_a_government_that_may_be_anothers_is_left_open(tag: str, text: str, name: str, form: str) -> None:
    assert doubt(text, tag, name, form, kind="country")


@pytest.mark.parametrize(
    ("tag", "text", "name", "form", "left_open"),
    [
        ("en", "Kenya has a plan.\n\nThe government agreed.", "Cabinet of Kenya", "The government", False),
        ("en", "Kenya and China talked.\n\nThe government agreed.", "Cabinet of Kenya", "The government", True),
        ("es", "Chile negocia.\n\nEl Gobierno aprobó la ley.", "Government of Chile", "El Gobierno", False),
        ("es", "Chile y Perú negocian.\n\nEl Gobierno aprobó la ley.", "Government of Chile", "El Gobierno", True),
        ("es-CL", "Chile y Perú negocian.\n\nEl Gobierno aprobó la ley.", "Government of Chile", "El Gobierno", False),
    ],
)
def test_a_language_of_many_states_needs_the_only_one_that_is_named(
    tag: str, text: str, name: str, form: str, left_open: bool
) -> None:
    assert doubt(text, tag, name, form) is left_open


def test_an_office_of_another_state_and_another_kind_in_another_paragraph_says_nothing_of_it() -> None:
    name = "Czech Republic"
    assert not doubt(
        "Slovenský parlament mlčí. Nikdo neví.\n\nVláda zákaz schválila.", "cs", name, "Vláda", kind="country"
    )
    assert doubt("Slovenský parlament mlčí. Nikdo neví. Vláda zákaz schválila.", "cs", name, "Vláda", kind="country")
    assert doubt("Slovenská vláda mlčí. Nikdo neví.\n\nVláda zákaz schválila.", "cs", name, "Vláda", kind="country")


def test_brussels_makes_no_text_a_belgian_one() -> None:
    text = "Bruxelles attend. Rien ne bouge.\n\nLa France aussi. Le gouvernement a signé."
    assert not doubt(text, "fr", "French Cabinet", "Le gouvernement")
    assert doubt(f"La Belgique aussi. {text}", "fr", "French Cabinet", "Le gouvernement")


def test_a_ministry_is_its_publishers_own() -> None:
    text = "农业部已自6月1日起暂停捕捞资格。"
    name = "Ministry of Agriculture of China"
    assert not doubt(text, "zh", name, "农业部", house="中华人民共和国外交部")
    assert doubt(text, "zh", name, "农业部", house="新加坡外交部")
    assert doubt(text, "zh", name, "农业部")


def test_the_lower_house_may_be_called_the_parliament_and_not_the_other_way() -> None:
    assert state_office("Dutch Parliament", "de Tweede Kamer", "nl") == ""
    assert state_office("House of Representatives of the Netherlands", "het Nederlandse parlement", "nl") is None
    assert state_office("Dutch Parliament", "de Eerste Kamer", "nl") is None


@pytest.mark.parametrize(
    ("name", "form", "tag", "another"),
    [
        ("Ministry of Trade of Kenya", "the Ugandan trade ministry", "en", True),
        ("Ministry of Trade of Kenya", "the trade ministry", "en", False),
        ("Ministry of Trade of Kenya", "Kenya's trade ministry", "en", False),
        ("Government of Kenya", "the Ugandan government", "en", True),
        ("Ministry of Foreign Affairs of Russia", "МИД Украины", "ru", True),
        ("Ministry of Foreign Affairs of Russia", "МИД России", "ru", False),
        ("French Senate", "l'Assemblée nationale", "fr", True),
        ("State Department", "the US Treasury", "en", True),
        ("Red Cross of Kenya", "the Ugandan Red Cross", "en", False),
    ],
)
def test_an_office_of_another_state_or_for_something_else_is_another(
    name: str, form: str, tag: str, another: bool
) -> None:
    assert is_another_office(name, form, tag) is another


def test_a_body_is_not_confirmed_by_an_office_of_another_state_with_which_it_shares_a_word() -> None:
    ministry = PartyDraft(
        name="Ministry of Trade of Kenya", kind="organisation", role=None, as_written=["the Ugandan trade ministry"]
    )
    text = "On Monday the Ugandan trade ministry closed the border, and Kenya's trade ministry did not."
    names = Names([ministry], Article(document(text, source="d.txt", metadata=Metadata(language="en"))))
    assert names.doubt("Ministry of Trade of Kenya") is not None

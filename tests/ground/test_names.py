"""Who is meant by a name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from readout.drafts import PartyDraft
from readout.ground.article import Article
from readout.ground.names import Names
from readout.parties.naming import plain, slug

TEXT = (
    "Ukrainian President Volodimir Zelenski met Ursula von der Laien in Moscow. "
    "Zoë Kravitz of UNHCR listened to EU envoys, as did Council leader Antonio. Mark left."
)


@pytest.mark.parametrize(
    ("name", "kind", "forms", "known"),
    [
        ("Volodymyr Zelensky", "person", ["Volodimir Zelenski"], True),
        ("Ursula von der Leyen", "person", ["Ursula von der Laien"], True),
        ("Zoe Kravitz", "person", [], True),
        ("Vladimir Putin", "person", ["the premier"], False),
        ("Zoe Saldana", "person", ["the actress"], False),
        ("António Costa", "person", [], True),
        ("Mark Rutte", "person", [], True),
        ("Ursula von der Leyen", "person", [], True),
        ("Ursula Plassnik", "person", [], False),
        ("Russia", "country", ["Moscow"], True),
        ("Russia", "country", [], False),
        ("European Union", "organisation", ["EU"], True),
        ("World Bank", "organisation", ["bank"], False),
        ("", "group", ["EU envoys"], False),
    ],
)
def test_a_party_is_known_if_the_text_names_it(
    article_of: Callable[[str], Article], name: str, kind: str, forms: list[str], known: bool
) -> None:
    draft = PartyDraft.model_validate({"name": name, "kind": kind, "role": None, "as_written": forms})
    assert (Names([draft], article_of(TEXT)).party(name) is not None) is known


def test_only_forms_that_stand_in_the_text_are_kept(article_of: Callable[[str], Article]) -> None:
    draft = PartyDraft(name="Russia", kind="country", role=None, as_written=["Moscow", "the Kremlin"])
    party = Names([draft], article_of(TEXT)).party("Russia")
    assert party is not None
    assert (party.as_written, party.country, party.id) == (("Moscow",), "RU", "country-russia")


def test_a_record_may_use_a_form_instead_of_the_name(article_of: Callable[[str], Article]) -> None:
    draft = PartyDraft(name="Russia", kind="country", role=None, as_written=["Moscow"])
    party = Names([draft], article_of(TEXT)).party("moscow")
    assert party is not None
    assert party.name == "Russia"


def test_a_mention_has_the_longest_form_of_its_evidence(article_of: Callable[[str], Article]) -> None:
    article = article_of(TEXT)
    draft = PartyDraft(name="Zoë Kravitz", kind="person", role=None, as_written=["Kravitz", "Zoë Kravitz"])
    known = Names([draft], article).known("Zoë Kravitz")
    assert known is not None
    with_her = known.mention([article.evidence((75, len(TEXT)))])
    without_her = known.mention([article.evidence((0, 40))])
    assert (with_her.as_written, without_her.as_written) == ("Zoë Kravitz", None)


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Keir Starmer", "keir-starmer"), ("António Costa", "antonio-costa"), ("Владимир", "владимир"), ("!?", "unnamed")],
)
def test_a_slug_is_of_letters_and_digits_of_any_script(name: str, expected: str) -> None:
    assert slug(name) == expected


WORLD = (
    "Президент Владимира Путина принял. 李强总理会见了岸田文雄。"
    "Der US-Außenminister traf Karl Weiß und Ekrem İmamoğlu. "
    "وقال نتنياهو إن شهباز شريف سيأتي. ולנתניהו אין תשובה. Volodymyra Zełenskiego przyjął Michail Gorbatschow. "
    "ΔΗΛΩΣΗ ΤΗΣ ΑΓΓΕΛΑ ΜΕΡΚΕΛ. La OTAN y el presidente hablaron. "
)


@pytest.mark.parametrize(
    ("name", "kind", "forms"),
    [
        ("Vladimir Putin", "person", ["Владимира Путина"]),
        ("Li Qiang", "person", ["李强"]),
        ("United States", "country", ["US"]),
        ("Karl Weiss", "person", ["Karl Weiß"]),
        ("Ekrem Imamoglu", "person", ["İmamoğlu"]),
        ("Shehbaz Sharif", "person", ["شهباز شريف"]),
        ("Benjamin Netanyahu", "person", ["نتنياهو"]),
        ("Benjamin Netanyahu", "person", ["נתניהו"]),
        ("Volodymyr Zelensky", "person", ["Volodymyra Zełenskiego"]),
        ("Mikhail Gorbachev", "person", ["Michail Gorbatschow"]),
        ("Angela Merkel", "person", ["Αγγέλα Μέρκελ"]),  # the text has it in capitals without accents
        ("NATO", "organisation", ["OTAN"]),
    ],
)
def test_a_form_in_any_script_that_sounds_like_the_name_confirms_it(
    article_of: Callable[[str], Article], name: str, kind: str, forms: list[str]
) -> None:
    draft = PartyDraft.model_validate({"name": name, "kind": kind, "role": None, "as_written": forms})
    known = Names([draft], article_of(WORLD)).known(name)
    assert known is not None
    assert known.doubt is None
    assert any(WORLD.count(form) and plain(forms[0]) in plain(form) for form in known.party.as_written)


@pytest.mark.parametrize(
    ("name", "kind", "form"),
    [
        ("Fumio Kishida", "person", "岸田文雄"),  # names are read as Japanese in a Japanese text
        ("Pedro Diaz", "person", "el presidente"),
        ("Spain", "country", "La OTAN"),
    ],
)
def test_a_form_that_cannot_be_compared_leaves_the_name_open(
    article_of: Callable[[str], Article], name: str, kind: str, form: str
) -> None:
    draft = PartyDraft.model_validate({"name": name, "kind": kind, "role": None, "as_written": [form]})
    known = Names([draft], article_of(WORLD)).known(name)
    assert known is not None
    assert known.doubt == f"the text has it only as {form!r}, which cannot be compared with {name!r}"


def test_a_form_that_is_another_listed_partys_name_is_refuted(article_of: Callable[[str], Article]) -> None:
    def party(name: str, form: str, kind: str = "person") -> PartyDraft:
        return PartyDraft.model_validate({"name": name, "kind": kind, "role": None, "as_written": [form]})

    listed = [party("Fumio Kishida", "李强"), party("Li Qiang", "李强"), party("Germany", "France", "country")]
    names = Names(listed, article_of(WORLD + "France agreed."))
    assert [names.known(draft.name) is None for draft in listed] == [True, False, True]


def test_a_form_with_an_office_that_has_another_listed_persons_name_is_refuted(
    article_of: Callable[..., Article],
) -> None:
    def party(name: str, *forms: str) -> PartyDraft:
        return PartyDraft.model_validate({"name": name, "kind": "person", "role": None, "as_written": list(forms)})

    article = article_of("船主洪添財在東港受訪，漁業署長周耿弘則說，罰鍰不會取消。", language="zh")
    right = Names([party("Hung Tien-tsai", "船主洪添財"), party("Chou Keng-hung", "漁業署長周耿弘")], article)
    assert [right.doubt(draft.name) for draft in right.drafts] == [None, None]
    exchanged = Names([party("Hung Tien-tsai", "漁業署長周耿弘"), party("Chou Keng-hung", "船主洪添財")], article)
    assert [exchanged.known(draft.name) for draft in exchanged.drafts] == [None, None]
    unlisted = Names([party("Wang Ta-wei", "船主洪添財")], article)
    assert unlisted.doubt("Wang Ta-wei") is not None


@pytest.mark.parametrize(
    ("name", "kind", "form", "language"),
    [
        ("European Union", "organisation", "the EU", "en"),
        ("European Union", "organisation", "EU envoys", "en"),
        ("European Union", "organisation", "ЕС", "ru"),
        ("European Union", "country", "l’UE", "fr"),
        ("United Nations", "organisation", "ONU", "es"),
        ("United States", "country", "USA", "en"),
        ("United States of America", "country", "the US", "en"),
        ("Turkey", "country", "Turkish", "en"),
        ("Poland", "country", "polnische", "de"),
        ("Norway", "country", "norvégien", "fr"),
    ],
)
def test_an_acronym_or_adjective_is_a_likeness(
    article_of: Callable[..., Article], name: str, kind: str, form: str, language: str
) -> None:
    draft = PartyDraft.model_validate({"name": name, "kind": kind, "role": None, "as_written": [form]})
    names = Names([draft], article_of(f"«{form}».", language=language))
    assert names.party(name) is not None
    assert names.doubt(name) is None


@pytest.mark.parametrize(
    ("name", "kind", "form"),
    [("Poland", "country", "Turkish"), ("World Bank", "organisation", "the EU"), ("Niger", "country", "Nigerian")],
)
def test_what_is_no_likeness_leaves_a_party_open_or_refuted(
    article_of: Callable[..., Article], name: str, kind: str, form: str
) -> None:
    draft = PartyDraft.model_validate({"name": name, "kind": kind, "role": None, "as_written": [form]})
    names = Names([draft], article_of(f"There was {form} talk."))
    assert names.party(name) is None or names.doubt(name)


@pytest.mark.parametrize(
    ("name", "form", "text", "doubted"),
    [
        (
            "Council of the European Union",
            "Der Rat",
            "Der Rat hat Konten gesperrt, teilt die EU mit.",
            False,
        ),
        ("European Commission", "Komise", "Komise o tom jedná, sdělila EU.", False),
        ("Council of the European Union", "Der Rat", "Der Rat hat Konten der Händler gesperrt.", True),
        ("Council of the European Union", "Der Ausschuss", "Der Ausschuss tagt, teilt die EU mit.", True),
        ("City Council of Ulm", "Der Rat", "Der Rat hat getagt, teilt die EU mit.", True),
    ],
)
def test_an_institution_of_the_union_has_one_word_where_the_text_names_the_union(
    article_of: Callable[..., Article], name: str, form: str, text: str, doubted: bool
) -> None:
    parties = [
        PartyDraft(name=name, kind="organisation", role=None, as_written=[form]),
        PartyDraft(name="European Union", kind="organisation", role=None, as_written=["EU"]),
    ]
    names = Names(parties, article_of(text, "cs" if form == "Komise" else "de"))
    assert (names.doubt(name) is not None) is doubted

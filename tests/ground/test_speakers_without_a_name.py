"""Who speaks where the attribution has no name: a pronoun, a verb alone, ``I``, a label, a headline."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from readout_tests.speakers import people, verdict

from readout.drafts import PartyDraft
from readout.ground import Article
from readout.ground.verdicts import CONFIRMED

REST = "Otto Lund 2025. Otto Lund 2026."
LINE = f"{REST}\n"
"""Several of them are what no signature stands in."""
SPEAKS_ON = {
    "ru": (
        "Павел Сорокин был в Минске. «Мы готовы», — сказал Сорокин. «Мост откроем к осени», — добавил он.",
        "Pavel Sorokin|Павел Сорокин|Сорокин",
        "Oleg Belov|Олег Белов|Белов",
        "добавил он",
        "Мост откроем к осени",
    ),
    "uk": (
        "Про це заявила Олена Коваль. Вона додала, що школи відкриють у травні.",
        "Olena Koval|Олена Коваль|Коваль",
        "Iryna Bondar|Ірина Бондар",
        "Вона додала",
        "школи відкриють у травні",
    ),
    "pl": (
        "Rozmowy były trudne, powiedziała Anna Zielińska. Dodała, że umowa jest gotowa.",
        "Anna Zielińska|Zielińska",
        "Ewa Kruk|Kruk",
        "Dodała",
        "umowa jest gotowa",
    ),
    "cs": (
        "Most je bezpečný, uvedl Karel Dvorský. „Otevřeme ho v pondělí,“ dodal.",
        "Karel Dvorský|Dvorský",
        "Jan Holub|Holub",
        "dodal",
        "Otevřeme ho v pondělí,",
    ),
    "ar": (
        "أكد سامي الحداد أن الاتفاق جاهز. وأضاف أن التوقيع سيكون في يونيو.",
        "Sami Al-Haddad|سامي الحداد",
        "Nadim Khoury|نديم خوري",
        "وأضاف",
        "التوقيع سيكون في يونيو",
    ),
    "he": (
        "השר יואב ברנר אמר כי המעבר ייפתח. לדבריו, ״אין דרך אחרת״.",
        "Yoav Brener|יואב ברנר|ברנר",
        "Dan Lev|דן לב",
        "לדבריו",
        "אין דרך אחרת",
    ),
    "zh": (
        "“这一合作的前景十分广阔。”陈立华对记者说。他表示，协议将于明年签署。",
        "Chen Lihua|陈立华",
        "Wang Min|王敏",
        "他表示",
        "协议将于明年签署",
    ),
}


@pytest.mark.parametrize("language", SPEAKS_ON)
def test_a_verb_alone_is_of_the_only_person_who_spoke_before(article_of: Callable[..., Article], language: str) -> None:
    text, speaker, other, said, words = SPEAKS_ON[language]
    article = article_of(text, language)
    parties = people(speaker, other)
    assert verdict(article, parties, parties[0].name, said, words) == CONFIRMED
    assert verdict(article, parties, parties[1].name, said, words).doubt


@pytest.mark.parametrize(
    ("language", "text", "said", "words"),
    [
        ("ru", "Сорокин встретил Белова, сообщило агентство. «Мы готовы», — добавил он.", "добавил он", "Мы готовы"),
        ("ru", "Так считает Сорокин, сказал дипломат. «Мы готовы», — добавил министр.", "добавил", "Мы готовы"),
        ("uk", "Про Сорокіна писали у вівторок. «Ми готові», — додав він.", "додав він", "Ми готові"),
        ("pl", "Sorokin powiedział to w środę. Rzecznik dodał, że umowa jest gotowa.", "dodał", "umowa jest gotowa"),
        ("cs", "Sorokin to řekl v pondělí. Ministr vnitra uvedl své. „Přijdeme,“ dodal.", "dodal", "Přijdeme,"),
        ("ar", "قال سوروكين إنه موافق. وأضاف الناطق أن التوقيع قريب.", "وأضاف", "التوقيع قريب"),
    ],
)
def test_it_stays_open_where_somebody_else_may_be_meant(
    article_of: Callable[..., Article], language: str, text: str, said: str, words: str
) -> None:
    """Two persons, a subject that the attribution leaves out, nobody who spoke, or another who spoke in between."""
    parties = people("Pavel Sorokin|Сорокин|Сорокін|Sorokin|سوروكين", "Oleg Belov|Белова")
    assert verdict(article_of(text, language), parties, "Pavel Sorokin", said, words).doubt


SERVED = {
    "ru": ("Иванов заявил, что доволен. Глава МИД промолчал. «Мы придём завтра все», — добавил он.", "добавил он"),
    "pl": ("Rozmowy z Ivanowem trwały, powiedział rzecznik. Dodał, że umowa jest gotowa.", "Dodał"),
    "cs": ("O Ivanovi mluvila mluvčí vlády. „Přijdeme zítra všichni,“ dodala.", "dodala"),
    "ar": ("قال الوزير لإيفانوف إنه موافق. وأضاف أن التوقيع قريب.", "وأضاف"),
    "he": ("השר אמר לאיבנוב כי יבוא. לדבריו, ״אין דרך אחרת לעשות זאת״.", "לדבריו"),
    "zh": ("部长对伊万诺夫说，他同意。他表示，协议将于明年签署。", "他表示"),
    "el": ("Ο υπουργός είπε στον Ιβανόφ ότι θα έρθει. «Δεν υπάρχει άλλος δρόμος», πρόσθεσε.", "πρόσθεσε"),
    "es": ("El ministro recibió a Ivanov. “No pagaremos nada este año”, zanjó.", "zanjó"),
    "it": ("Il ministro ha visto Ivanov. «Non pagheremo nulla quest’anno», ha detto.", "ha detto"),
    "en": ("LONDON (AP) -- The minister met Ivanov. “We will not pay anything,” he said.", "he said"),
    "fr": ("Le ministre a reçu Ivanov. « Nous ne paierons rien cette année », a-t-il dit.", "a-t-il dit"),
    "de": ("Der Minister traf Ivanov. „Wir zahlen in diesem Jahr nichts“, sagte er.", "sagte er"),
}


@pytest.mark.parametrize("language", SERVED)
def test_the_only_one_named_before_need_not_be_the_one_who_acted(
    article_of: Callable[..., Article], language: str
) -> None:
    """A minister without a name acts in the sentence before, and the named one is whom he meets or speaks to."""
    text, said = SERVED[language]
    forms = "Иванов|Ivanov|Ivanowem|Ivanovi|إيفانوف|איבנוב|伊万诺夫|Ιβανόφ"
    found = verdict(article_of(text, language), people(f"Ivan Ivanov|{forms}"), "Ivan Ivanov", said)
    assert found.doubt


@pytest.mark.parametrize(
    ("language", "text", "said", "confirmed"),
    [
        ("en", "Ida Berg waited. “No,” they wrote.", "they wrote", False),
        ("en", "Ida Berg waited. “No,” she wrote.", "she wrote", True),
        ("en", "Ida Berg waited. “No,” she wrote to both.", "she wrote to both", True),
        ("fr", "Ida Berg attend. « Non », ont-ils écrit.", "ont-ils écrit", False),
        ("fr", "Ida Berg attend. « Non », a-t-elle écrit.", "a-t-elle écrit", True),
        ("de", "Ida Berg wartete. „Nein“, schrieben sie.", "schrieben sie", False),
        ("de", "Ida Berg wartete. „Nein“, schrieb sie.", "schrieb sie", True),
        ("nl", "Ida Berg wachtte. „Nee”, schreven ze.", "schreven ze", False),
        ("nl", "Ida Berg wachtte. „Nee”, schreef ze.", "schreef ze", True),
        ("it", "Ida Berg aspettava. «No», hanno scritto.", "hanno scritto", False),
        ("it", "Ida Berg aspettava. «No», ha scritto.", "ha scritto", True),
    ],
)
def test_a_verb_or_pronoun_of_several_is_no_single_persons(
    article_of: Callable[..., Article], language: str, text: str, said: str, confirmed: bool
) -> None:
    article = article_of(f"{text} {REST}", language)
    quote = next(word for word in ("No,", "Non", "Nein", "Nee", "No") if word in text)
    made = verdict(article, people("Ida Berg|Berg", "Otto Lund"), "Ida Berg", said, quote)
    assert not made.fault
    assert (made == CONFIRMED) is confirmed


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("en", "Ida Berg waited, she said. She added that they had agreed.", "She added that they had agreed"),
        ("en", "Ida Berg waited, she said. She added they had agreed.", "She added they had agreed"),
        ("fr", "Ida Berg attend. Elle a ajouté qu’ils ont signé.", "Elle a ajouté qu’ils ont signé"),
        ("es", "Ida Berg espera. Añadió que ellos han firmado.", "Añadió que ellos han firmado"),
        ("it", "Ida Berg aspetta. Ha aggiunto che hanno firmato.", "Ha aggiunto che hanno firmato"),
        ("de", "Ida Berg wartete. Sie ergänzte, dass beide zahlen.", "Sie ergänzte, dass beide zahlen"),
    ],
)
def test_what_one_tells_of_several_is_hers(
    article_of: Callable[..., Article], language: str, text: str, said: str
) -> None:
    article = article_of(f"{text} {REST}", language)
    assert verdict(article, people("Ida Berg|Berg", "Otto Lund"), "Ida Berg", said) == CONFIRMED


def test_whom_the_writer_asks_may_answer_in_the_next_sentence(article_of: Callable[..., Article]) -> None:
    told = (
        "Otto Lund had gone. I asked Mrs Berg if she would go. A pause. ‘If I must.’ And ‘I will not,’ I told Mrs Berg."
    )
    article = article_of(f"{told} {REST}")
    parties = people("Ida Berg|Mrs Berg", "Otto Lund")
    assert verdict(article, parties, "Ida Berg", "I asked Mrs Berg", "If I must.").doubt
    assert verdict(article, parties, "Ida Berg", "I told Mrs Berg", "I will not,").fault
    article = article_of(f"Otto Lund had gone. I told Mrs Berg:\n\n‘I will stay.’\n\nShe laughed.\n\n{12 * LINE}")
    assert verdict(article, parties, "Ida Berg", "I told Mrs Berg", "I will stay.").fault


def test_a_pronoun_of_who_writes_is_no_subject(article_of: Callable[..., Article]) -> None:
    text = "Της Ida Berg\n\nΠαλιός υπουργός μου έλεγε κάποτε: παιδί μου, πάμε. Από την Πέμπτη ψιχαλίζει."
    article = article_of(f"{text}\n\n{12 * 'Otto Lund 2025. '}", "el")
    parties = people("Ida Berg|Ida Berg|μου", "Otto Lund")
    made = verdict(article, parties, "Ida Berg", "Παλιός υπουργός μου έλεγε κάποτε", "παιδί μου, πάμε.")
    assert made != CONFIRMED


def test_whom_a_prepositions_noun_behind_his_view_names_is_told(article_of: Callable[..., Article]) -> None:
    text = "Zijn kok had volgens hem tegen de douaniers geroepen: ‘Kom kijken.’ Daarna regende het."
    parties = people("The cook|Zijn kok", "Customs|de douaniers")
    article = article_of(text, "nl")
    said = "Zijn kok had volgens hem tegen de douaniers geroepen"
    assert not verdict(article, parties, "The cook", said, "Kom kijken.").fault
    assert verdict(article, parties, "Customs", said, "Kom kijken.") != CONFIRMED


def test_who_was_named_nearer_than_who_spoke_last_may_be_meant_by_a_pronoun(article_of: Callable[..., Article]) -> None:
    text = "“Enough,” Sir Otto Lund said.\n\nHe had it out with Dame Ida Berg. She promised that nobody would “lean”."
    article = article_of(f"{text} {REST}")
    parties = people("Ida Berg|Dame Ida Berg", "Otto Lund|Sir Otto Lund")
    assert verdict(article, parties, "Ida Berg", "She promised", "lean").doubt
    assert not verdict(article, parties, "Ida Berg", "She promised", "lean").fault


def test_whom_an_attribution_begins_with_is_not_refuted_by_a_verb_of_a_clause_inside(
    article_of: Callable[..., Article],
) -> None:
    said = "IDA BERG (Norway), recalling that her President had described it as “a door”, said"
    article = article_of(f"{said} the road would reopen. {REST}")
    parties = people("Ida Berg|IDA BERG", "Otto Lund|her President")
    made = verdict(article, parties, "Ida Berg", said)
    assert made.doubt
    assert not made.fault


@pytest.mark.parametrize("form", ["Amnesty-Gruppe", "der Amnesty-Gruppe"])
def test_whose_report_it_is_speaks_and_not_the_one_it_is_about(article_of: Callable[..., Article], form: str) -> None:
    text = "Da war Otto Lund, der nach Angaben der Amnesty-Gruppe im Mai Studenten entließ. Otto Lund lachte."
    article = article_of(f"{text} {REST}", "de")
    group = PartyDraft(name="Amnesty group", kind="group", role=None, as_written=[form])
    parties = [*people("Otto Lund"), group]
    said = "nach Angaben der Amnesty-Gruppe"
    assert verdict(article, parties, "Amnesty group", said) == CONFIRMED
    assert verdict(article, parties, "Otto Lund", said) != CONFIRMED


@pytest.mark.parametrize(
    ("language", "text", "said", "quote", "confirmed"),
    [
        ("es", "Habló Ida Berg. {}, pagará «pronto».", "El Ejecutivo, explicó", "pronto", True),
        ("es", "Habló Ida Berg. {}, pagará «pronto».", "El Ejecutivo, la ministra de Obras, explicó", "pronto", False),
        ("en", "Ida Berg spoke. {}: “Enough.” Rain.", "She sent a text message", "Enough.", True),
        ("en", "Ida Berg spoke. {}: “Enough.” Rain.", "A man came, he sent a text message", "Enough.", False),
    ],
)
def test_a_predicate_behind_a_clause_or_an_apposition_may_be_anothers(
    article_of: Callable[..., Article], language: str, text: str, said: str, quote: str, confirmed: bool
) -> None:
    article = article_of(f"{text.format(said)} {REST}", language)
    made = verdict(article, people("Ida Berg", "Otto Lund"), "Ida Berg", said, quote)
    assert not made.fault
    assert (made == CONFIRMED) is confirmed

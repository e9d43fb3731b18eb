"""What is found: words of any script, filters, pages that nothing moves."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from readout_tests.mornings import today, yesterday

from readout.desk import Desk
from readout.desk.store.queries import DocumentQuery, RecordQuery
from readout.desk.store.terms import terms_of
from readout.desk.store.words import words_in
from readout.errors import InputError
from readout_schemas import Report

TEXTS = {
    "zh": "外交部发言人毛宁周三在北京表示，中方反对任何单边制裁。",
    "ja": "岸田文雄首相は東京都でバイデン大統領と会談した。",
    "ar": "قال وزير الخارجية المصري إنّ القاهرةَ والرياض اتفقتا على الهدنة وبالمفاوضات.",
    "he": "שַׂר הַחוּץ נפגש עם מקבילו בירושלים.",
    "th": "รัฐมนตรีต่างประเทศไทยพบกับคู่เจรจาในกรุงเทพ",
    "hi": "विदेश मंत्री ने नई दिल्ली में वार्ता की।",
    "fa": "وزیر امور خارجهٔ ایران گفت که تحریم‌ها باید لغو شوند.",
    "tr": "İstanbul'daki görüşmede Türkiye ve Yunanistan uzlaştı.",
    "ru": "Министр иностранных дел Сергей Лавров заявил, что всё ещё идут переговоры.",
    "ko": "외교부 장관은 서울에서 회담을 가졌다.",
    "vi": "Bộ trưởng Ngoại giao gặp tại Hà Nội.",
    "fr": "L’élysée annonce un sommet à Besançon.",
    "en": "The minister’s spokesman co-operated; U.S. sanctions hit 12,500 firms.",
}
FOUND = [
    ("zh", "制裁"),
    ("zh", "毛宁"),
    ("zh", "北"),
    ("zh", "宁"),
    ("zh", "反对任何单边制裁"),
    ("ja", "東京"),
    ("ja", "京都"),  # as a reader of characters finds it
    ("ja", "バイデン"),
    ("ar", "القاهرة"),
    ("ar", "قاهرة"),
    ("ar", "الرياض"),
    ("ar", "رياض"),
    ("ar", "هدنة"),
    ("ar", "المفاوضات"),
    ("ar", "ان"),
    ("he", "שר החוץ"),
    ("th", "กรุงเทพ"),
    ("hi", "दिल्ली"),
    ("hi", "वार्ता"),
    ("fa", "ایران"),
    ("fa", "خارجه"),
    ("tr", "istanbul"),
    ("tr", "görüşme"),
    ("tr", "gorusmede"),
    ("ru", "лавров"),
    ("ru", "все"),
    ("ko", "장관"),
    ("vi", "ha noi"),
    ("fr", "Elysee"),
    ("fr", "besancon"),
    ("en", "SANCTION"),
    ("en", '"U.S. sanctions"'),
    ("en", "minister spokesman"),
    ("en", "operated"),
]


def test_words_of_any_script_are_found_and_nothing_else(desk: Desk) -> None:
    desk.add(_saying(language, text) for language, text in TEXTS.items())
    for language, words in FOUND:
        found = desk.find_documents(DocumentQuery(words=words))
        assert [one.document.language for one in found.items] == [language], words
    for words in ('"sanctions U.S."', "minister Лавров", "xanctions", "京北", "…", "' OR 1", '"', "NEAR(a", "*"):
        assert desk.find_documents(DocumentQuery(words=words)).items == (), words


def test_a_record_is_found_by_what_it_says_and_who_has_a_part_in_it(desk: Desk) -> None:
    desk.add([*yesterday(), *today()])
    for words in ("ida berg", '"wait for others"', "Berg wait", "norway others will"):
        found = desk.find_records(RecordQuery(words=words, type="statement"))
        assert found.items, words
    assert desk.find_records(RecordQuery(words='"others Norway"')).items == ()


def test_filters_all_have_to_hold(desk: Desk) -> None:
    desk.add(yesterday())
    day = dt.date(2024, 6, 11)
    counts = {
        RecordQuery(): 8,
        RecordQuery(type="meeting"): 3,
        RecordQuery(type="meeting", status="planned"): 2,
        RecordQuery(party="country-no"): 3,
        RecordQuery(party="country-no", role="actors"): 1,
        RecordQuery(party="person-ida-berg", type="meeting"): 0,
        RecordQuery(language="fr"): 1,
        RecordQuery(publisher="Reuters"): 2,
        RecordQuery(start=day, end=day): 4,
        RecordQuery(end=dt.date(2024, 6, 10)): 2,
        RecordQuery(start=dt.date(2024, 6, 23)): 2,
        RecordQuery(start=dt.date(2024, 6, 24)): 0,
        RecordQuery(confirmed=True): 8,
        RecordQuery(confirmed=False): 0,
        RecordQuery(document=yesterday()[3].document.id): 2,
    }
    assert {query: len(desk.find_records(query).items) for query in counts} == counts


@pytest.mark.parametrize("order", ["newest", "day", "due"])
def test_pages_hold_everything_once_whatever_is_added_meanwhile(desk: Desk, order: str) -> None:
    desk.add(_due(report) for report in yesterday())
    for words in ("", "nor"):
        query = RecordQuery(words=words)
        whole = [one.record.id for one in desk.find_records(query, order=order).items]  # type: ignore[arg-type]
        names, after = [], None
        for number in range(20):
            page = desk.find_records(query, order=order, limit=1, after=after)  # type: ignore[arg-type]
            names += [one.record.id for one in page.items]
            after = page.next
            if number == 1 and not words:
                desk.add(today()[:1])
            if after is None:
                break
        assert [name for name in names if name in whole] == whole
        assert len(names) == len(set(names))
        assert whole


def test_documents_come_page_by_page_and_a_long_one_once(desk: Desk) -> None:
    long = " ".join(["harbour", *(f"word{number}" for number in range(15_000)), "harbour"])
    desk.add([_saying("en", long), _saying("de", "harbour two"), _saying("fr", "harbour three")])
    first = desk.find_documents(DocumentQuery(words="harbour"), limit=2)
    assert [one.document.language for one in first.items] == ["fr", "de"]
    second = desk.find_documents(DocumentQuery(words="harbour"), limit=2, after=first.next)
    assert [one.document.language for one in second.items] == ["en"]
    assert second.next is None
    (found,) = desk.find_documents(DocumentQuery(words='"word14999 harbour"')).items
    assert "word14999 harbour" in found.excerpt
    assert found.excerpt.startswith("… ")


def test_a_place_of_another_search_is_refused(desk: Desk) -> None:
    desk.add(yesterday())
    after = desk.find_records(RecordQuery(), limit=1).next
    for wrong in ("x", "", "é", after):
        with pytest.raises(InputError, match="no page of this search"):
            desk.find_records(RecordQuery(), order="day", after=wrong)
    with pytest.raises(InputError, match="1 to 200"):
        desk.find_records(RecordQuery(), limit=0)


def test_parties_are_found_by_words_of_their_names(desk: Desk) -> None:
    desk.add(yesterday())
    assert [(one.key, one.name, one.records) for one in desk.parties("nor")] == [("country-no", "Norway", 3)]
    assert [one.key for one in desk.parties("Berg Ida")] == ["person-ida-berg"]
    assert desk.parties("xyz") == []
    assert desk.parties(limit=1)[0].key == "country-no"


def test_words_keep_their_places_in_the_text() -> None:
    text = "Š 東京都 İx"
    assert [(text[word.start : word.end], word.text) for word in words_in(text)] == [
        ("Š", "s"),
        ("東京", "東京"),
        ("京都", "京都"),
        ("都", "都"),
        ("İx", "ix"),
    ]
    assert terms_of(" … ") is None


def _saying(language: str, text: str) -> Report:
    report = yesterday()[0]
    document = report.document.model_copy(
        update={"text": text, "sha256": None, "language": language, "id": f"{language}-1", "source": f"{language}.txt"}
    )
    return report.model_copy(
        update={"document": document, "meetings": (), "statements": (), "commitments": (), "parties": ()}
    )


def _due(report: Report) -> Report:
    """The report with deadlines, each its own."""
    due = {"text": "then", "edtf": str(report.document.published), "basis": "stated"}
    commitments = [one.model_dump(mode="json") | {"deadline": due} for one in report.commitments]
    told = report.model_dump(mode="json") | {"commitments": commitments}
    return Report.model_validate_json(json.dumps(told))

"""Fields of statements beside their quotes, and which quotations a statement accounts for."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from readout.drafts import PartyDraft, StatementDraft, Statements
from readout.ground import Article, Grounding
from readout.ground.quoting import Quoted
from readout.ground.re_ask import follow_up, still_failing
from readout.ingest import Metadata, document
from readout_prompts import Prompt
from readout_schemas import Statement

TEXT = """Talks end

On Monday NTB rang her. Rain fell.

“We will all come to Oslo,” Ida Berg told Otto Lund on Monday, ntb reported. “It is ‘a very good boat’ for us.”

The “Blue Bear” sank. Lund called it “a boat for a fish”.
"""
PARTIES = [
    PartyDraft.model_validate({"name": name, "kind": kind, "role": None, "as_written": []})
    for name, kind in (("Ida Berg", "person"), ("Otto Lund", "person"), ("NTB", "organisation"))
]


def draft(*quotes: str, **changes: Any) -> StatementDraft:
    fields: dict[str, Any] = {
        "quotes": list(quotes),
        "speaker": "Ida Berg",
        "translations": [],
        "attribution": "Ida Berg told Otto Lund on Monday",
        "gist": " They come. ",
        "addressee": ["Otto Lund"],
        "occasion": "a call",
        "via": "NTB",
        "when": "on Monday",
    }
    return StatementDraft.model_validate({**fields, **changes})


def article(text: str, language: str = "en") -> Article:
    known = Metadata(published=datetime.date(2025, 3, 15), language=language)
    return Article(document(text, source="d.txt", metadata=known))


def grounded(*drafts: StatementDraft, text: str = TEXT, labels: list[str] | None = None) -> Grounding:
    grounding = Grounding(article(text))
    grounding.take(Statements(parties=PARTIES, statements=list(drafts), labels=labels or []))
    return grounding


def only(grounding: Grounding) -> Statement:
    (made,) = grounding.taken or [failure.rest for failure in grounding.failures]
    assert isinstance(made, Statement)
    return made


def reasons(grounding: Grounding) -> list[str]:
    return [reason for failure in grounding.failures for reason in failure.reasons]


def test_a_statement_has_who_spoke_to_whom_when_and_through_whom() -> None:
    grounding = grounded(draft("We will all come to Oslo,"))
    made = only(grounding)
    assert reasons(grounding) == []
    assert (made.gist, made.occasion, made.via, made.mode) == ("They come.", "a call", "ntb", "direct")
    assert made.when is not None
    assert (made.when.text, made.when.edtf) == ("on Monday", "2025-03-10")
    assert [one.name for one in made.addressee] == ["Otto Lund"]
    assert made.attribution is not None
    assert made.attribution.text == "Ida Berg told Otto Lund on Monday"
    assert [(one.text, one.mark, one.translation) for one in made.quotes] == [
        ("We will all come to Oslo,", "marks", None)
    ]
    assert made.open == ()


def test_who_passes_words_on_may_be_named_as_the_list_of_parties_names_him() -> None:
    agency = PartyDraft(name="Norwegian News Agency", kind="organisation", role=None, as_written=["ntb"])
    grounding = Grounding(article(TEXT))
    named = draft("We will all come to Oslo,", via="Norwegian News Agency")
    grounding.take(Statements(parties=[*PARTIES, agency], statements=[named], labels=[]))
    made = only(grounding)
    assert reasons(grounding) == []
    assert made.via == "ntb"
    assert [one.field for one in made.open] == ["via"], "the letters do not show what they stand for"


@pytest.mark.parametrize("via", ["DPA", "German Press Agency"])
@pytest.mark.parametrize(
    ("language", "attribution", "text"),
    [
        ("en", "DPA said", "Ida Berg is ready to pay, DPA said."),
        ("de", "sagte DPA", "Ida Berg sei zahlungsbereit, sagte DPA."),
        ("fr", "a dit DPA", "Ida Berg est prête à payer, a dit DPA."),
    ],
)
def test_words_of_who_passes_them_on_refute_no_speaker_whichever_of_its_names_the_channel_has(
    language: str, attribution: str, text: str, via: str
) -> None:
    agency = PartyDraft(name="German Press Agency", kind="organisation", role=None, as_written=["DPA"])
    said = draft(attribution=attribution, gist="She is ready.", addressee=[], when=None, via=via)
    grounding = Grounding(article(text, language))
    grounding.take(Statements(parties=[*PARTIES, agency], statements=[said], labels=[]))
    assert reasons(grounding) == []
    assert only(grounding).via == "DPA"


def test_a_bare_verb_that_stands_in_many_sentences_is_found_in_that_which_has_what_is_said() -> None:
    text = (
        "“No,” said Ida Berg. She said little else. Otto Lund, quoted by NTB, urged her to wait and said he was ready "
        "to host a meeting in Bergen on 12 March. Nobody said more."
    )
    said = draft(speaker="Otto Lund", attribution="said", gist="He is ready to host a meeting in Bergen on 12 March.")
    made = only(grounded(said.model_copy(update={"addressee": [], "when": None}), text=text))
    assert [one.text for one in made.evidence] == [
        "Otto Lund, quoted by NTB, urged her to wait and said he was ready to host a meeting in Bergen on 12 March."
    ]


@pytest.mark.parametrize(
    ("language", "attribution", "gist", "text"),
    [
        (
            "de",
            "sagte",
            "Norway is in the end willing to help",
            "Ida Berg sagte, man will in der Not so was wie ein Wunder. Otto Lund sagte, Norwegen helfe gern.",
        ),
        (
            "fr",
            "a dit",
            "Norway will send wheat",
            "Ida Berg a dit que le port serait fermé. Otto Lund a dit que la Norvège enverrait du blé.",
        ),
        (
            "es",
            "dijo",
            "It will pay 300 million",
            "Ida Berg dijo que no habrá acuerdo. Otto Lund dijo que se pagarán 300 millones.",
        ),
        (
            "nl",
            "zei",
            "Norway is in the same position as in 2011",
            "Ida Berg zei dat men in de zaal is. Otto Lund zei dat Noorwegen weer voor hetzelfde staat.",
        ),
        (
            "en",
            "said",
            "The boats of Norway were in the harbour on the day of the talks",
            "Ida Berg said the talks of the year were at the end. Otto Lund said Norwegian boats lay there.",
        ),
    ],
)
def test_parties_figures_and_nouns_of_the_gist_tell_in_which_sentence_a_bare_verb_stands_and_small_words_do_not(
    language: str, attribution: str, gist: str, text: str
) -> None:
    forms = ["Norwegen", "Norvège", "Noorwegen", "Norwegian"]
    norway = PartyDraft(name="Norway", kind="country", role=None, as_written=forms)
    grounding = Grounding(article(text, language))
    said = draft(speaker="Otto Lund", attribution=attribution, gist=gist, addressee=[], when=None)
    grounding.take(Statements(parties=[*PARTIES, norway], statements=[said], labels=[]))
    assert only(grounding).evidence[0].text.startswith("Otto Lund")


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"when": "on Friday"}, "when: 'on Friday' does not stand in the article"),
        ({"via": "Reuters"}, "via: 'Reuters' does not stand in the article"),
        ({"addressee": ["Chad"]}, "addressee: the article names nobody as 'Chad'"),
        ({"speaker": "Chad"}, "speaker: the article names nobody as 'Chad', nor as any form listed in parties"),
        ({"attribution": "Ida Berg told Chad"}, "attribution: 'Ida Berg told Chad' does not stand in the article"),
        ({"gist": ""}, "gist: it is empty"),
    ],
)
def test_what_the_text_does_not_carry_is_named_by_its_field(changes: dict[str, Any], reason: str) -> None:
    grounding = grounded(draft("We will all come to Oslo,", **changes))
    assert len(reasons(grounding)) == 1
    assert reasons(grounding)[0].startswith(reason)


def test_a_statement_without_an_occasion_has_none() -> None:
    assert only(grounded(draft("We will all come to Oslo,", occasion=""))).occasion is None


def test_evidence_is_the_sentences_of_the_quotes_in_order() -> None:
    made = only(grounded(draft("It is ‘a very good boat’ for us.", "We will all come to Oslo,")))
    assert [one.text for one in made.quotes] == ["We will all come to Oslo,", "It is ‘a very good boat’ for us."]
    assert [one.start for one in made.evidence] == sorted(one.start for one in made.evidence)
    assert made.evidence[0].text.startswith("“We will all come")


def test_a_second_statement_of_the_same_words_says_which_they_are() -> None:
    grounding = grounded(draft("We will all come to Oslo,"), draft("We will all come to Oslo,", gist="Later."))
    (failure,) = grounding.failures
    assert failure.reasons == ("quotes: 'We will all come to Oslo,' is already in another statement",)
    assert (failure.settled, failure.rest) == (True, None)


@pytest.mark.parametrize(
    ("quote", "kept"),
    [
        ("all come to Oslo", "We will all come to Oslo,"),
        ("come to", "come to"),
        ("a boat for", "a boat for a fish"),
    ],
)
def test_a_quote_with_at_least_half_of_a_quotation_is_all_of_it(quote: str, kept: str) -> None:
    made = grounded(
        draft(quote, attribution=None, speaker="Otto Lund" if "boat" in quote else "Ida Berg", addressee=[])
    )
    assert [one.text for one in only(made).quotes] == [kept]


def test_what_is_released_can_be_taken_anew() -> None:
    quoted = Quoted(grounded().article, places=[(3, 9), (20, 24)])
    quoted.release([(20, 24), (40, 44)])
    assert quoted.places == [(3, 9)]


def test_quotations_are_covered_labels_or_missed() -> None:
    grounding = grounded(draft("We will all come to Oslo,"), labels=["Blue Bear", "We will all come to Oslo,", "Oslo"])
    text = grounding.article.text

    def shown(found: list[Any]) -> list[str]:
        return [text[one.start : one.end] for one in found]

    assert shown(grounding.quoted.covered()) == ["We will all come to Oslo,"]
    assert shown(grounding.quoted.labelled()) == ["Blue Bear"]
    assert shown(grounding.missed()) == ["It is ‘a very good boat’ for us.", "a boat for a fish"]


PROMPT = Prompt(name="follow_up", version="v1", text="Look again.\n")


def test_a_follow_up_has_items_reasons_and_quotations_under_their_headings() -> None:
    grounding = grounded(draft("No such words", gist="", attribution=None), labels=["Blue Bear"])
    text = follow_up(grounding, PROMPT)
    head, items, missed = text.split("\n\n## ")
    assert head == "Look again."
    assert items.startswith("Items that failed\n\n1. statement: {")
    assert "\n   - gist: it is empty\n   - quotes: 'No such words' does not stand in the article" in items
    assert missed.startswith("Quotations that nothing accounts for\n\n- 'We will all come to Oslo,', in: '“We will all")
    assert missed.count("\n- ") == 3


def test_what_fails_again_is_asked_once_and_without_the_quotations() -> None:
    grounding = grounded(draft("No such words"), draft("No such words"), draft("None such"))
    assert len(grounding.to_ask()) == 3
    assert len(still_failing(grounding)) == 2
    text = follow_up(grounding, PROMPT, still=True)
    assert ("1. statement" in text, "2. statement" in text, "3. statement" in text) == (True, True, False)
    assert "Quotations" not in text
    assert "3. statement" in follow_up(grounding, PROMPT)


def test_a_follow_up_may_have_just_as_many_bytes_as_it_has() -> None:
    grounding = grounded(draft("No such words"), draft("None such"))
    whole = follow_up(grounding, PROMPT, still=True)
    least = next(
        most for most in range(len(whole.encode()) + 200) if follow_up(grounding, PROMPT, most, still=True) == whole
    )
    assert "2. statement" not in follow_up(grounding, PROMPT, least - 1, still=True)
    assert least >= len(whole.encode())


def test_the_title_of_a_work_is_a_label_that_accounts_for_no_quotation() -> None:
    text = f"{TEXT}\n5日通过的《银川宣言》提出，要降低费用。"
    assert not grounded(text=text, labels=["银川宣言"]).failures
    assert grounded(text=text, labels=["降低费用"]).failures

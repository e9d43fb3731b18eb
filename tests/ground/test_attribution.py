"""Who speaks, by the words of the text: a table of attributions, and what a model may and may not make of each."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from readout.drafts import PartyDraft, StatementDraft, Statements
from readout.ground import Article, Grounding
from readout.ground.attribution import Attribution
from readout.ground.candidates import Candidates
from readout.ground.verdicts import CONFIRMED, Utterance, Verdict
from readout_schemas import Statement

CASES: list[dict[str, Any]] = json.loads((Path(__file__).parent / "attribution_cases.json").read_text("utf-8"))
_QUOTE = re.compile(r'[“„«]\s?(.{12,}?)[,.]*\s?["”“»]')


def party(name: str, kind: str, *forms: str, role: str | None = None) -> PartyDraft:
    return PartyDraft.model_validate({"name": name, "kind": kind, "role": role, "as_written": list(forms)})


PARTIES = [
    party("Ida Berg", "person", "Prime Minister Ida Berg", "Berg", role="Prime Minister"),
    party("Otto Lund", "person", "Otto Lund", "Mr Lund", role="Foreign Minister"),
    party("Ana Diaz", "person", "Ana Díaz", "Díaz", role="president"),
    party("Jan Lie", "person", "Jan Lie"),
    party("Olaf Scholz", "person", "Scholz", "Bundeskanzler Olaf Scholz"),
    party("Emmanuel Macron", "person", "Macron", "Emmanuel Macron"),
    party("Norway", "country", "Norway", "Oslo"),
    party("Chile", "country", "Chile", "Santiago"),
    party("Foreign Ministry of Norway", "organisation", "the foreign ministry", "Norway's foreign ministry"),
    party("Office of Ida Berg", "organisation", "Berg's office", "the office of Ida Berg"),
    party("NTB", "organisation", "NTB news agency", "NTB"),
    party("Nordic ministers", "group", "the ministers", "Nordic ministers"),
    party("Norwegian officials", "group", "Norwegian officials"),
]


def verdict(
    article: Article, speaker: str, said: str | None, quote: str | None = None, via: str | None = None
) -> Verdict:
    place = article.place(said) if said else None
    found = article.place(quote) if quote else None
    assert said is None or place
    assert quote is None or found
    judge = Attribution(article, Candidates(PARTIES, article))
    return judge.verdict(Utterance(speaker, place, [found] if found else [], via))


def fault(article: Article, speaker: str, said: str | None, quote: str | None = None, via: str | None = None) -> str:
    return verdict(article, speaker, said, quote, via).fault or ""


def of(case: dict[str, Any], article: Article, speaker: str) -> Verdict:
    quote = _QUOTE.search(case["text"])
    assert quote is not None
    return verdict(article, speaker, case["attribution"], quote[1])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:50])
def test_who_speaks_is_confirmed_and_another_refuted_but_where_the_words_leave_it_open(
    article_of: Callable[[str], Article], case: dict[str, Any]
) -> None:
    article, unsure = article_of(case["text"]), case.get("open", [])
    assert [speaker for speaker in case["is"] if of(case, article, speaker).fault] == []
    assert [speaker for speaker in case["is_not"] if of(case, article, speaker) == CONFIRMED] == []
    settled = {speaker: of(case, article, speaker) for speaker in (*case["is"], *case["is_not"])}
    doubted = {speaker: judged.doubt for speaker, judged in settled.items() if judged.doubt and speaker not in unsure}
    assert doubted == {}


QUOTED = "“We will not give up on this agreement now”"


@pytest.mark.parametrize(
    ("text", "speaker", "said", "reason"),
    [
        (f"{QUOTED}, Berg said. Lund left.", "Otto Lund", "Berg said", "'Berg said' is said of 'Ida Berg', not of"),
        (f"{QUOTED}, Rao said. Lund left.", "Otto Lund", "Rao said", "'Rao said' is said of 'Rao', not of 'Otto Lund'"),
        (f"{QUOTED}, Lund told Berg.", "Ida Berg", "Lund told Berg", "is said of 'Otto Lund'"),
        (f"He told Berg: {QUOTED}. Lund left.", "Ida Berg", "He told Berg", "as the one spoken to or about"),
        (f"Berg's aide said {QUOTED}.", "Ida Berg", "Berg's aide said", "as whom the one who speaks serves"),
        (f"NTB quoted Berg as saying {QUOTED}.", "NTB", "NTB quoted Berg as saying", "'NTB' passes the words on"),
        (f"Berg left. Lund said no. {QUOTED}, he added.", "Ida Berg", "he added", "the last to speak before"),
    ],
)
def test_the_reason_says_whose_words_they_are(
    article_of: Callable[[str], Article], text: str, speaker: str, said: str, reason: str
) -> None:
    assert reason in fault(article_of(text), speaker, said, QUOTED[1:-1])


def test_who_passes_words_on_is_not_the_speaker_though_the_model_says_both(
    article_of: Callable[[str], Article],
) -> None:
    article = article_of(f"{QUOTED}, it was reported. NTB was first.")
    assert fault(article, "NTB", "it was reported", QUOTED[1:-1], via="NTB")


def test_words_that_somebody_is_said_to_pass_on_are_left_open_by_a_pronoun(
    article_of: Callable[[str], Article],
) -> None:
    """Of whoever spoke before her: ``Berg told how a doctor called. “Count again,” he had said``."""
    text = f"Jan Lie came late. Ida Berg told reporters of a bad night. “{QUOTED[1:-1]}”, he had said."
    article = article_of(text)
    assert fault(article, "Jan Lie", "he had said", QUOTED[1:-1], via="Otto Lund")
    passed_on = verdict(article, "Jan Lie", "he had said", QUOTED[1:-1], via="Ida Berg")
    assert passed_on.doubt == "nothing shows that 'Ida Berg' passes on these words"


def test_whom_a_sentence_without_a_verb_of_speech_begins_with_refutes_nobody(
    article_of: Callable[[str], Article],
) -> None:
    """It may be what somebody says who is named elsewhere."""
    article = article_of("Ida Berg spoke for an hour. Otto Lund will visit Oslo later this week. Nobody wrote it down.")
    made = verdict(article, "Ida Berg", "Otto Lund will visit Oslo later this week")
    assert made.doubt == "'Otto Lund will visit Oslo later this week' begins with 'Otto Lund'"


def test_an_attribution_that_stands_paragraphs_away_is_none(article_of: Callable[[str], Article]) -> None:
    article = article_of(f"Berg said hello.\n\nRain fell.\n\nMore rain fell.\n\n{QUOTED}\n")
    assert "too far from the quotes" in fault(article, "Ida Berg", "Berg said hello", QUOTED[1:-1])


def test_words_that_others_are_quoted_to_say_name_no_speaker(article_of: Callable[[str], Article]) -> None:
    text = "Lund was blunt. “Ana Díaz said she would come to Oslo and then she did not,” he said."
    article = article_of(text)
    quote = "Ana Díaz said she would come to Oslo and then she did not"
    assert verdict(article, "Otto Lund", "he said", quote) == CONFIRMED
    assert verdict(article, "Ana Diaz", "he said", quote) != CONFIRMED


def test_a_name_belongs_to_who_bears_it_whoever_it_is_listed_for(article_of: Callable[[str], Article]) -> None:
    article = article_of(f"{QUOTED}, Berg said. Lund left.")
    listed = [party("Otto Lund", "person", "Lund", "Berg", "Ida Berg"), party("Ida Berg", "person")]
    judge = Attribution(article, Candidates(listed, article))
    assert judge.verdict(Utterance("Otto Lund", article.place("Berg said"), [(1, 20)])).fault is not None
    assert judge.verdict(Utterance("Ida Berg", article.place("Berg said"), [(1, 20)])) == CONFIRMED


def test_pieces_under_one_speaker_that_another_one_spoke_fail(article_of: Callable[[str], Article]) -> None:
    article = article_of("“We will all come to Oslo,” Berg said.\n\n“We will all stay at home,” Lund said.")
    grounding = Grounding(article)
    glued = statement("We will all come to Oslo,", "We will all stay at home,", said="Berg said")
    grounding.take(Statements(parties=PARTIES, statements=[glued], labels=[]))
    assert grounding.taken == []
    assert "is 'Otto Lund', not 'Ida Berg'" in grounding.failures[0].reasons[0]


def test_the_speaker_is_not_the_one_spoken_to(article_of: Callable[[str], Article]) -> None:
    grounding = Grounding(article_of("“We will all come to Oslo,” Berg told Lund."))
    draft = statement("We will all come to Oslo,", said="Berg told Lund", addressee=["Ida Berg", "Otto Lund"])
    grounding.take(Statements(parties=PARTIES, statements=[draft], labels=[]))
    (failure,) = grounding.failures
    assert failure.reasons == ("addressee: 'Ida Berg' is the speaker",)
    assert isinstance(failure.rest, Statement)
    assert [mention.name for mention in failure.rest.addressee] == ["Otto Lund"]


def statement(*quotes: str, said: str | None, **changes: Any) -> StatementDraft:
    fields: dict[str, Any] = {
        "quotes": list(quotes),
        "speaker": "Ida Berg",
        "translations": [],
        "attribution": said,
        "gist": "They come.",
        "addressee": [],
        "occasion": None,
        "via": None,
        "when": None,
    }
    return StatementDraft.model_validate({**fields, **changes})


def test_quotes_of_two_sentences_are_no_interrupted_one(article_of: Callable[[str], Article]) -> None:
    text = "Berg spoke of a “pace of war”. She said that all agreed: “We must spend more on this.”"
    grounding = Grounding(article_of(text))
    glued = statement("pace of war We must spend more on this.", said="Berg spoke of")
    grounding.take(Statements(parties=PARTIES, statements=[glued], labels=[]))
    assert grounding.taken == []


@pytest.mark.parametrize(
    ("text", "said", "language"),
    [
        ("Otto Lund disse. O Chile, disse, pagará tudo.", "O Chile, disse, pagará tudo", "pt"),
        (
            "Otto Lund a parlé. Le Chili, a-t-il poursuivi, paiera tout.",
            "Le Chili, a-t-il poursuivi, paiera tout",
            "fr",
        ),
        ("Otto Lund said no. On the crew of the trawler, both leaders were firm.", "both leaders were firm", "en"),
    ],
)
def test_a_subject_inside_the_speech_refutes_nobody(
    article_of: Callable[..., Article], text: str, said: str, language: str
) -> None:
    parties = [party("Otto Lund", "person", "Lund"), party("Ida Berg", "person"), party("Chile", "country", "Chili")]
    article = article_of(text, language=language)
    place = (text.index(said), text.index(said) + len(said))
    for speaker in ("Otto Lund", *(["Ida Berg"] if language != "fr" else [])):
        made = Attribution(article, Candidates(parties, article)).verdict(Utterance(speaker, place, []))
        assert made.fault is None, made.fault

"""Page furniture is marked, and nothing of an article is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from readout.ingest import read
from readout.ingest.boilerplate import boilerplate

SEEDS = Path(__file__).parents[2] / "seeds"
BEFORE = "The foreign ministers of Norway and Turkey met in Oslo on Tuesday to discuss grain shipments, officials said."
AFTER = (
    "“We will reopen the port by the summer,” the Norwegian minister told reporters after the meeting in the harbour."
)

FURNITURE = """
Stay informed with free updates
Sign up for our daily newsletter
Get the latest news delivered to your inbox
Subscribe to our YouTube channel
Subscribe now
Register for free to keep reading
Already a subscriber? Log in
Unlock the Editor’s Digest for free
Newsletter
Jetzt kostenlos registrieren
Abonnez-vous pour lire la suite
Déjà abonné ? Connectez-vous
Leave a Reply
Leave a comment
Your email address will not be published. Required fields are marked *
Required fields are marked *
Save my name, email, and website in this browser for the next time I comment.
You must be logged in to post a comment.
Join the conversation
12 comments
Kommentare (14)
Laisser un commentaire
Share.
Share this article
Share on Facebook
Tweet
Facebook Twitter WhatsApp
Follow us on X and Instagram
Follow The Example on Telegram
Auf Facebook teilen
Partager sur WhatsApp
ALSO READ: Pope begins three-year process for reforms
READ MORE: ‘We will not yield’, says president
Read more about the talks in Geneva
Related: What the ceasefire would mean
Related articles
Mehr zum Thema
Mehr zum Thema: Was die Waffenruhe bedeutet
Lesen Sie auch: Scholz reist nach Kiew
Lire aussi : Macron reçoit Zelensky à Paris
À lire aussi
Lire aussi Guerre en Ukraine, ce que l’on sait des négociations
Click here to read the full statement
Story continues below
Source link
Source: Reuters
Exit mobile version
Back to top
Advertisement
Advertisement - Scroll to continue
Anzeige
© 2025 The Daily Example. All rights reserved.
Copyright The Example Limited 2025. All rights reserved.
Alle Rechte vorbehalten
We use cookies to improve your experience on our site. You can change your settings at any time.
By signing up, you agree to our terms and to receive e-mails from us
Privacy policy
4 min read
(Photo: Jane Roe/Reuters)
Photo: AP
Image source, Reuters
Image caption, The ministers before their meeting in the harbour
Getty Images
Jane Roe/Getty Images
Foto: dpa
Additional reporting by Jane Roe in Oslo and John Doe in Ankara
(Reporting by Jane Roe; Editing by John Doe)
Reporting by Jane Roe in Oslo; Editing by John Doe
Jane Roe contributed to this report.
Live: Minister’s press conference after the meeting
Watch: The moment the ship leaves the port
Video: So läuft der Handel am Schwarzen Meer
""".strip().splitlines()

ARTICLE = """
Share prices fell after the announcement.
Subscribe to that view and the war goes on for years, he said.
Follow the money, the minister told reporters on Tuesday
Stay informed, “and stay calm,” the president said
Related: “We will not pay for it,” the chancellor said.
Source: “We have a deal,” said one diplomat
Live fire exercises will begin on Thursday.
Watch what we do, not what we say, he added.
Reporting by human rights groups shows that prisoners were beaten.
Reporting by Human Rights Watch shows that prisoners were beaten.
Material from NATO stocks will go to Kyiv.
With files from the archive, the prosecutors built their case.
Photos, videos and documents show that shells hit the port.
Images of the meeting were shown on television.
By submitting to these demands, the government would accept defeat.
By continuing the war, the president acknowledges that he does not want peace.
Copyright law was among the topics.
Kyiv has all rights reserved to a sovereign state, the minister said.
Comments by the minister angered Ankara.
Comment from the ministry was not available
Related sanctions will follow in May.
Zum Thema Waffenruhe sagte der Kanzler nichts.
Lesen Sie die Erklärung, forderte der Minister.
À lire ses déclarations, le ministre ne veut pas négocier.
Direct talks will begin in June
Register offices in the occupied towns were closed.
Support for the plan grew.
Read between the lines, the envoy said.
Advertisements by the state broadcaster were withdrawn.
Sign up for peace or leave the table, the envoy told them
Poland contributed to the fund.
Additional troops will be sent to Estonia
By Keir Starmer
""".strip().splitlines()


def marked(text: str) -> list[str]:
    return [text[span.start : span.end] for span in boilerplate(text, None)]


@pytest.mark.parametrize("line", FURNITURE)
def test_a_line_of_furniture_is_marked_from_end_to_end(line: str) -> None:
    assert marked(f"{BEFORE}\n\n{AFTER}\n\n  {line} \n") == [line]


@pytest.mark.parametrize("line", ARTICLE)
def test_a_line_of_the_article_is_not_marked(line: str) -> None:
    assert marked(f"{BEFORE}\n\n{AFTER}\n\n{line}\n") == []


def test_furniture_words_inside_a_paragraph_are_not_marked() -> None:
    assert marked(f"{BEFORE} Share. Source link. {AFTER}\n") == []


def test_lines_with_only_white_space_between_them_are_one_span() -> None:
    assert marked(f"{BEFORE}\nShare.\n \nExit mobile version\n{AFTER}\nSource link") == [
        "Share.\n \nExit mobile version",
        "Source link",
    ]


def test_the_first_line_is_a_headline_even_where_it_looks_like_a_caption() -> None:
    assert marked(f"Live: ministers meet in Oslo\n{BEFORE}\n{AFTER}") == []
    assert marked(f"Sign up for our newsletter\n{BEFORE}\n{AFTER}") == ["Sign up for our newsletter"]


@pytest.mark.parametrize(
    "line",
    [
        "What comes next",
        "‘Not good enough’",
        "“A big step”",
        "»Ein großer Schritt«",
        "「大きな一歩」",
        "## Next Steps",
        "Wie es weitergeht",
    ],
)
def test_a_short_line_between_paragraphs_is_a_sub_heading(line: str) -> None:
    assert marked(f"{AFTER}\n\n{BEFORE}\n\n{line}\n\n{AFTER}") == [line]


@pytest.mark.parametrize(
    "line",
    [
        "It was a good day for the two.",
        "The minister rejected it",
        "He offered three things:",
        "هل يأتي الوزير إلى أوسلو غدا؟",
        "وزیر نے اوسلو آنے سے انکار کیا۔",
        "Kommt er wirklich »noch heute?«",
        "Espen Barth Eide",
        "Source: a briefing by the secretary",
        "Джерело: брифінг секретаря РНБО",
        "– Espen Barth Eide, minister",
        "> — Espen Barth Eide, Minister",
        "one two three four five six seven eight nine",
    ],
)
def test_a_sentence_or_a_name_between_paragraphs_is_no_sub_heading(line: str) -> None:
    assert marked(f"{AFTER}\n\n{BEFORE}\n\n{line}\n\n{AFTER}") == []


@pytest.mark.parametrize("end", ["؟", "۔", "।", ".«", "!‹", "?“", ".』"])
def test_a_paragraph_ends_with_the_stop_and_the_closing_mark_of_its_language(end: str) -> None:
    before, after = (f"{paragraph.removesuffix('.')}{end}" for paragraph in (BEFORE, AFTER))
    assert marked(f"{after}\n\n{before}\n\nWhat comes next\n\n{after}") == ["What comes next"]


def test_the_head_and_the_foot_of_a_text_have_no_sub_headings() -> None:
    assert marked(f"Ministers meet in Oslo\nA corridor for grain\n{BEFORE}\n{AFTER}\nPeace in our time") == []


def test_what_stands_below_a_quotation_may_be_its_speaker() -> None:
    quotation = "“We will reopen the port by the summer, and we will do so together with all of our neighbours.”"
    assert marked(f"{BEFORE}\n{quotation}\nThe minister in Oslo\n{AFTER}") == []


def test_labels_that_come_again_are_speakers_of_a_transcript() -> None:
    assert marked(f"{BEFORE}\nThe prime minister\n{BEFORE}\nThe reporter\n{BEFORE}\nThe prime minister\n{BEFORE}") == [
        "The reporter"
    ]


def test_wrapped_lines_have_no_sub_headings() -> None:
    words = f"{BEFORE} {AFTER}".replace(".", "").split()
    wrapped = [" ".join(words[at : at + 13]) for at in range(0, len(words), 13)]
    text = "\n".join((*wrapped, "ended in Oslo.", BEFORE, "and on they go", BEFORE, *wrapped))
    assert marked(text) == []


@pytest.mark.parametrize("gold", sorted(SEEDS.glob("gold/seed_*.json")), ids=lambda path: path.stem)
def test_the_furniture_of_the_seeds_is_marked_and_their_evidence_is_not(gold: Path) -> None:
    reading = json.loads(gold.read_text(encoding="utf-8"))
    (document,) = read([SEEDS / reading["file"]])
    spans = document.furniture
    for one in reading["boilerplate"]:
        assert any(span.start <= one["start"] and one["end"] <= span.end for span in spans), one["text"]
    records = [record for kind in ("meetings", "statements", "commitments", "sanctions") for record in reading[kind]]
    for one in [span for record in records for span in record["evidence"]]:
        assert not any(span.start < one["end"] and one["start"] < span.end for span in spans), one["text"]


def test_a_long_text_takes_no_long_time() -> None:
    assert marked(("Reporting by " + "a" * 380 + "\n") * 2000) == []

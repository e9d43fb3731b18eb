"""What a mail quotes or forwards is told apart, and nothing that it says is lost between its parts."""

from __future__ import annotations

import datetime
import random
from collections import Counter
from email.message import EmailMessage
from email.policy import SMTP

import pytest
from made_mails import ABOVE, BELOW, FORWARDS, REPLIES, Made, forwarded, replied

from readout.ingest import Metadata
from readout.ingest.formats.mail import Letter, _letter, messages
from readout.ingest.formats.quoted_mail import messages_in

DAY = datetime.date(2025, 3, 3)
ALL = [(forwarded, made) for made in FORWARDS] + [(replied, made) for made in REPLIES]


def signs(*texts: str) -> Counter[str]:
    """All signs but white space and what marks a line as quoted."""
    return Counter(sign for text in texts for sign in text if not sign.isspace() and sign != ">")


def found(text: str) -> list[str]:
    return [text for text, _ in messages(Letter(text, Metadata(title="T")))]


@pytest.mark.parametrize(("how", "made"), ALL, ids=[f"{how.__name__}-{one.client}-{one.language}" for how, one in ALL])
def test_what_a_program_forwards_or_quotes_is_a_message_of_its_own_in_any_language(how: object, made: Made) -> None:
    text = (forwarded if how is forwarded else replied)(made, ABOVE[made.language], BELOW[made.language])
    (newest, _), (quoted, said) = messages(Letter(text, Metadata(title="T")))
    assert (newest, quoted) == (ABOVE[made.language], BELOW[made.language])
    assert (said.author, said.title) == ("Ivo Stein", made.title or "T")
    assert said.published == (DAY if made.is_dated else None)


POOL = [line for _, made in ALL for line in made.header.split("\n")] + [
    "> The border will open: all of it.", ">> And who pays?", "We come on Friday.", "", "", ">", "-- ", "Ida Berg",
    "To:", "From:", "Subject: Digest Footer", "________________________________", "Note: the date is open.",
    "Le ministre a écrit :", "Message: 1", "> From: Eva Holm", "> Date: 3 March 2025", "An: alle", "Von: hier",
]  # fmt: skip


def test_no_sign_of_a_text_is_lost_and_none_is_there_twice_however_its_lines_are_mixed() -> None:
    mixed = random.Random(7)  # noqa: S311
    texts = ["\n".join(mixed.choices(POOL, k=mixed.randint(1, 40))) for _ in range(400)]
    texts += [how(made, ABOVE[made.language], BELOW[made.language]) for how, made in ALL]
    for text in texts:
        parts = list(messages_in(text))
        kept = [line for part in parts for line in (*part.header, *part.texts)]
        assert signs(*kept) == signs(text), text
        assert not any(part.quoted for part in parts)


INLINE = """Ida, see below.

On Mon, Mar 3, 2025 at 9:00 AM Ivo Stein <ivo@example.org> wrote:
> Will you come to the talks?

Yes, on Friday.

> And who pays?

The Union will pay.
"""


def test_answers_between_quoted_lines_are_the_answerer_s_and_the_lines_the_other_s() -> None:
    assert found(INLINE) == [
        "Ida, see below.\n\nYes, on Friday.\n\nThe Union will pay.",
        "Will you come to the talks?\n\nAnd who pays?",
    ]


FIRST, SECOND = FORWARDS[0], FORWARDS[6]


def test_a_forward_of_a_forward_and_one_inside_a_reply_are_three_messages() -> None:
    inner = forwarded(SECOND, "Nur für Ihre Akten.", "Die Grenze wird geöffnet.")
    three = ["Please read this today.", "Nur für Ihre Akten.", "Die Grenze wird geöffnet."]
    assert found(forwarded(FIRST, three[0], inner)) == three
    assert found(replied(REPLIES[0], three[0], inner)) == three
    assert found(replied(REPLIES[-1], three[0], inner)) == three


DIGEST = "Today's topics are these.\n" + "".join(
    f"\n{'-' * 30}\n\nMessage: {number}\nDate: Mon, 3 Mar 2025 09:00:00 +0100\nFrom: {name}\nSubject: {topic}\n\n"
    f"{words}\n"
    for number, (name, topic, words) in enumerate(
        (("Eva Holm", "Border", "The border will open."), ("Otto Lund", "Port", "The port stays shut.")) * 6, 1
    )
)


def test_the_posts_of_a_list_s_digest_are_messages_however_many_they_are() -> None:
    posts = list(messages(Letter(DIGEST, Metadata())))
    assert [text for text, _ in posts] == [
        "Today's topics are these.",
        *["The border will open.", "The port stays shut."] * 6,
    ]
    assert (posts[2][1].author, posts[2][1].title, posts[2][1].published) == ("Otto Lund", "Port", DAY)


@pytest.mark.parametrize(
    "text",
    [
        "Morning brief\n\n--\nTalks fail\nThe talks failed on Tuesday.\n--\nPort opens\nThe port of Bergen opened.",
        "On 4 March 2025 the minister wrote:\n\nWe will not pay.\n\nThat is all we know.",
        "The minister answered in a letter on 4 March 2025:\n\n> We will not pay.\n\nThat is all we know.",
        "Date: 4 March 2025\nPlace: Oslo\n\nThe talks begin on Friday.",
        "The way goes\nFrom: Oslo\nTo: Bergen\nand on to the border.",
        "Q: Will you come?\nA: We will.\nQ: To Oslo?\nA: De facto: yes.",
        "We come.\n\n--\nIda Berg\nPress office\nOslo\nNorway\n+47 1\nida@example.org",
    ],
    ids=["articles", "prose", "block quotation", "agenda", "way", "interview", "long signature"],
)
def test_a_text_that_quotes_no_message_stays_whole(text: str) -> None:
    assert found(text) == [text]


def test_a_short_answer_in_a_script_without_spaces_is_no_greeting() -> None:
    assert found(replied(REPLIES[5], "交渉は合意した。", BELOW["ja"])) == ["交渉は合意した。", BELOW["ja"]]
    assert found(replied(REPLIES[5], "ご参考", BELOW["ja"])) == [BELOW["ja"]]


@pytest.mark.parametrize(
    "footer", ["Sent from my iPhone", "Get Outlook for iOS", "Von meinem iPhone gesendet", "iPhoneから送信"]
)
def test_what_a_telephone_puts_below_a_greeting_makes_no_report_of_it(footer: str) -> None:
    assert found(forwarded(FIRST, f"FYI\n\n{footer}", BELOW["en"])) == [BELOW["en"]]
    assert found(forwarded(FIRST, f"We come on Friday.\n\n{footer}", BELOW["en"]))[0].startswith("We come on Friday.")


LETTER = """<div style="display:none">Hidden words</div><table><tr><td><h1>Oslo Brief</h1></td></tr><tr><td>
<p>The ministers met in Oslo.</p><blockquote>We shall see about the border.</blockquote><h2>Second story</h2>
<p>Talks in Bergen failed.</p></td></tr><tr><td>You receive this because you asked. <a>Unsubscribe</a></td></tr>
</table>"""
LINES = ["Oslo Brief", "The ministers met in Oslo.", "We shall see about the border.", "Second story",
         "Talks in Bergen failed.", "You receive this because you asked. Unsubscribe"]  # fmt: skip
NEWSLETTERS = {
    "Gmail": '<div dir="ltr">Please read it.<br><br><div class="gmail_quote"><div class="gmail_attr">---------- '
    "Forwarded message ---------<br>From: <strong>Oslo Brief</strong> <span>&lt;<a>n@e.org</a>&gt;</span><br>Date: "
    "Mon, Mar 3, 2025 at 9:00 AM<br>Subject: Morning<br>To:  &lt;<a>ida@e.org</a>&gt;<br></div><br>{}</div></div>",
    "Gmail, to many": '<div>Please read it.<br><div class="gmail_quote">---------- Forwarded message ---------<br>'
    "From: Oslo Brief &lt;n@e.org&gt;<br>Date: lun. 3 mars 2025 à 09:00<br>Subject: Morning<br>To: Ida Berg "
    "&lt;ida@e.org&gt;, Eva Holm &lt;eva@e.org&gt;<br>{}</div></div>",
    "Outlook": "<p>Please read it.</p><div style='border-top:solid #E1E1E1 1.0pt'><p><b>De :</b> Oslo Brief "
    "&lt;n@e.org&gt; <br><b>Envoyé :</b> lundi 3 mars 2025 09:00<br><b>À :</b> Ida Berg<br><b>Objet :</b> Morning"
    "<o:p></o:p></p></div>{}",
    "Apple Mail": '<div>Please read it.<br><blockquote type="cite"><div>Begin forwarded message:</div><br><div><b>'
    "From: </b>Oslo Brief &lt;n@e.org&gt;<br></div><div><b>Subject: </b>Morning</div><div><b>Date: </b>3 March 2025 at "
    "09:00:00 CET</div><div><b>To: </b>Ida Berg &lt;ida@e.org&gt;</div><br>{}</blockquote></div>",
    "Thunderbird": "<p>Please read it.</p>-------- Weitergeleitete Nachricht --------<table><tr><th>Betreff: </th><td>"
    "Morning</td></tr><tr><th>Datum: </th><td>Mon, 3 Mar 2025 09:00:00 +0100</td></tr><tr><th>Von: </th><td>"
    "Oslo Brief &lt;n@e.org&gt;</td></tr><tr><th>An: </th><td>ida@e.org</td></tr></table>{}",
    "Thunderbird, to nobody": "<p>Please read it.</p>-------- 転送メッセージ --------<table><tr><th>件名: </th>"
    "<td>Morning</td></tr><tr><th>日付: </th><td>Mon, 3 Mar 2025 09:00:00 +0100</td></tr><tr><th>差出人: </th>"
    "<td>Oslo Brief</td></tr><tr><th>宛先: </th><td></td></tr></table>{}",
}


def mail(*, plain: str = "", html: str = "") -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    message["Subject"] = "Fwd"
    if plain:
        message.set_content(plain)
    if html:
        (message.add_alternative if plain else message.set_content)(html, subtype="html")
    return message


@pytest.mark.parametrize("client", NEWSLETTERS)
def test_a_newsletter_that_is_forwarded_keeps_its_article_and_its_footer(client: str) -> None:
    letter = _letter(mail(html=NEWSLETTERS[client].format(LETTER)))
    (newest, _), (quoted, said) = messages(letter)
    assert newest == "Please read it."
    assert quoted.split("\n") == LINES
    assert (said.author, said.title, said.published) == ("Oslo Brief", "Morning", DAY)


def test_plain_text_that_only_says_where_to_look_gives_way_to_the_html() -> None:
    assert _letter(mail(plain="View this mail in your browser.", html=LETTER)).text.split("\n") == LINES


def test_what_html_quotes_is_told_apart_from_answers_below_it() -> None:
    html = (
        "<div>Yes, we come.<div>On Mon, Mar 3, 2025 at 9:00 AM Ivo Stein &lt;<a>i@e.org</a>&gt; wrote:<br></div>"
        '<blockquote class="gmail_quote">Will you come?<br>And who pays?</blockquote><div>The Union pays.</div></div>'
    )
    assert found(_letter(mail(html=html)).text) == ["Yes, we come.\n\nThe Union pays.", "Will you come?\nAnd who pays?"]


def test_what_stands_behind_a_picture_and_what_is_attached_among_the_words_is_read() -> None:
    """As Apple Mail writes it: the attachment is inside the HTML version, between two halves of the text."""
    mixed = EmailMessage()
    mixed.make_mixed()
    for half in ("<p>The first half.</p>", "<p>The second half.</p>"):
        mixed.attach(part(half, "html"))
        mixed.add_attachment(b"%PDF-", "application", "pdf", filename="annex.pdf", disposition="inline")
    message = EmailMessage()
    message.make_alternative()
    message.attach(part("Halves.", "plain"))
    message.attach(mixed)
    letter = _letter(message)
    assert letter.text == "The first half.\nThe second half."
    assert [one.name for one in letter.attachments] == ["annex.pdf", "annex.pdf"]


def part(words: str, subtype: str) -> EmailMessage:
    made = EmailMessage()
    made.set_content(words, subtype=subtype)
    return made


def test_a_text_that_is_there_as_plain_text_and_as_html_side_by_side_is_there_once() -> None:
    message = EmailMessage()
    message.make_mixed()
    for one in (part("The whole text.", "plain"), part("<p>The whole text.</p>", "html"), part("A footer.", "plain")):
        message.attach(one)
    assert _letter(message).text.split("\n") == ["The whole text.", "", "A footer.", ""]

"""A briefing that means harm."""

from __future__ import annotations

from readout_schemas import (
    Briefing,
    Coverage,
    KeyPoint,
    Rejected,
    Summary,
)
from readout_tests.briefings.pieces import (
    RUN,
    Texts,
    commitment,
    documents,
    meeting,
    part,
    party,
    side,
    statement,
    when,
)

HOSTILE = (
    "<script>window.ran = 'script'</script>",
    "</script><script>window.ran = 'closing'</script>",
    "<img src=x onerror=\"window.ran = 'image'\">",
    "<style>body { display: none }</style>",
    '" onclick="window.ran = \'click\'" x="',
    "'><svg onload=\"window.ran = 'svg'\">",
    "<!-- <script>",
    "{{ 7 * 7 }} ${7 * 7} {% raw %}",
    "\u202egnippilf\u202c plain",
    "\u2067\u202eisolated\u2069\u2069 and on",
    "\x00\x1b[31mred\x07\u2028line\u2029paragraph",
    "javascript:window.ran='address'",
    '=HYPERLINK("http://bad.example")',
    "[link](javascript:window.ran=1) <b>bold</b> | cell | www.bad.example @all",
)
"""What an article may hold to do harm; ``window.ran`` would tell that it did."""


def hostile_briefing(word: int = 1_000_000) -> Briefing:
    """Harm in every field that holds words of a text, of its file's name or of the model; and a word of a megabyte."""
    texts = Texts()
    parties, meetings, statements, commitments = [], [], [], []
    for number, harm in enumerate(HOSTILE):
        document = f"{number}{harm}"
        sentence = texts.say(document, f"He said: “{harm}” and left.")
        who = party(f"{harm} {number}", "person", harm)
        parties.append(who)
        meetings.append(
            meeting(
                f"m{number}{harm}",
                harm,
                (sentence,),
                when=when("2025-03-15", harm),
                place=harm,
                topics=(harm,),
                participants=(side(who, harm), side(parties[0])),
            ),
        )
        statements.append(
            statement(f"s{number}{harm}", who, (sentence,), (part(sentence, harm),), gist=harm, occasion=harm, via=harm)
        )
        commitments.append(commitment(f"c{number}{harm}", who, harm, (sentence,), conditions=(harm,)))
    long = texts.say("long", "w" * word)
    statements.append(statement("s-long", parties[0], (long,), (long,), gist="g" * 100_000))
    names = [*texts.texts]
    about = {name: {"title": name, "publisher": name, "url": name, "source": name} for name in names}
    about[names[1]]["url"] = "https://example.org/\"><script>window.ran='url'</script>"
    return Briefing(
        documents=documents(texts, **about),
        summary=Summary(
            headline=HOSTILE[0], points=tuple(KeyPoint(text=harm, records=("s-long",)) for harm in HOSTILE)
        ),
        meetings=tuple(meetings),
        statements=tuple(statements),
        commitments=tuple(commitments),
        parties=tuple(parties),
        notes=HOSTILE,
        rejected=(Rejected(id="r", document="long", type="meeting", reasons=HOSTILE, draft={"title": HOSTILE[0]}),),
        coverage=Coverage(quotations=1, covered=0, labels=0, unexplained=(part(meetings[0].evidence[0], HOSTILE[0]),)),
        run=RUN,
    )

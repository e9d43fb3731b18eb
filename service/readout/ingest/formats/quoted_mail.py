"""A mail's text as the messages in it: the newest, and each that it quotes or forwards.

Each line of the text stands in one message, or in the lines that introduce it: none is lost, and none is there twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from readout.ingest.formats.mail_header import Header, attributions, block_at, is_above_a_header, is_forward

_DEEPEST = 8
"""Messages quoted in one another that are told apart; what is deeper stays in the last."""


@dataclass(slots=True)
class Message:
    """A message in a mail.

    Attributes:
        header: The lines that introduce it.
        said: What they say: ``from``, ``date``, ``subject``.
        pieces: Its lines, apart where another message was quoted between them.
        quoted: The lines of messages that it quotes, each with its header.
    """

    header: list[str] = field(default_factory=list)
    said: dict[str, str] = field(default_factory=dict)
    pieces: list[list[str]] = field(default_factory=lambda: [[]])
    quoted: list[Message] = field(default_factory=list)

    @property
    def texts(self) -> list[str]:
        """What it says, above and below each quotation."""
        return [text for lines in self.pieces if (text := "\n".join(lines).strip("\n")).strip()]


def messages_in(text: str, depth: int = 0) -> Iterator[Message]:
    """The messages of a text, the newest first; the first may say nothing."""
    for message in _side_by_side(text.split("\n"), depth):
        quoted, message.quoted = message.quoted, []
        yield message
        for one in quoted:
            first, *others = messages_in("\n".join(line for lines in one.pieces for line in lines), depth + 1)
            first.header, first.said = one.header + first.header, one.said | first.said
            if not first.texts and others:  # the line above a quotation, and then the header of what is forwarded in it
                others[0].header, others[0].said = first.header + others[0].header, first.said | others[0].said
                yield from others
            else:
                yield from (first, *others)


def _side_by_side(lines: list[str], depth: int) -> Iterator[Message]:
    """The messages that follow one another, each with what it quotes."""
    message, at = Message(), 0
    introduced = attributions(lines) if depth < _DEEPEST else {}
    while at < len(lines):
        header = block_at(lines, at) if depth < _DEEPEST else None
        if header is not None or (depth < _DEEPEST and is_forward(lines[at])):
            above = _lines_above(message)
            yield message
            header = header or Header(at + 1, {})
            message = Message([*above, *lines[at : header.end]], header.said)
        elif (header := introduced.get(at)) is not None:
            if _is_quoted(lines, header.end):
                message.quoted.append(Message(lines[at : header.end], header.said))
                message.pieces.append([])
            else:
                yield message
                message = Message(lines[at : header.end], header.said)
        else:
            _put(message, lines, at, depth)
            at += 1
            continue
        at = header.end
    yield message


def _is_quoted(lines: list[str], at: int) -> bool:
    return next((line.startswith(">") for line in lines[at:] if line.strip()), False)


def _lines_above(message: Message) -> list[str]:
    """The lines at a message's end that belong to the header below; they are taken away from it."""
    above: list[str] = []
    last = message.pieces[-1]
    while last and is_above_a_header(last[-1]):
        above.insert(0, last.pop())
    return above


def _put(message: Message, lines: list[str], at: int, depth: int) -> None:
    """A line put where it belongs: what is marked as quoted into the quoted message, if one was introduced."""
    line = lines[at]
    if line.startswith(">") and not message.quoted and depth < _DEEPEST and _holds_a_message(lines, at):
        message.quoted.append(Message())
        message.pieces.append([])
    if line.startswith(">") and message.quoted:
        if message.pieces[-1]:  # words of its own between what it quotes
            message.pieces.append([])
            message.quoted[-1].pieces[-1].append("")
        message.quoted[-1].pieces[-1].append(line[1:].removeprefix(" "))
    else:
        message.pieces[-1].append(line)


def _holds_a_message(lines: list[str], at: int) -> bool:
    """Whether the quoted lines from here on begin with the header of a message."""
    inner = []
    for line in lines[at:]:
        if not line.startswith(">"):
            break
        inner.append(line[1:].removeprefix(" "))
    first = next((number for number, line in enumerate(inner) if not is_above_a_header(line)), None)
    return first is not None and (block_at(inner, first) is not None or first in attributions(inner))

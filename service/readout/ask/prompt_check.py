"""Whether a server has read all of a prompt: some cut it to their context, and say so by their count of it alone."""

from __future__ import annotations

from readout.ask.budget import tokens_of
from readout.ask.error_mapping import prompt_ceiling, prompt_cut

LEAST_CONTEXT = 512
"""Tokens that any server reads: one that counts fewer does not count those that it had read before."""
MOST_LETTERS_A_TOKEN = 6
"""What no tokenizer does better on running text in any language: English has some 4.5, other languages fewer."""
USUAL_LETTERS_A_TOKEN = 3
"""What a prompt has at the least, whose rules are English: fewer letters a token are no sign of a cut."""
SAME = 3
"""Prompts with one count, from which it is no chance."""
APART = 1.05
"""How much longer the longest of them is at least."""


class PromptCheck:
    """Holds a server's counts of prompts against their lengths, over a run.

    A prompt that is cut to far less than itself shows by its own count. One that lost less, up to a quarter, shows
    beside others: a server that cuts counts all that are too long alike, and none higher. Two whole prompts of other
    lengths seldom have one count, to the token; three that have the highest count of a run never had in any.

    Args:
        address: of the server, for the message.
    """

    def __init__(self, address: str) -> None:
        self._address = address
        self._highest = 0
        self._there: dict[bytes, None] = {}
        self._shortest = self._longest = 0

    def check(self, counted: int, letters: int, key: bytes) -> None:
        """Look at a server's count of a prompt's tokens.

        Args:
            counted: the count.
            letters: how many the prompt has.
            key: the request's, in the ledger.

        Raises:
            ContextLengthError: the prompt was cut.
        """
        if counted < LEAST_CONTEXT:
            return
        if counted * MOST_LETTERS_A_TOKEN < letters:
            raise prompt_cut(self._address, counted, tokens_of(letters))
        if counted > self._highest:
            self._highest, self._there = counted, {}
            self._shortest = self._longest = letters
        if counted == self._highest:
            self._there[key] = None
            self._shortest, self._longest = min(self._shortest, letters), max(self._longest, letters)
            if self._is_ceiling():
                raise prompt_ceiling(self._address, counted, len(self._there))

    def at_ceiling(self) -> list[bytes]:
        """The requests that were cut, once that is known."""
        return list(self._there) if self._is_ceiling() else []

    def _is_ceiling(self) -> bool:
        return (
            len(self._there) >= SAME
            and self._longest > self._shortest * APART
            and self._longest > self._highest * USUAL_LETTERS_A_TOKEN
        )

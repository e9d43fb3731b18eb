"""What may be spent: a call that would pass it is not made."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from readout.ask.flow import Flow
from readout.ask.metering import price_usd
from readout.errors import SettingsError, StoppedError
from readout_schemas import Tokens

LETTERS_A_TOKEN = 4
"""Code points of English text a token, about (https://platform.openai.com/tokenizer)."""
FIRST_ANSWER = 2_000
"""Tokens that an answer is taken to have before one has come; the longest so far is what is reckoned with then."""


def tokens_of(letters: int) -> int:
    """Tokens that so many letters are, about."""
    return -(-letters // LETTERS_A_TOKEN)


class Budget:
    """Reckons what calls under way will cost before they are made.

    Args:
        most: US dollars.
        model: whose price counts.
        flow: what has been spent so far.

    Raises:
        SettingsError: the model's price is not known.
    """

    def __init__(self, most: float, model: str, flow: Flow) -> None:
        if price_usd(model, Tokens(prompt=1)) is None:
            raise SettingsError(
                f"--max-cost needs a price, and none is known for {model}: leave it out, or use --deadline"
            )
        self._most = most
        self._model = model
        self._flow = flow
        self._reserved = 0.0
        self.longest = FIRST_ANSWER

    @contextmanager
    def reserving(self, prompt: int) -> Iterator[None]:
        """Set aside what a call will cost.

        Raises:
            StoppedError: the call could pass the limit.
        """
        price = price_usd(self._model, Tokens(prompt=prompt, completion=self.longest)) or 0.0
        spent = price_usd(self._model, self._flow.tokens) or 0.0
        if spent + self._reserved + price > self._most:
            error = StoppedError(
                f"stopped before a call that could pass --max-cost {self._most:g} (spent: {spent:.4f} US dollars): "
                "the same command with a higher limit goes on where it stopped; what was answered costs nothing again"
            )
            self._flow.stop(error)
            raise error
        self._reserved += price
        try:
            yield
        finally:
            self._reserved -= price

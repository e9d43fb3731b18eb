"""What may be spent: a call that would pass it is not made."""

from __future__ import annotations

from readout.ask.progress import RunProgress
from readout.ask.usage import price_usd
from readout.errors import SettingsError, StoppedError
from readout_schemas import Tokens

LETTERS_A_TOKEN = 4
"""Code points of English text a token, about (https://platform.openai.com/tokenizer)."""
FIRST_ANSWER = 2_000
"""Tokens that an answer is taken to have, until ``ENOUGH`` have come: then it is the longest of them."""
ENOUGH = 20


def tokens_of(letters: int) -> int:
    """Tokens that so many letters are, about."""
    return -(-letters // LETTERS_A_TOKEN)


class Budget:
    """Reckons what calls will cost before they are made. Those under way count as what they may cost at most.

    Args:
        most: US dollars.
        model: who is asked.
        progress: what was answered.
        beside: the budget of another model in the same run: what both cost counts.

    Raises:
        SettingsError: the model's price is not known.
    """

    def __init__(self, most: float, model: str, progress: RunProgress, beside: Budget | None = None) -> None:
        if price_usd(model, Tokens(prompt=1)) is None:
            raise SettingsError(
                f"--max-cost needs a price, and none is known for {model}: leave it out, or set --deadline"
            )
        self._most = most
        self._model = model
        self._progress = progress
        self._reserved = 0.0
        self._all: list[Budget] = [] if beside is None else beside._all  # noqa: SLF001  (of the same class)
        self._all.append(self)

    def admits(self, prompt: int) -> bool:
        """Whether a call fits in; where it never will, the run is stopped."""
        spent = sum(one.spent for one in self._all)
        price = self._price(prompt)
        if spent + price > self._most:
            self._progress.stop(
                StoppedError(
                    f"stopped before a call that could pass --max-cost {self._most:g} (spent: {spent:.4f} US dollars): "
                    "the same command with a higher limit goes on where it stopped; what was answered costs nothing "
                    "again"
                )
            )
        return spent + sum(one.reserved for one in self._all) + price <= self._most

    @property
    def spent(self) -> float:
        """US dollars for what was answered."""
        return price_usd(self._model, self._progress.tokens) or 0.0

    @property
    def reserved(self) -> float:
        """US dollars that the calls under way may cost."""
        return self._reserved

    def _price(self, prompt: int) -> float:
        longest = (
            self._progress.longest if self._progress.calls >= ENOUGH else max(self._progress.longest, FIRST_ANSWER)
        )
        return price_usd(self._model, Tokens(prompt=prompt, completion=longest)) or 0.0

    def reserve(self, prompt: int) -> float:
        """Set aside what a call may cost, for as long as it is under way: US dollars, to be released again."""
        price = self._price(prompt)
        self._reserved += price
        return price

    def release(self, price: float) -> None:
        """Set aside no longer what a call might have cost."""
        self._reserved -= price

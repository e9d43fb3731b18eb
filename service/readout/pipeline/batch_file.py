"""The file that says which batches were sent: what waits for an answer in them is not sent again."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from readout.errors import InputError
from readout.files import write_whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A batch that was sent, or was about to be."""

    id: str | None
    """``None`` as long as nobody has heard it."""
    mark: str = ""
    """What it is found by then."""
    address: str | None = None
    """Of the endpoint; ``None`` in files of the first version, which were for one endpoint."""
    keys: tuple[str, ...] = ()
    """Of its requests in the ledger, in hexadecimal digits; none are left when it was collected."""
    number: int = 0
    """How many requests it has."""
    collected: bool = False
    """Whether what it answered is in the ledger."""


class BatchFile:
    """Batches by endpoint, in a file that is whole at any moment.

    Args:
        path: the file.
        address: of the endpoint whose batches are looked at; those of others are kept as they are.
    """

    def __init__(self, path: Path, address: str) -> None:
        self.path = path
        self._address = address

    def exists(self) -> bool:
        """Whether any batch was sent."""
        return self.path.exists()

    def own(self) -> list[Sent]:
        """The endpoint's batches.

        Raises:
            InputError: there is no such file, or it is another one.
        """
        return [one for one in self._all() if self._is_own(one)]

    def waiting(self) -> set[str]:
        """Keys of requests whose answers may still come, or are there and were not collected."""
        return {key for one in self.own() if not one.collected for key in one.keys} if self.exists() else set()

    def add(self, sent: Sent) -> Sent:
        """Put a batch at the end; it as it stands there."""
        own = replace(sent, address=self._address)
        self._write([*(self._all() if self.exists() else []), own])
        return own

    def change(self, old: Sent, new: Sent | None) -> None:
        """Put a batch in the place of another, or nothing.

        A command beside this one may have taken the other for one that was never made, or have found its id itself.
        """
        before = self._all()
        kept = [one for one in before if one != old]
        if new is None or any(one.id == new.id and self._is_own(one) for one in kept):
            self._write(kept)
        elif old in before:
            self._write([new if one == old else one for one in before])
        else:
            self._write([*kept, new])

    def _is_own(self, one: Sent) -> bool:
        return one.address in {None, self._address}

    def _all(self) -> list[Sent]:
        try:
            known = json.loads(self.path.read_text(encoding="utf-8"))["batches"]
            return [_sent(one) for one in known]
        except FileNotFoundError:
            raise InputError(f"{self.path}: no batch was submitted; start with readout batch submit") from None
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise InputError(f"{self.path}: is not a file of batches ({error}); give another with --state") from None

    def _write(self, batches: list[Sent]) -> None:
        write_whole(self.path, json.dumps({"batches": [asdict(one) for one in batches]}, indent=1) + "\n")


def _sent(told: object) -> Sent:
    """A batch of the file; in the first version of it these were ids."""
    if isinstance(told, str):
        return Sent(id=told)
    if not isinstance(told, dict):
        raise TypeError(f"{str(told)[:40]!r} is no batch")
    return Sent(**{**told, "keys": tuple(told["keys"])})

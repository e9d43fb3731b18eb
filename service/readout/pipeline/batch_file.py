"""The file that says which batches were sent: what waits for an answer in them is not sent again."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from readout.errors import InputError
from readout.files import write_whole

PATIENCE = 60.0
"""Seconds to wait for another command, which takes milliseconds."""


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
        patience: seconds to wait while another command changes the file.
    """

    def __init__(self, path: Path, address: str, patience: float = PATIENCE) -> None:
        self.path = path
        self._address = address
        self._patience = patience

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
        """Put a batch at the end; it as it stands there.

        Raises:
            InputError: requests of it wait in another batch by now; or the file is another one, or is not let go of.
        """
        own = replace(sent, address=self._address)
        with self._held():
            twice = len(self.waiting() & set(sent.keys))
            if twice:
                raise InputError(
                    f"{self.path}: another command has just sent {twice} of these requests; run this again"
                )
            self._write([*(self._all() if self.exists() else []), own])
        return own

    def change(self, old: Sent, new: Sent | None) -> None:
        """Put a batch in the place of another, or nothing.

        A command beside this one may have taken the other for one that was never made, or have found its id itself.
        """
        with self._held():
            self._change(old, new)

    def _change(self, old: Sent, new: Sent | None) -> None:
        before = self._all()
        kept = [one for one in before if one != old]
        if new is None or any(one.id == new.id and self._is_own(one) for one in kept):
            self._write(kept)
        elif old in before:
            self._write([new if one == old else one for one in before])
        else:
            self._write([*kept, new])

    @contextlib.contextmanager
    def _held(self) -> Iterator[None]:
        """Keep other processes from changing the file, by SQLite's lock on one beside it. It ends with its process."""
        beside = self.path.parent / f".{self.path.name}.lock"
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with contextlib.closing(sqlite3.connect(beside, timeout=self._patience, isolation_level=None)) as lock:
                lock.execute("BEGIN EXCLUSIVE")
                yield
        except (OSError, sqlite3.Error) as error:
            raise InputError(f"{self.path}: cannot be changed now ({error}); give another place with --state") from None

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

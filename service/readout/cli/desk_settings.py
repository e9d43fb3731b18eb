"""The desk's table in the settings file: ``[desk]``.

In it are ``[[desk.watch]]`` for each thing that is watched, and ``[[desk.webhook]]`` for each program that editions are
sent to.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from readout.errors import SettingsError

DESK = "desk"
WATCH, WEBHOOK = "watch", "webhook"
OPTIONS: Mapping[str, str] = {
    "address": DESK,
    "allow_private": "allow_network",
    "allow_ports": "allow_port",
    "budget_a_day": "budget_a_day",
    "documents_a_day": "documents_a_day",
}
"""The options of the desk's settings, by their keys."""
_LISTS: Mapping[str, tuple[type, str]] = {
    "allow_private": (str, '["10.1.0.0/16"]'),
    "allow_ports": (int, "[8080]"),
}
_WATCH = ("name", "address", "folder", "links", "every", "daily", "zone", "publisher", "language")
_WEBHOOK = ("name", "address", "secret_file")
PATHS = ("folder", "links", "secret_file")
"""Keys whose values are paths, from the settings file on."""
_FLAGS = ("allow_private",)


class Several(NamedTuple):
    """What there is several of."""

    watches: tuple[Mapping[str, object], ...] = ()
    webhooks: tuple[Mapping[str, object], ...] = ()


def desk_settings(path: Path, table: object) -> tuple[dict[str, object], Several]:
    """The options that the desk's table sets, what is watched, and to whom editions go.

    Raises:
        SettingsError: a key or a value is wrong.
    """
    if not isinstance(table, dict) or not table:
        raise SettingsError(f'{path}: {DESK} has to be a table: [{DESK}], address = "desk.sqlite3"')
    for key in table:
        if key not in (*OPTIONS, WATCH, WEBHOOK):
            told = ", ".join((*OPTIONS, WATCH, WEBHOOK))
            raise SettingsError(f"{path}: no setting {key!r} in [{DESK}]: there are {told}")
    values = {OPTIONS[key]: _value(path, key, value) for key, value in table.items() if key in OPTIONS}
    watches = _tables(path, WATCH, _WATCH, table.get(WATCH, []))
    return values, Several(watches, _tables(path, WEBHOOK, _WEBHOOK, table.get(WEBHOOK, [])))


def _value(path: Path, key: str, value: object) -> object:
    if key == "address":
        if isinstance(value, str):
            return value if "://" in value else _from(path, value)
        said = "a text"
    elif key in _LISTS:
        kind, example = _LISTS[key]
        if isinstance(value, list) and all(type(one) is kind for one in value):
            return value
        said = f"a list, as {example}"
    else:
        whole = key == "documents_a_day"
        if isinstance(value, int if whole else int | float) and not isinstance(value, bool):
            return value if whole else float(value)
        said = "a whole number" if whole else "a number"
    raise SettingsError(f"{path}: {key} in [{DESK}] is {value!r}: it has to be {said}")


def _tables(path: Path, name: str, texts: Sequence[str], tables: object) -> tuple[Mapping[str, object], ...]:
    if not isinstance(tables, list) or not all(isinstance(one, dict) for one in tables):
        raise SettingsError(f'{path}: each {name} has to be a table: [[{DESK}.{name}]], address = "https://…"')
    return tuple(_checked(path, name, texts, one) for one in tables)


def _checked(path: Path, name: str, texts: Sequence[str], table: Mapping[str, object]) -> Mapping[str, object]:
    """One watch or webhook, its paths as they are from here."""
    for key, value in table.items():
        if key not in (*texts, *_FLAGS):
            told = ", ".join((*texts, *_FLAGS))
            raise SettingsError(f"{path}: no setting {key!r} in [[{DESK}.{name}]]: there are {told}")
        if not isinstance(value, bool if key in _FLAGS else str):
            said = "true or false" if key in _FLAGS else "a text"
            raise SettingsError(f"{path}: {key} in [[{DESK}.{name}]] is {value!r}: it has to be {said}")
    return {key: _from(path, value) if key in PATHS else value for key, value in table.items()}


def _from(path: Path, value: object) -> str:
    return str(path.parent / Path(str(value)).expanduser())

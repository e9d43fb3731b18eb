"""The desk's table in the settings file: ``[desk]``, and ``[[desk.watch]]`` for each thing that is watched."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from readout.errors import SettingsError

DESK = "desk"
WATCH = "watch"
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
_TEXTS = ("name", "address", "folder", "links", "every", "daily", "zone", "publisher", "language")
PATHS = ("folder", "links")
"""Keys of a watch whose values are paths, from the settings file on."""
_FLAGS = ("allow_private",)


def desk_settings(path: Path, table: object) -> tuple[dict[str, object], tuple[Mapping[str, object], ...]]:
    """The options that the desk's table sets, and what is watched.

    Raises:
        SettingsError: a key or a value is wrong.
    """
    if not isinstance(table, dict) or not table:
        raise SettingsError(f'{path}: {DESK} has to be a table: [{DESK}], address = "desk.sqlite3"')
    for key in table:
        if key not in OPTIONS and key != WATCH:
            raise SettingsError(f"{path}: no setting {key!r} in [{DESK}]: there are {', '.join((*OPTIONS, WATCH))}")
    values = {OPTIONS[key]: _value(path, key, value) for key, value in table.items() if key != WATCH}
    return values, _watches(path, table.get(WATCH, []))


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


def _watches(path: Path, tables: object) -> tuple[Mapping[str, object], ...]:
    if not isinstance(tables, list) or not all(isinstance(one, dict) for one in tables):
        raise SettingsError(f'{path}: each watch has to be a table: [[{DESK}.{WATCH}]], address = "https://…"')
    return tuple(_watch(path, one) for one in tables)


def _watch(path: Path, table: Mapping[str, object]) -> Mapping[str, object]:
    """One watch, its paths as they are from here."""
    for key, value in table.items():
        if key not in (*_TEXTS, *_FLAGS):
            told = ", ".join((*_TEXTS, *_FLAGS))
            raise SettingsError(f"{path}: no setting {key!r} in [[{DESK}.{WATCH}]]: there are {told}")
        if not isinstance(value, bool if key in _FLAGS else str):
            said = "true or false" if key in _FLAGS else "a text"
            raise SettingsError(f"{path}: {key} in [[{DESK}.{WATCH}]] is {value!r}: it has to be {said}")
    return {key: _from(path, value) if key in PATHS else value for key, value in table.items()}


def _from(path: Path, value: object) -> str:
    return str(path.parent / Path(str(value)).expanduser())

"""Settings in a file: ``readout.toml``, or the table ``[tool.readout]`` of ``pyproject.toml``.

An option wins over an environment variable, that over the file, and that over what is built in. The keys are the
options' names with underscores; which there are follows from the options themselves.
"""

from __future__ import annotations

import dataclasses
import difflib
import os
import tomllib
import types
import typing
from collections.abc import Iterator, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from readout.cli.desk_settings import DESK, Several, desk_settings
from readout.cli.grouping import ONE_RUN
from readout.cli.run_options import LimitedOptions
from readout.errors import SettingsError

VARIABLE = "READOUT_CONFIG"
NO_FILE = "none"
"""Value of the variable, or option, with which no file is read."""
STANDARD_STREAM = "-"
"""Value that stands for standard error, and is no path."""
NAME, PROJECT = "readout.toml", "pyproject.toml"
ELSEWHERE = {"base_url": "OPENAI_BASE_URL"}
"""Environment variables beside ``READOUT_…`` that say what a key says, and come before it."""


@dataclass(frozen=True, slots=True)
class FileSettings:
    """What a file says, as the values of options."""

    path: Path | None = None
    values: Mapping[str, object] = field(default_factory=dict)
    watches: tuple[Mapping[str, object], ...] = ()
    """What the desk watches."""
    webhooks: tuple[Mapping[str, object], ...] = ()
    """To whom the desk's editions may be sent."""


IN_FORCE: ContextVar[FileSettings] = ContextVar("IN_FORCE", default=FileSettings())  # noqa: B039  (nothing changes it)
"""The file that this command's settings are from."""


def keys() -> dict[str, type]:
    """The keys that a file may have, each with the type of its value."""
    hints = typing.get_type_hints(LimitedOptions)
    return {one.name: _plain(hints[one.name]) for one in dataclasses.fields(LimitedOptions) if one.name not in ONE_RUN}


def _plain(hint: Any) -> type:
    """The type beneath ``| None``, or of a list."""
    if isinstance(hint, types.UnionType):
        return _plain(next(one for one in typing.get_args(hint) if one is not types.NoneType))
    found: type = typing.get_origin(hint) or hint
    return found


def load(named: str | None, environ: Mapping[str, str] = os.environ, folder: Path | None = None) -> FileSettings:
    """The settings of the file that is named, or else of the nearest one.

    Args:
        named: a file; ``none`` for no file; ``None`` to look for one in ``folder`` and the folders above it.
        environ: variables that come before the file.
        folder: where to begin, default the working folder.

    Raises:
        SettingsError: the file cannot be read, or a key or value in it is wrong.
    """
    if named is not None and named.casefold() == NO_FILE:
        return FileSettings()
    found = _nearest(folder or Path.cwd()) if named is None else (Path(named), _table(Path(named)))
    if found is None:
        return FileSettings()
    path, table = found
    known = keys()
    values = {key: _checked(path, key, value, known) for key, value in table.items() if key != DESK}
    several = Several()
    if DESK in table:
        of_desk, several = desk_settings(path, table[DESK])
        values |= of_desk
    overridden = {key for key, variable in ELSEWHERE.items() if environ.get(variable, "").strip()}
    left = {key: value for key, value in values.items() if key not in overridden}
    return FileSettings(path, left, several.watches, several.webhooks)


def _nearest(folder: Path) -> tuple[Path, Mapping[str, object]] | None:
    """The first file with settings in a folder or above it, within the same repository."""
    for place in (folder, *folder.parents):
        for path in (place / NAME, place / PROJECT):
            table = _table(path) if path.is_file() else None
            if table is not None and (table or path.name == NAME):
                return path, table
        if (place / ".git").exists():
            return None
    return None


def _table(path: Path) -> Mapping[str, object]:
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8-sig"))  # editors of Windows put a mark before it
    except OSError as error:
        raise SettingsError(f"{path}: the settings cannot be read ({error.strerror}): check --config") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise SettingsError(f"{path}: this is no TOML ({' '.join(str(error).split())})") from None
    table = content.get("tool", {}).get("readout", {}) if path.name == PROJECT else content
    if not isinstance(table, dict):
        raise SettingsError(f"{path}: [tool.readout] has to be a table")
    return table


def _checked(path: Path, key: str, value: object, known: Mapping[str, type]) -> object:
    """A value as the option takes it."""
    if key not in known:
        raise SettingsError(f"{path}: {_unknown(key, known)}")
    wanted = known[key]
    if wanted is list:
        return list(_versions(path, key, value))
    if wanted is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if wanted is Path and key == "ledger" and value is False:
        return NO_FILE
    if wanted is Path and isinstance(value, str):
        is_path = value.casefold() != NO_FILE and value != STANDARD_STREAM
        return str(path.parent / Path(value).expanduser()) if is_path else value
    if not isinstance(value, wanted) or (isinstance(value, bool) and wanted is not bool):
        raise SettingsError(f"{path}: {key} is {value!r}: it has to be {_NAMED[wanted]}")
    return value


_NAMED: Mapping[type, str] = {
    str: "a text",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    Path: "the path of a file or folder",
}


def _versions(path: Path, key: str, value: object) -> Iterator[str]:
    if not isinstance(value, dict) or not all(isinstance(version, str) for version in value.values()):
        raise SettingsError(f'{path}: {key} has to be a table, as {key} = {{statement = "v1"}}')
    yield from (f"{name}={version}" for name, version in value.items())


def _unknown(key: str, known: Mapping[str, type]) -> str:
    if "key" in key.casefold():
        return f"{key!r} is no setting: keys are not kept in files; set the provider's environment variable"
    near = difflib.get_close_matches(key.replace("-", "_"), known, n=1)
    hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(sorted(known))}"
    return f"no setting {key!r}: {hint}"


def default_map(command: object, values: Mapping[str, object]) -> dict[str, Any]:
    """What click takes where an option is not given: the values, for each command of a group."""
    commands: Mapping[str, object] = getattr(command, "commands", {})
    if commands:
        return {name: default_map(one, values) for name, one in commands.items()}
    return {**values, **({"place": values["ledger"]} if "ledger" in values else {})}  # readout ledger's own name for it

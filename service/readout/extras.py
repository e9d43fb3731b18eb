"""Packages that come with an extra of the installation alone, as ``readout[eval]``."""

from __future__ import annotations

import importlib
import importlib.util
from typing import Any

from readout.errors import SettingsError


def require(package: str, extra: str, what: str) -> None:
    """Ask for a package without importing it.

    Args:
        package: the name under which it is imported.
        extra: what brings it.
        what: what needs it, as the message says it.

    Raises:
        SettingsError: it is not installed.
    """
    name = package.partition(".")[0]
    if importlib.util.find_spec(name) is None:
        raise SettingsError(f"{what} needs {name}, which is not installed: pip install 'readout[{extra}]'")


def imported(package: str, extra: str, what: str) -> Any:
    """The package.

    Raises:
        SettingsError: it is not installed.
    """
    require(package, extra, what)
    return importlib.import_module(package)

"""Packages that are installed with ``readout[formats]`` alone."""

from __future__ import annotations

import importlib
from typing import Any

from readout.errors import InputError


def needed(package: str, where: str, what: str) -> Any:
    """The package.

    Raises:
        InputError: It is not installed.
    """
    try:
        return importlib.import_module(package)
    except ImportError:
        raise InputError(f"{where}: {what} needs {package.partition('.')[0]}; install readout[formats]") from None

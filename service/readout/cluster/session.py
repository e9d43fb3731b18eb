"""A Ray cluster to work on: the one that is there, or one of this machine's own for as long as the run takes."""

from __future__ import annotations

import contextlib
import logging
import os
import secrets
import sys
import threading
from collections.abc import Iterator
from typing import Any

from readout.errors import SettingsError

_QUIET = {"RAY_USAGE_STATS_ENABLED": "0", "RAY_BACKEND_LOG_LEVEL": "fatal", "RAY_ENABLE_AUTO_CONNECT": "0"}
"""Nothing is reported to Ray's makers, the core writes nothing to the terminal, and a call that comes after the end of
a run starts no new cluster. Who sets them keeps what is set."""
_ADDRESS, _LOCAL = "RAY_ADDRESS", "local"
_STORE = 256 << 20
"""Bytes of shared memory of a cluster of our own: parts and counts go through it, never texts or reports."""
READER = "readout-ray"
"""Name of threads that wait for what Ray Data brings."""
_PATIENCE = 5.0
"""Seconds that such a thread gets to notice the end."""
_SHOWING = ("enable_progress_bars", "print_on_execution_start")
_STDERR = 2
_LOGGERS = ("ray", "ray.data")


def ray_modules() -> Any:
    """Ray, with Ray Data.

    Raises:
        SettingsError: it is not installed.
    """
    if "ray" not in sys.modules:  # it reads these when it is imported
        _settle_environment()
    try:
        import ray
        import ray.data
    except ImportError:
        raise SettingsError("--engine ray needs Ray: install readout[ray], or leave --engine out") from None
    return ray


def _settle_environment() -> None:
    for name, value in _QUIET.items():
        os.environ.setdefault(name, value)
    if _address() == _LOCAL and "RAY_AUTH_MODE" not in os.environ:
        # Ray listens on all interfaces, and does what it is told: by those alone who have the token of this run.
        os.environ["RAY_AUTH_MODE"] = "token"
        os.environ["RAY_AUTH_TOKEN"] = secrets.token_hex(32)


def _address() -> str:
    return os.environ.get(_ADDRESS, "").strip() or _LOCAL


@contextlib.contextmanager
def cluster(workers: int) -> Iterator[Any]:
    """Ray, connected: to what the program is connected to already, or ``RAY_ADDRESS`` names, or a cluster of its own.

    Raises:
        SettingsError: Ray is not installed, or there is no cluster at the address.
    """
    ray = ray_modules()
    with _quiet(ray):
        if ray.is_initialized():
            yield ray
            return
        _connect(ray, workers)
        try:
            yield ray
        finally:
            _end(ray)


def _connect(ray: Any, workers: int) -> None:
    address = _address()
    quiet = {"log_to_driver": False, "logging_level": logging.CRITICAL}
    own = {
        "num_cpus": max(workers, os.cpu_count() or 1),
        "include_dashboard": False,
        "object_store_memory": _STORE,
    }
    try:
        with _muted():
            ray.init(address=address, **quiet, **(own if address == _LOCAL else {}))
    except (ConnectionError, RuntimeError, ValueError, OSError) as error:
        where = "on this machine" if address == _LOCAL else f"at {address} ({_ADDRESS})"
        why = (str(error).strip() or type(error).__name__).splitlines()[0]
        raise SettingsError(f"no Ray {where} ({why}): see whether it runs, and is of the same version") from None


def _end(ray: Any) -> None:
    """Shut Ray down, in the middle of a run too: what Ray Data's iterators then have to say is of use to nobody."""
    before, sys.unraisablehook = sys.unraisablehook, lambda _: None
    try:
        ray.shutdown()
        for thread in threading.enumerate():
            if thread.name == READER:
                thread.join(_PATIENCE)
    finally:
        sys.unraisablehook = before


@contextlib.contextmanager
def _muted() -> Iterator[None]:
    """Keep what the core says about its start off the terminal: it writes to the descriptor, past Python."""
    kept, nowhere = os.dup(_STDERR), os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, _STDERR)
        yield
    finally:
        os.dup2(kept, _STDERR)
        os.close(kept)
        os.close(nowhere)


@contextlib.contextmanager
def _quiet(ray: Any) -> Iterator[None]:
    """Keep Ray Data's own progress and news off the terminal, for as long as the run takes."""
    loggers = [logging.getLogger(name) for name in _LOGGERS]
    levels = [logger.level for logger in loggers]
    context = ray.data.DataContext.get_current()
    shown = {name: getattr(context, name) for name in _SHOWING}
    try:
        for logger in loggers:
            logger.setLevel(logging.CRITICAL)
        for name in _SHOWING:
            setattr(context, name, False)
        yield
    finally:
        for name, value in shown.items():
            setattr(context, name, value)
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)

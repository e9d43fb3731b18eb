"""A Ray cluster to work on: the one that is there, or one of this machine's own for as long as the run takes."""

from __future__ import annotations

import contextlib
import logging
import os
import secrets
import socket
import sys
import threading
import time
from collections.abc import Iterator
from typing import Any

from readout.errors import SettingsError

_QUIET = {
    "RAY_USAGE_STATS_ENABLED": "0",  # nothing is reported to Ray's makers
    "RAY_BACKEND_LOG_LEVEL": "fatal",  # the core writes nothing to the terminal
    "RAY_DEDUP_LOGS_SKIP_REGEX": ".",  # nor do others through us
    "RAY_ENABLE_AUTO_CONNECT": "0",  # a call that comes after the end of a run starts no new cluster
}
"""Who sets them keeps what is set."""
_ADDRESS, _LOCAL = "RAY_ADDRESS", "local"
_STORE = 256 << 20
"""Bytes of shared memory of a cluster of our own: parts and counts go through it, never texts or reports."""
_SLEEPER = "Prefetcher"
"""Threads of Ray Data's that never end, and do nothing unless they are asked to."""
_PATIENCE = 5.0
"""Seconds that a cluster gets to answer, and threads to notice the end."""
_ATTEMPTS = 5
"""Times that a Ray of our own is started."""
_SLOW = "timed out during startup"
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
        there = set(threading.enumerate())
        try:
            yield ray
        finally:
            _end(ray, there)


def _connect(ray: Any, workers: int) -> None:
    address = _address()
    quiet = {"log_to_driver": False, "logging_level": logging.CRITICAL}
    own = {
        "num_cpus": max(workers, os.cpu_count() or 1),
        "include_dashboard": False,
        "object_store_memory": _STORE,
    }
    try:
        _knock(address)
        with _muted():
            if address == _LOCAL:
                start_here(ray, **quiet, **own)
            else:
                ray.init(address=address, **quiet)
    except Exception as error:  # noqa: BLE001  (Ray raises it bare where its processes are slow to come)
        where = "on this machine" if address == _LOCAL else f"at {address} ({_ADDRESS})"
        why = (str(error).strip() or type(error).__name__).splitlines()[0]
        advice = "see whether it runs, is of the same version, and has the same RAY_AUTH_MODE and token"
        raise SettingsError(f"no Ray {where} ({why}): {advice}") from None


def start_here(ray: Any, **options: Any) -> None:
    """Start a Ray on this machine. It gives its processes half a minute, which a busy machine may not have for them.

    Raises:
        RuntimeError: it did not start, tried several times.
    """
    for attempt in range(_ATTEMPTS):
        try:
            ray.init(address=_LOCAL, **options)
        except Exception as error:  # what Ray raises says no more
            if _SLOW not in str(error) or attempt + 1 == _ATTEMPTS:
                raise
            ray.shutdown()
        else:
            return


def _knock(address: str) -> None:
    """Find out whether somebody is there: Ray itself tries for minutes.

    Raises:
        OSError: nobody is.
    """
    host, colon, port = address.rpartition(":")
    if colon and port.isdecimal() and "/" not in host:
        socket.create_connection((host.strip("[]"), int(port)), _PATIENCE).close()


def _end(ray: Any, there: set[threading.Thread]) -> None:
    """Shut Ray down, in the middle of a run too.

    Threads that have come since Ray was started are waited for: they are Ray Data's and our reader of what it brings,
    and Ray ends the whole process, without a word, when one of them asks it for something after its end. What they
    have to say about such an end is of use to nobody.
    """
    before, sys.unraisablehook = sys.unraisablehook, lambda _: None
    try:
        last = time.monotonic() + _PATIENCE
        for thread in set(threading.enumerate()) - there:
            if thread.name != _SLEEPER:
                thread.join(max(last - time.monotonic(), 0.0))
        ray.shutdown()
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

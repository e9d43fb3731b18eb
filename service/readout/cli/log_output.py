"""Where the calls are told: lines for a person with -v, lines of JSON with --log-json."""

from __future__ import annotations

import json
import logging
import sys
from datetime import UTC, datetime
from pathlib import Path

from readout.errors import SettingsError
from readout.observability import FIELDS
from readout.writable import writable

_LOGGER = logging.getLogger("readout")
_set_up: list[logging.Handler] = []


def set_up_logging(verbose: int, log_json: Path | None) -> None:
    """Tell calls from now on, in place of where they were told before.

    Args:
        verbose: 0 for nothing, 1 for each call, 2 for each retry too.
        log_json: file that lines of JSON are added to, ``-`` for standard error.

    Raises:
        SettingsError: the file cannot be written.
    """
    while _set_up:
        old = _set_up.pop()
        _LOGGER.removeHandler(old)
        old.close()
    level = logging.DEBUG if verbose > 1 else logging.INFO
    if verbose:
        _add(_StandardError(), level, logging.Formatter("readout: %(message)s"))
    if log_json is not None:
        _add(_json_handler(log_json), level, _JsonFormatter())
    _LOGGER.setLevel(level if _set_up else logging.NOTSET)


def _add(handler: logging.Handler, level: int, formatter: logging.Formatter) -> None:
    handler.setLevel(level)
    handler.setFormatter(formatter)
    _LOGGER.addHandler(handler)
    _set_up.append(handler)


def _json_handler(place: Path) -> logging.Handler:
    if str(place) == "-":
        return _StandardError()
    try:
        return _LinesFile(place, encoding="utf-8", errors="replace")
    except OSError as error:
        raise SettingsError(f"--log-json {place} cannot be written ({error.strerror}): name another file") from None


class _LinesFile(logging.FileHandler):
    """A file; what it cannot take is said once, and costs the run nothing."""

    _failed = False

    def emit(self, record: logging.LogRecord) -> None:
        """Write a line, as long as the file takes them: half a line is followed by none."""
        if not self._failed:
            super().emit(record)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802, ARG002  (logging's own)
        """Say why in a line, not in a traceback."""
        self._fail(sys.exc_info()[1])

    def close(self) -> None:
        """Close the file, which may find only now that it has no room."""
        try:
            super().close()
        except OSError as error:
            self._fail(error)

    def _fail(self, error: BaseException | None) -> None:
        if not self._failed:
            self._failed = True
            why = getattr(error, "strerror", None) or error
            print(  # noqa: T201
                writable(
                    f"readout: --log-json {self.baseFilename} takes no more lines ({why}): some calls are not told"
                ),
                file=sys.stderr,
            )


class _StandardError(logging.Handler):
    """Standard error as it is at the moment: the progress bar takes it over while it shows."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write a line."""
        print(writable(self.format(record)), file=sys.stderr, flush=True)  # noqa: T201


class _JsonFormatter(logging.Formatter):
    """One object a line: when, how grave, and the call's fields, or a message."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        fields = record.__dict__.get(FIELDS) or {"message": record.getMessage()}
        if record.exc_info:
            fields = {**fields, "trace": self.formatException(record.exc_info)}
        return json.dumps({"at": at, "level": record.levelname.lower(), **fields}, ensure_ascii=False)

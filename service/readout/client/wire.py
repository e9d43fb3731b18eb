"""What both clients share: where the service is, who asks, what was answered before, and what an answer means."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import secrets
import time
from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus
from importlib.metadata import version
from typing import Generic, NamedTuple, TypeVar
from urllib.parse import urlsplit

import httpx2
from pydantic import ValidationError

from readout.client.asking import Ask
from readout.client.memory import Memory, Remembered
from readout.client.retrying import AgainError
from readout.errors import NotFoundError, RequestError, ServiceError, SettingsError, TokenError, UnavailableError
from readout.retry_after import seconds_to_wait
from readout.writable import in_a_line, writable
from readout_schemas.desk import KEY_FORM, KEY_HEADER, Problem

SERVER, TOKEN = "READOUT_SERVER", "READOUT_TOKEN"
"""Variables that say where and who, if the program does not."""
_AGAIN = frozenset(
    {
        HTTPStatus.TOO_MANY_REQUESTS,
        HTTPStatus.BAD_GATEWAY,
        HTTPStatus.SERVICE_UNAVAILABLE,
        HTTPStatus.GATEWAY_TIMEOUT,
    }
)
_KEY_BITS = 128
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Prepared(Generic[T]):
    """A request that may be sent, once or several times: each time it is the same.

    Attributes:
        ask: what is asked.
        url: the whole address.
        key: by which the service knows it again, if it changes something.
    """

    ask: Ask[T]
    url: str
    key: str | None

    @property
    def remembered_as(self) -> tuple[str, ...]:
        """By what its answer is known."""
        return (self.url, *(f"{name}={value}" for name, value in sorted(self.ask.query.items())))


class Parts(NamedTuple):
    """A request as ``httpx2`` takes it."""

    method: str
    url: str
    params: dict[str, str]
    headers: dict[str, str]
    content: bytes | None
    known: Remembered | None
    """The answer of last time, which holds if the service says that nothing has changed."""


class Wire:
    """A service, as one who bears a token sees it. Threads may share it.

    Args:
        address: where the service is; ``READOUT_SERVER`` without it.
        token: what lets one in; ``READOUT_TOKEN`` without it.

    Raises:
        SettingsError: there is no address, or it is none; the token cannot be one.
    """

    def __init__(self, address: str | None, token: str | None) -> None:
        self.address = _address(address or os.environ.get(SERVER, ""))
        self._token = _token(token or os.environ.get(TOKEN, ""))
        self._memory = Memory()
        self._agent = f"readout/{version('readout')}"

    def prepared(self, ask: Ask[T], key: str | None = None) -> Prepared[T]:
        """A request with its whole address; one that changes something has a key, its own or a new one.

        Raises:
            RequestError: the key is empty.
        """
        if key == "":
            raise RequestError(f"{self.address}: a key that is empty is none: give another one, or leave it out")
        changes = ask.method != "GET"
        own = (_sendable(key) if key else secrets.token_hex(_KEY_BITS // 8)) if changes else None
        return Prepared(ask, self.address + ask.path, own)

    def parts(self, sent: Prepared[T]) -> Parts:
        """The request as it is sent now: with the tag of the answer that is remembered."""
        headers = {"User-Agent": self._agent, "Accept": "*/*"}
        if self._token:
            headers["Authorization"] = f"Bearer {self._token}"
        if sent.key is not None:
            headers[KEY_HEADER] = f'"{sent.key}"'
        if sent.ask.body is not None:
            headers["Content-Type"] = sent.ask.media
        known = self._memory.get(sent.remembered_as) if sent.ask.method == "GET" else None
        if known is not None:
            headers["If-None-Match"] = known.tag
        return Parts(sent.ask.method, sent.url, dict(sent.ask.query), headers, sent.ask.body, known)

    @contextlib.contextmanager
    def told(self) -> Iterator[None]:
        """Tell of faults on the way in one line.

        Raises:
            AgainError: it may go well the next time.
            UnavailableError: it will not.
        """
        try:
            yield
        except (httpx2.UnsupportedProtocol, httpx2.LocalProtocolError, httpx2.InvalidURL) as error:
            raise RequestError(f"{self.address}: this cannot be sent ({in_a_line(error)})") from None
        except RuntimeError as error:  # it was closed
            raise RequestError(f"{self.address}: {in_a_line(error)}: make another client") from None
        except httpx2.TimeoutException:
            told = f"{self.address}: does not answer in time: try again later, or give it more time with timeout"
            raise AgainError(UnavailableError(told)) from None
        except httpx2.RequestError as error:
            told = f"{self.address}: cannot be reached ({in_a_line(error)}): check the address, and that it is served"
            raise AgainError(UnavailableError(told)) from None

    def settled(self, sent: Prepared[T], known: Remembered | None, response: httpx2.Response) -> T:
        """What an answer says.

        Raises:
            AgainError: the same may go well later.
            ServiceError: it did not go well.
        """
        content = response.content
        if response.status_code == HTTPStatus.NOT_MODIFIED and known is not None:
            content = known.content
        elif not response.is_success:
            raise self.fault(response)
        try:
            made = sent.ask.reads(content)
        except (ValidationError, ValueError):
            raise self.unexpected(response) from None
        if sent.ask.method == "GET" and response.is_success and "etag" in response.headers:
            self._memory.put(sent.remembered_as, response.headers["etag"], content)
        return made

    def unexpected(self, response: httpx2.Response) -> ServiceError:
        """That an answer is none of a desk's service, or of another release's."""
        told = f"{self.address}: answers, but not as this release of readout expects: check the address and update"
        return ServiceError(told, response.status_code)

    def fault(self, response: httpx2.Response) -> Exception:
        """What an answer means that is none."""
        status = response.status_code
        asked = response.headers.get("retry-after", "")
        told = f"{self.address}: {self._detail(response)}"
        if (status in _AGAIN and (asked or not _is_problem(response))) or (status == HTTPStatus.CONFLICT and asked):
            return AgainError(UnavailableError(told, status), seconds_to_wait(asked, time.time()))
        return _KINDS.get(status, ServiceError)(told, status)

    def _detail(self, response: httpx2.Response) -> str:
        """What went wrong, in one line."""
        if response.status_code == HTTPStatus.UNAUTHORIZED and not self._token:
            return f"wants a token: give one, or set {TOKEN}"
        if response.has_redirect_location:
            return f"is elsewhere now ({response.headers['location']}): give that address"
        with contextlib.suppress(ValidationError):
            problem = Problem.model_validate_json(response.content)
            return writable(" ".join((problem.detail or problem.title).split()))
        return f"HTTP {response.status_code} {response.reason_phrase}".rstrip()


def _is_problem(response: httpx2.Response) -> bool:
    """Whether the service itself says it: it says when one may ask again, if it will be otherwise then."""
    return response.headers.get("content-type", "").partition(";")[0].strip() == "application/problem+json"


_KINDS: dict[int, type[ServiceError]] = {
    HTTPStatus.UNAUTHORIZED: TokenError,
    HTTPStatus.FORBIDDEN: TokenError,
    HTTPStatus.NOT_FOUND: NotFoundError,
    HTTPStatus.CONFLICT: RequestError,
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: RequestError,
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: RequestError,
    HTTPStatus.UNPROCESSABLE_ENTITY: RequestError,
    **dict.fromkeys(_AGAIN, UnavailableError),
}


def _address(told: str) -> str:
    """The service's address without a slash at its end.

    Raises:
        SettingsError: there is none, or it is none.
    """
    if not told.strip():
        raise SettingsError(f"where is the desk served? Give its address, as http://127.0.0.1:8000, or set {SERVER}")
    try:
        parts = urlsplit(told.strip())
        fits = parts.scheme in {"http", "https"} and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        fits = False
    if not fits or parts.query or parts.fragment or parts.username is not None:
        shown = told.rpartition("@")[2]  # before it there may be a password
        raise SettingsError(f"{shown!r} is no address of a service: give one as https://desk.example.org")
    return told.strip().rstrip("/")


def _token(told: str) -> str:
    plain = told.strip()
    if not (plain.isascii() and (plain.isprintable() or not plain)) or " " in plain:
        raise SettingsError(f"the token has characters that no token has: copy it again, or mend {TOKEN}")
    return plain


def _sendable(key: str) -> str:
    """A key as a header has it: one that no header takes is sent as its hash."""
    return key if re.fullmatch(KEY_FORM, key) else hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()

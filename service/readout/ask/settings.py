"""Which model, where, and how hard it is asked."""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal, get_args
from urllib.parse import parse_qsl, unquote, urlsplit, urlunsplit

from readout.ask.providers.catalogue import PROVIDERS, Protocol, Provider
from readout.errors import AuthenticationError, SettingsError
from readout.writable import writable

RECORDED = "recorded"
"""The model that replays recorded answers."""
DEFAULT_MODEL = "openai/gpt-6-luna"
"""The small model of OpenAI's present family, made for much text at a low price: in ``genai-prices`` 0.2.3 the cheapest
current one of theirs, at 0.10 and 0.50 US dollars a million tokens of prompts and answers (``gpt-5-mini``: 0.25, 2.00).
It takes a strict schema over chat completions (https://developers.openai.com/api/docs/models/gpt-6-luna)."""
PlanName = Literal["one", "four", "small"]
"""Which calls a document gets: one for all records, four, one a record type, or four with few rules."""
PLANS: tuple[PlanName, ...] = get_args(PlanName)
SMALL_CONTEXT = 4_096
"""Tokens of context that the plan ``small`` is made for, where none is named: Ollama's default."""
DEFAULT_PLAN: PlanName = "one"
"""What the evaluation favours: no worse than four calls, for half of the input (CHANGELOG)."""
READER = "en"
"""Language of the reader, for whom quotations in other languages are translated (BCP 47)."""
AnswerFormat = Literal["json_schema", "json_schema_loose", "tools", "json_object", "text"]
"""How a model is made to answer in the schema: by a response format that it cannot leave, by one that it may leave, as
the arguments of a tool that it calls, by JSON of any form with the schema among the rules, by the rules alone."""
Mode = Literal["auto", AnswerFormat]
"""``auto``: the first of these that the server takes."""
MODES: tuple[Mode, ...] = get_args(Mode)
OPENAI_URL = "https://api.openai.com/v1"
RECORDED_URL = "http://recorded.invalid/v1"
SHORTEST_SECRET = 6
"""Characters from which a key or password is looked for in what is shown: shorter ones are words or numbers."""

_SHOWN_OF_SECRET = 3
"""Its first characters, by which one that is half hidden is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How to ask. Everything has a default; ``Endpoint`` fills in what the environment says."""

    model: str | None = None
    """``provider/model``, a bare name with ``base_url``, or ``recorded``. Default: ``READOUT_MODEL``, else
    ``DEFAULT_MODEL`` where an OpenAI key is set, else ``recorded``."""
    base_url: str | None = None
    """Address of any OpenAI-compatible server, default ``OPENAI_BASE_URL``."""
    escalate: str | None = None
    """Model that is asked about the items that still fail after the follow-up, and about them alone. ``provider/model``
    is asked at the provider, whatever ``base_url`` is; any other name at that server."""
    mode: Mode = "auto"
    """One of ``MODES``."""
    plan: PlanName = DEFAULT_PLAN
    """Which calls a document gets: ``one`` for all records, ``four``, one a record type, or ``small``, four with few
    rules, which fit with 3,000 letters of an article into 4,096 tokens."""
    context: int | None = None
    """Tokens that the model reads and writes at once, into which requests and answers are made to fit. Default: as
    many as a request takes, and 4,096 with the plan ``small``."""
    reader: str = READER
    """Language of the reader (BCP 47), into which the model translates quotations in other languages."""
    prompts: Mapping[str, str] = field(default_factory=dict)
    """Versions of prompts by name, default the newest."""
    concurrency: int = 8
    """Calls in flight at once."""
    timeout: float = 300.0
    """Seconds to wait for one answer."""
    attempts: int = 6
    """How often a request is sent at most when the network or the server fails."""
    cassettes: Path | str = Path("cassettes")
    """Folder of recorded answers."""
    record: bool = False
    """Write the answers to ``cassettes``."""
    ledger: Path | str | bool = True
    """File that keeps every answer; ``True`` for ``READOUT_LEDGER`` or the user's cache folder, ``False`` for none.
    Replaying and recording use none."""
    allow_private: bool = False
    """Whether addresses of this machine and of private networks may be fetched."""
    since: datetime.date | None = None
    """Entries of fetched feeds that were published before this day are left out."""
    rpm: float | None = None
    """Requests a minute at most."""
    tpm: float | None = None
    """Tokens of prompts a minute at most, reckoned as four bytes each."""
    max_cost: float | None = None
    """US dollars: the call that could pass it is not made."""
    deadline: float | None = None
    """Seconds from the start, after which no call is made."""

    def __post_init__(self) -> None:
        self._make_writable()
        from babel import Locale, UnknownLocaleError

        try:
            Locale.parse(self.reader, sep="-")
        except (ValueError, UnknownLocaleError):
            raise SettingsError(f"no language {self.reader!r}: name one as en, de or pt-BR") from None
        if self.mode not in MODES:
            raise SettingsError(f"no mode {self.mode!r}: there are {', '.join(MODES)}")
        if self.plan not in PLANS:
            raise SettingsError(f"no plan {self.plan!r}: there are {', '.join(sorted(PLANS))}")
        for name in ("concurrency", "timeout", "attempts", "context", "rpm", "tpm", "max_cost", "deadline"):
            if getattr(self, name) is not None and getattr(self, name) <= 0:
                raise SettingsError(f"{name} is {getattr(self, name)}: it has to be more than 0")

    def _make_writable(self) -> None:
        if self.model is not None:
            object.__setattr__(self, "model", writable(self.model))  # frozen for everybody else
        if self.escalate is not None:
            object.__setattr__(self, "escalate", writable(self.escalate))
        if self.base_url is not None:
            object.__setattr__(self, "base_url", writable(self.base_url))


def context_of(settings: Settings) -> int | None:
    """Tokens of context into which requests are made to fit; ``None`` where they need not be."""
    return SMALL_CONTEXT if settings.context is None and settings.plan == "small" else settings.context


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A model at an address, settled from settings and environment."""

    provider: str
    """``recorded``, ``openai`` (any OpenAI-compatible server too), or another one of ``PROVIDERS``."""
    model: str
    base_url: str
    """Without user, password and query."""
    api_key: str = field(repr=False)
    login: tuple[str, str] | None = field(default=None, repr=False)
    """User and password, where the address had them: a server behind HTTP basic authentication."""
    query: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    """What the address had after its ``?``: it goes with every request (Azure's ``api-version``, a gateway's key)."""
    chosen: bool = True
    """False where ``recorded`` was taken because neither a model, a key nor a server was named."""

    def redacted(self, text: str) -> str:
        """A text without what is secret of the endpoint: its key, its password, and values of its query."""
        own = [] if self.provider == RECORDED else [self.api_key]  # a replay's stands in for one, and is a word of ours
        secrets = [*own, *(self.login or ())[1:], *(value for _, value in self.query)]
        for secret in sorted({one for one in secrets if len(one) >= SHORTEST_SECRET}, key=len, reverse=True):
            text = _masked(secret).sub("…", text.replace(secret, "…"))
        return text

    @classmethod
    def settle(cls, settings: Settings, environ: Mapping[str, str] = os.environ, *, needs_key: bool = True) -> Endpoint:
        """Find out what is meant; without a key only where nothing is asked.

        Raises:
            SettingsError: a server without a model, an address that is none, or a model without a provider.
            AuthenticationError: a provider without its key, or a key that cannot be one.
        """
        url = (settings.base_url or environ.get("OPENAI_BASE_URL") or "").strip()
        named = (settings.model or environ.get("READOUT_MODEL") or "").strip()
        if url and named != RECORDED:
            return cls._at_server(named, url, _key(PROVIDERS["openai"], environ))
        if named == RECORDED or not (named or _key(PROVIDERS["openai"], environ)):
            return cls(RECORDED, RECORDED, RECORDED_URL, RECORDED, chosen=bool(named))
        return cls._at_provider(named or DEFAULT_MODEL, environ, needs_key=needs_key)

    @classmethod
    def settle_stronger(
        cls, settings: Settings, environ: Mapping[str, str] = os.environ, *, needs_key: bool = True
    ) -> Endpoint | None:
        """Find out who is asked about what still fails; ``None`` where nobody is. Errors as for ``settle``."""
        named = (settings.escalate or "").strip()
        if not named:
            return None
        if named.partition("/")[0] in PROVIDERS:
            return cls._at_provider(named, environ, needs_key=needs_key)
        return cls.settle(replace(settings, model=named), environ, needs_key=needs_key)

    @classmethod
    def _at_server(cls, named: str, url: str, key: str) -> Endpoint:
        if not named:
            raise SettingsError(
                f"no model named for the server at {_shown(url)}: give --model NAME or set READOUT_MODEL"
            )
        if not _is_address(url):
            raise SettingsError(f"base URL {_shown(url)!r} is not an address: write it as http://HOST:PORT/v1")
        bare, login, query = _parted(url)
        return cls("openai", named.removeprefix("openai/"), bare, key or "none", login, query)

    @classmethod
    def _at_provider(cls, named: str, environ: Mapping[str, str], *, needs_key: bool) -> Endpoint:
        name, slash, model = named.partition("/")
        if not slash or not model:
            raise SettingsError(
                f"model {named!r} has no provider: write provider/model, such as openai/{named.strip('/')}, "
                "or give --base-url for a server of your own"
            )
        if name not in PROVIDERS:
            raise SettingsError(
                f"no provider {name!r}: there are {', '.join(PROVIDERS)}; give --base-url for any other that is "
                "OpenAI-compatible, or for a gateway to it such as LiteLLM"
            )
        provider = PROVIDERS[name]
        key = _key(provider, environ)
        if not key and provider.keys and needs_key:
            raise AuthenticationError(
                f"no key for {named}: set {provider.keys[0]}, or use --model {RECORDED} to replay recorded answers"
            )
        url, login, query = _parted(_host(named, provider, environ) + provider.path)
        return cls(name, model, url, key or "none", login, query)

    @property
    def protocol(self) -> Protocol:
        """What is spoken there."""
        return PROVIDERS[self.provider].protocol if self.provider in PROVIDERS else "openai"

    @property
    def key_variable(self) -> str:
        """The variable that holds the key."""
        keys = PROVIDERS[self.provider].keys if self.provider in PROVIDERS else ()
        return keys[0] if keys else "OPENAI_API_KEY"


def _masked(secret: str) -> re.Pattern[str]:
    """A secret as servers show it that mean to hide it: its first characters, stars or dots, and its last."""
    return re.compile(rf"{re.escape(secret[:_SHOWN_OF_SECRET])}[\w-]*(\*{{2,}}|\.{{3,}}|…)[\w-]*")


def _key(provider: Provider, environ: Mapping[str, str]) -> str:
    """The provider's key, empty if none is set.

    Raises:
        AuthenticationError: it cannot be one.
    """
    variable = next((name for name in provider.keys if environ.get(name, "").strip()), None)
    key = "" if variable is None else environ[variable].strip()
    if not (key.isascii() and key.isprintable()):
        raise AuthenticationError(f"{variable} holds characters that no key has: copy it once more")
    return key


def _host(named: str, provider: Provider, environ: Mapping[str, str]) -> str:
    told = environ.get(provider.host_variable, "").strip() if provider.host_variable else ""
    host = (told or provider.host).rstrip("/")
    if not host:
        raise SettingsError(f"no address for {named}: set {provider.host_variable}, as https://NAME.openai.azure.com")
    if not _is_address(host):
        raise SettingsError(f"{provider.host_variable} {_shown(host)!r} is not an address: write it as https://HOST")
    return host.removesuffix(provider.path)  # some have it in the variable already


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0 and " " not in url
    except ValueError:  # a port that is no number, a bracket left open
        return False


def _parted(url: str) -> tuple[str, tuple[str, str] | None, tuple[tuple[str, str], ...]]:
    """An address without user, password and query, and these."""
    parts = urlsplit(url)
    login = None if parts.username is None else (unquote(parts.username), unquote(parts.password or ""))
    bare = parts._replace(netloc=parts.netloc.rpartition("@")[2], path=parts.path.rstrip("/"), query="", fragment="")
    return urlunsplit(bare), login, tuple(parse_qsl(parts.query, keep_blank_values=True))


def _shown(url: str) -> str:
    """An address, however badly it is written, without what may be secret in it."""
    bare = re.split(r"[?#]", url, maxsplit=1)[0]
    scheme, slashes, rest = bare.rpartition("//")
    return f"{scheme}{slashes}{rest.rpartition('@')[2]}"

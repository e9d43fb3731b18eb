"""Options that several commands share, in groups."""

from __future__ import annotations

import dataclasses
import datetime as dt
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from readout.ask.settings import DEFAULT_PLAN
from readout.cli.grouping import SettableOptions
from readout.errors import InputError, SettingsError

if TYPE_CHECKING:
    from readout.ask.settings import Mode, PlanName, Settings
    from readout.cli.skipped import SkippedFiles
    from readout.ingest import Metadata
    from readout.web import WebOptions
    from readout_schemas import Document


Sources = Annotated[
    list[str],
    typer.Argument(
        help="Files (text, web pages, PDF, Word, mail, feeds, archives and more: see 'readout formats'), folders, "
        "globs, addresses (https://…), or - for standard input.",
        show_default=False,
    ),
]
OptionalSources = Annotated[
    list[str] | None,
    typer.Argument(
        help="Files (text, web pages, PDF, Word, mail, feeds, archives and more: see 'readout formats'), folders, "
        "globs, addresses (https://…), or - for standard input.",
        show_default=False,
    ),
]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", help="Where the JSON goes; - is standard output.", show_default=False)
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Show no progress, only errors.")]
WithoutText = Annotated[bool, typer.Option("--without-text", help="Leave the articles' text out of what is written.")]


@dataclasses.dataclass(frozen=True, kw_only=True)
class ModelOptions(SettableOptions):
    """Which model is asked, and how."""

    model: Annotated[
        str | None,
        typer.Option(help="provider/model, a bare name with --base-url, or 'recorded'."),
    ] = None
    escalate: Annotated[
        str | None,
        typer.Option(help="Stronger model, asked about the items alone that still fail when asked again."),
    ] = None
    base_url: Annotated[
        str | None,
        typer.Option(help="Any OpenAI-compatible server, as http://localhost:11434/v1."),
    ] = None
    mode: Annotated[
        str,
        typer.Option(
            help="How it is made to answer in the schema: 'json_schema', 'json_schema_loose', 'tools', 'json_object', "
            "'text', or 'auto' for the first of these that the server takes."
        ),
    ] = "auto"
    plan: Annotated[
        str,
        typer.Option(
            help="Calls a document: 'one' for all records, 'four', one a record type, or 'small', four with few rules "
            "for a small model."
        ),
    ] = DEFAULT_PLAN
    context: Annotated[
        int | None,
        typer.Option(
            help="Tokens that the model reads and writes at once: articles are cut to fit. Default: not cut for it; "
            "4096 with plan 'small'.",
            show_default=False,
        ),
    ] = None
    prompt: Annotated[
        list[str] | None,
        typer.Option(help="A prompt's version, as statement=v1. Default: the newest."),
    ] = None
    reader: Annotated[
        str,
        typer.Option(help="The reader's language: quotations in another one are translated into it."),
    ] = "en"
    concurrency: Annotated[int, typer.Option(help="Calls in flight at once.")] = 8
    timeout: Annotated[float, typer.Option(help="Seconds to wait for an answer.")] = 300.0
    cassettes: Annotated[Path, typer.Option(help="Folder of recorded answers.")] = Path("cassettes")
    verbose: Annotated[
        int, typer.Option("--verbose", "-v", count=True, help="Say each call on standard error; twice, each retry too.")
    ] = 0
    log_json: Annotated[
        Path | None, typer.Option(help="Add a line of JSON for each call to this file; - is standard error.")
    ] = None

    @property
    def names_model(self) -> bool:
        """Whether a model is named, here or by the environment."""
        return bool(self.model or self.base_url or os.environ.get("READOUT_MODEL"))

    @property
    def needs_key(self) -> bool:
        """Whether a model is asked at all."""
        return True

    def check(self, sources: Iterable[str | Path], *others: Path) -> None:
        """Make sure that what is told of the calls is not written into what is read, nor anything else.

        Raises:
            SettingsError: a place is read.
        """
        from readout.cli.writing import check_apart

        check_apart([*([self.log_json] if self.log_json else []), *others], sources)

    def settings(self, *, record: bool = False) -> Settings:
        """The settings that these options say; says on standard error when answers are replayed for want of a model.

        Raises:
            SettingsError: an option is wrong.
        """
        from readout.ask.settings import Endpoint, Settings
        from readout.cli.log_output import set_up_logging

        set_up_logging(self.verbose, self.log_json)
        settings = Settings(
            model=self.model,
            base_url=self.base_url,
            escalate=self.escalate,
            mode=cast("Mode", self.mode),  # the settings say what there is
            plan=cast("PlanName", self.plan),
            context=self.context,
            reader=self.reader,
            prompts=dict(_version(prompt) for prompt in self.prompt or ()),
            concurrency=self.concurrency,
            timeout=self.timeout,
            cassettes=self.cassettes,
            record=record,
        )
        if not Endpoint.settle(settings, needs_key=self.needs_key).chosen:
            typer.echo(
                "readout: no model, key or server is named: replaying recorded answers. "
                "Set READOUT_MODEL and OPENAI_API_KEY, or give --base-url, to ask a model.",
                err=True,
            )
        return settings


@dataclasses.dataclass(frozen=True, kw_only=True)
class DocumentOptions:
    """What is known of documents that do not say it."""

    published: Annotated[
        str | None, typer.Option(help="Day of publication, YYYY-MM-DD, of those that do not say theirs.")
    ] = None
    republish_as: Annotated[
        str | None, typer.Option(help="Day of publication, YYYY-MM-DD, of all, whatever they say.", show_default=False)
    ] = None
    publisher: Annotated[str | None, typer.Option(help="Who published them.")] = None
    language: Annotated[
        str | None,
        typer.Option(help="Their language, as a BCP 47 tag (en, pt-BR), where they do not say it; detected otherwise."),
    ] = None
    strict: Annotated[bool, typer.Option("--strict", help="A file that is not read is an error.")] = False
    links: Annotated[
        Path | None, typer.Option(help="File of addresses to read too, one a line; # begins a remark.")
    ] = None
    since: Annotated[
        str | None, typer.Option(help="Day, YYYY-MM-DD: earlier entries of feeds are left out.", show_default=False)
    ] = None
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Fetch addresses of this machine and of private networks too.")
    ] = False

    def metadata(self) -> Metadata:
        """The metadata that these options say.

        Raises:
            InputError: one of them is wrong.
        """
        from readout.ingest import parse_metadata

        given = {
            "published": _day("--published", self.published),
            "publisher": self.publisher,
            "language": self.language,
        }
        metadata = parse_metadata(given, "the options", closed=True).from_("--published")
        return metadata.model_copy(update={"republish_as": _day("--republish-as", self.republish_as)})

    def named(self, sources: list[str] | None) -> list[str]:
        """All that is to be read: the sources, and the addresses in the file of links.

        Raises:
            InputError: the file of links cannot be read.
        """
        from readout.ingest.links import addresses_in

        return [*(sources or ()), *(addresses_in(self.links) if self.links else ())]

    def given(self, named: list[str]) -> list[str | Path]:
        """All files that are read of what is named, the file of links included."""
        return [*named, *([self.links] if self.links else [])]

    def web(self, ledger: Path | str | bool) -> WebOptions:
        """How addresses are read.

        Raises:
            InputError: the day is none.
        """
        from readout.ledger.places import settled_place
        from readout.web import WebOptions

        return WebOptions(self.allow_private, _day("--since", self.since), WebOptions.beside(settled_place(ledger)))

    def read(self, sources: list[str], ledger: Path | str | bool = False) -> tuple[Iterator[Document], SkippedFiles]:
        """The documents, each read when it is asked for, and what was skipped, which fills as they are read.

        Raises:
            InputError: there is nothing to read, or a file is skipped that is not to be.
        """
        from readout.cli.skipped import SkippedFiles
        from readout.ingest import read

        skipped = SkippedFiles(strict=self.strict)
        documents = read(sources, self.metadata(), skip=skipped.add, web=self.web(ledger))
        skipped.check()
        return documents, skipped


def _day(option: str, value: str | None) -> dt.date | None:
    from readout.ingest import parse_metadata

    try:
        return parse_metadata({"published": value}, option, closed=True).published
    except InputError:
        raise InputError(f"{option}: {value!r} is not a date (YYYY-MM-DD)") from None


def _version(option: str) -> tuple[str, str]:
    name, equals, version = option.partition("=")
    if not (name and equals and version):
        raise SettingsError(f"--prompt {option!r} is not NAME=VERSION: write it as statement=v1")
    return name, version

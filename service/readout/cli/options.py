"""Options that several commands share."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from readout.errors import SettingsError

if TYPE_CHECKING:
    from readout.ask.settings import Endpoint, Settings
    from readout.ingest import Metadata

MODELS = "The model"
DOCUMENTS = "The documents"

Sources = Annotated[
    list[str],
    typer.Argument(help="Files (.txt .md .html .json .jsonl), folders, globs, or - for standard input.", show_default=False),
]
Model = Annotated[
    str | None,
    typer.Option(
        help="provider/model, a bare name with --base-url, or 'recorded'. Default: READOUT_MODEL.",
        rich_help_panel=MODELS,
    ),
]
BaseUrl = Annotated[
    str | None,
    typer.Option(help="Any OpenAI-compatible server, such as http://localhost:11434/v1.", rich_help_panel=MODELS),
]
PlanName = Annotated[
    str, typer.Option("--plan", help="Calls a document: 'four', one a record type, or 'one' for all.", rich_help_panel=MODELS)
]
Prompts = Annotated[
    list[str] | None,
    typer.Option("--prompt", help="A prompt's version, as statement=v1. Default: the newest.", rich_help_panel=MODELS),
]
Concurrency = Annotated[int, typer.Option(help="Calls in flight at once.", rich_help_panel=MODELS)]
Timeout = Annotated[float, typer.Option(help="Seconds to wait for an answer.", rich_help_panel=MODELS)]
Cassettes = Annotated[Path, typer.Option(help="Folder of recorded answers.", rich_help_panel=MODELS)]
Published = Annotated[
    str | None,
    typer.Option(help="Day of publication (YYYY-MM-DD) of those that do not say theirs.", rich_help_panel=DOCUMENTS),
]
Publisher = Annotated[str | None, typer.Option(help="Who published them.", rich_help_panel=DOCUMENTS)]
Language = Annotated[str | None, typer.Option(help="Their language: en, de.", rich_help_panel=DOCUMENTS)]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", help="Where the JSON goes; - is standard output.", show_default=False)
]
WithoutText = Annotated[bool, typer.Option("--without-text", help="Leave the articles' text out of the JSON.")]


def settings(  # noqa: PLR0913  (the options of the model, as the commands take them)
    *,
    model: str | None,
    base_url: str | None,
    plan: str,
    prompts: list[str] | None,
    concurrency: int,
    timeout: float,
    cassettes: Path,
    record: bool = False,
) -> Settings:
    """The settings that the options say."""
    from readout.ask.settings import Settings  # noqa: PLC0415

    return Settings(
        model=model,
        base_url=base_url,
        plan=plan,
        prompts=dict(_version(prompt) for prompt in prompts or ()),
        concurrency=concurrency,
        timeout=timeout,
        cassettes=cassettes,
        record=record,
    )


def _version(option: str) -> tuple[str, str]:
    name, equals, version = option.partition("=")
    if not (name and equals and version):
        raise SettingsError(f"--prompt {option!r} is not NAME=VERSION: write it as statement=v1")
    return name, version


def metadata(published: str | None, publisher: str | None, language: str | None) -> Metadata:
    """The metadata that the options say."""
    from readout.ingest import Metadata  # noqa: PLC0415

    try:
        day = None if published is None else datetime.date.fromisoformat(published)
    except ValueError:
        raise SettingsError(f"--published {published!r} is not a date: write it as 2025-03-15") from None
    return Metadata(published=day, publisher=publisher, language=language)


def announce(endpoint: Endpoint) -> None:
    """Say on standard error that answers are replayed, where nobody asked for that."""
    if not endpoint.chosen:
        typer.echo(
            "readout: no model, key or server is named: replaying recorded answers. "
            "Set READOUT_MODEL and OPENAI_API_KEY, or give --base-url, to ask a model.",
            err=True,
        )

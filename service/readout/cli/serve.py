"""``readout serve``."""

from __future__ import annotations

import contextlib
import dataclasses
import functools
import os
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager
from typing import Annotated

import typer

from readout.cli.desk.options import DeskOptions
from readout.cli.desk.token import BY
from readout.cli.desk.work_options import WorkOptions
from readout.cli.grouping import grouped
from readout.cli.proxy_options import ProxyOptions
from readout.writable import writable


@dataclasses.dataclass(frozen=True, kw_only=True)
class ServiceOptions:
    """Where it listens, and how much one may ask; what others reach is said each time, and has no variable."""

    host: Annotated[str, typer.Option(help="Address to listen at: by default nobody but this machine is heard.")] = (
        "127.0.0.1"
    )
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to listen at; 0 for one that is free.")] = 8000
    rate: Annotated[int, typer.Option(min=1, help="Requests a minute, of each token.")] = 600
    max_body: Annotated[int, typer.Option(min=1, help="Megabytes of a request, at most.")] = 32
    processes: Annotated[
        int, typer.Option(min=1, max=64, help="Processes that serve, as many as there are processors for it.")
    ] = 1
    no_work: Annotated[bool, typer.Option("--no-work", help="Leave what is handed in to a readout desk work.")] = False


@grouped
def serve(*, service: ServiceOptions, behind: ProxyOptions, asking: WorkOptions, place: DeskOptions) -> None:
    """Serve the desk over HTTP, until it is stopped. A desk without tokens gets a first one, which is shown this once.

    With a model (--model, --base-url or READOUT_MODEL) another process reads what is handed in, as readout desk work.

    Example: readout serve --desk desk.sqlite3 --port 8080
    """
    from readout.extras import require

    for package in ("fastapi", "uvicorn", "prometheus_client"):
        require(package, "serve", "readout serve")
    with _counted_together(service.processes):
        _serve(service, behind, asking, place)


@contextlib.contextmanager
def _counted_together(processes: int) -> Iterator[None]:
    """Let several processes count into files, from which each tells the sum; before any of them begins to count."""
    if processes == 1:
        yield
        return
    with tempfile.TemporaryDirectory(prefix="readout-metrics-") as folder:
        os.environ["PROMETHEUS_MULTIPROC_DIR"] = folder
        try:
            yield
        finally:
            del os.environ["PROMETHEUS_MULTIPROC_DIR"]


def _serve(service: ServiceOptions, behind: ProxyOptions, asking: WorkOptions, place: DeskOptions) -> None:
    from readout.cli.desk.watch_settings import settle
    from readout.cli.desk.webhook_settings import receivers
    from readout.cli.log_output import set_up_logging
    from readout.desk.serving.beside import Telling
    from readout.desk.serving.listening import Place, is_loopback
    from readout.desk.serving.running import serve as listen
    from readout.desk.serving.service import Limits
    from readout.desk.serving.tokens import Tokens

    log = functools.partial(set_up_logging, asking.verbose, asking.log_json)
    log()
    to = receivers(asking.guard())
    proxy, works = behind.proxy(), asking.names_model and not service.no_work
    beside = _worker(place, asking) if works else contextlib.nullcontext()
    with place.opened(new=True) as desk:

        def tell(address: str) -> None:
            typer.echo(writable(f"serving {desk.store.place} at {address}"))
            if not is_loopback(service.host):
                typer.echo(
                    "readout: others reach it, and nothing is encrypted: put a proxy with TLS before it", err=True
                )
            first = Tokens(desk.store, desk.clock).first(BY)
            if first is not None:
                typer.echo(f"first token (admin, shown this once): {first}")

        if works:
            settle(desk)
        limits = Limits(rate=service.rate, body=service.max_body * 1024 * 1024)
        with beside:
            where = Place(service.host, service.port, service.processes)
            listen(desk, where, limits, Telling(tell, log), proxy, reads=works or service.no_work, receivers=to)


def _worker(place: DeskOptions, asking: WorkOptions) -> AbstractContextManager[None]:
    """Who works beside the service.

    Raises:
        SettingsError: an option is wrong.
    """
    from readout.cli.desk.work_beside import worked_beside
    from readout.desk.jobs.limits import check

    check(asking.settings(), asking.bounds())
    return worked_beside(place.desk, asking)

"""``readout serve``."""

from __future__ import annotations

from typing import Annotated

import typer

from readout.cli.desk.options import DeskOptions
from readout.cli.desk.token import BY
from readout.cli.grouping import grouped
from readout.cli.proxy_options import ProxyOptions
from readout.writable import writable


@grouped
def serve(
    *,
    host: Annotated[str, typer.Option(help="Address to listen at: by default nobody but this machine is heard.")] = (
        "127.0.0.1"
    ),
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to listen at; 0 for one that is free.")] = 8000,
    rate: Annotated[int, typer.Option(min=1, help="Requests a minute, of each token.")] = 600,
    max_body: Annotated[int, typer.Option(min=1, help="Megabytes of a request, at most.")] = 32,
    behind: ProxyOptions,
    place: DeskOptions,
) -> None:
    """Serve the desk over HTTP, until it is stopped. A desk without tokens gets a first one, which is shown this once.

    Example: readout serve --desk desk.sqlite3 --port 8080
    """
    from readout.extras import require

    for package in ("fastapi", "uvicorn", "prometheus_client"):
        require(package, "serve", "readout serve")
    from readout.desk.serving.running import Place, is_loopback, serve
    from readout.desk.serving.service import Limits
    from readout.desk.serving.tokens import Tokens

    proxy = behind.proxy()
    with place.opened(new=True) as desk:

        def tell(address: str) -> None:
            typer.echo(writable(f"serving {desk.store.place} at {address}"))
            if not is_loopback(host):
                typer.echo(
                    "readout: others reach it, and nothing is encrypted: put a proxy with TLS before it", err=True
                )
            first = Tokens(desk.store, desk.clock).first(BY)
            if first is not None:
                typer.echo(f"first token (admin, shown this once): {first}")

        serve(desk, Place(host, port), Limits(rate=rate, body=max_body * 1024 * 1024), tell, proxy)

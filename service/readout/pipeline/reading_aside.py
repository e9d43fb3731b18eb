"""The next document, without keeping the answers for the others waiting."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from readout.ingest import DocumentStream
    from readout_schemas import Document


async def following(documents: DocumentStream) -> Document | None:
    """The next document, read in a thread if it may take long; None after the last.

    Raises:
        InputError: it, or a file beside it, is refused.
    """
    if not documents.is_slow:
        return next(documents, None)
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[Document | None] = loop.create_future()

    def settle(document: Document | None, fault: BaseException | None) -> None:
        if answer.done():  # nobody waits any more
            return
        if fault is None:
            answer.set_result(document)
        else:
            answer.set_exception(fault)

    def read() -> None:
        document, fault = None, None
        try:
            document = next(documents, None)
        except Exception as error:  # noqa: BLE001 - it is raised where the document is waited for
            fault = error
        with contextlib.suppress(RuntimeError):  # the loop has ended
            loop.call_soon_threadsafe(settle, document, fault)

    # A thread that ends with the program: whoever interrupts it does not wait for a server.
    threading.Thread(target=read, daemon=True).start()
    return await answer

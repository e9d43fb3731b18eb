"""A program's way to a desk that somebody serves: typed, blocking or async, without a database or a server.

>>> with readout.Client("https://desk.example.org", token="readout_…") as client:  # doctest: +SKIP
...     for one in client.records(q="grain", type="commitment"):
...         print(one.record.action)
"""

from readout.client.blocking import Client
from readout.client.concurrent import AsyncClient

__all__ = ["AsyncClient", "Client"]

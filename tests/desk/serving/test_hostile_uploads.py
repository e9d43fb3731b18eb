"""Files, names and addresses that are handed in to do harm: each costs itself alone, and nothing else is read."""

from __future__ import annotations

import contextlib
import io
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import select

from readout.desk import Desk
from readout.desk.jobs.sources import Source, documents_of
from readout.desk.serving.app import create_app, served
from readout.desk.serving.service import Service
from readout.desk.store.job_tables import JobSourceRow
from readout.errors import InputError
from readout.ingest import Skipped
from readout.web import Guard, WebOptions
from readout_schemas import Document

GUARDED = WebOptions(guard=Guard())
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SECRET = "the secret of this machine"


@pytest.fixture
def app(tmp_path: Path) -> Iterator[FastAPI]:
    with Desk.open(tmp_path / "desk.sqlite3") as desk:
        yield create_app(desk)


@pytest.fixture
def client(app: FastAPI) -> TestClient:
    service: Service = app.state.service
    token = service.tokens.add("a", "editor", "a test")
    return TestClient(served(app), headers={"Authorization": f"Bearer {token}"})


@pytest.fixture
def secret(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file that nobody handed in, in the folder in which the service runs."""
    monkeypatch.chdir(tmp_path)
    place = tmp_path / "secret.txt"
    place.write_text(SECRET, encoding="utf-8")
    return place


def handed_in(client: TestClient, name: bytes, content: bytes) -> int:
    head = b'--b\r\nContent-Disposition: form-data; name="file"; filename="' + name + b'"\r\n\r\n'
    body = head + content + b"\r\n--b--\r\n"
    answer = client.post("/v1/documents", content=body, headers={"Content-Type": "multipart/form-data; boundary=b"})
    assert answer.status_code in {202, 422}, answer.text
    return answer.status_code


def read(app: FastAPI) -> tuple[list[Document], list[Skipped]]:
    """All that was handed in, as whoever works on it reads it."""
    service: Service = app.state.service
    found: list[Document] = []
    skipped: list[Skipped] = []
    with service.desk.store.reading() as session:
        sources = [
            Source.of(row)
            for row in session.scalars(select(JobSourceRow).order_by(JobSourceRow.job, JobSourceRow.place))
        ]
    for one in sources:
        with contextlib.suppress(InputError):  # which the job tells as the error of this one
            found += documents_of(one, GUARDED, skipped.append)
    return found, skipped


def test_a_name_is_no_path_and_steers_nothing(app: FastAPI, client: TestClient, secret: Path) -> None:
    before = sorted(secret.parent.iterdir())
    names = (
        *(
            b"../../secret.txt",
            b"/etc/passwd",
            str(secret).encode(),
            b"secret.txt",
            b"..\\..\\secret.txt",
            b"~/.ssh/id",
        ),
        *(b"-", b"--config=x.txt", b"con.txt", b"a\x00.txt", b"a%00.txt", b"a\x1b[31m.txt", "\u202etxt.exe".encode()),
        *(b"a" * 5000 + b".txt", b"*.txt", b"https://news.example/a.txt", b"desk.sqlite3", b"\xff\xfe.txt", b""),
        *(b"<script>.txt", b"a;rm -rf x.txt", "ａ／..／b.txt".encode(), b".txt", b"a.txt\\\r\nX: y"),
    )
    for name in names:
        handed_in(client, name, b"Norway said on Monday that it would pay for the port of Oslo.")
    found, _ = read(app)
    assert len(found) > len(names) / 2
    for one in found:
        assert SECRET not in (one.text or "")
        assert one.source.isprintable(), one.source
        assert not {"/", "\\"} & set(one.source), one.source
        assert len(one.source) <= 300
    jobs = client.get("/v1/jobs?limit=100").json()["items"]
    assert all(job["what"].isprintable() for job in jobs)
    assert sorted(secret.parent.iterdir()) == before, "nothing is written"


def zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def linked(target: str, kind: bytes) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        link = tarfile.TarInfo("a.txt")
        link.type, link.linkname = kind, target
        archive.addfile(link)
    return out.getvalue()


def rss(items: str, before: str = "") -> bytes:
    return f"<?xml version='1.0'?>{before}<rss version='2.0'><channel>{items}</channel></rss>".encode()


def bomb(depth: int) -> bytes:
    content = zipped({f"{number}.txt": bytes(26_000_000) for number in range(2)})
    for _ in range(depth):
        content = zipped({f"{number}.zip": content for number in range(10)})
    return content


def test_archives_and_markup_reach_nothing_outside_and_do_not_explode(
    app: FastAPI, client: TestClient, secret: Path
) -> None:
    entity = f'<!DOCTYPE a [<!ENTITY x SYSTEM "file://{secret}">]>'
    lol = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
    laughs = f'<!DOCTYPE a [<!ENTITY l0 "lol">{lol}]>'
    secret_page = f"<base href='file://{secret.parent}/'><iframe src='secret.txt'></iframe>"
    links = ("http://169.254.169.254/latest/", f"file://{secret}", str(secret), "http://[::1]/")
    feed = "".join(f"<item><title>t</title><link>{link}</link></item>" for link in links)
    word = (
        f"{entity}<w:document xmlns:w='{WORD}'><w:body><w:p><w:r><w:t>&x; Paid.</w:t></w:r></w:p></w:body></w:document>"
    )
    page = f"<html>{entity}{secret_page}{'<p>Norway paid.</p>' * 9}"
    files = {
        "paths.zip": zipped({"../../up.txt": b"Up.", "/etc/cron.d/x.txt": b"Cron.", "C:\\x.txt": b"C."}),
        "bomb.zip": bomb(0),
        "bombs.zip": bomb(2),
        "sym.tar": linked(str(secret), tarfile.SYMTYPE),
        "hard.tar": linked(str(secret), tarfile.LNKTYPE),
        "device.tar": linked("", tarfile.CHRTYPE),
        "entity.xml": rss("<item><title>&x;</title><description>&x; Norway paid.</description></item>", entity),
        "laughs.xml": rss("<item><title>&l9;</title></item>", laughs),
        "entity.docx": zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": word.encode()}),
        "entity.html": page.encode(),
        "feed.xml": rss(feed),
        "deep.json": b"[" * 200_000,
        "deep.html": b"<div>" * 20_000,
        "huge.json": b'{"text": ' + b"9" * 100_000 + b"}",
    }  # fmt: skip
    for name, content in files.items():
        assert handed_in(client, name.encode(), content) == 202
    found, _ = read(app)
    told = " ".join(f"{one.text} {one.title} {one.error}" for one in found)
    assert SECRET not in told
    assert "unpacks to so much more than it is" in told
    assert told.count("is no host of the public internet") == 2, "a feed leads nowhere inside"
    assert {one.text for one in found} >= {"Up.", "Cron.", "C."}
    assert all("\0" not in one.source for one in found)
    assert not (secret.parent.parent / "up.txt").exists()


def test_addresses_that_lead_inside_are_refused_when_they_are_read(app: FastAPI, client: TestClient) -> None:
    addresses = ["http://127.0.0.1/", "http://2130706433/", "http://[::ffff:169.254.169.254]/", "http://127.0.0.1:22/"]
    assert client.post("/v1/documents", json={"addresses": addresses}).status_code == 202
    found, _ = read(app)
    assert [
        ("is no host of the public" in (one.error or ""), "is not asked" in (one.error or "")) for one in found
    ] == [
        *[(True, False)] * 3,
        (False, True),
    ]
    for wrong in (
        "file:///etc/passwd",
        "/etc/passwd",
        "-",
        "gopher://x/",
        "javascript:alert(1)",
        "ftp://x/",
        "//x/",
        "*",
    ):
        refused = client.post("/v1/documents", json={"addresses": [wrong]})
        assert (refused.status_code, "\n" in refused.json()["detail"]) == (422, False), wrong


def test_forms_that_are_none_are_one_line(client: TestClient) -> None:
    field = b'--b\r\nContent-Disposition: form-data; name="x"\r\n\r\n1\r\n'
    for boundary, body in (
        ("", b"x"),
        ("; boundary=", b"----"),
        ("; boundary=b", b"--b\r\n" + b"X: y\r\n" * 10_000),
        ("; boundary=b", field.replace(b'"x"', b'"file"') + b"--b--"),
        ("; boundary=b", field * 500 + b"--b--"),
        (f"; boundary={'b' * 5000}", b"--b--"),
    ):
        media = f"multipart/form-data{boundary}"
        answer = client.post("/v1/documents", content=body, headers={"Content-Type": media})
        assert (answer.status_code, "\n" in answer.json()["detail"]) == (422, False), (media[:60], answer.text)

"""Webhooks are signed, private addresses are refused, and no edition goes out twice."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import hmac
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from readout_tests.clocks import VirtualClock
from readout_tests.mornings import today, yesterday
from readout_tests.site import Site, serving
from sqlalchemy import select, update

from readout.desk import Desk
from readout.desk.sending import Receiver, Secret, Sent, secret_in
from readout.desk.sending.delivering import RUNS_OUT
from readout.desk.store.deliveries import DeliveryRow
from readout.errors import InputError, RunError, SettingsError
from readout.web import Guard

if TYPE_CHECKING:
    from tests.conftest import Run

KEY = bytes(range(32))
TOLD = f"whsec_{base64.b64encode(KEY).decode()}\n"


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as one:
        yield one


@pytest.fixture
def waits() -> list[float]:
    return []


@pytest.fixture
def hook(desk: Desk, site: Site, waits: list[float]) -> Receiver:
    """A receiver for the first edition of a desk."""
    desk.clock = VirtualClock()
    desk.add(yesterday())
    desk.brief()
    return Receiver(f"{site.root}/hook?token=t", Secret(KEY), allow_private=True, sleep=waits.append)


def test_the_signature_is_that_of_the_standard() -> None:
    """The example of the specification's libraries: key, id, time and body, and what they give."""
    secret = Secret(base64.b64decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))
    headers = secret.headers("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, b'{"test": 2432232314}')
    assert headers["webhook-signature"] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_an_edition_goes_out_once_signed(desk: Desk, site: Site, hook: Receiver) -> None:
    site.put("/hook?token=t", status=204)
    assert desk.send(hook) == [Sent(1, "delivered")]
    ((headers, body),) = site.posted
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    digest = base64.b64encode(hmac.new(KEY, signed, hashlib.sha256).digest()).decode()
    assert headers["webhook-signature"] == f"v1,{digest}"
    assert headers["content-type"] == "application/json"
    told = json.loads(body)
    assert told["type"] == "edition.made"
    assert told["data"]["changes"] == desk.edition(1).changes.model_dump(mode="json")
    assert (desk.send(hook), desk.send(hook, 1)) == ([], [Sent(1, "there already")])
    for reports in (today()[:2], today()[2:]):
        desk.add(reports)
        desk.brief()
    assert desk.send(hook) == [Sent(2, "delivered"), Sent(3, "delivered")]
    assert len({headers["webhook-id"] for headers, _ in site.posted}) == len(site.posted) == 3
    with desk.store.reading() as session:
        rows = session.scalars(select(DeliveryRow)).all()
    assert {(row.host, "token" in row.address) for row in rows} == {("127.0.0.1", False)}


def test_a_busy_receiver_is_tried_again_under_the_same_id(
    desk: Desk, site: Site, hook: Receiver, waits: list[float]
) -> None:
    for status, said in ((503, {}), (429, {"retry_after": "7"}), (500, {"retry_after": "9999"}), (200, {})):
        site.put("/hook?token=t", status=status, **said)
    assert desk.send(hook) == [Sent(1, "delivered")]
    assert waits == [2.0, 7.0, 120.0]
    assert len({headers["webhook-id"] for headers, _ in site.posted}) == 1


def test_what_was_not_taken_is_sent_the_next_time(desk: Desk, site: Site, hook: Receiver, waits: list[float]) -> None:
    for status, tries in ((500, 5), (410, 1), (302, 1)):
        site.pages.clear()
        site.posted.clear()
        site.put("/hook?token=t", status=status, location=f"{site.root}/other")
        with pytest.raises(RunError, match=f"127.0.0.1 .*HTTP {status}") as told:
            desk.send(hook)
        assert "token" not in str(told.value)
        assert len(site.posted) == tries
    assert waits == [2.0, 8.0, 32.0, 120.0]
    site.pages.clear()
    site.put("/hook?token=t")
    assert desk.send(hook) == [Sent(1, "delivered")]


def test_a_delivery_that_another_process_began_is_left_to_it_until_its_claim_runs_out(
    desk: Desk, site: Site, hook: Receiver
) -> None:
    site.put("/hook?token=t")
    desk.send(hook)
    began = desk.now() + dt.timedelta(seconds=1)
    with desk.store.writing() as session:
        session.execute(update(DeliveryRow).values(delivered_at=None, begun_at=began))
    assert desk.send(hook) == [Sent(1, "under way")]
    desk.clock.time += RUNS_OUT.total_seconds() + 1  # type: ignore[attr-defined]
    assert desk.send(hook) == [Sent(1, "delivered")]
    assert site.posted[0][0]["webhook-id"] == site.posted[1][0]["webhook-id"]


def test_addresses_that_may_not_be_used_are_refused_before_anything_is_sent(desk: Desk, site: Site) -> None:
    desk.add(yesterday())
    desk.brief()
    inside = {"resolve": lambda *_: ["169.254.169.254"]}
    for address, options, told in (
        (f"{site.root}/hook", {}, "is a private address"),
        ("https://hooks.example/", inside, "is a private address"),
        ("https://hooks.example/", {**inside, "guard": Guard()}, "no host of the public internet"),
        ("https://hooks.example:8443/", {**inside, "guard": Guard()}, "port 8443 is not asked"),
        ("ftp://hooks.example/", {}, "no http or https address"),
        ("https://me:secret@hooks.example/", {}, "user name or password"),
    ):
        with pytest.raises(InputError, match=told):
            desk.send(Receiver(address, Secret(KEY), **options))  # type: ignore[arg-type]
    with desk.store.reading() as session:
        assert session.scalars(select(DeliveryRow)).all() == []
    assert site.posted == []


def test_the_command_says_what_went_where(
    run: Run, site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("READOUT_DESK", "desk.sqlite3")
    Path("secret").write_text(TOLD, encoding="ascii")
    with Desk.open("desk.sqlite3") as desk:
        desk.add(yesterday())
        desk.brief()
    site.put("/hook")
    to = ("desk", "send", "--to", f"{site.root}/hook", "--secret-file", "secret")
    refused = run(*to)
    assert (refused.status, refused.err.count("\n"), site.posted) == (2, 1, [])
    assert "allow_ports in [desk]" in refused.err
    allowed = f'[desk]\nallow_private = ["127.0.0.0/8"]\nallow_ports = [{site.port}]\n'
    Path("readout.toml").write_text(allowed, encoding="utf-8")
    assert run(*to).out == "edition 1: delivered (127.0.0.1)\n"
    Path("readout.toml").unlink()
    assert run(*to, "--allow-private").out == "nothing to send: no edition was made since\n"
    assert "there is no edition 9" in run(*to, "--edition", "9").err


def test_a_secret_is_told_from_what_is_none(tmp_path: Path) -> None:
    file = tmp_path / "secret"
    with pytest.raises(SettingsError, match="cannot be read"):
        secret_in(file)
    for told in ("", "whsec_", "whsec_AAAA", TOLD.removeprefix("whsec_"), f"whsec_{'A' * 200}", "whsec_é"):
        file.write_text(told, encoding="utf-8")
        with pytest.raises(SettingsError, match="secret") as error:
            secret_in(file)
        assert len(told) < 20 or told not in str(error.value)

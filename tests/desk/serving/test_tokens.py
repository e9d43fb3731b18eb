"""Who is let in: a token is shown once, kept as a hash, and revoked for good; the audit is only added to."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select, text

from readout.desk import Desk
from readout.desk.serving.auditing import entries
from readout.desk.serving.tokens import Bearer, Tokens
from readout.desk.store.access import TokenRow
from readout.errors import DeskError, InputError

if TYPE_CHECKING:
    from tests.conftest import Run


@pytest.fixture
def tokens(desk: Desk) -> Tokens:
    return Tokens(desk.store, desk.clock)


def test_a_token_lets_its_bearer_in_until_it_is_revoked(desk: Desk, tokens: Tokens) -> None:
    secret = tokens.add(" Zoë Ødegård ", "editor", "a test")
    bearer = tokens.bearer(secret)
    assert bearer == Bearer(bearer.number if bearer else 0, "Zoë Ødegård", "editor")
    assert [bearer.may(role) for role in ("reader", "editor", "admin")] == [True, True, False]
    assert [tokens.bearer(other) for other in (secret.upper(), secret[:-1], "", "\ud800", secret + " ")] == [None] * 5
    tokens.note_uses({bearer.number: desk.now()})
    assert tokens.revoke("Zoë Ødegård", "a test")
    assert not tokens.revoke("Zoë Ødegård", "a test")
    assert tokens.bearer(secret) is None
    (known,) = tokens.all()
    assert known.made_at <= (known.last_used_at or known.made_at) <= (known.revoked_at or known.made_at)
    with desk.store.reading() as session:
        told = [(one.who, one.what, one.subject) for one in entries(session).items]
    assert told == [("a test", "token.revoke", "Zoë Ødegård"), ("a test", "token.add", "Zoë Ødegård (editor)")]


def test_a_token_is_256_bits_of_which_the_store_has_the_hash_alone(desk: Desk, tokens: Tokens) -> None:
    secret = tokens.add("a", "reader", "a test")
    assert re.fullmatch(r"readout_[A-Za-z0-9_-]{43}", secret)
    assert tokens.add("b", "reader", "a test") != secret
    with desk.store.reading() as session:
        kept = "".join(str(value) for row in session.execute(select(TokenRow.__table__)) for value in row)
    assert secret[8:] not in kept


@pytest.mark.parametrize("name", ["", "  ", "a\nb", "\u202ea", "x" * 101, "a\0b\x1b"])
def test_a_name_can_be_seen(tokens: Tokens, name: str) -> None:
    with pytest.raises(InputError, match="characters that can be seen"):
        tokens.add(name, "reader", "a test")


def test_a_name_is_given_once(tokens: Tokens) -> None:
    tokens.add("a", "reader", "a test")
    tokens.revoke("a", "a test")
    with pytest.raises(InputError, match="there is a token 'a', or was one"):
        tokens.add("a", "admin", "a test")
    with pytest.raises(InputError, match="there is no token 'b'"):
        tokens.revoke("b", "a test")


def test_a_desk_without_tokens_gets_a_first_one_once(tokens: Tokens) -> None:
    secret = tokens.first("a test")
    assert secret is not None
    bearer = tokens.bearer(secret)
    assert bearer is not None
    assert bearer.role == "admin"
    assert tokens.first("a test") is None
    tokens.revoke("first", "a test")
    assert tokens.first("a test") is None


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE audit SET who = 'nobody'",
        "DELETE FROM audit",
        "INSERT OR REPLACE INTO audit (number, at, who, what, subject) VALUES (1, '2024-01-01', 'x', 'x', '')",
        "TRUNCATE audit",
    ],
)
def test_the_audit_is_neither_changed_nor_removed(desk: Desk, tokens: Tokens, change: str) -> None:
    tokens.add("a", "reader", "a test")
    with pytest.raises(DeskError), desk.store.writing() as session:
        session.execute(text(change))
    with desk.store.reading() as session:
        assert [one.who for one in entries(session).items] == ["a test"]


def test_the_audit_is_read_page_by_page(desk: Desk, tokens: Tokens) -> None:
    for name in "abc":
        tokens.add(name, "reader", "a test")
    with desk.store.reading() as session:
        first = entries(session, 2)
        rest = entries(session, 2, first.next)
    assert [one.subject[0] for one in (*first.items, *rest.items)] == ["c", "b", "a"]
    assert rest.next is None


def test_tokens_stay_where_they_are_and_an_empty_desk_with_one_takes_everything(desk: Desk, tmp_path: Path) -> None:
    with Desk.open(tmp_path / "other.sqlite3") as other:
        Tokens(desk.store, desk.clock).add("here", "admin", "a test")
        assert desk.export(tmp_path / "all.gz").rows == 0
        there = Tokens(other.store, other.clock)
        there.add("there", "admin", "a test")
        assert other.import_(tmp_path / "all.gz").left_out == {}
        assert [one.name for one in there.all()] == ["there"]


def test_the_command_line_makes_lists_and_revokes(run: Run, tmp_path: Path) -> None:
    place = tmp_path / "desk.sqlite3"
    assert "there is no desk at" in run("desk", "token", "add", "Ida", "--desk", place).err
    Desk.open(place).close()
    secret = run("desk", "token", "add", "Ida", "--role", "editor", "--desk", place).out.strip()
    with Desk.open(place) as desk:
        bearer = Tokens(desk.store, desk.clock).bearer(secret)
        assert bearer is not None
        assert (bearer.name, bearer.role) == ("Ida", "editor")
    listed = run("desk", "token", "list", "--desk", place).out
    assert listed.startswith("Ida: editor, made ")
    assert listed.endswith(", never used\n")
    assert secret not in listed
    assert run("desk", "token", "revoke", "Ida", "--desk", place).out == "revoked: Ida\n"
    assert "revoked 2" in run("desk", "token", "list", "--desk", place).out
    lines = run("desk", "audit", "--desk", place).out.splitlines()
    assert [line.partition("command line: ")[2] for line in lines] == ["token.revoke Ida", "token.add Ida (editor)"]

"""What says that nothing has changed, and who is signed in, on both databases."""

from __future__ import annotations

from readout_tests.mornings import today, yesterday

from readout.desk import Desk, NewReview
from readout.desk.serving.sessions import Sessions
from readout.desk.serving.tokens import Tokens
from readout.desk.store.stamping import mark_of_the_past


def test_a_stamp_is_the_same_until_anybody_changes_anything(desk: Desk, address: str) -> None:
    with Desk.open(address) as other:
        first = desk.store.stamp()
        assert desk.store.stamp() == first
        desk.status()
        other.status()
        assert desk.store.stamp() == first
        desk.add(yesterday())
        second = desk.store.stamp()
        assert second != first
        other.add(today())
        third = desk.store.stamp()
        assert third not in {first, second}
        other.forget(yesterday()[0].document.id)
        assert desk.store.stamp() not in {first, second, third}


def test_what_was_is_told_as_it_was_until_it_is_reviewed_read_anew_or_removed(desk: Desk) -> None:
    """What comes changes nothing of it, nor does an edition; the last document that came may be the one removed."""

    def mark() -> str:
        with desk.store.reading() as session:
            return mark_of_the_past(session)

    first, *rest = yesterday()
    desk.add([first])
    seen = [mark()]
    desk.add(rest)
    desk.brief()
    assert mark() == seen[0]
    desk.review(NewReview(what=first.meetings[0].id, verdict="note", by="ana", note="a call"))
    seen.append(mark())
    desk.add([first.model_copy(update={"run": first.run.model_copy(update={"model": "another"})})])
    seen.append(mark())
    for one in (rest[-1], first):
        desk.forget(one.document.id)
        seen.append(mark())
    assert len(set(seen)) == 5


def test_who_is_signed_in_is_known_by_every_process(desk: Desk, address: str) -> None:
    token = Tokens(desk.store, desk.clock).add("ida", "editor", "a test")
    sessions = Sessions(desk.store, desk.clock)
    secret = sessions.begin(token)
    assert secret is not None
    assert sessions.begin("readout_none") is None
    with Desk.open(address) as other:
        elsewhere = Sessions(other.store, other.clock)
        found = elsewhere.bearer(secret)
        assert found is not None
        assert (found.name, found.role) == ("ida", "editor")
        elsewhere.keep_uses()
        again = elsewhere.begin(token, instead_of=secret)
        assert again not in {None, secret}
        assert sessions.bearer(secret) is None
        Tokens(other.store, other.clock).revoke("ida", "a test")
        assert sessions.bearer(again or "") is None

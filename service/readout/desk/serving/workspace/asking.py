"""A reader's request for a page, and the page as the answer to it."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from typing import Annotated, Any

from fastapi import Depends, HTTPException, Request, Response, Security
from fastapi.security import HTTPAuthorizationCredentials
from markupsafe import escape

from readout.desk.desk import Desk
from readout.desk.serving.answering import FORMS, answer
from readout.desk.serving.service import SCHEME, Service, Serving
from readout.desk.serving.tokens import Bearer
from readout.desk.serving.visitors import FORM_COOKIE, Visitor, cookie_name, is_https
from readout.desk.serving.workspace.forms import Form, check, secret_of
from readout.desk.serving.workspace.frame import POLICY, PROOF_FIELD, Frame, own, proof_of
from readout.desk.serving.workspace.speaking import templates
from readout_schemas.desk import Role

HEADERS = {
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "same-origin",  # else a browser would not say of a form where it comes from
    "Vary": "Authorization, Cookie",
}
FORM_BYTES = 32
NOTHING: Mapping[str, str] = {}
GOOD, SEE_OTHER, CONFLICT, WRONG = 200, 303, 409, 422


class Ask:
    """A request of somebody who is let in."""

    def __init__(self, service: Service, request: Request, visitor: Visitor) -> None:
        self.service = service
        self.request = request
        self.visitor = visitor

    @property
    def desk(self) -> Desk:
        """The desk that is asked."""
        return self.service.desk

    @property
    def bearer(self) -> Bearer:
        """Who asks."""
        return self.visitor.bearer

    def page(
        self,
        template: str,
        make: Callable[[], Mapping[str, Any]],
        *,
        section: str = "",
        rests_on: str | None = None,
        fills: Mapping[str, str] = NOTHING,
    ) -> Response:
        """A page, or 304 for a browser that has it.

        It is made once for all readers of a role, as long as nothing changes in the desk: what it shows must rest on
        the address, the role, the desk and the day alone.

        Args:
            template: its name.
            make: gives what the template shows.
            section: key of the place in the navigation at which it is.
            rests_on: what is the same as long as the page is, of one that need not be made anew at each change in the
                desk.
            fills: words for places in it, which change while the page stays.

        Raises:
            HTTPException: ``make`` found that there is no such thing.
            DeskError: the desk cannot be read.
        """
        frame = frame_of(self.visitor, section)
        url, day = self.request.url, self.desk.now().date()
        key = (template, url.path, url.query, frame.role, frame.may_sign_out, day)
        mark = self.desk.store.stamp() if rests_on is None else rests_on
        made = self.service.renditions.get(key, mark, lambda: rendered(template, frame, make()))
        body = made.body
        for place, words in fills.items():
            body = body.replace(place.encode(), str(escape(words)).encode())
        return sent(self.service, self.request, self.visitor, body)

    def own_page(
        self, template: str, shown: Mapping[str, Any], *, section: str = "", status: int = GOOD, **headers: str
    ) -> Response:
        """A page of what its reader does or is told alone: it is made anew each time."""
        body = rendered(template, frame_of(self.visitor, section), shown)
        return sent(self.service, self.request, self.visitor, body, status, **headers)

    def proven(self, form: Form) -> None:
        """Look whether a form was sent from a page of ours, before what it asks for is done.

        Raises:
            HTTPException: 403, it was not.
        """
        check(self.service, self.request, self.visitor, form.get(PROOF_FIELD))


def asks(role: Role) -> Callable[..., Ask]:
    """What lets those in who have a role."""

    def asked(
        request: Request,
        service: Serving,
        given: Annotated[HTTPAuthorizationCredentials | None, Security(SCHEME)],
    ) -> Ask:
        return Ask(service, request, service.admit(request, given.credentials if given else None, role))

    return asked


ReaderAsks = Annotated[Ask, Depends(asks("reader"))]
EditorAsks = Annotated[Ask, Depends(asks("editor"))]
AdminAsks = Annotated[Ask, Depends(asks("admin"))]


def rendered(template: str, frame: Frame, shown: Mapping[str, Any]) -> bytes:
    """A page, with places for what is each reader's own."""
    return templates().get_template(template).render(frame=frame, **shown).encode("utf-8", "replace")


def frame_of(visitor: Visitor | None, section: str = "") -> Frame:
    """What stands around a page."""
    if visitor is None:
        return Frame(section, None, may_sign_out=False)
    return Frame(section, visitor.bearer.role, may_sign_out=visitor.session is not None)


def sent(
    service: Service, request: Request, visitor: Visitor | None, page: bytes, status: int = GOOD, **headers: str
) -> Response:
    """A page with what is its reader's own; one that is no fault has an entity tag."""
    secret = secret_of(service, request, visitor)
    fresh = None if secret or (visitor and visitor.by_token) else secrets.token_urlsafe(FORM_BYTES)
    known = secret or fresh
    body = own(page, visitor.bearer if visitor else None, proof_of(known) if known else "")
    told = {**HEADERS, **headers}
    if status == GOOD:
        response = answer(request, body, FORMS["html"], told)
    else:
        response = Response(body, status, media_type=FORMS["html"], headers={**told, "Cache-Control": "no-store"})
    if fresh is not None:
        put_cookie(service, request, response, FORM_COOKIE, fresh)
    return response


def put_cookie(service: Service, request: Request, response: Response, name: str, value: str) -> None:
    """Let a browser keep something until it is closed, which no script and no other site's request gets at."""
    response.set_cookie(
        cookie_name(service, request, name),
        value,
        path="/",
        secure=is_https(service, request),
        httponly=True,
        samesite="strict",
    )


def to(address: str) -> Response:
    """Send a browser on, with a plain request, once a form is done with."""
    return Response(status_code=SEE_OTHER, headers={"Location": address})


def missing(what: str) -> HTTPException:
    """That there is no such thing."""
    return HTTPException(404, what)

"""What stands around each page: where one may go, who one is, and what forms prove themselves by."""

from __future__ import annotations

import base64
import hashlib
import hmac
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup, escape

from readout.desk.serving.tokens import ROLES, Bearer
from readout.desk.serving.workspace.files import files
from readout.rendering.page_safety import shown
from readout_schemas.desk import Role

POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    )
)
"""Nothing inline, nothing from elsewhere, and no text that a script makes markup of."""
USER, PROOF = "\x02user\x03", "\x02proof\x03"
"""Places of what is each reader's own in a page that many get. No text can hold them: it is shown without control
characters."""
PROOF_FIELD = "proof"


class Place(NamedTuple):
    """Somewhere to go."""

    key: str
    address: str
    name: str
    role: Role = "reader"


PLACES: list[Place] = [
    Place("today", "/", "Today"),
    Place("editions", "/editions", "Editions"),
    Place("due", "/due", "Due"),
    Place("parties", "/parties", "Parties"),
    Place("review", "/review", "Review", "editor"),
    Place("inbox", "/inbox", "Inbox"),
    Place("search", "/search", "Search"),
    Place("tokens", "/tokens", "Tokens", "admin"),
]
"""The navigation, in its order; a page says by ``section`` at which of them it is."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What ``base.html`` knows as ``frame``; the same for all who have a role.

    Attributes:
        section: key of the place in the navigation at which the page is.
        role: of who reads; none of one who is not signed in.
        may_sign_out: whether there is a session to end.
    """

    section: str
    role: Role | None
    may_sign_out: bool

    @property
    def places(self) -> list[Place]:
        """Where a reader may go."""
        return [one for one in PLACES if self.may(one.role)]

    def may(self, role: Role) -> bool:
        """Whether the reader may what a role is for."""
        return self.role is not None and ROLES.index(self.role) >= ROLES.index(role)

    @property
    def user(self) -> Markup:
        """The place of the reader's name."""
        return Markup(USER)  # noqa: S704  (ours)

    @property
    def proof(self) -> Markup:
        """The hidden field that each form that changes something has to have."""
        return Markup(f'<input type="hidden" name="{PROOF_FIELD}" value="{PROOF}">')  # noqa: S704  (ours)

    @property
    def proof_value(self) -> Markup:
        """What that field holds, for a script that sends it as a header."""
        return Markup(PROOF)  # noqa: S704  (ours)

    @staticmethod
    def file(name: str) -> str:
        """The address of the style, the script or the mark."""
        return files()[name].address


def own(page: bytes, bearer: Bearer | None, proof: str) -> bytes:
    """A page with what is its reader's own."""
    name = str(shown(bearer.name)) if bearer else ""
    return page.replace(USER.encode(), name.encode()).replace(PROOF.encode(), str(escape(proof)).encode())


def proof_of(secret: str) -> str:
    """What a form proves itself by: none but who has the cookie can tell it, and it does not tell the cookie."""
    told = hmac.new(secret.encode("utf-8", "surrogatepass"), b"a form of the workspace", hashlib.sha256).digest()
    return base64.urlsafe_b64encode(told).decode().rstrip("=")

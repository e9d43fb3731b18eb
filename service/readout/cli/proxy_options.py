"""Options of a service that stands behind a proxy."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from readout.desk.serving.proxies import Proxy

NOBODY = "nobody"


@dataclasses.dataclass(frozen=True, kw_only=True)
class ProxyOptions:
    """Which proxy is believed, and what it says."""

    trust_proxy: Annotated[
        list[str] | None,
        typer.Option(
            help="Address or network (10.1.0.0/16) of a proxy before the service; may be given several times. "
            "Headers that come from elsewhere are not looked at.",
            show_default=False,
        ),
    ] = None
    user_header: Annotated[str, typer.Option(help="Its header with the name of a user whom it signs on.")] = (
        "X-Forwarded-User"
    )
    role_header: Annotated[
        str | None, typer.Option(help="Its header with the user's role, if it has one.", show_default=False)
    ] = None
    roles: Annotated[
        Path | None,
        typer.Option(help='File of users and roles: lines such as "ida@example.org" = "editor".', show_default=False),
    ] = None
    others: Annotated[str, typer.Option(help="Role of its other users: reader, editor, admin, or nobody.")] = NOBODY

    def proxy(self) -> Proxy | None:
        """The proxy, if one is trusted; it signs users on if their roles are told.

        Raises:
            SettingsError: something is wrong with what was given.
        """
        from readout.desk.serving.proxies import Proxy, networks_of, roles_in
        from readout.desk.serving.tokens import ROLES
        from readout.errors import SettingsError

        if self.others not in {*ROLES, NOBODY}:
            raise SettingsError(f"--others {self.others}: choose one of {', '.join((*ROLES, NOBODY))}")
        others = next((role for role in ROLES if role == self.others), None)
        signs_on = bool(self.role_header or self.roles or others)
        if not self.trust_proxy:
            if signs_on:
                raise SettingsError("users of a proxy need one that is trusted: give its address with --trust-proxy")
            return None
        return Proxy(
            networks=networks_of(self.trust_proxy),
            user=self.user_header if signs_on else None,
            role=self.role_header,
            roles=roles_in(self.roles) if self.roles else {},
            others=others,
        )

"""To whom the settings file says that editions may be sent from the desk's pages."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from readout.cli.settings_file import IN_FORCE
from readout.errors import InputError, SettingsError

if TYPE_CHECKING:
    from readout.desk.sending import Receiver
    from readout.web import Guard


def receivers(guard: Guard) -> Mapping[str, Receiver]:
    """The receivers by their names.

    Args:
        guard: what keeps messages from networks that are not meant.

    Raises:
        SettingsError: one of them is wrong.
    """
    from readout.desk.sending import Receiver, secret_in
    from readout.web.addresses import check_form

    found: dict[str, Receiver] = {}
    file = IN_FORCE.get()
    for table in file.webhooks:
        told = {key: str(table[key]) for key in ("name", "address", "secret_file") if table.get(key)}
        if len(told) != len(("name", "address", "secret_file")) or told["name"] in found:
            raise SettingsError(f"{file.path}: each webhook needs a name of its own, an address and a secret_file")
        is_private = table.get("allow_private") is True
        try:
            check_form(told["address"])
        except InputError as error:
            raise SettingsError(f"{file.path}: webhook {told['name']!r}: {error}") from None
        secret = secret_in(Path(told["secret_file"]))
        found[told["name"]] = Receiver(told["address"], secret, is_private, None if is_private else guard)
    return found

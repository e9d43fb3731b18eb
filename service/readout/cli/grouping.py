"""Groups of options: a dataclass's fields as options of a command, each with its environment variable."""

from __future__ import annotations

import copy
import dataclasses
import functools
import inspect
import typing
from collections.abc import Callable
from typing import Annotated, Any


class SettableOptions:
    """Options that can be set for good: each has an environment variable, and a key of the settings file."""


ONE_RUN = frozenset({"dry_run", "no_ledger"})
"""Those of one run, which have neither."""


def grouped(command: Callable[..., None]) -> Callable[..., None]:
    """Let a command take groups of options: typer sees each group's fields as parameters of the command."""
    hints = typing.get_type_hints(command, include_extras=True)
    hints.pop("return", None)
    groups = {name: hint for name, hint in hints.items() if _is_group(hint)}
    plain = [
        parameter.replace(annotation=hints[name], kind=inspect.Parameter.KEYWORD_ONLY)
        for name, parameter in inspect.signature(command).parameters.items()
        if name not in groups
    ]
    fields = [parameter for group in groups.values() for parameter in _parameters(group)]

    @functools.wraps(command)
    def spread(**given: Any) -> None:
        gathered = {
            name: group(**{field.name: given.pop(field.name) for field in dataclasses.fields(group)})
            for name, group in groups.items()
        }
        command(**given, **gathered)

    flat = inspect.Signature([*plain, *fields])
    spread.__signature__ = flat  # type: ignore[attr-defined]
    spread.__annotations__ = {name: parameter.annotation for name, parameter in flat.parameters.items()}
    return spread


def variable(name: str) -> str:
    """The environment variable of an option that can be set for good."""
    return f"READOUT_{name.upper()}"


def _is_group(hint: object) -> bool:
    return isinstance(hint, type) and dataclasses.is_dataclass(hint)


def _parameters(group: Any) -> list[inspect.Parameter]:
    hints = typing.get_type_hints(group, include_extras=True)
    if issubclass(group, SettableOptions):
        hints = {name: hint if name in ONE_RUN else _with_variable(name, hint) for name, hint in hints.items()}
    return [
        inspect.Parameter(
            field.name, inspect.Parameter.KEYWORD_ONLY, default=field.default, annotation=hints[field.name]
        )
        for field in dataclasses.fields(group)
    ]


def _with_variable(name: str, hint: Any) -> Any:
    value, told = typing.get_args(hint)
    told = copy.copy(told)
    told.envvar = variable(name)
    return Annotated[value, told]

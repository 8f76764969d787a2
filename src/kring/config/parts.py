"""Which parts of Kring add commands of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module

import typer

PARTS = (
    "kring.foundation.accounts.command",
    "kring.foundation.organisations.command",
    "kring.foundation.sharing.command",
    "kring.foundation.sharing.approaches.command",
    "kring.casework.safety.command",
    "kring.doors.api.melding.command",
    "kring.insight.command",
)


def parts_with_commands() -> Iterator[Callable[[typer.Typer], None]]:
    """The `register(app)` of each part."""
    for part in PARTS:
        yield import_module(part).register

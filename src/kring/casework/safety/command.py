"""The command `kring watch`: see what passed, what stayed without an answer, and where it is silent."""

from __future__ import annotations

import typer
from rich.console import Console

say = Console(highlight=False, soft_wrap=True)


def register(app: typer.Typer) -> None:
    """Add `kring watch`."""
    app.command()(watch)


def watch() -> None:
    """Kijk wat er voorbijging, wat zonder antwoord bleef en waar het stil is. Gaat ook vanzelf, elk uur."""
    from kring.config import readiness

    readiness.require_migrated()
    from kring.casework.safety import watching

    found = watching.watch()
    say.print(
        f"Datums voorbij: {found.dates}. Check-ins zonder antwoord: {found.check_ins}. "
        f"Stil: {found.silent}. Verder gevraagd: {found.passed_on}. Overgedragen: {found.handed_over}."
    )

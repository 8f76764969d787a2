"""The commands about the log: seal it, verify it, look for what is worth a look."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console

from kring.foundation.sharing.retention import command as retention

say = Console(highlight=False, soft_wrap=True)

_IN_WORDS = {
    "changed": "regel {line} is veranderd",
    "missing": "regel {line} is weg",
    "added": "regel {line} is later toegevoegd",
    "seal": "het zegel zelf klopt niet",
    "unsealed": "de dag is voorbij en niet verzegeld: is de nachtelijke verzegeling gestopt?",
}


def register(app: typer.Typer) -> None:
    """Add `kring audit seal`, `kring audit verify` and `kring audit patterns`."""
    audit = typer.Typer(help="Het logboek: verzegelen, controleren, en zoeken wat opvalt.", no_args_is_help=True)
    audit.command()(seal)
    audit.command()(verify)
    audit.command()(patterns)
    app.add_typer(audit, name="audit")
    retention.register(app)


def seal() -> None:
    """Verzegel elke dag van het logboek die voorbij is. Gaat ook vanzelf, elke nacht."""
    _ready()
    from kring.foundation.accounts.viewer import today_in_amsterdam
    from kring.foundation.sharing.seal import seal_days

    number = 0
    for sealed in seal_days(today=today_in_amsterdam()):
        number += 1
        say.print(f"{sealed.day}: {sealed.lines} regels, zegel {sealed.digest}")
    if number:
        say.print("Bewaar het laatste zegel ook ergens anders: wie het heeft, ziet of er later is geknoeid.")
    else:
        say.print("Er is niets te verzegelen.")


def verify(
    expect: Annotated[str, typer.Option("--expect", help="Een zegel dat ergens anders is bewaard.")] = "",
) -> None:
    """Controleer het hele logboek. Noemt de eerste regel die niet meer is wat die was."""
    _ready()
    from kring.foundation.accounts.viewer import today_in_amsterdam
    from kring.foundation.sharing.seal import verify as check

    verdict = check(today=today_in_amsterdam(), expect=expect.strip().lower())
    if verdict.wrong is not None:
        what = _IN_WORDS[verdict.wrong.what].format(line=verdict.wrong.line)
        Console(stderr=True, highlight=False, soft_wrap=True).print(f"MIS   {verdict.wrong.day}: {what}.")
        raise typer.Exit(1)
    if verdict.last_day is None:
        say.print("Er is nog geen dag verzegeld.")
    else:
        say.print(
            f"goed  {verdict.days} dagen, {verdict.lines} regels. "
            f"Laatste zegel ({verdict.last_day}): {verdict.last_digest}"
        )


def patterns(
    days: Annotated[int, typer.Option("--days", min=1, max=366, help="Over hoeveel dagen, vandaag meegeteld.")] = 2,
) -> None:
    """Zoek in het logboek wat opvalt, voor de functionaris gegevensbescherming. Gaat ook vanzelf, elke nacht."""
    _ready()
    from datetime import timedelta

    from kring.foundation.accounts.viewer import today_in_amsterdam
    from kring.foundation.sharing.log_patterns import look

    today = today_in_amsterdam()
    found = look(days=[today - timedelta(days=number) for number in range(days)], today=today)
    say.print(f"{found} nieuw of vaker dan bij de vorige keer.")


def _ready() -> None:
    from kring.config import readiness

    readiness.require_migrated()

"""The commands `kring accounts`: who of an organisation may come in with which employee number, and who goes out."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console

from kring.config.mistakes import Mistake

accounts = typer.Typer(help="Accounts van professionals.", no_args_is_help=True)
say = Console(highlight=False, soft_wrap=True)


def register(app: typer.Typer) -> None:
    """Add `kring accounts`."""
    app.add_typer(accounts, name="accounts")


@accounts.command()
def prepare(
    professional: Annotated[int, typer.Argument(help="Het nummer van de professional in Kring.")],
    provider: Annotated[str, typer.Option("--provider", help="Het id van de inlogdienst in KRING_OIDC.")],
    employee: Annotated[str, typer.Option("--employee", help="Het personeelsnummer zoals de inlogdienst dat noemt.")],
) -> None:
    """Zet klaar dat wie met dit personeelsnummer binnenkomt, deze professional is. Het nummer wordt niet bewaard."""
    from kring.config import readiness

    readiness.require_migrated()
    from kring.config.identity_providers import identity_providers
    from kring.foundation.organisations.accounts import prepare_account
    from kring.foundation.organisations.models import Professional

    known = {one.id: one for one in identity_providers()}
    if provider not in known:
        raise Mistake(f"De inlogdienst '{provider}' staat niet in KRING_OIDC. Er zijn: {', '.join(known) or 'geen'}.")
    if not known[provider].employee_claim:
        raise Mistake(f"Bij '{provider}' staat geen employee_claim. Zonder kan Kring niemand herkennen.")
    try:
        found = prepare_account(professional_id=professional, issuer=known[provider].issuer, employee=employee)
    except Professional.DoesNotExist:
        raise Mistake(f"Er is geen professional met nummer {professional}.") from None
    say.print(f"Klaar: {found} komt binnen via {known[provider].name}.")


@accounts.command("sign-out")
def sign_out(
    professional: Annotated[int | None, typer.Argument(help="Het nummer van de professional in Kring.")] = None,
    everybody: Annotated[bool, typer.Option("--everybody", help="Iedereen, ook gezinnen.")] = False,
) -> None:
    """Log iemand overal uit, of iedereen: na een gestolen laptop, of als er iets mis is."""
    from kring.config import readiness

    if (professional is None) != everybody:
        raise Mistake("Geef het nummer van een professional, of --everybody.")
    readiness.require_migrated()
    from kring.foundation.organisations.accounts import end_sessions
    from kring.foundation.organisations.models import Professional

    try:
        ended = end_sessions(professional_id=professional)
    except Professional.DoesNotExist:
        raise Mistake(f"Er is geen professional met nummer {professional}.") from None
    say.print(f"Klaar: {ended} sessies gestopt.")

"""The commands `kring approaches`: bring the examples of Kring into a region, and see what a region has."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console

from kring.config.mistakes import Mistake

approaches = typer.Typer(help="Werkwijzen van een regio.", no_args_is_help=True)
say = Console(highlight=False, soft_wrap=True)


def register(app: typer.Typer) -> None:
    """Add `kring approaches`."""
    app.add_typer(approaches, name="approaches")


@approaches.command()
def load(
    region: Annotated[str, typer.Option("--region", help="Naam van de regio; mag weg als er maar één is.")] = "",
    draft: Annotated[bool, typer.Option("--draft", help="Als concept: de regio publiceert zelf.")] = False,
) -> None:
    """Zet de voorbeelden in een regio. Wat er al is, blijft zoals het is."""
    from kring.config import readiness

    readiness.require_migrated()
    from kring.foundation.accounts.viewer import Job, job, looking_as
    from kring.foundation.organisations.models import Region
    from kring.foundation.sharing.approaches.loading import load_examples

    with looking_as(job(Job.ARRANGING)) as kring:
        regions = list(Region.objects.filter(name=region) if region else Region.objects.all())
        if len(regions) != 1:
            known = ", ".join(Region.objects.order_by("name").values_list("name", flat=True)) or "geen"
            raise Mistake(f"Kies met --region één regio. Er zijn: {known}.")
        loaded = load_examples(region=regions[0], viewer=kring, from_on=kring.today, published=not draft)
    for version in loaded:
        say.print(f"{'concept' if version.is_draft else 'in gebruik'}: {version.name}")
    say.print(f"{regions[0]}: {len(loaded)} werkwijzen toegevoegd. Wat er al was, is niet veranderd.")

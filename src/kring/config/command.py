"""The command `kring`: everything a person can ask Kring from the command line."""

from __future__ import annotations

import os
import sys
from datetime import timedelta
from typing import Annotated

import typer
from rich.console import Console

from kring.config import serving
from kring.config.mistakes import Mistake

app = typer.Typer(
    name="kring",
    help="Eén gedeelde plek rond één gezin, en de plek waar een regio leert van al haar gezinnen.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
say = Console(stderr=False, highlight=False, soft_wrap=True)
complain = Console(stderr=True, highlight=False, soft_wrap=True)

Port = Annotated[int, typer.Option("--port", min=1, max=65535, help="Poort van de website.")]


def main() -> None:
    """Run the command; a mistake of the person gives one clear line, not a trace."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kring.config.settings")
    register_all()
    try:
        code = app(standalone_mode=False) if sys.argv[1:] else app(["--help"], standalone_mode=False)
    except Mistake as mistake:
        complain.print(f"kring: {mistake}", markup=False)
        sys.exit(mistake.exit_code)
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as error:
        # Wrong options: the command line library knows what is wrong, and says it in more lines than one.
        if not hasattr(error, "format_message"):
            raise
        complain.print(f"kring: {error.format_message()}", markup=False)
        sys.exit(getattr(error, "exit_code", 2))
    sys.exit(code if isinstance(code, int) else 0)


def register_all() -> None:
    """Let every part of Kring that has commands add its own."""
    from kring.config.parts import parts_with_commands

    for register in parts_with_commands():
        register(app)


@app.command()
def demo(
    port: Port = 8000,
    families: Annotated[int, typer.Option("--families", min=1, max=200_000, help="Aantal gezinnen.")] = 40,
    seed: Annotated[int, typer.Option("--seed", help="Zelfde getal, zelfde regio.")] = 1,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open de browser.")] = True,
) -> None:
    """Maak een verzonnen regio en open de website: alles van `make run`."""
    from kring.config import demonstration

    serving.require_free(port)
    demonstration.prepare(families=families, seed=seed, say=say.print)
    serving.serve(port=port, workers=1, open_browser=browser, say=say.print, with_worker=True)


@app.command()
def serve(
    port: Port = 8000,
    host: Annotated[str, typer.Option("--host", help="Adres waarop de website luistert.")] = "127.0.0.1",
    workers: Annotated[int, typer.Option("--workers", min=1, max=64, help="Aantal processen.")] = 2,
) -> None:
    """Start de website."""
    from kring.config import readiness

    serving.require_free(port, host)
    readiness.require_migrated()
    serving.serve(port=port, host=host, workers=workers, open_browser=False, say=say.print)


@app.command()
def worker(
    beside: Annotated[int | None, typer.Option("--beside", hidden=True, help="Stop met dit programma mee.")] = None,
) -> None:
    """Doe het werk dat op de achtergrond gebeurt, en wat op de klok gaat."""
    from kring.config import readiness, working

    readiness.require_migrated()
    working.work(say=say.print, beside=beside)


@app.command()
def migrate() -> None:
    """Breng de database op orde: rollen, tabellen en de toegangsregel."""
    from kring.config import migrating

    with say.status("De database wordt op orde gebracht …"):
        migrating.migrate()
    say.print("De database is op orde.")


@app.command()
def check() -> None:
    """Kijk of alles klopt: instellingen, rollen, toegangsregel, back-ups. Zegt wat er mis is en wat u dan doet."""
    from kring.config import checking

    found = checking.look()
    for one in found:
        (say if one.fine else complain).print(f"{'goed ' if one.fine else 'MIS  '} {one.what}")
        if not one.fine:
            complain.print(f"      {one.mend}")
    if not all(one.fine for one in found):
        raise typer.Exit(1)


@app.command()
def tidy() -> None:
    """Ruim op wat zijn tijd gehad heeft: sessies, verwerkte formulieren, oude meldcodes. Gaat ook vanzelf."""
    from kring.config import readiness

    readiness.require_migrated()
    from django.core.management import call_command
    from django.utils import timezone

    from kring.casework.intake.actions_doubts import forget_old_codes
    from kring.casework.intake.actions_known import let_family_read
    from kring.foundation.accounts import tidying
    from kring.foundation.accounts.viewer import today_in_amsterdam
    from kring.foundation.core.models import HandledForm

    call_command("clearsessions")
    tidying.tidy()
    forgotten = forget_old_codes(today_in_amsterdam())
    let_family_read(today_in_amsterdam())
    week_ago = timezone.now() - timedelta(days=7)
    gone, _by_model = HandledForm.objects.filter(handled_at__lt=week_ago).delete()
    say.print(
        f"Opgeruimd: verlopen sessies, {gone} verwerkte formulieren en {forgotten} keer de stappen van een meldcode."
    )

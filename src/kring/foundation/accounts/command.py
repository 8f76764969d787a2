"""The commands `kring keys`: looking after the keys with which secrets are sealed."""

from __future__ import annotations

import os
import subprocess
import sys

import typer
from rich.console import Console

keys = typer.Typer(help="De sleutels waarmee geheime kolommen zijn versleuteld.", no_args_is_help=True)
say = Console(highlight=False, soft_wrap=True)


def register(app: typer.Typer) -> None:
    """Add `kring keys`."""
    app.add_typer(keys, name="keys")


@keys.command()
def rotate() -> None:
    """Versleutel alles opnieuw met de nieuwste sleutel: de eerste van KRING_FIELD_KEYS.

    Afbreken mag: begin gewoon opnieuw, wat klaar is wordt overgeslagen. Daarna kan de oude sleutel weg.
    """
    from kring.config import readiness

    readiness.require_migrated()
    # The history may be changed by nobody but the owner, and the owner only in a process of its own.
    done = subprocess.run(
        [sys.executable, "-m", "kring.foundation.accounts.command"],
        check=False,
        env={**os.environ, "KRING_ROLE": "owner", "DJANGO_SETTINGS_MODULE": "kring.config.settings"},
    )
    if done.returncode:
        raise typer.Exit(done.returncode)


def as_owner() -> None:
    """The work itself, in a process that connects as the owner."""
    import django

    django.setup()
    from rich.progress import Progress

    from kring.foundation.accounts.key_rotation import places_with_secrets, rotate_place

    with Progress(console=say) as progress:
        places = places_with_secrets()
        task = progress.add_task("Versleutelen", total=len(places))
        seen = changed = 0
        for place in places:
            at = progress.add_task(str(place), total=None)
            here = rotate_place(place, told=lambda done, _changed, at=at: progress.update(at, completed=done))  # type: ignore[misc]
            seen, changed = seen + here[0], changed + here[1]
            progress.remove_task(at)
            progress.advance(task)
    say.print(f"Klaar: {seen} waarden bekeken, {changed} opnieuw versleuteld met de nieuwste sleutel.")


if __name__ == "__main__":
    as_owner()

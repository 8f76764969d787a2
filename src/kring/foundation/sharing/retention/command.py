"""The commands about keeping: propose what is due, destroy what was decided, look whether it is gone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

say = Console(highlight=False, soft_wrap=True)
complain = Console(stderr=True, highlight=False, soft_wrap=True)


def register(app: typer.Typer) -> None:
    """Add `kring retention propose`, `destroy` and `verify`."""
    retention = typer.Typer(help="Bewaren: voorstellen wat weg kan, vernietigen, controleren.", no_args_is_help=True)
    retention.command()(propose)
    retention.command()(destroy)
    retention.command()(verify)
    app.add_typer(retention, name="retention")


def propose() -> None:
    """Stel voor wat niet langer bewaard hoeft te blijven. Besluit niets. Gaat ook vanzelf, elke nacht."""
    _ready()
    from kring.foundation.accounts.viewer import today_in_amsterdam
    from kring.foundation.sharing.retention.proposing import propose as look

    with _progress("Dossiers") as (bar, task):
        made = look(
            today=today_in_amsterdam(), progress=lambda done, total: bar.update(task, completed=done, total=total)
        )
    say.print(f"{made} nieuw voorgesteld.")


def destroy(
    now: Annotated[bool, typer.Option("--now", help="Ook wat vandaag is besloten.")] = False,
) -> None:
    """Vernietig waarover is besloten, en bewaar het bewijs. Gaat ook vanzelf, elke nacht na het besluit."""
    _ready()
    from datetime import datetime, time

    from kring.foundation.accounts.viewer import AMSTERDAM, today_in_amsterdam
    from kring.foundation.core.refusal import Refused
    from kring.foundation.sharing.retention import destroying

    today = datetime.combine(today_in_amsterdam(), time(), AMSTERDAM)
    waiting = destroying.waiting(before=None if now else today)
    gone = 0
    with _progress("Vernietigen") as (bar, task):
        bar.update(task, total=len(waiting))
        for proposal in waiting:
            try:
                destroying.destroy(proposal)
                gone += 1
            except Refused as refused:
                complain.print(f"Voorstel {proposal}: {refused}")
            bar.advance(task)
    say.print(f"{gone} vernietigd.")


def verify() -> None:
    """Kijk in elke tabel of weg is wat vernietigd is. Noemt wat er nog staat."""
    _ready()
    from kring.foundation.sharing.retention import proof

    with _progress("Bewijzen") as (bar, task):
        left = list(proof.verify(progress=lambda done, total: bar.update(task, completed=done, total=total)))
    for one in left:
        complain.print(f"MIS   bewijs {one.certificate_id}: {one.where}, rij {one.number}.")
    if left:
        raise typer.Exit(1)
    say.print("goed  Alles wat vernietigd is, is weg.")


@contextmanager
def _progress(what: str) -> Iterator[tuple[Progress, TaskID]]:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, transient=True) as bar:
        yield bar, bar.add_task(what, total=None)


def _ready() -> None:
    from kring.config import readiness

    readiness.require_migrated()

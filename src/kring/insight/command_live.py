"""The commands that need the database: `kring facts export`, and indicators of this region as it is now."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer
from rich.console import Console

from kring.insight.facts import validate

if TYPE_CHECKING:
    from kring.insight.facts.export import Exported
    from kring.insight.indicators.configuration import Configuration

say = Console(highlight=False, soft_wrap=True, markup=False)
complain = Console(stderr=True, highlight=False, soft_wrap=True, markup=False)


class Form(StrEnum):
    """How facts are written."""

    CSV = "csv"
    PARQUET = "parquet"


def register(facts: typer.Typer) -> None:
    """Add what needs the database to `kring facts`."""
    facts.command("export")(export)
    facts.command("refresh")(refresh)


def export(
    folder: Annotated[Path, typer.Argument(metavar="MAP", help="Nieuwe of lege map voor de feiten.")],
    form: Annotated[Form, typer.Option("--format", help="Vorm van de tabellen.")] = Form.PARQUET,
    since: Annotated[
        datetime | None,
        typer.Option("--since", formats=["%Y-%m-%d"], help="Eerste dag die volledig is; anders de eerste opening."),
    ] = None,
    stable: Annotated[
        bool, typer.Option("--stable/--fresh", help="Dezelfde schuilnamen als de vorige keer, of nieuwe.")
    ] = False,
) -> None:
    """Schrijf de dossiers van deze regio als feiten, tot en met gisteren: zonder namen, tekst of nummers."""
    wake()
    from kring.config.secrets import facts_key
    from kring.insight.facts.export import CannotExport, Pseudonyms, export_region

    try:
        with complain.status("Feiten verzamelen…") as status:
            done = export_region(
                folder,
                names=Pseudonyms(facts_key(), stable=stable),
                form=form.value,
                since=since.date() if since else None,
                progress=lambda name: status.update(f"Feiten verzamelen: {name}"),
            )
    except CannotExport as problem:
        _stop(str(problem), 2)
    _tell(done)
    verdict = validate(folder)
    if verdict.rejected:
        for found in verdict.problems:
            complain.print(f"{found.rule} · {found.table} {found.key} · {found.sentence}")
        _stop("Deze feiten voldoen niet aan het contract. Dat is een fout in Kring: meld het, met deze regels.", 1)
    warnings = verdict.total("W")
    say.print(f"Nagekeken: goed, met {warnings} keer 'let op'." if warnings else "Nagekeken: goed.")


def refresh() -> None:
    """Maak de cijfers van de dashboards opnieuw, en de maandrapporten. Gaat elke nacht vanzelf."""
    wake()
    from kring.insight.indicators.actions import ask_version
    from kring.insight.indicators.dashboard.making import NotMade, make_version
    from kring.insight.indicators.dashboard.monthly import make_reports

    version, new = ask_version()
    if not new:
        _stop("De cijfers worden al gemaakt.", 1)
    try:
        made = make_version(version, say=lambda step: complain.print(step))
    except NotMade as problem:
        _stop(str(problem), 1)
    say.print(f"De cijfers zijn gemaakt: feiten {made}, {made.kept.count()} getallen.")
    if reports := make_reports(made):
        say.print(f"Maandrapporten gemaakt: {reports}.")


@contextmanager
def live_folder(configuration: Configuration, progress: Callable[[str], None]) -> Iterator[Path]:
    """The facts of this region as they are now, for as long as the block lasts."""
    wake()
    from kring.insight.facts.export import CannotExport
    from kring.insight.facts.export.live import live_facts, note_unprotected

    try:
        with live_facts(progress=progress) as exported:
            if configuration.disclosure_threshold <= 1:
                note_unprotected()
            yield exported.folder
    except CannotExport as problem:
        _stop(str(problem), 2)


def wake() -> None:
    """Make the database ready, and refuse one that is not up to date."""
    from kring.config import readiness

    readiness.require_migrated()


def _tell(done: Exported) -> None:
    say.print(f"Feiten van {done.coverage_from} tot en met {done.coverage_to} in {done.folder}.")
    for name, count in done.rows.items():
        if count:
            say.print(f"  {name}: {count} rijen")
    for (table, why), count in sorted(done.left_out.items()):
        say.print(f"  weggelaten uit {table}: {count} ({why})")


def _stop(sentence: str, exit_code: int) -> NoReturn:
    complain.print(sentence)
    raise typer.Exit(exit_code)

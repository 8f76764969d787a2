"""`kring report`: bring in reports of the national framework from files, all of them or none."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

if TYPE_CHECKING:
    from kring.doors.api.melding.reading import Reading
    from kring.doors.api.melding.storing import Stored

REFUSED = 1
MISUSED = 2
# What is wrong with one file, before the rest is only counted.
MOST_TOLD = 20


def register(app: typer.Typer) -> None:
    """Add the command to `kring`."""
    app.command("report")(report)


def report(
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="BESTAND…", help="Bestanden met één of meer meldingen (JSON).")
    ] = None,
    example: Annotated[bool, typer.Option("--example", help="Toon een geldige melding, om van te leren.")] = False,
    desk: Annotated[
        str | None, typer.Option("--desk", metavar="NAAM", help="Aanmeldpunt waar de meldingen heen gaan.")
    ] = None,
) -> None:
    """Breng meldingen van het landelijke berichtenkader in: alle meldingen uit de bestanden, of geen enkele.

    Afloop: 0 alles is opgeslagen of was er al, 1 er is niets opgeslagen, 2 de opdracht klopt niet.
    """
    if example:
        _wake(with_database=False)
        _show_example()
        return
    if not files:
        _stop(MISUSED, "Noem een bestand met meldingen, of gebruik --example om er een te zien.")
    contents = [(path, _content(path)) for path in files]
    _wake(with_database=True)
    readings = _read(contents)
    _refuse_problems(readings)
    stored = _store(readings, desk)
    if stored.problems:
        _tell_problems([(name, str(problem)) for name, problem in stored.problems])
    _say(_in_words(stored))


def _wake(*, with_database: bool) -> None:
    """Make Django ready; when this starts the command line has read nothing of it yet."""
    from kring.config import readiness

    if with_database:
        readiness.require_migrated()
        return
    import django

    django.setup()


def _show_example() -> None:
    from kring.doors.api.melding.example import example

    sys.stdout.write(json.dumps(example(), ensure_ascii=False, indent=2) + "\n")


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        _stop(MISUSED, f"Dit bestand is er niet: {path}")
    except IsADirectoryError:
        _stop(MISUSED, f"Dit is een map en geen bestand: {path}")
    except OSError as problem:
        _stop(MISUSED, f"Dit bestand kan niet gelezen worden: {path} ({problem.strerror})")


def _read(contents: Sequence[tuple[Path, bytes]]) -> list[Reading]:
    from kring.doors.api.melding.reading import read

    found = []
    with _progress() as progress:
        reading = progress.add_task("Lezen", total=len(contents))
        for path, content in contents:
            found.append(read(content, str(path)))
            progress.advance(reading)
    return found


def _refuse_problems(readings: Sequence[Reading]) -> None:
    problems = [(reading.name, str(problem)) for reading in readings for problem in reading.problems]
    if problems:
        _tell_problems(problems)


def _store(readings: Sequence[Reading], desk: str | None) -> Stored:
    from kring.doors.api.melding.desks import desk_named
    from kring.doors.api.melding.storing import store
    from kring.foundation.accounts.viewer import Job, job
    from kring.foundation.core.refusal import Refused

    # The name under which it stands in a chronology.
    viewer = replace(job(Job.RECEIVING), name="Kring")
    with _progress() as progress:
        storing = progress.add_task("Opslaan", total=sum(len(reading.reports) for reading in readings))
        try:
            chosen = desk_named(desk) if desk else None
            return store(readings, viewer=viewer, desk=chosen, step=lambda: progress.advance(storing))
        except Refused as refused:
            progress.stop()
            _stop(REFUSED, f"Er is niets opgeslagen. {refused}")


def _tell_problems(problems: Sequence[tuple[str, str]]) -> None:
    """Say of each file what is wrong and where, and stop."""
    number = "één fout" if len(problems) == 1 else f"{len(problems)} fouten"
    lines = [f"Er is niets opgeslagen: {number}."]
    for name in dict.fromkeys(name for name, _problem in problems):
        told = [problem for in_file, problem in problems if in_file == name]
        lines.append(f"{name}:")
        lines += [f"  {problem}" for problem in told[:MOST_TOLD]]
        if len(told) > MOST_TOLD:
            lines.append(f"  en nog {len(told) - MOST_TOLD} andere.")
    _stop(REFUSED, "\n".join(lines))


def _in_words(stored: Stored) -> str:
    if not stored.new and not stored.known:
        return "Er stond geen melding in."
    new = {0: "Niets nieuws opgeslagen.", 1: "1 melding opgeslagen."}.get(
        stored.new, f"{stored.new} meldingen opgeslagen."
    )
    known = {0: "", 1: " 1 melding was er al."}.get(stored.known, f" {stored.known} meldingen waren er al.")
    return new + known


def _progress() -> Progress:
    """A bar for whoever watches; a file or another program gets none of it."""
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        disable=not sys.stderr.isatty(),
        transient=True,
    )


def _say(words: str) -> None:
    typer.echo(words)


def _stop(code: int, words: str) -> NoReturn:
    typer.echo(words, err=True)
    raise typer.Exit(code)

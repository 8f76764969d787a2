"""The commands `kring facts` and `kring indicators`."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console

from kring.insight import command_live
from kring.insight.facts import NoPackage, Problem, Verdict, opened, quality, unpacked, validate
from kring.insight.facts.quality import Quality

facts = typer.Typer(help="Feiten: nakijken, en zien hoe volledig ze zijn.", no_args_is_help=True)
complain = Console(stderr=True, highlight=False, soft_wrap=True)
SHOWN = 20

Place = Annotated[Path, typer.Argument(metavar="MAP", help="Map of zipbestand met datapackage.json en de tabellen.")]
Limit = Annotated[int, typer.Option("--limit", min=0, help="Hoeveel problemen per regel en tabel (0: allemaal).")]
DatabaseUrl = Callable[[], str | None]


class Engine(StrEnum):
    """On what the indicators are computed."""

    DUCKDB = "duckdb"
    POSTGRES = "postgres"
    SPARK = "spark"


class Form(StrEnum):
    """How a result is written."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


class By(StrEnum):
    """What a result can be broken down by."""

    TOTAL = "total"
    AGE_GROUP = "age_group"
    LEGAL_FRAME = "legal_frame"
    MUNICIPALITY = "municipality"
    ORGANISATION = "organisation"
    PHASE = "phase"
    PROBLEM_TYPE = "problem_type"
    REGION = "region"


def register(app: typer.Typer, *, database_url: DatabaseUrl = lambda: os.environ.get("DATABASE_URL")) -> None:
    """Add `facts` and `indicators` to the command; `database_url` gives the server for `--engine postgres`."""
    app.add_typer(facts, name="facts")
    command_live.register(facts)

    @app.command("indicators")
    def indicators(
        folder: Annotated[
            Path | None, typer.Argument(metavar="[MAP]", help="Map of zipbestand met feiten; of kies --live.")
        ] = None,
        live: Annotated[bool, typer.Option("--live", help="De dossiers van deze regio, zoals ze nu zijn.")] = False,
        period: Annotated[list[str] | None, typer.Option("--period", help="Jaar of kwartaal: 2025, 2025-Q3.")] = None,
        by: Annotated[list[By] | None, typer.Option("--by", help="Uitsplitsing; total is het geheel.")] = None,
        code: Annotated[list[str] | None, typer.Option("--code", help="Indicator: process.fixed_face.")] = None,
        config: Annotated[Path | None, typer.Option("--config", help="Instellingen in plaats van config.json.")] = None,
        form: Annotated[Form, typer.Option("--format", help="Vorm van het resultaat.")] = Form.TABLE,
        out: Annotated[Path | None, typer.Option("--out", help="Bestand in plaats van het scherm.")] = None,
        engine: Annotated[Engine, typer.Option("--engine", help="Waarop wordt gerekend.")] = Engine.DUCKDB,
    ) -> None:
        """Bereken de indicatoren van een map met feiten; zonder keuze alles, en altijd afgeschermd."""
        from kring.insight.indicators.configuration import BadConfiguration
        from kring.insight.indicators.engine.connection import NoEngine

        if (folder is None) is not live:
            _stop("Noem een map met feiten, of kies --live: een van beide.", 2)
        chosen = (period or [], by or [], code or [], config, form, engine, database_url)
        try:
            if folder is not None:
                text = _computed(folder, *chosen)
            else:
                with _live(config) as region:
                    text = _computed(region, *chosen, live=True)
        except NoPackage as problem:
            _stop(str(problem), 1)
        except (BadConfiguration, NoEngine) as problem:
            _stop(str(problem), 2)
        if out is None:
            sys.stdout.write(text)
            return
        try:
            out.write_text(text, encoding="utf-8")
        except OSError as problem:
            _stop(f"{out} kan niet worden geschreven: {problem.strerror}.", 2)


@contextmanager
def _live(config: Path | None) -> Iterator[Path]:
    from kring.insight.indicators.configuration import Configuration, read_configuration

    configuration = read_configuration(config) if config else Configuration()
    with command_live.live_folder(
        configuration, lambda name: complain.print(f"Feiten verzamelen: {name}", markup=False)
    ) as region:
        yield region


def _computed(
    folder: Path,
    periods: list[str],
    by: list[By],
    codes: list[str],
    config: Path | None,
    form: Form,
    engine: Engine,
    database_url: DatabaseUrl,
    *,
    live: bool = False,
) -> str:
    from kring.insight.indicators import output, run
    from kring.insight.indicators.blocks.periods import grid, is_period
    from kring.insight.indicators.definitions import every_indicator
    from kring.insight.indicators.engine.grid import Choice

    known = {one.code for one in every_indicator()}
    for name in codes:
        if name not in known:
            _stop(f"Onbekende indicator {name}; het indicatorenboek noemt ze allemaal.", 2)
    for name in periods:
        if not is_period(name):
            _stop(f"{name} is geen periode; verwacht een jaar (2025) of een kwartaal (2025-Q3).", 2)
    configuration = run.configuration_beside(folder, config)
    if configuration.disclosure_threshold <= 1 and not live:
        _note_unprotected(folder)
    verdict = validate(folder)
    if verdict.rejected:
        _report(verdict, complain)
        _stop("Deze feiten zijn afgekeurd; er is niets berekend.", 1)
    with unpacked(folder) as place:
        package = opened(place)
    covered = [one.name for one in grid(package.coverage_from, package.coverage_to)]
    for name in periods:
        if name not in covered:
            _stop(
                f"{name} valt buiten de feiten; die gaan van {package.coverage_from} tot en met {package.coverage_to}.",
                2,
            )
    choice = Choice(frozenset(periods), frozenset(one.value for one in by), frozenset(codes))
    with complain.status("Indicatoren berekenen…") as status:
        rows = run.indicators_of(
            folder,
            configuration=configuration,
            choice=choice,
            engine=engine.value,
            url=database_url() if engine is Engine.POSTGRES else None,
            progress=lambda name: status.update(f"Indicatoren berekenen: {name}"),
        )
    return output.WRITE[form.value](rows)


def _note_unprotected(folder: Path) -> None:
    from kring.insight.facts.own import NotOurs, note_unprotected

    try:
        note_unprotected(folder)
    except NotOurs as problem:
        _stop(str(problem), 2)
    except OSError as problem:
        complain.print(f"Dit kon niet worden vastgelegd: {problem.strerror}.", markup=False)


@facts.command("validate")
def validate_facts(folder: Place, limit: Limit = SHOWN) -> None:
    """Kijk een map met feiten na: wat er mis is, waar, en wat er werd verwacht."""
    screen = Console(highlight=False, soft_wrap=True, markup=False)
    if limit == 0:
        verdict = validate(folder, shown=None, tell=lambda problem: screen.print(_line(problem)))
    else:
        verdict = validate(folder, shown=limit)
    _report(verdict, screen)
    raise typer.Exit(1 if verdict.rejected else 0)


@facts.command("quality")
def quality_of_facts(folder: Place) -> None:
    """Laat zien hoe volledig en hoe geloofwaardig de feiten zijn, per tabel en organisatie."""
    verdict = validate(folder)
    if verdict.rejected:
        _report(verdict, complain)
        _stop("Deze feiten zijn afgekeurd; over hun kwaliteit is niets te zeggen.", 1)
    Console(highlight=False, soft_wrap=True, markup=False).print("\n".join(_said(quality(folder))))


def _line(problem: Problem) -> str:
    where = " ".join(part for part in (problem.table, problem.key) if part)
    kind = "let op" if problem.is_warning else "fout"
    return f"{problem.rule} {kind}{' · ' + where if where else ''} · {problem.sentence}"


def _report(verdict: Verdict, screen: Console) -> None:
    for problem in verdict.problems:
        screen.print(_line(problem), markup=False)
    told: dict[tuple[str, str], int] = {}
    for problem in verdict.problems:
        told[problem.rule, problem.table] = told.get((problem.rule, problem.table), 0) + 1
    for (rule, table), count in verdict.counts.items():
        if told.get((rule, table), count) < count:
            screen.print(f"{rule} · {table} · en nog {count - told[rule, table]} keer.", markup=False)
    rejections, warnings = verdict.total("E"), verdict.total("W")
    if rejections:
        screen.print(f"Afgekeurd: {rejections} keer fout. Er is niets veranderd.")
    else:
        screen.print(f"Goedgekeurd, met {warnings} keer 'let op'." if warnings else "Goedgekeurd.")


def _said(found: Quality) -> list[str]:
    lines = [f"{name}: {count} rijen" for name, count in found.rows.items() if count]
    lines += [_empty(name, found) for name in found.empty]
    lines += [f"Kring heeft nog geen bron voor {name}" for name in found.without_source_in_part]
    for name in (name for name, count in found.rows.items() if count):
        lines += ["", f"{name}: hoe vaak iets is ingevuld"]
        for who in ["", *found.rows_of.get(name, {})]:
            lines.append(f"  {_whole(who)}: {_complete(name, who, found)}")
    lines.append("")
    for odd in found.oddities:
        lines.append(f"{odd.rule} · {odd.table} · {_whole(odd.organisation)}: {odd.rows} keer")
    return lines


def _whole(organisation: str) -> str:
    return organisation or "geheel"


def _complete(table: str, who: str, found: Quality) -> str:
    """The rows of one organisation, and for each column that may be empty how often it is filled."""
    rows = found.rows_of[table][who] if who else found.rows[table]
    shares = [
        f"{one.column} {one.filled} ({100 * one.share:.0f}%)"
        for one in found.filled
        if one.table == table and one.organisation == who
    ]
    return f"{rows} rijen" + (": " + ", ".join(shares) if shares else "")


def _empty(name: str, found: Quality) -> str:
    if name in found.without_source:
        return f"{name}: Kring heeft hiervoor nog geen bron"
    return f"{name}: geen rijen; wat deze tabel zou vertellen is hier onbekend"


def _stop(sentence: str, exit_code: int) -> NoReturn:
    complain.print(sentence, markup=False)
    raise typer.Exit(exit_code)

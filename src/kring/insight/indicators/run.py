"""Indicators of a package of facts: opens it, runs the engine, gives protected rows."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from kring.insight.facts.package import opened, unpacked
from kring.insight.indicators.configuration import Configuration, read_configuration
from kring.insight.indicators.definitions import every_indicator
from kring.insight.indicators.engine.connection import EngineName, connected, connected_to_schema
from kring.insight.indicators.engine.grid import Choice, computed
from kring.insight.indicators.engine.rows import Row

CONFIGURATION = "config.json"


def configuration_beside(path: Path, chosen: Path | None = None) -> Configuration:
    """The configuration that was chosen, or config.json in the package, or the book's own values.

    Raises BadConfiguration when a file cannot be used.
    """
    if chosen is not None:
        return read_configuration(chosen)
    with unpacked(path) as folder:
        beside = folder / CONFIGURATION
        return read_configuration(beside) if beside.is_file() else Configuration()


def indicators_of(
    path: Path,
    *,
    configuration: Configuration | None = None,
    choice: Choice | None = None,
    engine: EngineName = "duckdb",
    url: str | None = None,
    progress: Callable[[str], None] = lambda _: None,
) -> list[Row]:
    """The protected grid of a valid package (folder or zip), or the rows of it that were chosen.

    Raises NoPackage, BadConfiguration or NoEngine; check the package with `facts.validate` first, the engine does not.
    """
    with unpacked(path) as folder:
        package = opened(folder)
        with connected(package, engine, url=url) as (opened_engine, tables):
            return computed(
                opened_engine,
                tables,
                coverage=(package.coverage_from, package.coverage_to),
                indicators=every_indicator(),
                configuration=configuration or configuration_beside(folder),
                choice=choice or Choice(),
                progress=progress,
            )


def indicators_in_schema(
    url: str,
    schema: str,
    *,
    coverage: tuple[date, date],
    configuration: Configuration,
    choice: Choice | None = None,
    progress: Callable[[str], None] = lambda _: None,
) -> list[Row]:
    """The same for facts that stand in a schema of a PostgreSQL server; coverage is its first and last day."""
    with connected_to_schema(url, schema) as (opened_engine, tables):
        return computed(
            opened_engine,
            tables,
            coverage=coverage,
            indicators=every_indicator(),
            configuration=configuration,
            choice=choice or Choice(),
            progress=progress,
        )

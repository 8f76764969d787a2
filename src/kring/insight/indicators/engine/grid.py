"""The standard grid of the book: every indicator, every period, every cell, and what of it may be seen.

What leaves this module is protected. A choice of codes, periods or dimensions only filters: it gives the same rows
as the whole grid would. The engine may skip what cannot touch the rows that were chosen.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import ibis.expr.types as ir

from kring.insight.indicators.blocks.facts import Facts
from kring.insight.indicators.blocks.periods import Period, grid
from kring.insight.indicators.configuration import Configuration
from kring.insight.indicators.engine.breakdowns import DIMENSIONS
from kring.insight.indicators.engine.connection import IbisEngine
from kring.insight.indicators.engine.disclosure import LINKED, PARTS, protected
from kring.insight.indicators.engine.rows import Row, as_rows, empty
from kring.insight.indicators.engine.tallies import OVERALL, TOTAL, Tally, tallied
from kring.insight.indicators.model import Indicator, Population


@dataclass(frozen=True)
class Choice:
    """Which rows of the grid are wanted; nothing chosen is everything. TOTAL as dimension means the overall rows."""

    periods: frozenset[str] = field(default_factory=frozenset)
    dimensions: frozenset[str] = field(default_factory=frozenset)
    codes: frozenset[str] = field(default_factory=frozenset)

    def takes(self, row: Row) -> bool:
        """Whether a row was chosen."""
        return (
            (not self.periods or row.period in self.periods)
            and (not self.dimensions or (row.dimension or TOTAL) in self.dimensions)
            and (not self.codes or row.code in self.codes)
        )


def computed(
    engine: IbisEngine,
    tables: Mapping[str, ir.Table],
    *,
    coverage: tuple[date, date],
    indicators: Sequence[Indicator],
    configuration: Configuration,
    choice: Choice,
    progress: Callable[[str], None] = lambda _: None,
) -> list[Row]:
    """Compute and protect the grid over the facts tables of one engine, and give the rows that were chosen.

    `progress` hears the name of every population before it is counted.
    """
    protecting = configuration.disclosure_threshold > 1
    periods = _periods(coverage, choice, protecting)
    wanted = _indicators(indicators, choice, protecting)
    if not periods or not wanted:
        return []
    facts = Facts(
        engine,
        tables,
        coverage_from=coverage[0],
        coverage_to=coverage[1],
        periods=periods,
        configuration=configuration,
    )
    tallies: list[Tally] = []
    dimensions = _dimensions(choice, protecting)
    for population, its_own in _by_population(wanted).items():
        progress(population.name)
        before = engine.kept_so_far()
        tallies += _complete(tallied(facts, population, its_own, dimensions), its_own, periods)
        engine.let_go(engine.kept_so_far() - before - facts.shared)
    rows = as_rows(tallies, {one.code: one for one in wanted}, {period.name: period.partial for period in periods})
    region_of = _regions(facts) if protecting else {}
    order = {one.code: place for place, one in enumerate(wanted)}
    rows.sort(key=lambda row: (order[row.code], row.period, row.dimension, row.cell))
    return [row for row in protected(rows, configuration, region_of) if choice.takes(row)]


def _periods(coverage: tuple[date, date], choice: Choice, protecting: bool) -> list[Period]:
    """The periods to compute: protection of a year looks at its quarters, and of a quarter at its year."""
    every = grid(*coverage)
    if not choice.periods:
        return every
    years = {name[:4] for name in choice.periods}
    return [one for one in every if one.name in choice.periods or (protecting and one.year in years)]


def _indicators(indicators: Sequence[Indicator], choice: Choice, protecting: bool) -> list[Indicator]:
    """The indicators to compute: some are protected together."""
    if not choice.codes:
        return list(indicators)
    linked = protecting and not choice.codes.isdisjoint(LINKED)
    return [one for one in indicators if one.code in choice.codes or (linked and one.code in LINKED)]


def _dimensions(choice: Choice, protecting: bool) -> list[str]:
    """The dimensions to compute: protection looks at all but the organisations, whose cells overlap."""
    chosen = choice.dimensions or {TOTAL, *DIMENSIONS}
    return [name for name in (TOTAL, *DIMENSIONS) if name in chosen or (protecting and name in (TOTAL, *PARTS))]


def _by_population(indicators: Sequence[Indicator]) -> dict[Population, list[Indicator]]:
    groups: dict[Population, list[Indicator]] = {}
    for indicator in indicators:
        groups.setdefault(indicator.population, []).append(indicator)
    return groups


def _complete(tallies: Iterable[Tally], indicators: Sequence[Indicator], periods: Sequence[Period]) -> list[Tally]:
    """Add the overall cells in which there was nothing to count."""
    found = list(tallies)
    there = {(tally.code, tally.period) for tally in found if tally.dimension == OVERALL}
    found += [
        empty(indicator, period.name)
        for indicator in indicators
        for period in periods
        if (indicator.code, period.name) not in there
    ]
    return found


def _regions(facts: Facts) -> dict[str, str]:
    rows = facts.dossier.select("municipality", "region").distinct().to_pyarrow().to_pylist()
    return {row["municipality"]: row["region"] for row in rows}

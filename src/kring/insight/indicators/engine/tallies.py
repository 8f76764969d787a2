"""From units to numbers per cell: one aggregate for everything that can be added up, one for what must be listed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import ibis
import ibis.expr.types as ir

from kring.insight.indicators.blocks.facts import Facts
from kring.insight.indicators.engine.breakdowns import by_organisation, in_cells, possible
from kring.insight.indicators.model import (
    Count,
    Finding,
    Indicator,
    Mean,
    Median,
    Population,
    Proportion,
    Rate,
    Relation,
    Survival,
)

STRATA = ("high", "low", "unknown")
OVERALL = ""
TOTAL = "total"
_KEYS = ("period", "unit_id")


@dataclass
class Tally:
    """What was counted for one indicator in one period and cell, before any statistic."""

    code: str
    period: str
    dimension: str
    cell: str
    numbers: dict[str, Any] = field(default_factory=dict)
    listed: dict[Any, int] = field(default_factory=dict)


def _add(units: ir.Table, found: ir.Value | ir.Table, name: str, otherwise: int | bool | None) -> ir.Table:
    """Put what a definition found in a column of the units."""
    if not isinstance(found, ir.Table):
        return units.mutate(**{name: found})
    keys = [(key, f"its_{key}") for key in _KEYS if f"its_{key}" in found.columns]
    value = units.left_join(found, keys)
    value = value.select(*units.columns, **{name: "found"})
    return value if otherwise is None else value.mutate(**{name: value[name].fill_null(otherwise)})


def _beside(found: ir.Table) -> ir.Table:
    """A finding that is a table, with names that those of the units do not meet."""
    value = found["value"] if "value" in found.columns else ibis.literal(True)
    return found.select(**{f"its_{key}": key for key in _KEYS if key in found.columns}, found=value)


def _findings(indicator: Indicator) -> Iterator[tuple[str, Finding, int | None]]:
    """The columns a statistic needs: name, where it comes from, and the value of a unit that is not found."""
    match indicator.statistic:
        case Proportion(hit=hit):
            yield "hit", hit, None
        case Mean(value=value):
            yield "value", value, None
        case Median(value=value):
            yield "value", value, 0
        case Rate(events=events, days=days):
            yield "events", events, 0
            yield "days", days, 0
        case Survival(days=days, event=event):
            yield "days", days, None
            yield "event", event, None
        case Relation(hit=hit, exposed=exposed, stratum=stratum):
            yield "hit", hit, None
            yield "exposed", exposed, None
            yield "stratum", stratum, None


def units_of(facts: Facts, population: Population, indicators: Sequence[Indicator]) -> ir.Table:
    """The units of a population with, for the n-th indicator, its columns `in_hit`, `in_value` and so on.

    Units that a finding looks up in other tables are needed twice, and so kept. Several of such findings are kept
    one by one: together in one query they would be more than an engine can put in a good order.
    """
    units = population.build(facts)
    asked = [
        (f"i{number}_{name}", finding, otherwise)
        for number, indicator in enumerate(indicators)
        for name, finding, otherwise in _findings(indicator)
    ]
    looked_up = [finding for _, finding, _ in asked if isinstance(finding(facts, units), ir.Table)]
    if looked_up:
        units = facts.engine.keep(units)
    told = units
    for name, finding, otherwise in asked:
        found = finding(facts, units)
        if isinstance(found, ir.Table):
            otherwise = otherwise if "value" in found.columns else False
            found = _beside(found)
            found = facts.engine.keep(found) if len(looked_up) > 1 else found
        told = _add(told, found, name, otherwise)
    place = ["region", "organisation_id"] if population.own_place else ["dossier_id", "ref_on"]
    place += ["member_id"] if population.by_member else []
    return told.select("period", "yearly", "unit_id", *place, *[name for name, _, _ in asked])


def _sums(units: ir.Table, indicators: Sequence[Indicator]) -> dict[str, ir.Value]:
    sums: dict[str, ir.Value] = {"units": units.count()}
    for number, indicator in enumerate(indicators):
        at = f"i{number}_"
        match indicator.statistic:
            case Proportion():
                hit = units[f"{at}hit"]
                sums |= {f"{at}n": hit.count(), f"{at}k": hit.sum()}
            case Mean():
                value = units[f"{at}value"]
                sums |= {f"{at}n": value.count(), f"{at}mean": value.mean(), f"{at}spread": value.var(how="sample")}
            case Rate():
                sums |= {f"{at}events": units[f"{at}events"].sum(), f"{at}days": units[f"{at}days"].sum()}
            case Relation():
                sums |= _arms(units, at)
            case Count() | Median() | Survival():
                pass
    return sums


def _arms(units: ir.Table, at: str) -> dict[str, ir.Value]:
    hit, exposed, stratum = units[f"{at}hit"], units[f"{at}exposed"], units[f"{at}stratum"]
    sums: dict[str, ir.Value] = {f"{at}n": hit.count()}
    for name in STRATA:
        for arm, within in (("exposed", exposed), ("unexposed", ~exposed)):
            here = within & (stratum == name)
            sums[f"{at}{arm}_n_{name}"] = hit.count(where=here)
            sums[f"{at}{arm}_k_{name}"] = (hit & here).sum()
    return sums


def _lists(indicators: Sequence[Indicator]) -> Iterator[tuple[Indicator, list[str]]]:
    for number, indicator in enumerate(indicators):
        if isinstance(indicator.statistic, Median):
            yield indicator, [f"i{number}_value"]
        elif isinstance(indicator.statistic, Survival):
            yield indicator, [f"i{number}_days", f"i{number}_event"]


def tallied(
    facts: Facts, population: Population, indicators: Sequence[Indicator], dimensions: Sequence[str]
) -> Iterator[Tally]:
    """Count everything about the indicators of one population: in TOTAL of every period, in dimensions of the years."""
    units = facts.engine.keep(units_of(facts, population, indicators))
    views = list(_views(facts, units, population, dimensions))
    if not views:
        return
    tallies: dict[tuple[str, str, str, str], Tally] = {}
    for row in _rows([_summed(view, name, indicators) for view, name in views]):
        for number, indicator in enumerate(indicators):
            key = (indicator.code, row["period"], row["dimension"], row["cell"])
            at = f"i{number}_"
            numbers = {name.removeprefix(at): value for name, value in row.items() if name.startswith(at)}
            tallies[key] = Tally(*key, numbers={"units": row["units"], **numbers})
    for indicator, columns in _lists(indicators):
        for row in _rows([_listed(view, name, columns) for view, name in views]):
            tally = tallies[indicator.code, row["period"], row["dimension"], row["cell"]]
            value = tuple(row[column] for column in columns)
            tally.listed[value if len(value) > 1 else value[0]] = row["times"]
    yield from tallies.values()


def _views(
    facts: Facts, units: ir.Table, population: Population, dimensions: Sequence[str]
) -> Iterator[tuple[ir.Table, str]]:
    if TOTAL in dimensions:
        yield units, OVERALL
    wanted = [name for name in dimensions if name in possible(population)]
    years = units.filter(units.yearly)
    if simple := [name for name in wanted if name != "organisation"]:
        placed = in_cells(facts, years, population, simple)
        if len(simple) > 1:
            placed = facts.engine.keep(placed)
        yield from ((placed, name) for name in simple)
    if "organisation" in wanted:
        yield by_organisation(facts, years, population), "organisation"


def _summed(view: ir.Table, dimension: str, indicators: Sequence[Indicator]) -> ir.Table:
    sums = _sums(view, indicators)
    if dimension == OVERALL:
        rows = view.group_by("period").aggregate(**sums).mutate(cell=ibis.literal(OVERALL))
    else:
        rows = view.group_by(["period", dimension]).aggregate(**sums).rename(cell=dimension)
    return rows.mutate(dimension=ibis.literal(dimension)).select("period", "dimension", "cell", *sums)


def _listed(view: ir.Table, dimension: str, columns: list[str]) -> ir.Table:
    by = ["period", *([] if dimension == OVERALL else [dimension]), *columns]
    rows = view.group_by(by).aggregate(times=view.count())
    rows = rows.mutate(cell=ibis.literal(OVERALL)) if dimension == OVERALL else rows.rename(cell=dimension)
    return rows.mutate(dimension=ibis.literal(dimension)).select("period", "dimension", "cell", *columns, "times")


def _rows(parts: Sequence[ir.Table]) -> Iterator[Mapping[str, Any]]:
    everything = ibis.union(*parts) if len(parts) > 1 else parts[0]
    yield from everything.to_pyarrow().to_pylist()

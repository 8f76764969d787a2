"""How much of what families got in a year, while their dossier ran: years and times, and in how many dossiers.

Counted from the facts as the indicators are, and let out by the same disclosure control: an item is a row with the
dossiers of the year as n, and those in which it occurs as numerator. Withheld is withheld, whatever it would cost.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import ibis
import ibis.expr.types as ir

from kring.insight.facts.contract import codes
from kring.insight.facts.package import opened, unpacked
from kring.insight.indicators.blocks import families, windows
from kring.insight.indicators.blocks.facts import Facts
from kring.insight.indicators.blocks.periods import grid
from kring.insight.indicators.blocks.spans import apart, days_between, inside, touching
from kring.insight.indicators.configuration import Configuration
from kring.insight.indicators.engine.connection import connected
from kring.insight.indicators.engine.disclosure import protected
from kring.insight.indicators.engine.rows import DAYS_PER_YEAR, Row

FAMILY = "family"
Used = dict[str, dict[str, dict[str, Any]]]


def used_in(path: Path, configuration: Configuration | None = None) -> Used:
    """For every year of a valid package, and every item: quantity (years or times), dossiers, and whether withheld.

    The item `family` is the dossiers themselves. Quantities have one decimal; None is withheld. Raises NoPackage.
    """
    choice = configuration or Configuration()
    with unpacked(path) as folder:
        package = opened(folder)
        years = [one for one in grid(package.coverage_from, package.coverage_to) if one.yearly]
        with connected(package) as (engine, tables):
            facts = Facts(
                engine, tables, coverage_from=package.coverage_from, coverage_to=package.coverage_to, periods=years,
                configuration=choice,
            )  # fmt: skip
            rows = list(_rows(facts, {one.name: one.partial for one in years}))
    told: Used = {}
    for row in protected(rows, choice, {}):
        told.setdefault(row.period, {})[row.code.partition(".")[2]] = {
            "quantity": row.numbers["quantity"],
            "dossiers": row.numbers["numerator"],
            "withheld": row.suppressed,
            "partial": row.partial,
        }
    return told


def _rows(facts: Facts, partial: Mapping[str, bool]) -> Iterator[Row]:
    around = windows.of_dossiers(facts)
    there = around.group_by("period").aggregate(n=around.count(), days=around.days.sum())
    everybody = {one["period"]: one for one in there.to_pyarrow().to_pylist()}
    for period, one in everybody.items():
        yield _row(FAMILY, period, one["n"], one["n"], one["days"] / DAYS_PER_YEAR, partial[period])
    for one in _years(facts, around).to_pyarrow().to_pylist():
        n = everybody[one["period"]]["n"]
        yield _row(one["item"], one["period"], n, one["dossiers"], one["days"] / DAYS_PER_YEAR, partial[one["period"]])
    for one in _times(facts, around).to_pyarrow().to_pylist():
        n = everybody[one["period"]]["n"]
        yield _row(one["item"], one["period"], n, one["dossiers"], one["times"], partial[one["period"]])


def _row(item: str, period: str, n: int, dossiers: int, quantity: float, partial: bool) -> Row:
    # A whole grid knows an overall row for each code and year: these are all overall.
    numbers = {"n": n, "n_missing": 0, "numerator": dossiers, "value": None, "quantity": round(float(quantity), 1)}
    return Row(f"used.{item}", period, "", "", "proportion", "wilson", partial, numbers)


def _years(facts: Facts, around: ir.Table) -> ir.Table:
    """What lasts: measures for each child or dossier, help for each organisation that gives it to a dossier."""
    spans = _helped(facts)
    for item, kinds in (
        ("placement", codes.MEASURE_GROUPS["placement"]),
        ("child_protection", codes.MEASURE_GROUPS["child_protection"]),
        ("criminal_measure", ("criminal_measure",)),
    ):
        rows = facts.measure.filter(facts.measure.kind.isin(kinds))
        rows = families.measures(facts, *codes.MEASURE_GROUPS).semi_join(rows.select("measure_id"), "measure_id")
        spans = spans.union(
            rows.select("dossier_id", "from_on", "until_on", who=rows.member_id.fill_null("")).mutate(
                item=ibis.literal(item)
            ).select("item", "dossier_id", "who", "from_on", "until_on")
        )  # fmt: skip
    met = touching(around, apart(spans, ["item", "dossier_id", "who"]))
    days = days_between(ibis.greatest(met.from_on, met.window_from), ibis.least(met.until_on, met.window_end))
    met = met.mutate(its_days=days)
    return met.group_by(["period", "item"]).aggregate(days=met.its_days.sum(), dossiers=met.dossier_id.nunique())


def _helped(facts: Facts) -> ir.Table:
    givers = facts.organisation.select(giver="organisation_id", giver_kind="kind")
    rows = families.helped(facts).select("dossier_id", "organisation_id", "from_on", "until_on")
    rows = rows.join(givers, [("organisation_id", "giver")])
    rows = rows.mutate(item=ibis.literal("help:") + rows.giver_kind, who=rows.organisation_id)
    return rows.select("item", "dossier_id", "who", "from_on", "until_on")


def _times(facts: Facts, around: ir.Table) -> ir.Table:
    """What happens: reports, and exclusion orders that begin."""
    reports = facts.signal.filter(facts.signal.kind == "report")
    orders = facts.measure.filter(facts.measure.kind == "exclusion_order")
    rows = reports.select("dossier_id", item=ibis.literal("report"), on="received_on").union(
        orders.select("dossier_id", item=ibis.literal("exclusion_order"), on="from_on")
    )
    met = inside(around, rows, "on")
    return met.group_by(["period", "item"]).aggregate(times=met.count(), dossiers=met.dossier_id.nunique())

"""Dossiers and members cut to every period: the window in which they can be counted."""

import ibis
import ibis.expr.types as ir

from kring.insight.indicators.blocks import families
from kring.insight.indicators.blocks.facts import Facts, kept
from kring.insight.indicators.blocks.spans import days_between, plus_days


def _cut(rows: ir.Table, facts: Facts, begin: str) -> ir.Table:
    periods = facts.periods
    cut = rows.join(periods, [rows[begin] < periods.period_end, rows.until_on > periods.period_from])
    cut = cut.mutate(
        window_from=ibis.greatest(cut[begin], cut.period_from),
        window_end=ibis.least(cut.until_on, cut.period_end),
    )
    return cut.mutate(days=days_between(cut.window_from, cut.window_end), ref_on=plus_days(cut.window_end, -1)).drop(
        "period_from", "period_end", "last_on", begin, "until_on"
    )


@kept
def of_dossiers(facts: Facts) -> ir.Table:
    """Every dossier in every period in which it is active at least a day; the reference date is the last day."""
    rows = families.dossiers(facts).select("dossier_id", "opened_on", "until_on", unit_id="dossier_id")
    return _cut(rows, facts, "opened_on")


@kept
def of_members(facts: Facts) -> ir.Table:
    """Every member in every period in which they are present at least a day; the reference date is the last."""
    rows = families.members(facts)
    rows = rows.select(
        "member_id", "dossier_id", "birth_date", "member_role", "from_on", "until_on", unit_id="member_id"
    )
    return _cut(rows, facts, "from_on")


def dated(facts: Facts, rows: ir.Table, on: str, unit: str) -> ir.Table:
    """Every row in every period that holds its day; that day is the reference date."""
    days = facts.days
    found = rows.join(days, rows[on] == days.day).drop("day")
    return found.mutate(unit_id=found[unit], ref_on=found[on])

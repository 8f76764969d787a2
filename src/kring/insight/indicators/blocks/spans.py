"""Spans of days: half-open, open ends run on, and a span that ends where it begins is one day."""

from collections.abc import Sequence
from datetime import date

import ibis
import ibis.expr.types as ir

from kring.insight.indicators.blocks.facts import day

FOREVER = date(9999, 1, 1)


def plus_days(on: ir.DateValue, days: int) -> ir.DateValue:
    """The day so many days later; the casts keep it a day on engines that answer with a timestamp."""
    return (on + ibis.interval(days=days)).cast("timestamp").cast("date")


def days_between(first: ir.DateValue, last: ir.DateValue) -> ir.IntegerValue:
    """How many days last lies after first."""
    return last.delta(first, unit="day")


def until(from_on: ir.DateValue, to_on: ir.DateValue) -> ir.DateValue:
    """The first day after a span: never empty, and at least one day after its begin."""
    return ibis.cases(
        (to_on.isnull(), day(FOREVER)),
        (to_on > from_on, to_on),
        else_=plus_days(from_on, 1),
    )


def covers(rows: ir.Table, on: ir.DateValue) -> ir.BooleanValue:
    """Whether the span [from_on, until_on) of a row holds a day."""
    return (rows.from_on <= on) & (rows.until_on > on)


def touching(windows: ir.Table, rows: ir.Table, key: str = "dossier_id") -> ir.Table:
    """Every window beside every span of the same dossier, or member, that shares a day with it."""
    return windows.join(rows, [key, rows.from_on < windows.window_end, rows.until_on > windows.window_from])


def inside(windows: ir.Table, rows: ir.Table, on: str, key: str = "dossier_id") -> ir.Table:
    """Every window beside every row of the same dossier, or member, that is dated inside it."""
    return windows.join(rows, [key, rows[on] >= windows.window_from, rows[on] < windows.window_end])


def apart(rows: ir.Table, by: Sequence[str]) -> ir.Table:
    """The days that spans cover together, as spans that do not overlap: by, from_on, until_on.

    Of each span only what no earlier one reached is left, so that days can be added up.
    """
    earlier = ibis.window(group_by=by, order_by=["from_on", "until_on"], rows=(None, -1))
    marked = rows.mutate(reached=rows.until_on.max().over(earlier))
    begin = ibis.ifelse(marked.reached > marked.from_on, marked.reached, marked.from_on)
    fresh = marked.select(*by, "until_on", from_on=begin)
    return fresh.filter(fresh.until_on > fresh.from_on)


def together(rows: ir.Table, who: str) -> ir.Table:
    """The days of a dossier on which two different values of who hold at once: dossier_id, from_on, until_on."""
    alone = apart(rows, ["dossier_id", who])
    earlier = ibis.window(group_by="dossier_id", order_by=["from_on", "until_on", who], rows=(None, -1))
    beside = alone.mutate(reached=alone.until_on.max().over(earlier))
    both = beside.filter(beside.reached.notnull())
    both = both.select("dossier_id", "from_on", until_on=ibis.least(both.until_on, both.reached))
    return both.filter(both.until_on > both.from_on)

"""Children in the period: members who are under 18 when their window begins."""

import ibis.expr.types as ir

from kring.insight.indicators.blocks import windows
from kring.insight.indicators.blocks.ages import is_at_least
from kring.insight.indicators.blocks.facts import Facts, kept

OF_AGE = 18


@kept
def minors(facts: Facts) -> ir.Table:
    """The windows of children; the reference date is the first day."""
    rows = windows.of_members(facts)
    rows = rows.filter(~is_at_least(OF_AGE, rows, rows.window_from))
    return rows.mutate(ref_on=rows.window_from)

"""Veiligheidsbeoordeling binnen 5 werkdagen: vraag?"""

from datetime import date
import ibis.expr.types as ir

from kring.insight.indicators.blocks import windows
from kring.insight.indicators.blocks.facts import Facts, day
from kring.insight.indicators.model import Example, Indicator, Population, Proportion

def _reports(facts: Facts) -> ir.Table:
    """Reports of which the term for triage is over."""
    rows = facts.signal
    reports = windows.dated(facts, rows.filter(rows.kind == "report"), "received_on", "signal_id")
    return reports.filter(reports.working_day_5 <= day(facts.coverage_to))


def _in_time(facts: Facts, units: ir.Table) -> ir.BooleanValue:
    """Assessed on or before the fifth working day."""
    return (units.triaged_on <= units.working_day_5).fill_null(False)

INDICATOR = Indicator(
    code="process.triage_in_time",
    title="Veiligheidsbeoordeling binnen 5 werkdagen",
    title_en="Safety assessment within 5 working days",
    question="Vraag?",
    why="Omdat.",
    source="Rechtsbeschermend: heldere procedures",
    unit="signal",
    direction="higher is better",
    counted_in="`signal` rows of kind `report`",
    counted="`triaged_on` <= 5th working day after `received_on`",
    period="`received_on`",
    reference_date="`received_on`",
    exclusions="kind `advice`; not assessable: the 5th working day lies after `coverage_to`",
    missing="no triage counts as not in time",
    decided="Receipt day is day 0, also in a weekend. Same day is in time.",
    limits="Grens.",
    author="x",
    checked_by="z",
    review_on=date(2027, 11, 1),
    population=Population("reports", _reports),
    statistic=Proportion(_in_time),
    example=Example(facts=""),
)

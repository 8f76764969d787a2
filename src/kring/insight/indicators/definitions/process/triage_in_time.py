"""Veiligheidsbeoordeling binnen 5 werkdagen: is de veiligheid binnen vijf werkdagen beoordeeld?"""

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
    question="Is de veiligheid binnen vijf werkdagen beoordeeld?",
    why="Een heldere termijn beschermt het gezin tegen lang wachten in onzekerheid.",
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
    limits="Snelheid, geen kwaliteit.",
    author="Kring, naar het indicatorenboek 1.0.0",
    checked_by="Een tabel die met de hand is na te rekenen",
    review_on=date(2027, 11, 1),
    population=Population("reports", _reports),
    statistic=Proportion(_in_time),
    example=Example(
        facts="""
            signal | kind   | received_on | triaged_on
            a      | report | 2024-03-02  | 2024-03-08
            b      | report | 2024-03-02  | 2024-03-11
            c      | report | 2024-03-02  |
            d      | advice | 2024-03-02  | 2024-03-04
            e      | report | 2024-12-24  | 2024-12-24
        """,
        counts={"a"},
        out_of={"a", "b", "c"},
    ),
)

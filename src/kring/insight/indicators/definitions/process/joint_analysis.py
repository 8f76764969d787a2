"""Gezamenlijke verklarende analyse: ligt er binnen acht weken een verklaring waar iedereen achter staat?"""

from datetime import date

import ibis.expr.types as ir

from kring.insight.indicators.blocks import families, windows
from kring.insight.indicators.blocks.facts import Facts
from kring.insight.indicators.blocks.spans import plus_days
from kring.insight.indicators.model import Example, Indicator, Population, Proportion

TERM_DAYS = 56


def _eight_weeks_on(facts: Facts) -> ir.Table:
    """Dossiers that are still active eight weeks after opening."""
    rows = families.dossiers(facts).select("dossier_id", "opened_on", "until_on")
    rows = rows.mutate(term_on=plus_days(rows.opened_on, TERM_DAYS))
    return windows.dated(facts, rows.filter(rows.term_on < rows.until_on), "term_on", "dossier_id")


def _analysed_together(facts: Facts, units: ir.Table) -> ir.Table:
    """An explanatory analysis with the family and two organisations, within the eight weeks."""
    rows = facts.decision
    shared = rows.filter(
        (rows.kind == "explanatory_analysis") & (rows.organisations_present >= 2) & rows.family_present
    ).select("dossier_id", "decided_on")
    met = units.join(
        shared,
        ["dossier_id", shared.decided_on >= units.opened_on, shared.decided_on <= units.term_on],
    )
    return met.select("period", "unit_id").distinct()


INDICATOR = Indicator(
    code="process.joint_analysis",
    title="Gezamenlijke verklarende analyse",
    title_en="Joint explanatory analysis",
    question="Ligt er binnen acht weken een verklaring waar iedereen achter staat?",
    why="Zonder gedeelde verklaring werkt ieder aan een ander probleem.",
    source="Transparant: gezamenlijke verklarende analyse",
    unit="dossier",
    direction="higher is better",
    counted_in="dossiers still active on day 56 (`opened_on` + 56 days)",
    counted=(
        "a `decision` of kind `explanatory_analysis` with `opened_on` <= `decided_on` <= day 56, "
        "`organisations_present` >= 2 and `family_present` true, in one row"
    ),
    period="day 56",
    reference_date="day 56",
    exclusions="not active on day 56; merged",
    missing="unknown presence counts as not met",
    decided="A decision on day 56 counts. Closed on day 56 = not active that day = out.",
    limits="De termijn van acht weken is een keuze, geen wettelijke norm.",
    author="Kring, naar het indicatorenboek 1.0.0",
    checked_by="Een tabel die met de hand is na te rekenen",
    review_on=date(2027, 11, 1),
    population=Population("dossiers active eight weeks after opening", _eight_weeks_on),
    statistic=Proportion(_analysed_together),
    example=Example(
        facts="""
            dossier | opened_on  | closed_on
            1       | 2024-01-01 |
            2       | 2024-01-01 |
            3       | 2024-01-01 | 2024-02-26
            4       | 2024-01-01 | 2024-02-27

            decision | dossier | kind                 | decided_on | organisations_present | family_present
            a        | 1       | explanatory_analysis | 2024-02-26 | 2                     | true
            b        | 2       | explanatory_analysis | 2024-02-27 | 2                     | true
            c        | 3       | explanatory_analysis | 2024-01-15 | 2                     | true
            d        | 4       | explanatory_analysis | 2024-01-15 | 1                     | true
            e        | 4       | explanatory_analysis | 2024-01-16 | 2                     |
        """,
        counts={"1"},
        out_of={"1", "2", "4"},
    ),
)

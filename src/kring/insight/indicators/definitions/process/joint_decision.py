"""Gezamenlijke besluitvorming: worden besluiten samen met het gezin genomen?"""

from datetime import date

import ibis
import ibis.expr.types as ir

from kring.insight.indicators.blocks import windows
from kring.insight.indicators.blocks.facts import Facts
from kring.insight.indicators.model import Example, Indicator, Population, Proportion


def _decisions(facts: Facts) -> ir.Table:
    """Every decision but the explanatory analysis, which has an indicator of its own."""
    rows = facts.decision
    return windows.dated(facts, rows.filter(rows.kind != "explanatory_analysis"), "decided_on", "decision_id")


def _together(facts: Facts, units: ir.Table) -> ir.BooleanValue:
    """Two organisations and the family; unknown as soon as one of the two was not written down."""
    unknown = units.organisations_present.isnull() | units.family_present.isnull()
    both = (units.organisations_present >= 2) & units.family_present
    return ibis.ifelse(unknown, ibis.null("boolean"), both)


INDICATOR = Indicator(
    code="process.joint_decision",
    title="Gezamenlijke besluitvorming",
    title_en="Joint decision-making",
    question="Worden besluiten samen met het gezin genomen?",
    why="Wie meebeslist, doet mee.",
    source="Transparant: gezamenlijke besluitvorming",
    unit="decision",
    direction="higher is better",
    counted_in="`decision` rows of every kind but `explanatory_analysis`",
    counted="`organisations_present` >= 2 and `family_present` true",
    period="`decided_on`",
    reference_date="`decided_on`",
    exclusions="none",
    missing="either value empty",
    decided="A row with one value known to fail and the other empty is still missing.",
    limits="Erbij zitten is nog geen invloed hebben.",
    author="Kring, naar het indicatorenboek 1.0.0",
    checked_by="Een tabel die met de hand is na te rekenen",
    review_on=date(2027, 11, 1),
    population=Population("decisions", _decisions),
    statistic=Proportion(_together),
    example=Example(
        facts="""
            decision | kind                 | decided_on | organisations_present | family_present
            a        | plan                 | 2024-03-01 | 2                     | true
            b        | plan                 | 2024-03-01 | 1                     | true
            c        | plan                 | 2024-03-01 | 1                     |
            d        | closure              | 2024-03-01 |                       | true
            e        | explanatory_analysis | 2024-03-01 | 2                     | true
        """,
        counts={"a"},
        out_of={"a", "b"},
        missing={"c", "d"},
    ),
)

"""Gezamenlijke afweging over inzet: wegen organisaties samen af wie er in het gezin komt?"""

from datetime import date

import ibis.expr.types as ir

from kring.insight.indicators.blocks import windows
from kring.insight.indicators.blocks.facts import Facts
from kring.insight.indicators.model import Example, Indicator, Population, Proportion


def _deployments(facts: Facts) -> ir.Table:
    """Decisions about who comes in, by the day of deciding."""
    rows = facts.decision
    return windows.dated(facts, rows.filter(rows.kind == "deployment"), "decided_on", "decision_id")


def _together(facts: Facts, units: ir.Table) -> ir.BooleanValue:
    """Two organisations or more; unknown when nobody wrote down how many."""
    return units.organisations_present >= 2


INDICATOR = Indicator(
    code="structure.joint_deployment",
    title="Gezamenlijke afweging over inzet",
    title_en="Joint weighing of who is deployed",
    question="Wegen organisaties samen af wie er in het gezin komt?",
    why="Samen kiezen voorkomt dat er te veel of de verkeerde mensen over de vloer komen.",
    source="Intersectorale samenwerking: gezamenlijke afweging over inzet professionals",
    unit="decision",
    direction="higher is better",
    counted_in="`decision` rows of kind `deployment`",
    counted="`organisations_present` >= 2",
    period="`decided_on`",
    reference_date="`decided_on`",
    exclusions="none",
    missing="`organisations_present` empty",
    decided="Presence of the family is not asked here (see process.joint_decision).",
    limits="Inzet zonder vastgelegd besluit is onzichtbaar.",
    author="Kring, naar het indicatorenboek 1.0.0",
    checked_by="Een tabel die met de hand is na te rekenen",
    review_on=date(2027, 11, 1),
    population=Population("decisions on deployment", _deployments),
    statistic=Proportion(_together),
    example=Example(
        facts="""
            decision | kind       | decided_on | organisations_present | family_present
            a        | deployment | 2024-03-01 | 2                     | false
            b        | deployment | 2024-03-01 | 1                     | true
            c        | deployment | 2024-03-01 |                       |
            d        | plan       | 2024-03-01 | 3                     | true
        """,
        counts={"a"},
        out_of={"a", "b"},
        missing={"c"},
    ),
)

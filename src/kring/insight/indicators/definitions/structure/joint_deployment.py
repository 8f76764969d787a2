"""Gezamenlijke afweging over inzet: vraag?"""

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
    question="Vraag?",
    why="Omdat.",
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
    limits="Grens.",
    author="x",
    checked_by="z",
    review_on=date(2027, 11, 1),
    population=Population("decisions on deployment", _deployments),
    statistic=Proportion(_together),
    example=Example(facts=""),
)

"""Verandering aantal incidenten: vraag?"""

from datetime import date
import ibis.expr.types as ir

from kring.insight.indicators.blocks.facts import Facts
from kring.insight.indicators.blocks.violence import FOLLOWED_UP
from kring.insight.indicators.model import Example, Indicator, Mean

def _change(facts: Facts, units: ir.Table) -> ir.NumericValue:
    """Incidents a year now, less those at the start."""
    return units.score - units.start_score

INDICATOR = Indicator(
    code="outcome.incident_change",
    title="Verandering aantal incidenten",
    title_en="Change in number of incidents",
    question="Vraag?",
    why="Omdat.",
    source="Outcome: percentage afname of stoppen geweld bij afronding of follow-up",
    unit="dossier",
    direction="lower is better",
    counted_in="as outcome.violence_stopped",
    counted="mean of f - b (incidents per year)",
    period="date of the follow-up",
    reference_date="date of the follow-up",
    exclusions="as outcome.violence_stopped",
    missing=(
        "a follow-up in the period without t1 or with t1 not before it (reference date: the "
        "follow-up); or t1 without any follow-up wave at all (on any date) while t1 + 365 days falls "
        "in the period (reference date: that day)"
    ),
    decided=(
        "b = 0 is out. The three outcomes exclude one another; what remains (below the threshold but "
        "not lower than at the start) belongs to none."
    ),
    limits="Grens.",
    author="x",
    checked_by="z",
    review_on=date(2027, 11, 1),
    population=FOLLOWED_UP,
    statistic=Mean(_change),
    example=Example(facts=""),
)

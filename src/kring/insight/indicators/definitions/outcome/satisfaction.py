"""Tevredenheid over de hulp: vraag?"""

from datetime import date
import ibis.expr.types as ir

from kring.insight.indicators.blocks.answers import own_answers
from kring.insight.indicators.blocks.facts import Facts
from kring.insight.indicators.model import Example, Indicator, Mean

def _score(facts: Facts, units: ir.Table) -> ir.NumericValue:
    """The raw score; empty when the member did not answer."""
    return units.score

INDICATOR = Indicator(
    code="outcome.satisfaction",
    title="Tevredenheid over de hulp",
    title_en="Satisfaction with help",
    question="Vraag?",
    why="Omdat.",
    source="Outcome: tevredenheid kinderen en volwassenen over de ontvangen hulp",
    unit="member",
    direction="higher is better",
    counted_in=(
        "Latest own answer (`informant` = `self`) per member with `answered_on` in the period, member "
        "at least 8 that day; ties on the day: greatest `response_id`. Any wave counts, also an "
        "answer given outside the member's presence."
    ),
    counted="mean raw `satisfaction` score (1-10)",
    period="`answered_on`",
    reference_date="`answered_on` (missing: last day of the window)",
    exclusions="children under 8",
    missing=(
        "every member present at least 28 days of the period, at least 8 on the last day of the "
        "member's window, without such an answer. A member who answered but was present shorter still "
        "counts."
    ),
    decided="A member in two dossiers is two units. Own answers before the 8th birthday are ignored.",
    limits="Grens.",
    author="x",
    checked_by="z",
    review_on=date(2027, 11, 1),
    population=own_answers("satisfaction"),
    statistic=Mean(_score),
    example=Example(facts=""),
)

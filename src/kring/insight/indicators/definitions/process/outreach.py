"""Outreachend werken: vraag?"""

from datetime import date
import ibis.expr.types as ir

from kring.insight.indicators.blocks import windows
from kring.insight.indicators.blocks.facts import Facts
from kring.insight.indicators.model import Example, Indicator, Population, Proportion

IN_PERSON = ("home", "school", "family_choice", "office")

def _meetings(facts: Facts) -> ir.Table:
    """Contacts in person."""
    rows = facts.contact
    return windows.dated(facts, rows.filter(rows.place.isin(IN_PERSON)), "contact_on", "contact_id")


def _where_the_family_is(facts: Facts, units: ir.Table) -> ir.BooleanValue:
    """Anywhere but at the office."""
    return units.place != "office"

INDICATOR = Indicator(
    code="process.outreach",
    title="Outreachend werken",
    title_en="Outreach",
    question="Vraag?",
    why="Omdat.",
    source="Eenvoudig: outreachend",
    unit="contact",
    direction="higher is better",
    counted_in="`contact` rows in person: `home`, `school`, `family_choice`, `office`",
    counted="place is not `office`",
    period="`contact_on`",
    reference_date="`contact_on`",
    exclusions="`phone`, `video`, `written`",
    missing="cannot occur (absence of a row counts as no)",
    decided="Every contact counts.",
    limits="Grens.",
    author="x",
    checked_by="z",
    review_on=date(2027, 11, 1),
    population=Population("contacts in person", _meetings),
    statistic=Proportion(_where_the_family_is),
    example=Example(facts=""),
)

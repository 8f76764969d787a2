"""Outreachend werken: gaan professionals naar het gezin toe?"""

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
    question="Gaan professionals naar het gezin toe?",
    why="Thuis zie je meer dan op kantoor, en niet iedereen kan komen.",
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
    limits="Contacten met één gezin hangen samen; het interval is te smal.",
    author="Kring, naar het indicatorenboek 1.0.0",
    checked_by="Een tabel die met de hand is na te rekenen",
    review_on=date(2027, 11, 1),
    population=Population("contacts in person", _meetings),
    statistic=Proportion(_where_the_family_is),
    example=Example(
        facts="""
            contact | contact_on | place
            a       | 2024-01-01 | home
            b       | 2024-12-31 | office
            c       | 2024-03-01 | phone
            d       | 2024-03-01 | family_choice
        """,
        counts={"a", "d"},
        out_of={"a", "b", "d"},
    ),
)

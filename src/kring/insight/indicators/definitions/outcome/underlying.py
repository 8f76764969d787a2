"""Hulp gericht op onderliggende problematiek: is de hulp gericht op wat het probleem in stand houdt?"""

from datetime import date

import ibis.expr.types as ir

from kring.insight.indicators.blocks import families, windows
from kring.insight.indicators.blocks.facts import Facts
from kring.insight.indicators.blocks.spans import plus_days
from kring.insight.indicators.model import Example, Indicator, Population, Proportion

TERM_DAYS = 90


def _roots(facts: Facts) -> ir.Table:
    """Factors that keep the problem going, ninety days after they were named, in dossiers that go on."""
    rows = facts.factor
    roots = rows.filter(rows.function == "perpetuating").select("factor_id", "dossier_id", "identified_on")
    roots = roots.join(families.dossiers(facts).select("dossier_id", "until_on"), "dossier_id")
    roots = roots.mutate(term_on=plus_days(roots.identified_on, TERM_DAYS))
    return windows.dated(facts, roots.filter(roots.until_on > roots.term_on), "term_on", "factor_id")


def _helped(facts: Facts, units: ir.Table) -> ir.Table:
    """Help aimed at this factor began by then."""
    helped = families.helped(facts).select("factor_id", "started_on")
    met = units.join(helped, ["factor_id", helped.started_on <= units.term_on])
    return met.select("period", "unit_id").distinct()


INDICATOR = Indicator(
    code="outcome.underlying",
    title="Hulp gericht op onderliggende problematiek",
    title_en="Help aimed at underlying problems",
    question="Is de hulp gericht op wat het probleem in stand houdt?",
    why="Hulp die ergens anders op is gericht, laat staan wat het probleem in stand houdt.",
    source="Outcome: hulp is gericht op onderliggende problematiek",
    unit="factor",
    direction="higher is better",
    counted_in=(
        "`factor` rows with function `perpetuating` in dossiers whose dossier period ends after day "
        "90 (`identified_on` + 90 days)"
    ),
    counted="at least one `action` of kind `help` with this `factor_id` and `started_on` <= day 90",
    period="day 90",
    reference_date="day 90",
    exclusions="dossier period ended on or before day 90",
    missing="help agreed but not started counts as no",
    decided=(
        "Help that began before the factor was identified counts when it is linked to it. Cells by "
        "age group use the youngest member."
    ),
    limits="Hulp die niet aan een factor is gekoppeld telt niet mee.",
    author="Kring, naar het indicatorenboek 1.0.0",
    checked_by="Een tabel die met de hand is na te rekenen",
    review_on=date(2027, 11, 1),
    population=Population("perpetuating factors after ninety days", _roots),
    statistic=Proportion(_helped),
    example=Example(
        facts="""
            dossier | opened_on  | closed_on
            1       | 2024-01-01 |
            2       | 2024-01-01 | 2024-04-30

            factor | dossier | function     | identified_on
            a      | 1       | perpetuating | 2024-02-01
            b      | 1       | perpetuating | 2024-02-01
            c      | 1       | protective   | 2024-02-01
            d      | 2       | perpetuating | 2024-01-31

            action | dossier | factor | kind | started_on
            a      | 1       | a      | help | 2024-05-01
            b      | 1       | b      | help | 2024-05-02
            c      | 2       | d      | help | 2024-02-01
        """,
        counts={"a"},
        out_of={"a", "b"},
    ),
)

"""0-100: ieders behoefte bekeken: wordt van iedereen bekeken wat nodig is, van ongeboren tot oud?"""

from datetime import date

import ibis.expr.types as ir

from kring.insight.indicators.blocks import families, windows
from kring.insight.indicators.blocks.facts import Facts
from kring.insight.indicators.blocks.spans import plus_days
from kring.insight.indicators.model import Example, Indicator, Population, Proportion

TERM_DAYS = 56


def _eight_weeks_on(facts: Facts) -> ir.Table:
    """Members who are still present eight weeks after their first day."""
    rows = families.members(facts)
    rows = rows.mutate(term_on=plus_days(rows.from_on, TERM_DAYS))
    return windows.dated(facts, rows.filter(rows.term_on < rows.until_on), "term_on", "member_id")


def _looked_at(facts: Facts, units: ir.Table) -> ir.BooleanValue:
    """What this person needs had been written down by then."""
    return (units.reviewed_on <= units.term_on).fill_null(False)


INDICATOR = Indicator(
    code="process.all_ages",
    title="0-100: ieders behoefte bekeken",
    title_en="0-100: everybody's needs looked at",
    question="Wordt van iedereen bekeken wat nodig is, van ongeboren tot oud?",
    why="Een baby vraagt niets en wordt daardoor makkelijk vergeten.",
    source="Gezinsgericht: 0-100 jaar",
    unit="member",
    direction="higher is better",
    counted_in="members still present on day 56 after their first day",
    counted="`reviewed_on` filled and <= day 56",
    period="day 56",
    reference_date="day 56",
    exclusions="not present on day 56",
    missing="cannot occur (absence of a row counts as no)",
    decided=(
        "First day = later of `joined_on` and `opened_on`. A review before the first day counts. Use "
        "the breakdown by age group."
    ),
    limits="Een vastgelegde blik kan kort zijn geweest.",
    author="Kring, naar het indicatorenboek 1.0.0",
    checked_by="Een tabel die met de hand is na te rekenen",
    review_on=date(2027, 11, 1),
    population=Population("members present eight weeks", _eight_weeks_on, by_member=True),
    statistic=Proportion(_looked_at),
    example=Example(
        facts="""
            dossier | opened_on
            1       | 2024-01-01

            member | birth_date | joined_on  | left_on    | reviewed_on
            1      | 2024-05-01 |            |            | 2024-02-26
            2      | 1940-01-01 |            |            | 2024-02-27
            3      | 2015-01-01 |            | 2024-02-26 | 2024-01-02
            4      | 2015-01-01 | 2024-03-01 |            | 2024-01-02
            5      | 2015-01-01 |            |            |
        """,
        counts={"1", "4"},
        out_of={"1", "2", "4", "5"},
    ),
)

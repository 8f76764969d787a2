"""Inzage in begrijpelijke taal: zien gezinsleden hun stukken in begrijpelijke taal?"""

from datetime import date

import ibis.expr.types as ir

from kring.insight.indicators.blocks import windows
from kring.insight.indicators.blocks.ages import is_at_least
from kring.insight.indicators.blocks.facts import Facts
from kring.insight.indicators.blocks.spans import inside
from kring.insight.indicators.model import Example, Indicator, Population, Proportion

READING_AGE = 12
LONG_ENOUGH_DAYS = 60


def _readers(facts: Facts) -> ir.Table:
    """Members of 12 or older who are present long enough to have looked."""
    rows = windows.of_members(facts)
    return rows.filter((rows.days >= LONG_ENOUGH_DAYS) & is_at_least(READING_AGE, rows, rows.ref_on))


def _looked(facts: Facts, units: ir.Table) -> ir.Table:
    """Opened a document in plain language inside the window."""
    views = facts.document_view
    views = views.filter(views.plain_language).select("member_id", "viewed_on")
    return inside(units, views, "viewed_on", "member_id").select("period", "unit_id").distinct()


INDICATOR = Indicator(
    code="process.record_access",
    title="Inzage in begrijpelijke taal",
    title_en="Access in plain language",
    question="Zien gezinsleden hun stukken in begrijpelijke taal?",
    why="Je kunt alleen meedenken over wat je kunt lezen en begrijpen.",
    source="Rechtsbeschermend: gezinsleden hebben inzage in de stukken (begrijpelijke taal)",
    unit="member",
    direction="higher is better",
    counted_in=("members present at least 60 days of the period and at least 12 on the last day of their window"),
    counted=("at least one `document_view` with `plain_language` true and `viewed_on` inside the member's window"),
    period="member's window in the period",
    reference_date="last day of the window",
    exclusions="under 12; unknown birth date with role `child`",
    missing="cannot occur (absence of a row counts as no)",
    decided="Viewing on the day of leaving or closing is outside.",
    limits="Gekeken is nog niet begrepen; lezen op papier ontbreekt.",
    author="Kring, naar het indicatorenboek 1.0.0",
    checked_by="Een tabel die met de hand is na te rekenen",
    review_on=date(2027, 11, 1),
    population=Population("members of 12 and older", _readers, by_member=True),
    statistic=Proportion(_looked),
    example=Example(
        facts="""
            dossier | opened_on
            1       | 2024-01-01

            member | birth_date | role   | left_on
            1      | 1990-01-01 | parent | 2024-03-01
            2      | 2012-12-31 | child  |
            3      | 2013-01-01 | child  |
            4      | 1990-01-01 | parent | 2024-02-29
            5      | 1990-01-01 | parent |

            document_view | member | viewed_on  | plain_language
            a             | 1      | 2024-03-01 | true
            b             | 2      | 2024-02-01 | true
            c             | 5      | 2024-02-01 | false
        """,
        counts={"2"},
        out_of={"1", "2", "5"},
    ),
)

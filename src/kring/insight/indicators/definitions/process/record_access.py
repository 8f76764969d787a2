"""Inzage in begrijpelijke taal: vraag?"""

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
    question="Vraag?",
    why="Omdat.",
    source="Rechtsbeschermend: gezinsleden hebben inzage in de stukken (begrijpelijke taal)",
    unit="member",
    direction="higher is better",
    counted_in=(
        "members present at least 60 days of the period and at least 12 on the last day of their "
        "window"
    ),
    counted=(
        "at least one `document_view` with `plain_language` true and `viewed_on` inside the member's "
        "window"
    ),
    period="member's window in the period",
    reference_date="last day of the window",
    exclusions="under 12; unknown birth date with role `child`",
    missing="cannot occur (absence of a row counts as no)",
    decided="Viewing on the day of leaving or closing is outside.",
    limits="Grens.",
    author="x",
    checked_by="z",
    review_on=date(2027, 11, 1),
    population=Population("members of 12 and older", _readers, by_member=True),
    statistic=Proportion(_looked),
    example=Example(facts=""),
)

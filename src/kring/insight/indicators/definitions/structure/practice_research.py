"""Verbinding praktijk en onderzoek: vraag?"""

from datetime import date
import ibis.expr.types as ir

from kring.insight.indicators.blocks.facts import Facts
from kring.insight.indicators.blocks.network import SESSIONS
from kring.insight.indicators.model import Example, Indicator, Proportion

def _changed_practice(facts: Facts, sessions: ir.Table) -> ir.BooleanValue:
    """Data on the table, and at least one change agreed."""
    return sessions.used_data & (sessions.changes_agreed >= 1)

INDICATOR = Indicator(
    code="structure.practice_research",
    title="Verbinding praktijk en onderzoek",
    title_en="Link between practice and research",
    question="Vraag?",
    why="Omdat.",
    source="Lerende organisatie: verbinding praktijk en onderzoek",
    unit="session",
    direction="higher is better",
    counted_in="all `learning_session` rows",
    counted="`used_data` is true and `changes_agreed` >= 1",
    period="`held_on`",
    reference_date="not used",
    exclusions="none",
    missing="cannot occur (absence of a row counts as no)",
    decided=(
        "All kinds of session. Only the breakdowns region and organisation exist (`none` when no "
        "organiser)."
    ),
    limits="Grens.",
    author="x",
    checked_by="z",
    review_on=date(2027, 11, 1),
    population=SESSIONS,
    statistic=Proportion(_changed_practice),
    example=Example(facts=""),
)

"""Verbinding praktijk en onderzoek: verandert de praktijk door onderzoek en cijfers?"""

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
    question="Verandert de praktijk door onderzoek en cijfers?",
    why="Cijfers waar niemand iets mee doet helpen geen gezin.",
    source="Lerende organisatie: verbinding praktijk en onderzoek",
    unit="session",
    direction="higher is better",
    counted_in="all `learning_session` rows",
    counted="`used_data` is true and `changes_agreed` >= 1",
    period="`held_on`",
    reference_date="not used",
    exclusions="none",
    missing="cannot occur (absence of a row counts as no)",
    decided=("All kinds of session. Only the breakdowns region and organisation exist (`none` when no organiser)."),
    limits="Een afgesproken verandering is nog geen verandering.",
    author="Kring, naar het indicatorenboek 1.0.0",
    checked_by="Een tabel die met de hand is na te rekenen",
    review_on=date(2027, 11, 1),
    population=SESSIONS,
    statistic=Proportion(_changed_practice),
    example=Example(
        facts="""
            learning_session | kind     | held_on    | used_data | changes_agreed
            a                | regional | 2024-03-01 | true      | 1
            b                | national | 2024-03-01 | true      | 0
            c                | regional | 2024-03-01 | false     | 3
        """,
        counts={"a"},
        out_of={"a", "b", "c"},
    ),
)

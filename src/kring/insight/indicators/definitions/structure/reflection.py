"""Casusreflectie: kijken professionals samen terug op een zaak?"""

from datetime import date

import ibis.expr.types as ir

from kring.insight.indicators.blocks.dossiers import ACTIVE_SIXTY_DAYS
from kring.insight.indicators.blocks.facts import Facts
from kring.insight.indicators.blocks.spans import inside
from kring.insight.indicators.model import Example, Indicator, Proportion


def _reflected_on(facts: Facts, windows: ir.Table) -> ir.Table:
    """The windows with a session about this dossier on one of their days."""
    sessions = facts.learning_session
    sessions = sessions.filter(sessions.kind == "case_reflection").select("dossier_id", "held_on")
    return inside(windows, sessions, "held_on").select("period", "unit_id").distinct()


INDICATOR = Indicator(
    code="structure.reflection",
    title="Casusreflectie",
    title_en="Case reflection",
    question="Kijken professionals samen terug op een zaak?",
    why="Wie terugkijkt, ziet eerder dat een gezin vastloopt.",
    source="Lerende organisatie: continue reflectie",
    unit="dossier",
    direction="higher is better",
    counted_in="dossiers whose window in the period has at least 60 days",
    counted=(
        "dossiers with at least one `learning_session` of kind `case_reflection` for this dossier "
        "with `held_on` inside the window"
    ),
    period="window = dossier period cut to the period",
    reference_date="last day of the window",
    exclusions="merged dossiers; fewer than 60 days",
    missing="cannot occur (absence of a row counts as no)",
    decided="60 days count, 59 do not. A session on `closed_on` is outside.",
    limits="Telt dat er is teruggekeken, niet hoe goed.",
    author="Kring, naar het indicatorenboek 1.0.0",
    checked_by="Een tabel die met de hand is na te rekenen",
    review_on=date(2027, 11, 1),
    population=ACTIVE_SIXTY_DAYS,
    statistic=Proportion(_reflected_on),
    example=Example(
        facts="""
            dossier | opened_on  | closed_on
            1       | 2024-01-01 | 2024-03-01
            2       | 2024-01-01 | 2024-02-29
            3       | 2024-01-01 |

            learning_session | dossier | kind            | held_on
            a                | 1       | case_reflection | 2024-03-01
            b                | 2       | case_reflection | 2024-02-01
            c                | 3       | case_reflection | 2024-12-31
        """,
        counts={"3"},
        out_of={"1", "3"},
    ),
)

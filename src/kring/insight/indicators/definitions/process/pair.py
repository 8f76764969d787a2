"""Werken in duo's: werken twee professionals als duo?"""

from datetime import date

import ibis.expr.types as ir

from kring.insight.indicators.blocks import families
from kring.insight.indicators.blocks.dossiers import ACTIVE_SIXTY_DAYS
from kring.insight.indicators.blocks.facts import Facts
from kring.insight.indicators.blocks.spans import together, touching
from kring.insight.indicators.model import Example, Indicator, Proportion


def _worked_as_pair(facts: Facts, windows: ir.Table) -> ir.Table:
    """The windows with a day on which two different professionals are pair member."""
    pairs = together(families.involved(facts, "pair_member"), "professional_id")
    return touching(windows, pairs).select("period", "unit_id").distinct()


INDICATOR = Indicator(
    code="process.pair",
    title="Werken in duo's",
    title_en="Working in pairs",
    question="Werken twee professionals als duo?",
    why="Twee zien meer dan één, en vangen elkaar op.",
    source="Eenvoudig: werken in duo's",
    unit="dossier",
    direction="higher is better",
    counted_in="dossiers whose window in the period has at least 60 days",
    counted=(
        "dossiers with at least one day in the window on which two different `professional_id` hold role `pair_member`"
    ),
    period="window = dossier period cut to the period",
    reference_date="last day of the window",
    exclusions="as structure.reflection",
    missing="cannot occur (absence of a row counts as no)",
    decided="Touching periods do not overlap. The organisations may be the same or different.",
    limits="Eén dag samen is al genoeg: een lage lat.",
    author="Kring, naar het indicatorenboek 1.0.0",
    checked_by="Tweede, onafhankelijke lezing van het boek en een tabel die met de hand is na te rekenen",
    review_on=date(2027, 11, 1),
    population=ACTIVE_SIXTY_DAYS,
    statistic=Proportion(_worked_as_pair),
    example=Example(
        facts="""
            dossier | opened_on
            1       | 2024-01-01
            2       | 2024-01-01
            3       | 2024-01-01

            involvement | dossier | professional | role        | from_on    | to_on
            a           | 1       | jan          | pair_member | 2024-01-01 | 2024-06-02
            b           | 1       | fleur        | pair_member | 2024-06-01 |
            c           | 2       | jan          | pair_member | 2024-01-01 | 2024-06-01
            d           | 2       | fleur        | pair_member | 2024-06-01 |
            e           | 3       | jan          | pair_member | 2024-01-01 |
            f           | 3       | jan          | pair_member | 2024-02-01 |
        """,
        counts={"1"},
        out_of={"1", "2", "3"},
    ),
)

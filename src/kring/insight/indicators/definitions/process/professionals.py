"""Aantal professionals per gezin: met hoeveel verschillende professionals krijgt een gezin te maken?"""

from datetime import date

import ibis.expr.types as ir

from kring.insight.indicators.blocks import families
from kring.insight.indicators.blocks.dossiers import ACTIVE_SIXTY_DAYS
from kring.insight.indicators.blocks.facts import Facts
from kring.insight.indicators.blocks.spans import touching
from kring.insight.indicators.model import Example, Indicator, Median


def _different_professionals(facts: Facts, windows: ir.Table) -> ir.Table:
    """How many different professionals were involved in each window."""
    rows = families.recent_involvements(facts)
    rows = rows.filter(rows.professional_id.notnull())
    met = touching(windows, rows.select("dossier_id", "professional_id", "from_on", "until_on"))
    met = met.select("period", "unit_id", "professional_id").distinct()
    return met.group_by(["period", "unit_id"]).aggregate(value=met.count())


INDICATOR = Indicator(
    code="process.professionals",
    title="Aantal professionals per gezin",
    title_en="Professionals per family",
    question="Met hoeveel verschillende professionals krijgt een gezin te maken?",
    why="Veel gezichten maken het voor een gezin onrustig.",
    source="Eenvoudig: minder overdracht/wisselingen",
    unit="dossier",
    direction="lower is better",
    counted_in="dossiers whose window in the period has at least 60 days",
    counted="median number of different `professional_id` with an involvement that touches the window",
    period="window = dossier period cut to the period",
    reference_date="last day of the window",
    exclusions="as structure.reflection",
    missing="cannot occur (absence of a row counts as no)",
    decided="All roles; rows without a professional do not count; zero is possible.",
    limits="Telt ook wie het gezin nooit zelf ontmoette.",
    author="Kring, naar het indicatorenboek 1.0.0",
    checked_by="Een tabel die met de hand is na te rekenen",
    review_on=date(2027, 11, 1),
    population=ACTIVE_SIXTY_DAYS,
    statistic=Median(_different_professionals),
    example=Example(
        facts="""
            dossier | opened_on
            1       | 2024-01-01
            2       | 2024-01-01

            involvement | dossier | professional | role             | from_on    | to_on
            a           | 1       | jan          | helper           | 2024-01-01 | 2024-02-01
            b           | 1       | jan          | case_director    | 2024-02-01 |
            c           | 1       | fleur        | helper           | 2024-12-31 |
            d           | 1       |              | helper           | 2024-01-01 |
            e           | 1       | sami         | helper           | 2023-01-01 | 2024-01-01
            f           | 2       |              | informal_network | 2024-01-01 |
        """,
        out_of={"1", "2"},
        values={"1": 2, "2": 0},
    ),
)

"""Verandering aantal incidenten: met hoeveel is het aantal incidenten veranderd?"""

from datetime import date

import ibis.expr.types as ir

from kring.insight.indicators.blocks.facts import Facts
from kring.insight.indicators.blocks.violence import FOLLOWED_UP
from kring.insight.indicators.model import Example, Indicator, Mean


def _change(facts: Facts, units: ir.Table) -> ir.NumericValue:
    """Incidents a year now, less those at the start."""
    return units.score - units.start_score


INDICATOR = Indicator(
    code="outcome.incident_change",
    title="Verandering aantal incidenten",
    title_en="Change in number of incidents",
    question="Met hoeveel is het aantal incidenten veranderd?",
    why="Laat zien wat de drie uitkomsten samen niet laten zien: hoe groot de stap is.",
    source="Outcome: percentage afname of stoppen geweld bij afronding of follow-up",
    unit="dossier",
    direction="lower is better",
    counted_in="as outcome.violence_stopped",
    counted="mean of f - b (incidents per year)",
    period="date of the follow-up",
    reference_date="date of the follow-up",
    exclusions="as outcome.violence_stopped",
    missing=(
        "a follow-up in the period without t1 or with t1 not before it (reference date: the "
        "follow-up); or t1 without any follow-up wave at all (on any date) while t1 + 365 days falls "
        "in the period (reference date: that day)"
    ),
    decided=(
        "b = 0 is out. The three outcomes exclude one another; what remains (below the threshold but "
        "not lower than at the start) belongs to none."
    ),
    limits="Zeer scheef verdeeld; bij weinig gezinnen is het interval een benadering.",
    author="Kring, naar het indicatorenboek 1.0.0",
    checked_by="Een tabel die met de hand is na te rekenen",
    review_on=date(2027, 11, 1),
    population=FOLLOWED_UP,
    statistic=Mean(_change),
    example=Example(
        facts="""
            dossier | opened_on
            1       | 2023-01-01
            2       | 2023-01-01
            3       | 2023-01-01
            4       | 2023-01-01
            5       | 2023-01-01
            6       | 2023-01-01

            response | dossier | member | instrument     | wave    | answered_on | score
            a        | 1       | 1      | incidents_year | t1      | 2023-02-01  | 40
            b        | 1       | 1      | incidents_year | t2      | 2024-02-01  | 0
            c        | 2       | 2      | incidents_year | t1      | 2023-02-01  | 40
            d        | 2       | 2      | incidents_year | closure | 2024-02-01  | 21
            e        | 3       | 3      | incidents_year | t1      | 2023-02-01  | 100
            f        | 3       | 3      | incidents_year | t3      | 2024-08-01  | 22
            g        | 4       | 4      | incidents_year | t1      | 2023-03-01  | 10
            h        | 5       | 5      | incidents_year | t2      | 2024-02-01  | 3
            i        | 6       | 6      | incidents_year | t1      | 2023-02-01  | 0
            j        | 6       | 6      | incidents_year | t2      | 2024-02-01  | 0
        """,
        out_of={"1", "2", "3"},
        missing={"4", "5"},
        values={"1": -40, "2": -19, "3": -78},
    ),
)

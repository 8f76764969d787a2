"""Geweld afgenomen, niet gestopt: is het geweld minder geworden, maar niet gestopt?"""

from datetime import date

import ibis.expr.types as ir

from kring.insight.indicators.blocks.facts import Facts
from kring.insight.indicators.blocks.violence import FOLLOWED_UP
from kring.insight.indicators.model import Example, Indicator, Proportion


def _less(facts: Facts, units: ir.Table) -> ir.BooleanValue:
    """Less than at the start, and no longer serious, but not over."""
    serious = units.score >= facts.configuration.serious_threshold
    return (units.score > 0) & (units.score < units.start_score) & ~serious


INDICATOR = Indicator(
    code="outcome.violence_decreased",
    title="Geweld afgenomen, niet gestopt",
    title_en="Violence decreased, not stopped",
    question="Is het geweld minder geworden, maar niet gestopt?",
    why="Minder geweld is nog geen veiligheid; daarom staat dit apart.",
    source="Outcome: percentage afname of stoppen geweld bij afronding of follow-up",
    unit="dossier",
    direction="neither",
    counted_in=(
        "dossiers with `incidents_year` at wave t1 and at a follow-up wave (closure, t2, t3). Score "
        "of a wave = highest over all reporters (every member and informant, also a child under 8); "
        "date of a wave = latest `answered_on` of all its answers. Follow-up = the wave with the "
        "latest date in the period (tie: t3, t2, closure). f = follow-up score, b = score at t1."
    ),
    counted="0 < f < b and f < 22 (`serious_threshold`)",
    period="date of the follow-up",
    reference_date="date of the follow-up",
    exclusions="b = 0 (never missing either); no measurement at all",
    missing=(
        "a follow-up in the period without t1 or with t1 not before it (reference date: the "
        "follow-up); or t1 without any follow-up wave at all (on any date) while t1 + 365 days falls "
        "in the period (reference date: that day)"
    ),
    decided=(
        "b = 0 is out. The three outcomes exclude one another; what remains (below the threshold but "
        "not lower than at the start) belongs to none. From 100 to 30 counts as still serious, not as "
        "decreased; outcome.incident_change shows it."
    ),
    limits=(
        "Wat mensen zelf vertellen. Gezinnen waar het geweld doorgaat antwoorden minder vaak; "
        "vergelijk alleen bij even lange opvolging."
    ),
    author="Kring, naar het indicatorenboek 1.0.0",
    checked_by="Tweede, onafhankelijke lezing van het boek en een tabel die met de hand is na te rekenen",
    review_on=date(2027, 11, 1),
    population=FOLLOWED_UP,
    statistic=Proportion(_less),
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
        counts={"2"},
        out_of={"1", "2", "3"},
        missing={"4", "5"},
    ),
)

"""Houding en bejegening: hoe ervaren kinderen en volwassenen de manier waarop zij worden behandeld?"""

from datetime import date

import ibis.expr.types as ir

from kring.insight.indicators.blocks.answers import own_answers
from kring.insight.indicators.blocks.facts import Facts
from kring.insight.indicators.model import Example, Indicator, Mean


def _score(facts: Facts, units: ir.Table) -> ir.NumericValue:
    """The raw score; empty when the member did not answer."""
    return units.score


INDICATOR = Indicator(
    code="structure.attitude",
    title="Houding en bejegening",
    title_en="Attitude and treatment",
    question="Hoe ervaren kinderen en volwassenen de manier waarop zij worden behandeld?",
    why="Wie zich met respect behandeld voelt, durft te vertellen wat er thuis gebeurt.",
    source="Vakkundigheid: houding en bejegening",
    unit="member",
    direction="higher is better",
    counted_in=(
        "Latest own answer (`informant` = `self`) per member with `answered_on` in the period, member "
        "at least 8 that day; ties on the day: greatest `response_id`. Any wave counts, also an "
        "answer given outside the member's presence."
    ),
    counted="mean raw `treatment_manner` score (1-5)",
    period="`answered_on`",
    reference_date="`answered_on` (missing: last day of the window)",
    exclusions="children under 8",
    missing=(
        "every member present at least 28 days of the period, at least 8 on the last day of the "
        "member's window, without such an answer. A member who answered but was present shorter still "
        "counts."
    ),
    decided="A member in two dossiers is two units. Own answers before the 8th birthday are ignored.",
    limits=("Wie antwoordt verschilt van wie niet antwoordt; lees dit samen met hoeveel antwoorden ontbreken."),
    author="Kring, naar het indicatorenboek 1.0.0",
    checked_by="Een tabel die met de hand is na te rekenen",
    review_on=date(2027, 11, 1),
    population=own_answers("treatment_manner"),
    statistic=Mean(_score),
    example=Example(
        facts="""
            member | birth_date | joined_on  | left_on
            1      | 1990-01-01 |            |
            2      | 2016-05-01 | 2024-01-01 |
            3      | 2016-05-02 | 2024-01-01 |
            4      | 1990-01-01 | 2024-03-01 | 2024-03-28
            5      | 1990-01-01 | 2024-03-01 | 2024-03-29

            response | member | instrument | answered_on | score
            a        | 1      | treatment_manner | 2024-02-01  | 2
            b        | 1      | treatment_manner | 2024-11-01  | 4
            c        | 2      | treatment_manner | 2024-05-01  | 5
            d        | 3      | treatment_manner | 2024-05-01  | 5
        """,
        out_of={"1", "2"},
        missing={"3", "5"},
        values={"1": 4, "2": 5},
    ),
)

"""Gehoord worden: voelen kinderen en volwassenen zich gehoord?"""

from datetime import date

import ibis.expr.types as ir

from kring.insight.indicators.blocks.answers import own_answers
from kring.insight.indicators.blocks.facts import Facts
from kring.insight.indicators.model import Example, Indicator, Proportion

FEELS_HEARD = 4


def _feels_heard(facts: Facts, units: ir.Table) -> ir.BooleanValue:
    """A score of 4 or 5; unknown when the member did not answer."""
    return units.score >= FEELS_HEARD


INDICATOR = Indicator(
    code="structure.heard",
    title="Gehoord worden",
    title_en="Being heard",
    question="Voelen kinderen en volwassenen zich gehoord?",
    why="Een plan dat over iemands hoofd heen is gemaakt, houdt thuis geen stand.",
    source="Vakkundigheid: kinderen en volwassenen voelen zich gehoord",
    unit="member",
    direction="higher is better",
    counted_in=(
        "Latest own answer (`informant` = `self`) per member with `answered_on` in the period, member "
        "at least 8 that day; ties on the day: greatest `response_id`. Any wave counts, also an "
        "answer given outside the member's presence. Instrument `heard`."
    ),
    counted="members with score >= 4",
    period="`answered_on`",
    reference_date="`answered_on` (missing: last day of the window)",
    exclusions="children under 8",
    missing=(
        "every member present at least 28 days of the period, at least 8 on the last day of the "
        "member's window, without such an answer. A member who answered but was present shorter still "
        "counts."
    ),
    decided=("A member in two dossiers is two units. Own answers before the 8th birthday are ignored. Score 4 counts."),
    limits=("Wie antwoordt verschilt van wie niet antwoordt; lees dit samen met hoeveel antwoorden ontbreken."),
    author="Kring, naar het indicatorenboek 1.0.0",
    checked_by="Een tabel die met de hand is na te rekenen",
    review_on=date(2027, 11, 1),
    population=own_answers("heard"),
    statistic=Proportion(_feels_heard),
    example=Example(
        facts="""
            member | birth_date | joined_on  | left_on
            1      | 1990-01-01 |            |
            2      | 2016-05-01 | 2024-01-01 |
            3      | 2016-05-02 | 2024-01-01 |
            4      | 1990-01-01 | 2024-03-01 | 2024-03-28
            5      | 1990-01-01 | 2024-03-01 | 2024-03-29

            response | member | instrument | answered_on | score
            a        | 1      | heard      | 2024-02-01  | 5
            b        | 1      | heard      | 2024-11-01  | 3
            c        | 2      | heard      | 2024-05-01  | 4
            d        | 3      | heard      | 2024-05-01  | 4
        """,
        counts={"2"},
        out_of={"1", "2"},
        missing={"3", "5"},
    ),
)

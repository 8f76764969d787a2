"""Welzijn kinderen: gaat het beter met de kinderen?"""

from datetime import date

import ibis.expr.types as ir

from kring.insight.indicators.blocks.changes import about, changed_members
from kring.insight.indicators.blocks.facts import Facts
from kring.insight.indicators.model import Example, Indicator, Mean


def _change(facts: Facts, units: ir.Table) -> ir.NumericValue:
    """Points of 100 since the start; empty when missing."""
    return units.change


INDICATOR = Indicator(
    code="outcome.wellbeing_children",
    title="Welzijn kinderen",
    title_en="Wellbeing of children",
    question="Gaat het beter met de kinderen?",
    why="Daar is het allemaal om begonnen.",
    source="Outcome: verbetering welzijn kinderen en volwassenen",
    unit="member",
    direction="higher is better",
    counted_in=(
        "Per member, instrument and informant: baseline = wave t1; follow-up = the answer at wave "
        "closure, t2 or t3 with the latest `answered_on` in the period (tie: t3, t2, closure; then "
        "greatest `response_id`). Informants tried in the order self, parent (`professional` is never "
        "used, also not for missing); the first with a complete pair (t1 on an earlier day than the "
        "follow-up) is used for that instrument. Own answers under 8 (on `answered_on`) are ignored, "
        "also for missing, so a pair may fall back to the parent. Change = standardised follow-up - "
        "standardised baseline; the member's value is the mean over the instruments with a pair. "
        "Instruments: `trauma_child`, `psychosocial`, `attachment`, `felt_unsafety_child`."
    ),
    counted="mean change, points of 100, higher = better",
    period="date of the follow-up",
    reference_date="latest follow-up date over the instruments used",
    exclusions="members without any of these instruments",
    missing=(
        "no pair on any instrument, and for at least one instrument and informant: a follow-up in the "
        "period without an earlier t1 (reference date: the follow-up), or a t1 without any follow-up "
        "at all (on any date) while t1 + 365 days falls in the period (reference date: that day); "
        "with several, the earliest of these dates"
    ),
    decided=(
        "The instrument decides, not the age. A member with a pair on one instrument is not missing because of another."
    ),
    limits=(
        "Elk instrument telt even zwaar, en dat is een keuze; uitschieters keren vanzelf terug naar "
        "het midden. Leden van één gezin lijken op elkaar."
    ),
    author="Kring, naar het indicatorenboek 1.0.0",
    checked_by="Tweede, onafhankelijke lezing van het boek en een tabel die met de hand is na te rekenen",
    review_on=date(2027, 11, 1),
    population=changed_members(*about("child")),
    statistic=Mean(_change),
    example=Example(
        facts="""
            member | role  | birth_date
            1      | child | 2012-01-01
            2      | child | 2016-06-01

            response | member | informant | instrument | wave | answered_on | score
            a        | 1      | self      | attachment | t1   | 2023-02-01  | 40
            b        | 1      | self      | attachment | t2   | 2024-02-01  | 50
            c        | 1      | parent    | attachment | t1   | 2023-02-01  | 10
            d        | 1      | parent    | attachment | t2   | 2024-02-01  | 90
            e        | 2      | self      | attachment | t1   | 2023-02-01  | 10
            f        | 2      | self      | attachment | t2   | 2024-02-01  | 90
            g        | 2      | parent    | attachment | t1   | 2023-02-01  | 40
            h        | 2      | parent    | attachment | t2   | 2024-02-01  | 35
        """,
        out_of={"1", "2"},
        values={"1": 10.0, "2": -5.0},
    ),
)

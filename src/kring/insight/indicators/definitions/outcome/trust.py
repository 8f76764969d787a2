"""Vertrouwen: groeit het vertrouwen in de bescherming van kinderen en gezinnen?"""

from datetime import date

import ibis.expr.types as ir

from kring.insight.indicators.blocks.changes import changed_members
from kring.insight.indicators.blocks.facts import Facts
from kring.insight.indicators.model import Example, Indicator, Mean


def _change(facts: Facts, units: ir.Table) -> ir.NumericValue:
    """Points of 100 since the start; empty when missing."""
    return units.change


INDICATOR = Indicator(
    code="outcome.trust",
    title="Vertrouwen",
    title_en="Trust",
    question="Groeit het vertrouwen in de bescherming van kinderen en gezinnen?",
    why="Zonder vertrouwen houden mensen stil wat er thuis gebeurt.",
    source="Outcome: versterkt vertrouwen kinderen en ouders in de kind- en gezinsbescherming",
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
        "Instrument: `trust`."
    ),
    counted="mean change, points of 100",
    period="date of the follow-up",
    reference_date="date of the follow-up",
    exclusions="members without this instrument",
    missing=(
        "no pair on any instrument, and for at least one instrument and informant: a follow-up in the "
        "period without an earlier t1 (reference date: the follow-up), or a t1 without any follow-up "
        "at all (on any date) while t1 + 365 days falls in the period (reference date: that day); "
        "with several, the earliest of these dates"
    ),
    decided="As wellbeing. 2 to 4 on the scale 1-5 is +50.",
    limits=("Wie antwoordt verschilt van wie niet antwoordt; lees dit samen met hoeveel antwoorden ontbreken."),
    author="Kring, naar het indicatorenboek 1.0.0",
    checked_by="Tweede, onafhankelijke lezing van het boek en een tabel die met de hand is na te rekenen",
    review_on=date(2027, 11, 1),
    population=changed_members("trust"),
    statistic=Mean(_change),
    example=Example(
        facts="""
            response | member | instrument | wave | answered_on | score
            a        | 1      | trust      | t1   | 2023-02-01  | 2
            b        | 1      | trust      | t2   | 2024-02-01  | 4
            c        | 2      | trust      | t1   | 2023-02-01  | 3
        """,
        out_of={"1"},
        missing={"2"},
        values={"1": 50.0},
    ),
)

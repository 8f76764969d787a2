"""Ervaren veiligheid: hoe veilig voelen kinderen en volwassenen zich later?"""

from datetime import date

import ibis
import ibis.expr.types as ir

from kring.insight.indicators.blocks.changes import follow_ups, never_followed_up
from kring.insight.indicators.blocks.facts import Facts
from kring.insight.indicators.model import Example, Indicator, Mean, Population


def _later_answers(facts: Facts) -> ir.Table:
    """The latest follow-up of every member, and a row without a score where one was to be expected."""

    def own(rows: ir.Table) -> ir.Table:
        rows = rows.filter((rows.instrument == "felt_safety") & (rows.informant == "self"))
        return rows.mutate(unit_id=rows.member_id)

    columns = ["period", "yearly", "unit_id", "member_id", "dossier_id", "ref_on"]
    answered = own(follow_ups(facts)).select(*columns, "score")
    expected = own(never_followed_up(facts)).select(*columns)
    return answered.union(expected.mutate(score=ibis.null("float64")))


def _score(facts: Facts, units: ir.Table) -> ir.NumericValue:
    """How safe the member feels, 0 to 10."""
    return units.score


INDICATOR = Indicator(
    code="outcome.felt_safety",
    title="Ervaren veiligheid",
    title_en="Felt safety",
    question="Hoe veilig voelen kinderen en volwassenen zich later?",
    why="Veilig zijn en je veilig voelen is niet hetzelfde, en beide tellen.",
    source="Outcome: ervaren veiligheid betrokken kinderen en volwassenen bij afronding of follow-up",
    unit="member",
    direction="higher is better",
    counted_in=(
        "members with an own `felt_safety` score at a follow-up wave in the period. Per member, "
        "instrument and informant: baseline = wave t1; follow-up = the answer of wave closure, t2 or "
        "t3 with the latest `answered_on` in the period (tie: t3, t2, closure; then greatest "
        "`response_id`)."
    ),
    counted="mean raw follow-up score (0-10)",
    period="date of the follow-up",
    reference_date="date of the follow-up",
    exclusions="own answers under 8; wave `other`",
    missing=(
        "an own t1 without any own follow-up at all (on any date) while t1 + 365 days falls in the "
        "period (reference date: that day)"
    ),
    decided="No baseline is needed: a follow-up without t1 counts.",
    limits=("Wie antwoordt verschilt van wie niet antwoordt; lees dit samen met hoeveel antwoorden ontbreken."),
    author="Kring, naar het indicatorenboek 1.0.0",
    checked_by="Een tabel die met de hand is na te rekenen",
    review_on=date(2027, 11, 1),
    population=Population("members with felt safety later on", _later_answers, by_member=True),
    statistic=Mean(_score),
    example=Example(
        facts="""
            member | birth_date
            1      | 1990-01-01
            2      | 1990-01-01
            3      | 1990-01-01
            4      | 2017-03-01

            response | member | instrument  | wave    | answered_on | score
            a        | 1      | felt_safety | t2      | 2024-02-01  | 6
            b        | 1      | felt_safety | closure | 2024-03-01  | 8
            c        | 2      | felt_safety | t1      | 2023-02-01  | 2
            d        | 3      | felt_safety | t1      | 2023-02-01  | 2
            e        | 3      | felt_safety | t2      | 2023-12-31  | 5
            f        | 4      | felt_safety | t2      | 2024-02-01  | 9
        """,
        out_of={"1"},
        missing={"2"},
        values={"1": 8},
    ),
)

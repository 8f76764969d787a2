"""How people fare after a while: each member's follow-up beside the answer at the start, on one scale of 100."""

from functools import cache

import ibis
import ibis.expr.types as ir

from kring.insight.facts.contract import INSTRUMENTS
from kring.insight.indicators.blocks import windows
from kring.insight.indicators.blocks.answers import heard_answers
from kring.insight.indicators.blocks.facts import Facts, kept
from kring.insight.indicators.blocks.spans import plus_days
from kring.insight.indicators.model import Population

FOLLOW_UPS = ("closure", "t2", "t3")
EXPECTED_AFTER_DAYS = 365
COURSE = ["member_id", "instrument", "informant"]


def about(*kinds: str) -> tuple[str, ...]:
    """The instruments about adults, or about children."""
    return tuple(name for name, instrument in INSTRUMENTS.items() if instrument.about in kinds)


ASKED_AGAIN = (*about("adult", "child"), "trust", "felt_safety")


def wave_order(wave: ir.StringValue) -> ir.IntegerValue:
    """Which follow-up is meant when two fall on one day: t3 before t2 before closure."""
    return ibis.cases((wave == "t3", 3), (wave == "t2", 2), else_=1)


@kept
def asked_again(facts: Facts) -> ir.Table:
    """Every answer at the start and at a follow-up, on all instruments that are asked again later."""
    rows = heard_answers(facts, *ASKED_AGAIN)
    rows = rows.filter(rows.wave.isin(["t1", *FOLLOW_UPS]))
    return rows.select(*COURSE, "dossier_id", "response_id", "wave", "answered_on", "score")


@kept
def follow_ups(facts: Facts) -> ir.Table:
    """The latest follow-up of every member, instrument and informant in every period, beside the answer at the start.

    The columns start_on and start_score are empty when there was no start.
    """
    rows = asked_again(facts)
    later = rows.filter(rows.wave != "t1")
    later = windows.dated(facts, later, "answered_on", "member_id").mutate(order=wave_order(later.wave))
    newest = ibis.window(
        group_by=["period", *COURSE],
        order_by=[ibis.desc("answered_on"), ibis.desc("order"), ibis.desc("response_id")],
    )
    later = later.mutate(rank=ibis.row_number().over(newest)).filter(lambda t: t["rank"] == 0)
    start = rows.filter(rows.wave == "t1")
    start = start.select(**{f"its_{name}": name for name in COURSE}, start_on="answered_on", start_score="score")
    joined = later.left_join(start, [(name, f"its_{name}") for name in COURSE])
    return joined.select("period", "yearly", *COURSE, "dossier_id", "ref_on", "score", "start_on", "start_score")


@kept
def never_followed_up(facts: Facts) -> ir.Table:
    """Starts without any follow-up at all, in the period in which one was to be expected (a year later)."""
    rows = asked_again(facts)
    start = rows.filter(rows.wave == "t1").select(*COURSE, "dossier_id", "answered_on")
    start = start.mutate(due_on=plus_days(start.answered_on, EXPECTED_AFTER_DAYS))
    expected = windows.dated(facts, start, "due_on", "member_id")
    alone = expected.anti_join(rows.filter(rows.wave != "t1").select(*COURSE), COURSE)
    return alone.select("period", "yearly", *COURSE, "dossier_id", "ref_on")


def standardised(score: ir.NumericValue, instrument: ir.StringValue, names: tuple[str, ...]) -> ir.FloatingValue:
    """A raw score on a scale of 0 to 100 on which 100 is always best."""
    steps = []
    for name in names:
        about = INSTRUMENTS[name]
        if about.highest is None or about.better == "neither":
            raise ValueError(f"{name} has no scale on which one side is best")
        share = (score - about.lowest) * 100.0 / (about.highest - about.lowest)
        steps.append((instrument == name, share if about.better == "higher" else 100.0 - share))
    return ibis.cases(*steps)


@kept
def pairs(facts: Facts) -> ir.Table:
    """A follow-up with an earlier start, one for each member and instrument: the member's own, or else a parent's."""
    later = follow_ups(facts)
    both = later.filter(later.start_on < later.ref_on)
    first_choice = ibis.window(
        group_by=["period", "member_id", "instrument"], order_by=[ibis.desc(both.informant == "self")]
    )
    both = both.mutate(rank=ibis.row_number().over(first_choice)).filter(lambda t: t["rank"] == 0)
    gain = standardised(both.score, both.instrument, ASKED_AGAIN) - standardised(
        both.start_score, both.instrument, ASKED_AGAIN
    )
    return both.select("period", "yearly", "member_id", "dossier_id", "instrument", "start_on", "ref_on", gain=gain)


def changes(facts: Facts, instruments: tuple[str, ...]) -> ir.Table:
    """The change of every member in every period: columns change (empty when missing) and start_on."""
    by_member = ["period", "yearly", "member_id", "dossier_id"]
    found = pairs(facts)
    found = found.filter(found.instrument.isin(instruments))
    changed = facts.engine.keep(
        found.group_by(by_member).aggregate(
            change=found.gain.mean(), start_on=found.start_on.min(), ref_on=found.ref_on.max()
        )
    )
    later, alone = follow_ups(facts), never_followed_up(facts)
    lost = later.filter(later.start_on.isnull() | (later.start_on >= later.ref_on))
    lost = lost.filter(lost.instrument.isin(instruments)).select(*by_member, "ref_on")
    missing = lost.union(alone.filter(alone.instrument.isin(instruments)).select(*by_member, "ref_on"))
    missing = missing.group_by(by_member).aggregate(ref_on=missing.ref_on.min())
    missing = missing.anti_join(changed, ["period", "member_id"])
    columns = [*by_member, "ref_on", "change", "start_on"]
    missing = missing.mutate(change=ibis.null("float64"), start_on=ibis.null("date"))
    return changed.select(*columns).union(missing.select(*columns)).mutate(unit_id=lambda t: t.member_id)


@cache
def changed_members(*instruments: str) -> Population:
    """Members with a change, or who should have had one, on any of these instruments."""
    return Population(f"changes on {', '.join(instruments)}", lambda facts: changes(facts, instruments), by_member=True)

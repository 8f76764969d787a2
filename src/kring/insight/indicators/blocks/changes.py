"""How people fare after a while: each member's follow-up beside the answer at the start, on one scale of 100."""

from functools import cache

import ibis
import ibis.expr.types as ir

from kring.insight.facts.contract import INSTRUMENTS
from kring.insight.indicators.blocks import windows
from kring.insight.indicators.blocks.answers import heard_answers
from kring.insight.indicators.blocks.facts import Facts
from kring.insight.indicators.blocks.spans import plus_days
from kring.insight.indicators.model import Population

FOLLOW_UPS = ("closure", "t2", "t3")
EXPECTED_AFTER_DAYS = 365
COURSE = ["member_id", "instrument", "informant"]


def wave_order(wave: ir.StringValue) -> ir.IntegerValue:
    """Which follow-up is meant when two fall on one day: t3 before t2 before closure."""
    return ibis.cases((wave == "t3", 3), (wave == "t2", 2), else_=1)


def newest_follow_up(facts: Facts, rows: ir.Table) -> ir.Table:
    """The latest follow-up of every member, instrument and informant in every period that holds its day."""
    later = rows.filter(rows.wave.isin(FOLLOW_UPS))
    later = windows.dated(facts, later, "answered_on", "member_id").mutate(order=wave_order(later.wave))
    newest = ibis.window(
        group_by=["period", *COURSE],
        order_by=[ibis.desc("answered_on"), ibis.desc("order"), ibis.desc("response_id")],
    )
    return later.mutate(rank=ibis.row_number().over(newest)).filter(lambda t: t["rank"] == 0)


def never_followed_up(facts: Facts, rows: ir.Table) -> ir.Table:
    """Starts without any follow-up at all, in the period in which one was to be expected (a year later)."""
    start = rows.filter(rows.wave == "t1").select(*COURSE, "dossier_id", "answered_on")
    followed = rows.filter(rows.wave.isin(FOLLOW_UPS)).select(*COURSE).distinct()
    alone = start.anti_join(followed, COURSE)
    alone = alone.mutate(due_on=plus_days(alone.answered_on, EXPECTED_AFTER_DAYS))
    return windows.dated(facts, alone, "due_on", "member_id")


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


def changes(facts: Facts, instruments: tuple[str, ...]) -> ir.Table:
    """The change of every member in every period: columns change (empty when missing) and start_on."""
    rows = facts.engine.keep(
        heard_answers(facts, *instruments).select(*COURSE, "dossier_id", "response_id", "wave", "answered_on", "score")
    )
    start = rows.filter(rows.wave == "t1").select(*COURSE, start_on="answered_on", start_score="score")
    later = facts.engine.keep(
        newest_follow_up(facts, rows)
        .select("period", "yearly", *COURSE, "dossier_id", "ref_on", "score")
        .left_join(start, COURSE)
        .drop([f"{name}_right" for name in COURSE])
    )
    pairs = later.filter(later.start_on < later.ref_on)
    first_choice = ibis.window(
        group_by=["period", "member_id", "instrument"], order_by=[ibis.desc(pairs.informant == "self")]
    )
    pairs = pairs.mutate(rank=ibis.row_number().over(first_choice)).filter(lambda t: t["rank"] == 0)
    pairs = pairs.mutate(
        gain=standardised(pairs.score, pairs.instrument, instruments)
        - standardised(pairs.start_score, pairs.instrument, instruments)
    )
    by_member = ["period", "yearly", "member_id", "dossier_id"]
    changed = facts.engine.keep(
        pairs.group_by(by_member).aggregate(
            change=pairs.gain.mean(), start_on=pairs.start_on.min(), ref_on=pairs.ref_on.max()
        )
    )
    lost = later.filter(later.start_on.isnull() | (later.start_on >= later.ref_on)).select(*by_member, "ref_on")
    expected = never_followed_up(facts, rows).select(*by_member, "ref_on")
    missing = lost.union(expected)
    missing = missing.group_by(by_member).aggregate(ref_on=missing.ref_on.min())
    missing = missing.anti_join(changed, ["period", "member_id"])
    columns = [*by_member, "ref_on", "change", "start_on"]
    missing = missing.mutate(change=ibis.null("float64"), start_on=ibis.null("date"))
    return changed.select(*columns).union(missing.select(*columns)).mutate(unit_id=lambda t: t.member_id)


@cache
def changed_members(*instruments: str) -> Population:
    """Members with a change, or who should have had one, on any of these instruments."""
    return Population(f"changes on {', '.join(instruments)}", lambda facts: changes(facts, instruments), by_member=True)


def about(*kinds: str) -> tuple[str, ...]:
    """The instruments about adults, or about children."""
    return tuple(name for name, instrument in INSTRUMENTS.items() if instrument.about in kinds)

"""Violence at home as those involved tell it: incidents in a year at a follow-up beside those at the start."""

import ibis
import ibis.expr.types as ir

from kring.insight.indicators.blocks import windows
from kring.insight.indicators.blocks.changes import EXPECTED_AFTER_DAYS, FOLLOW_UPS, wave_order
from kring.insight.indicators.blocks.facts import Facts, kept
from kring.insight.indicators.blocks.spans import plus_days
from kring.insight.indicators.model import Population


@kept
def waves(facts: Facts) -> ir.Table:
    """Every wave of every dossier: the highest score over all reporters, and the day of the last answer."""
    rows = facts.response
    rows = rows.filter((rows.instrument == "incidents_year") & (rows.wave != "other"))
    return rows.group_by(["dossier_id", "wave"]).aggregate(score=rows.score.max(), measured_on=rows.answered_on.max())


def start_of(facts: Facts) -> ir.Table:
    """The first wave of every dossier: start_score and start_on."""
    rows = waves(facts)
    return rows.filter(rows.wave == "t1").select("dossier_id", start_score="score", start_on="measured_on")


@kept
def follow_ups(facts: Facts) -> ir.Table:
    """Every dossier with a follow-up in the period, or one that should have been: score is empty when missing."""
    rows = waves(facts)
    later = rows.filter(rows.wave.isin(FOLLOW_UPS))
    dated = windows.dated(facts, later, "measured_on", "dossier_id").mutate(order=wave_order(later.wave))
    newest = ibis.window(group_by=["period", "dossier_id"], order_by=[ibis.desc("measured_on"), ibis.desc("order")])
    dated = dated.mutate(rank=ibis.row_number().over(newest)).filter(lambda t: t["rank"] == 0)
    begun = start_of(facts).rename(begun_id="dossier_id")
    joined = dated.left_join(begun, [("dossier_id", "begun_id")])
    measured = joined.mutate(score=ibis.ifelse(joined.start_on < joined.ref_on, joined.score, ibis.null("float64")))
    alone = start_of(facts).anti_join(later.select("dossier_id").distinct(), "dossier_id")
    alone = alone.mutate(due_on=plus_days(alone.start_on, EXPECTED_AFTER_DAYS))
    expected = windows.dated(facts, alone, "due_on", "dossier_id").mutate(score=ibis.null("float64"))
    columns = ["period", "yearly", "unit_id", "dossier_id", "ref_on", "start_on", "start_score", "score"]
    both = measured.select(*columns).union(expected.select(*columns))
    return both.filter(both.start_score.isnull() | (both.start_score != 0))


FOLLOWED_UP = Population("dossiers with violence measured at the start and later", follow_ups)


def stopped(facts: Facts, units: ir.Table) -> ir.BooleanValue:
    """No incident at all any more; unknown without a follow-up."""
    return units.score == 0


def by_severity(facts: Facts, units: ir.Table) -> ir.StringValue:
    """How grave it was at the start."""
    grave = units.start_score >= facts.configuration.serious_threshold
    return ibis.cases((units.start_score.isnull(), "unknown"), (grave, "high"), else_="low")

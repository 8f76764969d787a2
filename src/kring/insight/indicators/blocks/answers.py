"""What people answered themselves: the latest answer of each member in each period, and who did not answer."""

from functools import cache

import ibis
import ibis.expr.types as ir

from kring.insight.indicators.blocks import families, windows
from kring.insight.indicators.blocks.ages import is_at_least
from kring.insight.indicators.blocks.facts import Facts, kept
from kring.insight.indicators.model import Population

OLD_ENOUGH = 8
LONG_ENOUGH_DAYS = 28
ASKED_NOW = ("treatment_manner", "heard", "satisfaction", "frame_answer")


def heard_answers(facts: Facts, *instruments: str) -> ir.Table:
    """The answers on these instruments by members themselves or a parent; own answers under 8 do not exist."""
    rows = facts.response
    rows = rows.filter(rows.instrument.isin(instruments) & rows.informant.isin(["self", "parent"]))
    people = families.members(facts).select("member_id", "birth_date", "member_role")
    joined = rows.join(people, "member_id")
    return joined.filter((joined.informant == "parent") | is_at_least(OLD_ENOUGH, joined, joined.answered_on))


@kept
def silent_members(facts: Facts) -> ir.Table:
    """Who could have answered: present 28 days of the period, and 8 or older on the last day of their window."""
    rows = windows.of_members(facts)
    could = rows.filter((rows.days >= LONG_ENOUGH_DAYS) & is_at_least(OLD_ENOUGH, rows, rows.ref_on))
    return could.select("period", "yearly", "unit_id", "member_id", "dossier_id", "ref_on")


@kept
def newest_answers(facts: Facts) -> ir.Table:
    """The latest own answer of each member in each period, on every instrument that asks how it is now."""
    own = heard_answers(facts, *ASKED_NOW)
    own = windows.dated(facts, own.filter(own.informant == "self"), "answered_on", "member_id")
    newest = ibis.window(
        group_by=["period", "instrument", "unit_id"], order_by=[ibis.desc("answered_on"), ibis.desc("response_id")]
    )
    own = own.mutate(rank=ibis.row_number().over(newest)).filter(lambda t: t["rank"] == 0)
    return own.select("period", "yearly", "instrument", "unit_id", "member_id", "dossier_id", "ref_on", "score")


def latest_answers(facts: Facts, instrument: str) -> ir.Table:
    """The latest own answer of each member in each period, and a row without a score for who could have answered."""
    answered = newest_answers(facts)
    answered = answered.filter(answered.instrument == instrument).drop("instrument")
    silent = silent_members(facts).anti_join(answered, ["period", "unit_id"])
    return answered.union(silent.mutate(score=ibis.null("float64")))


@cache
def own_answers(instrument: str) -> Population:
    """The population of an instrument that members answer themselves; column `score`, empty when missing."""
    return Population(f"own answers on {instrument}", lambda facts: latest_answers(facts, instrument), by_member=True)

"""What the network says about itself, and the sessions in which it learns: rows that are not about a dossier."""

from functools import cache

import ibis.expr.types as ir

from kring.insight.indicators.blocks.facts import Facts
from kring.insight.indicators.model import Population


def _dated(facts: Facts, rows: ir.Table, on: str, unit: str) -> ir.Table:
    days = facts.days
    found = rows.join(days, rows[on] == days.day).drop("day")
    return found.mutate(unit_id=found[unit])


@cache
def ratings(dimension: str) -> Population:
    """The ratings on one dimension of the compass."""

    def build(facts: Facts) -> ir.Table:
        rows = facts.network_rating
        return _dated(facts, rows.filter(rows.dimension == dimension), "rated_on", "rating_id")

    return Population(f"ratings of {dimension}", build, own_place=True)


def rating(facts: Facts, units: ir.Table) -> ir.NumericValue:
    """The score, 1 to 5."""
    return units.score


def _sessions(facts: Facts) -> ir.Table:
    rows = facts.learning_session.select("session_id", "region", "organisation_id", "held_on", "used_data",
                                         "changes_agreed")  # fmt: skip
    return _dated(facts, rows, "held_on", "session_id")


SESSIONS = Population("learning sessions", _sessions, own_place=True)

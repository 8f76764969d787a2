"""Whether people clearly fare better, over all instruments for adults and children together."""

import ibis
import ibis.expr.types as ir

from kring.insight.indicators.blocks import violence
from kring.insight.indicators.blocks.changes import about, changes
from kring.insight.indicators.blocks.facts import Facts
from kring.insight.indicators.model import Population

TOLERANCE = 1e-9


def _changed(facts: Facts) -> ir.Table:
    rows = changes(facts, about("adult", "child"))
    start = violence.start_of(facts).select("start_score", in_dossier="dossier_id")
    return rows.left_join(start, [("dossier_id", "in_dossier")]).drop("in_dossier")


CHANGED_MEMBERS = Population("members with a change in wellbeing", _changed, by_member=True)


def improved(facts: Facts, units: ir.Table) -> ir.BooleanValue:
    """A change of at least the points that count as better; unknown without a change."""
    return units.change >= ibis.literal(facts.configuration.improvement_points - TOLERANCE)


by_severity = violence.by_severity

"""What happened between two days in a dossier: help at the root of the problem, or a legal measure."""

import ibis.expr.types as ir

from kring.insight.indicators.blocks import families
from kring.insight.indicators.blocks.facts import Facts


def between(units: ir.Table, rows: ir.Table) -> ir.Table:
    """The units in whose dossier something ran on a day of [start_on, ref_on): keys period and unit_id."""
    rows = rows.select(on_dossier="dossier_id", ran_from="from_on", ran_until="until_on")
    met = units.join(
        rows,
        [
            units.dossier_id == rows.on_dossier,
            rows.ran_from < units.ref_on,
            rows.ran_until > units.start_on,
        ],
    )
    return met.select("period", "unit_id").distinct()


def helped_at_the_root(facts: Facts, units: ir.Table) -> ir.Table:
    """Help linked to a factor that keeps the problem going."""
    factors = facts.factor
    roots = factors.filter(factors.function == "perpetuating").select("factor_id")
    return between(units, families.helped(facts).semi_join(roots, "factor_id"))


def legally_protected(facts: Facts, units: ir.Table) -> ir.Table:
    """A child-protection measure or an exclusion order, for anybody in the dossier."""
    return between(units, families.measures(facts, "child_protection", "exclusion_order"))

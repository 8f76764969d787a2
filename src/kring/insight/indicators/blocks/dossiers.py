"""Populations of dossiers that several definitions share, and what happened inside their window."""

import ibis.expr.types as ir

from kring.insight.indicators.blocks import families, windows
from kring.insight.indicators.blocks.facts import Facts
from kring.insight.indicators.blocks.spans import touching
from kring.insight.indicators.model import Finding, Population

LONG_ENOUGH_DAYS = 60


def _long_windows(facts: Facts) -> ir.Table:
    rows = windows.of_dossiers(facts)
    return rows.filter(rows.days >= LONG_ENOUGH_DAYS)


ACTIVE = Population("dossiers active in the period", windows.of_dossiers)
ACTIVE_SIXTY_DAYS = Population("dossiers active at least 60 days of the period", _long_windows)


def with_role(role: str) -> Finding:
    """The windows that an involvement in one role touches."""

    def found(facts: Facts, units: ir.Table) -> ir.Table:
        return touching(units, families.involved(facts, role)).select("period", "unit_id").distinct()

    return found

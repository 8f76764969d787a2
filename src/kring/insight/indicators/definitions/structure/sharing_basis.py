"""Delen met grondslag: wordt informatie gedeeld met een grond die is vastgelegd?"""

from datetime import date

import ibis.expr.types as ir

from kring.insight.indicators.blocks import windows
from kring.insight.indicators.blocks.facts import Facts
from kring.insight.indicators.model import Example, Indicator, Population, Proportion


def _shared(facts: Facts) -> ir.Table:
    """Every time information was shared."""
    return windows.dated(facts, facts.sharing, "shared_on", "sharing_id")


def _accounted_for(facts: Facts, units: ir.Table) -> ir.BooleanValue:
    """A ground and the need for it are both written down."""
    return units.legal_basis.notnull() & units.necessity_recorded


INDICATOR = Indicator(
    code="structure.sharing_basis",
    title="Delen met grondslag",
    title_en="Sharing with a legal basis",
    question="Wordt informatie gedeeld met een grond die is vastgelegd?",
    why="Gezinnen moeten erop kunnen rekenen dat hun gegevens niet zomaar rondgaan.",
    source="Netwerkdossier: afspraken informatie-uitwisseling",
    unit="sharing",
    direction="higher is better",
    counted_in="all `sharing` rows",
    counted="`legal_basis` filled and `necessity_recorded` true",
    period="`shared_on`",
    reference_date="`shared_on`",
    exclusions="none",
    missing="cannot occur (absence of a row counts as no)",
    decided="Both are needed.",
    limits="Dat er een grond is vastgelegd, bewijst niet dat het de juiste was.",
    author="Kring, naar het indicatorenboek 1.0.0",
    checked_by="Een tabel die met de hand is na te rekenen",
    review_on=date(2027, 11, 1),
    population=Population("information shared", _shared),
    statistic=Proportion(_accounted_for),
    example=Example(
        facts="""
            sharing | shared_on  | legal_basis | necessity_recorded
            a       | 2024-03-01 | consent     | true
            b       | 2024-03-01 | consent     | false
            c       | 2024-03-01 |             | true
        """,
        counts={"a"},
        out_of={"a", "b", "c"},
    ),
)

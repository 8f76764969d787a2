"""Bereikte gezinnen: welke gezinnen worden bereikt, en hoeveel zijn het er?"""

from datetime import date

import ibis
import ibis.expr.types as ir

from kring.insight.indicators.blocks import families, windows
from kring.insight.indicators.blocks.facts import Facts
from kring.insight.indicators.model import Count, Example, Indicator, Population


def _families(facts: Facts) -> ir.Table:
    """The first dossier of every family that opened in the period."""
    rows = families.dossiers(facts).select("dossier_id", "family_id", "opened_on")
    opened = windows.dated(facts, rows, "opened_on", "family_id")
    first = ibis.window(group_by=["period", "family_id"], order_by=["opened_on", "dossier_id"])
    return opened.mutate(rank=ibis.row_number().over(first)).filter(lambda t: t["rank"] == 0)


INDICATOR = Indicator(
    code="target.families_reached",
    title="Bereikte gezinnen",
    title_en="Families reached",
    question="Welke gezinnen worden bereikt, en hoeveel zijn het er?",
    why="Zonder te weten wie binnenkomt zegt geen enkel ander getal iets.",
    source="Doelgroep: welke doelgroep wordt bereikt?",
    unit="family",
    direction="neither",
    counted_in="families with at least one dossier with `opened_on` in the period",
    counted="number of different `family_id`",
    period="`opened_on`",
    reference_date="`opened_on` of the family's first dossier in the period (tie: smallest `dossier_id`)",
    exclusions="merged dossiers",
    missing="cannot occur (absence of a row counts as no)",
    decided=(
        "A family with two dossiers in one period counts once, in the cells of the first; so quarters "
        "need not add up to the year."
    ),
    limits=(
        "Laat zien wie binnenkwam, niet wie had moeten binnenkomen; geen vergelijking met hoe vaak geweld voorkomt."
    ),
    author="Kring, naar het indicatorenboek 1.0.0",
    checked_by="Een tabel die met de hand is na te rekenen",
    review_on=date(2027, 11, 1),
    population=Population("families with a dossier that opened", _families),
    statistic=Count(),
    example=Example(
        facts="""
            dossier | family | opened_on
            1       | smit   | 2024-02-01
            2       | smit   | 2024-06-01
            3       | bakker | 2023-12-31
            4       | visser | 2024-12-31
        """,
        out_of={"smit", "visser"},
    ),
)

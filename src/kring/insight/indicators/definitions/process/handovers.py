"""Overdrachten: hoe vaak wordt een rol overgedragen?"""

from datetime import date

import ibis.expr.types as ir

from kring.insight.indicators.blocks.dossiers import ACTIVE
from kring.insight.indicators.blocks.facts import Facts
from kring.insight.indicators.blocks.spans import inside
from kring.insight.indicators.model import Example, Indicator, Rate


def _handed_over(facts: Facts, windows: ir.Table) -> ir.Table:
    """How many handovers fall inside each window."""
    rows = inside(windows, facts.handover.select("dossier_id", "handed_on"), "handed_on")
    return rows.group_by(["period", "unit_id"]).aggregate(value=rows.count())


def _days(facts: Facts, windows: ir.Table) -> ir.IntegerValue:
    """The length of the window."""
    return windows.days


INDICATOR = Indicator(
    code="process.handovers",
    title="Overdrachten",
    title_en="Handovers",
    question="Hoe vaak wordt een rol overgedragen?",
    why="Bij elke overdracht gaat kennis over het gezin verloren.",
    source="Eenvoudig: minder overdracht/wisselingen",
    unit="dossier",
    direction="lower is better",
    counted_in="dossiers active at least one day in the period",
    counted=(
        "number of `handover` rows with `handed_on` inside the window, per dossier-year (days in windows / 365.25)"
    ),
    period="window = dossier period cut to the period",
    reference_date="last day of the window",
    exclusions="merged dossiers",
    missing="cannot occur (absence of a row counts as no)",
    decided="All roles count. `handed_on` = `closed_on` is outside. A dossier of zero days has one day.",
    limits="Meer overdrachten in één gezin hangen samen; het interval is te smal.",
    author="Kring, naar het indicatorenboek 1.0.0",
    checked_by="Een tabel die met de hand is na te rekenen",
    review_on=date(2027, 11, 1),
    population=ACTIVE,
    statistic=Rate(_handed_over, _days),
    example=Example(
        facts="""
            dossier | opened_on  | closed_on
            1       | 2024-01-01 | 2024-03-01
            2       | 2024-05-01 | 2024-05-01
            3       | 2023-01-01 | 2024-01-01

            handover | dossier | role    | handed_on
            a        | 1       | helper  | 2024-02-29
            b        | 1       | helper  | 2024-03-01
            c        | 2       | helper  | 2024-05-01
        """,
        out_of={"1", "2"},
        values={"1": (1, 60), "2": (1, 1)},
    ),
)

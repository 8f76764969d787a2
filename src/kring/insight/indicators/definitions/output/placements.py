"""Uithuisplaatsingen: hoe vaak worden kinderen uit huis geplaatst?"""

from datetime import date

import ibis
import ibis.expr.types as ir

from kring.insight.indicators.blocks import families
from kring.insight.indicators.blocks.ages import birthday
from kring.insight.indicators.blocks.children import OF_AGE, minors
from kring.insight.indicators.blocks.facts import Facts
from kring.insight.indicators.blocks.spans import days_between, inside
from kring.insight.indicators.model import Example, Indicator, Population, Rate


def _childhoods(facts: Facts) -> ir.Table:
    """The windows of children, cut at the 18th birthday."""
    rows = minors(facts)
    grown_up = birthday(rows.birth_date, OF_AGE)
    end = ibis.ifelse(rows.birth_date.isnull(), rows.window_end, ibis.least(rows.window_end, grown_up))
    rows = rows.mutate(window_end=end)
    return rows.mutate(days=days_between(rows.window_from, rows.window_end))


def _placed(facts: Facts, units: ir.Table) -> ir.Table:
    """How many placements begin inside the window."""
    placements = families.measures(facts, "placement").select("member_id", "from_on")
    rows = inside(units, placements, "from_on", "member_id")
    return rows.group_by(["period", "unit_id"]).aggregate(value=rows.count())


def _days(facts: Facts, units: ir.Table) -> ir.IntegerValue:
    """The days of childhood in the window."""
    return units.days


INDICATOR = Indicator(
    code="output.placements",
    title="Uithuisplaatsingen",
    title_en="Out-of-home placements",
    question="Hoe vaak worden kinderen uit huis geplaatst?",
    why="Een kind hoort zo veel mogelijk veilig thuis op te groeien.",
    source="Output: minder kinderen die uithuisgeplaatst worden",
    unit="child",
    direction="lower is better",
    counted_in="members under 18 on the first day of their window",
    counted=(
        "number of `out_of_home_placement` rows with `from_on` in the window cut at the 18th "
        "birthday, per child-year (days / 365.25)"
    ),
    period="member's window in the period",
    reference_date="first day of the window",
    exclusions="18 or older",
    missing="cannot occur (absence of a row counts as no)",
    decided=(
        "The window ends on the day before the 18th birthday; born on 29 February: 1 March. Unknown "
        "birth date with role `child`: not cut. Time in placement stays in the denominator."
    ),
    limits=(
        "Minder is alleen beter als de veiligheid er niet onder lijdt; een verhuizing telt als zij "
        "als nieuwe plaatsing is vastgelegd."
    ),
    author="Kring, naar het indicatorenboek 1.0.0",
    checked_by="Tweede, onafhankelijke lezing van het boek en een tabel die met de hand is na te rekenen",
    review_on=date(2027, 11, 1),
    population=Population("children", _childhoods, by_member=True),
    statistic=Rate(_placed, _days),
    example=Example(
        facts="""
            dossier | opened_on
            1       | 2024-01-01

            member | birth_date | role
            1      | 2006-03-01 | child
            2      | 2015-01-01 | child
            3      | 2006-01-01 | child

            measure | member | kind                  | from_on
            a       | 1      | out_of_home_placement | 2024-02-29
            b       | 1      | out_of_home_placement | 2024-03-01
            c       | 2      | out_of_home_placement | 2024-04-01
            d       | 2      | out_of_home_placement | 2024-05-01
        """,
        out_of={"1", "2"},
        values={"1": (1, 60), "2": (2, 366)},
    ),
)

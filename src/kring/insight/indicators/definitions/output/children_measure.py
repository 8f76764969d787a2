"""Kinderen met een nieuwe beschermingsmaatregel: krijgen minder kinderen een nieuwe beschermingsmaatregel?"""

from datetime import date

import ibis.expr.types as ir

from kring.insight.indicators.blocks import families
from kring.insight.indicators.blocks.children import minors
from kring.insight.indicators.blocks.facts import Facts
from kring.insight.indicators.blocks.spans import inside
from kring.insight.indicators.model import Example, Indicator, Population, Proportion


def _unprotected_children(facts: Facts) -> ir.Table:
    """Children who are not under a measure when their window begins."""
    children = minors(facts)
    rows = families.measures(facts, "child_protection").select("member_id", "from_on", "until_on")
    under = children.join(
        rows, ["member_id", rows.from_on < children.window_from, rows.until_on > children.window_from]
    )
    return children.anti_join(under.select("period", "unit_id").distinct(), ["period", "unit_id"])


def _newly_protected(facts: Facts, units: ir.Table) -> ir.Table:
    """A measure begins inside the window."""
    rows = families.measures(facts, "child_protection").select("member_id", "from_on")
    return inside(units, rows, "from_on", "member_id").select("period", "unit_id").distinct()


INDICATOR = Indicator(
    code="output.children_measure",
    title="Kinderen met een nieuwe beschermingsmaatregel",
    title_en="Children with a new protection measure",
    question="Krijgen minder kinderen een nieuwe beschermingsmaatregel?",
    why="Een maatregel grijpt diep in; hulp op tijd kan haar voorkomen.",
    source="Output: minder kinderen die een kinderbeschermingsmaatregel opgelegd krijgen",
    unit="child",
    direction="lower is better",
    counted_in=(
        "members under 18 on the first day of their window in the period, not under a "
        "child-protection measure at that moment (no measure with `from_on` before that day and "
        "`to_on` empty or after it)"
    ),
    counted=(
        "at least one measure of group child_protection for the child with `from_on` inside the "
        "window (not cut at the 18th birthday)"
    ),
    period="member's window in the period",
    reference_date="first day of the window",
    exclusions="18 or older; already under a measure",
    missing="cannot occur (absence of a row counts as no)",
    decided=(
        "A measure that starts on the first day counts as new. A measure ending on the first day is "
        "over. A teenage parent under 18 counts as a child. Interim followed by full order counts "
        "once."
    ),
    limits=("Minder is alleen beter als de veiligheid er niet onder lijdt; lees dit naast de uitkomsten over geweld."),
    author="Kring, naar het indicatorenboek 1.0.0",
    checked_by="Tweede, onafhankelijke lezing van het boek en een tabel die met de hand is na te rekenen",
    review_on=date(2027, 11, 1),
    population=Population("children not yet under a measure", _unprotected_children, by_member=True),
    statistic=Proportion(_newly_protected),
    example=Example(
        facts="""
            dossier | opened_on
            1       | 2024-02-01

            member | birth_date | role
            1      | 2015-01-01 | child
            2      | 2015-01-01 | child
            3      | 2006-02-01 | child
            4      | 2006-02-02 | parent
            5      | 2015-01-01 | child

            measure | member | kind                      | from_on    | to_on
            a       | 1      | supervision_order         | 2024-02-01 |
            b       | 2      | supervision_order         | 2023-02-01 | 2024-02-02
            c       | 4      | interim_supervision_order | 2024-03-01 | 2024-06-01
            d       | 4      | supervision_order         | 2024-06-01 |
            e       | 5      | supervision_order         | 2023-02-01 | 2024-02-01
        """,
        counts={"1", "4"},
        out_of={"1", "4", "5"},
    ),
)

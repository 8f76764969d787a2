"""Verbinding zorg en veiligheid: werken zorg en veiligheid tegelijk aan één gezin?"""

from datetime import date

import ibis.expr.types as ir

from kring.insight.indicators.blocks import families
from kring.insight.indicators.blocks.dossiers import ACTIVE_SIXTY_DAYS
from kring.insight.indicators.blocks.facts import Facts
from kring.insight.indicators.blocks.spans import together, touching
from kring.insight.indicators.model import Example, Indicator, Proportion


def _linked(facts: Facts, windows: ir.Table) -> ir.Table:
    """The windows with a day on which care and safety are both involved."""
    both = together(families.sectors_involved(facts), "sector")
    return touching(windows, both).select("period", "unit_id").distinct()


INDICATOR = Indicator(
    code="structure.care_safety_link",
    title="Verbinding zorg en veiligheid",
    title_en="Link between care and safety",
    question="Werken zorg en veiligheid tegelijk aan één gezin?",
    why="Geweld stopt pas als veiligheid en herstel samen opgaan.",
    source="Intersectorale samenwerking: verbinding zorg en veiligheid",
    unit="dossier",
    direction="higher is better",
    counted_in="dossiers whose window in the period has at least 60 days",
    counted=(
        "dossiers with at least one day in the window on which an organisation of sector care and one "
        "of sector safety are both involved (sectors: facts contract, section 3)"
    ),
    period="window = dossier period cut to the period",
    reference_date="last day of the window",
    exclusions="as structure.reflection",
    missing="cannot occur (absence of a row counts as no)",
    decided=(
        "Touching periods (one ends on the day the other begins) do not overlap; a period of zero "
        "days counts as one day. Any role counts. Rows without an organisation do not."
    ),
    limits="Tegelijk is nog niet samen.",
    author="Kring, naar het indicatorenboek 1.0.0",
    checked_by="Tweede, onafhankelijke lezing van het boek en een tabel die met de hand is na te rekenen",
    review_on=date(2027, 11, 1),
    population=ACTIVE_SIXTY_DAYS,
    statistic=Proportion(_linked),
    example=Example(
        facts="""
            organisation | kind
            team         | local_team
            police       | police

            dossier | opened_on
            1       | 2024-01-01
            2       | 2024-01-01
            3       | 2024-01-01

            involvement | dossier | organisation | role   | from_on    | to_on
            a           | 1       | team         | helper | 2024-01-01 | 2024-03-01
            b           | 1       | police       | helper | 2024-03-01 | 2024-06-01
            c           | 2       | team         | helper | 2024-01-01 |
            d           | 2       | police       | helper | 2024-03-01 | 2024-03-01
            e           | 3       | team         | helper | 2024-01-01 |
        """,
        counts={"2"},
        out_of={"1", "2", "3"},
    ),
)

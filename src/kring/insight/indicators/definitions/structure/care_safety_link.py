"""Verbinding zorg en veiligheid: vraag?"""

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
    question="Vraag?",
    why="Omdat.",
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
    limits="Grens.",
    author="x",
    checked_by="z",
    review_on=date(2027, 11, 1),
    population=ACTIVE_SIXTY_DAYS,
    statistic=Proportion(_linked),
    example=Example(facts=""),
)

"""Sociaal netwerk betrokken: vraag?"""

from datetime import date
from kring.insight.indicators.blocks.dossiers import ACTIVE_SIXTY_DAYS, with_role
from kring.insight.indicators.model import Example, Indicator, Proportion

INDICATOR = Indicator(
    code="structure.informal_network",
    title="Sociaal netwerk betrokken",
    title_en="Informal network involved",
    question="Vraag?",
    why="Omdat.",
    source="Intersectorale samenwerking: sociale netwerk betrokken",
    unit="dossier",
    direction="higher is better",
    counted_in="dossiers whose window in the period has at least 60 days",
    counted="dossiers with an involvement of role `informal_network` that touches the window",
    period="window = dossier period cut to the period",
    reference_date="last day of the window",
    exclusions="as structure.reflection",
    missing="cannot occur (absence of a row counts as no)",
    decided="One day is enough, also the last day of the window.",
    limits="Grens.",
    author="x",
    checked_by="z",
    review_on=date(2027, 11, 1),
    population=ACTIVE_SIXTY_DAYS,
    statistic=Proportion(with_role("informal_network")),
    example=Example(facts=""),
)

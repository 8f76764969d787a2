"""Inzet ervaringsdeskundigheid: vraag?"""

from datetime import date
from kring.insight.indicators.blocks.dossiers import ACTIVE_SIXTY_DAYS, with_role
from kring.insight.indicators.model import Example, Indicator, Proportion

INDICATOR = Indicator(
    code="structure.expert_by_experience",
    title="Inzet ervaringsdeskundigheid",
    title_en="Experts by experience",
    question="Vraag?",
    why="Omdat.",
    source="Intersectorale samenwerking: inzet ervaringsdeskundigheid",
    unit="dossier",
    direction="higher is better",
    counted_in="dossiers whose window in the period has at least 60 days",
    counted="dossiers with an involvement of role `expert_by_experience` that touches the window",
    period="window = dossier period cut to the period",
    reference_date="last day of the window",
    exclusions="as structure.reflection",
    missing="cannot occur (absence of a row counts as no)",
    decided="As structure.informal_network.",
    limits="Grens.",
    author="x",
    checked_by="z",
    review_on=date(2027, 11, 1),
    population=ACTIVE_SIXTY_DAYS,
    statistic=Proportion(with_role("expert_by_experience")),
    example=Example(facts=""),
)

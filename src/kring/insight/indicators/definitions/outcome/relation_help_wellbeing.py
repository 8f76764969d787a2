"""Relatie hulp en welzijn: vraag?"""

from datetime import date
from kring.insight.indicators.blocks.exposure import helped_at_the_root
from kring.insight.indicators.blocks.recovery import CHANGED_MEMBERS, by_severity, improved
from kring.insight.indicators.model import Example, Indicator, Relation

INDICATOR = Indicator(
    code="outcome.relation_help_wellbeing",
    title="Relatie hulp en welzijn",
    title_en="Relation of help and wellbeing",
    question="Vraag?",
    why="Omdat.",
    source=(
        "Relatie tussen de geboden hulp en verminderen van geweld en verbeteren welzijn volwassenen "
        "en kinderen"
    ),
    unit="member",
    direction="neither",
    counted_in=(
        "members with a wellbeing change over all adult and child instruments together (as "
        "outcome.wellbeing_adults)"
    ),
    counted=(
        "risk difference of 'improved' (change >= 10 points, configurable `improvement_points`, "
        "tolerance 1e-9): exposed minus unexposed; exposed = an `action` of kind `help`, linked to a "
        "factor with function `perpetuating`, whose period [`started_on`, `ended_on`) touches "
        "[baseline day, follow-up day). Baseline day = earliest, follow-up day = latest over the "
        "instruments used. Strata by the dossier's `incidents_year` score at t1: >= 22 "
        "(`serious_threshold`) high, below it low, no t1 unknown"
    ),
    period="follow-up day",
    reference_date="follow-up day",
    exclusions="as outcome.wellbeing_adults",
    missing=(
        "no pair on any instrument, and for at least one instrument and informant: a follow-up in the "
        "period without an earlier t1 (reference date: the follow-up), or a t1 without any follow-up "
        "at all (on any date) while t1 + 365 days falls in the period (reference date: that day); "
        "with several, the earliest of these dates"
    ),
    decided=(
        "A change of exactly 10 is improved, also where floating point gives a hair less. Exposure is "
        "a property of the dossier."
    ),
    limits="Grens.",
    author="x",
    checked_by="z",
    review_on=date(2027, 11, 1),
    population=CHANGED_MEMBERS,
    statistic=Relation(improved, helped_at_the_root, by_severity),
    example=Example(facts=""),
)

"""Relatie hulp en stoppen van geweld: vraag?"""

from datetime import date
from kring.insight.indicators.blocks.exposure import helped_at_the_root
from kring.insight.indicators.blocks.violence import FOLLOWED_UP, by_severity, stopped
from kring.insight.indicators.model import Example, Indicator, Relation

INDICATOR = Indicator(
    code="outcome.relation_help_violence",
    title="Relatie hulp en stoppen van geweld",
    title_en="Relation of help and stopping of violence",
    question="Vraag?",
    why="Omdat.",
    source=(
        "Relatie tussen de geboden hulp en verminderen van geweld en verbeteren welzijn volwassenen "
        "en kinderen"
    ),
    unit="dossier",
    direction="neither",
    counted_in="as outcome.violence_stopped",
    counted=(
        "risk difference of 'stopped' (f = 0): exposed minus unexposed; exposed = an `action` of kind "
        "`help`, linked to a factor with function `perpetuating`, whose period [`started_on`, "
        "`ended_on`) touches [baseline day, follow-up day). Baseline day and follow-up day are the "
        "dates of the waves. Strata: b >= 22 (`serious_threshold`) high, else low"
    ),
    period="date of the follow-up",
    reference_date="date of the follow-up",
    exclusions="as outcome.violence_stopped",
    missing=(
        "a follow-up in the period without t1 or with t1 not before it (reference date: the "
        "follow-up); or t1 without any follow-up wave at all (on any date) while t1 + 365 days falls "
        "in the period (reference date: that day)"
    ),
    decided=(
        "Something that begins on the follow-up day does not count; something that ended on the "
        "baseline day does not count; still running or one day inside counts."
    ),
    limits="Grens.",
    author="x",
    checked_by="z",
    review_on=date(2027, 11, 1),
    population=FOLLOWED_UP,
    statistic=Relation(stopped, helped_at_the_root, by_severity),
    example=Example(facts=""),
)

"""Geweld gestopt: vraag?"""

from datetime import date
from kring.insight.indicators.blocks.violence import FOLLOWED_UP, stopped
from kring.insight.indicators.model import Example, Indicator, Proportion

INDICATOR = Indicator(
    code="outcome.violence_stopped",
    title="Geweld gestopt",
    title_en="Violence stopped",
    question="Vraag?",
    why="Omdat.",
    source="Outcome: percentage afname of stoppen geweld bij afronding of follow-up",
    unit="dossier",
    direction="higher is better",
    counted_in=(
        "dossiers with `incidents_year` at wave t1 and at a follow-up wave (closure, t2, t3). Score "
        "of a wave = highest over all reporters (every member and informant, also a child under 8); "
        "date of a wave = latest `answered_on` of all its answers. Follow-up = the wave with the "
        "latest date in the period (tie: t3, t2, closure). f = follow-up score, b = score at t1."
    ),
    counted="f = 0",
    period="date of the follow-up",
    reference_date="date of the follow-up",
    exclusions="b = 0 (never missing either); no measurement at all",
    missing=(
        "a follow-up in the period without t1 or with t1 not before it (reference date: the "
        "follow-up); or t1 without any follow-up wave at all (on any date) while t1 + 365 days falls "
        "in the period (reference date: that day)"
    ),
    decided=(
        "b = 0 is out. The three outcomes exclude one another; what remains (below the threshold but "
        "not lower than at the start) belongs to none."
    ),
    limits="Grens.",
    author="x",
    checked_by="z",
    review_on=date(2027, 11, 1),
    population=FOLLOWED_UP,
    statistic=Proportion(stopped),
    example=Example(facts=""),
)

"""What will become of a family: the violence over time, what research would find, where the story stands today.

Drawn before anything else, so that the calibrated shares hold whatever the rest of the story does.
"""

from dataclasses import dataclass
from math import log

from kring.demo.story import calibration as c
from kring.demo.story.choices import Approach, Course, ProblemType, Situation
from kring.demo.story.draws import Draw, cell, draw_for, evenly

P = ProblemType


@dataclass(frozen=True, slots=True)
class Fate:
    """The hidden course of one family."""

    situation: Situation
    approach: Approach
    problem: ProblemType
    course: Course
    incidents: tuple[int, int, int]
    serious: tuple[bool, bool, bool]
    with_children: bool
    partner_violence: bool
    child_violence: bool
    poverty: bool
    helpers: int


def incidents_before(draw: Draw, *, frequent: bool) -> int:
    """Incidents in the year before the report: log-normal, from the threshold up or below it."""
    middle = log(c.MEAN_INCIDENTS) - c.INCIDENTS_LOG_SD**2 / 2
    while True:
        number = round(draw.lognormvariate(middle, c.INCIDENTS_LOG_SD))
        if (number >= c.SERIOUS_FROM) == frequent and 1 < number <= 2000:
            return number


def incidents_later(draw: Draw, before: int, course: Course) -> tuple[int, bool]:
    """Incidents a year later on, and whether they count as serious or frequent."""
    if course is Course.STOPPED:
        return 0, False
    if course is Course.DECREASED:
        return draw.randint(1, min(c.SERIOUS_FROM - 1, before - 1)), False
    if draw.chance(0.08):  # few, but one of them severe
        return draw.randint(1, c.SERIOUS_FROM - 1), True
    return max(c.SERIOUS_FROM, round(before * draw.uniform(0.25, 0.95))), True


FREQUENT_GIVEN_SERIOUS = 0.68 / c.SERIOUS_T1


def problem_for(draw: Draw, approach: Approach, *, children: bool, partner: bool, child: bool) -> ProblemType:
    """The main problem: half is about a child, more than a third about partners."""
    if not children:
        return P.ELDER_ABUSE if not partner else P.PARTNER_VIOLENCE
    if approach is Approach.COMPLEX_SEPARATION:
        return P.COMPLEX_SEPARATION
    if approach is Approach.TAILOR_MADE and draw.chance(0.75):
        return P.MULTI_PROBLEM
    weights: dict[ProblemType, float] = {P.MULTI_PROBLEM: 0.06, P.OTHER: 0.02}
    if partner:
        weights[P.PARTNER_VIOLENCE] = 0.46
    if child:
        weights |= {P.CHILD_ABUSE: 0.36, P.NEGLECT: 0.24, P.SEXUAL_VIOLENCE: 0.04}
    return draw.one_of(weights)


def fate_of(seed: int, number: int) -> Fate:
    """The course of a family; depends on the seed and the family's number only."""
    draw = draw_for(seed, number, "fate")
    shift = draw_for(seed, "evenly")
    shifts = [shift.random() for _ in range(3)]
    serious_before, course = cell(evenly(number, 0, shifts[0]), c.COURSES)
    situation = cell(evenly(number, 1, shifts[1]), c.SITUATIONS[course])
    approach = cell(evenly(number, 2, shifts[2]), c.APPROACHES)

    frequent = serious_before and draw.chance(FREQUENT_GIVEN_SERIOUS)
    before = incidents_before(draw, frequent=frequent)
    serious_between = draw.chance(c.SERIOUS_T2_GIVEN[serious_before, course])
    between_course = (
        Course.SERIOUS
        if serious_between
        else Course.STOPPED
        if course is Course.STOPPED and draw.chance(0.6)
        else Course.DECREASED
    )
    between, _ = incidents_later(draw, before, between_course)
    after, _ = incidents_later(draw, between if between > 1 else before, course)

    with_children = approach is Approach.COMPLEX_SEPARATION or draw.chance(0.94)
    kinds = (
        draw.one_of({(True, True): c.BOTH_KINDS, (True, False): 0.23, (False, True): 0.19, (False, False): 0.02})
        if with_children
        else (draw.chance(0.7), False)
    )
    helpers = round(draw.lognormvariate(c.HELPERS_LOG_MEAN, c.HELPERS_LOG_SD))
    return Fate(
        situation=situation,
        approach=approach,
        problem=problem_for(draw, approach, children=with_children, partner=kinds[0], child=kinds[1]),
        course=course,
        incidents=(before, between, after),
        serious=(serious_before, serious_between, course is Course.SERIOUS),
        with_children=with_children,
        partner_violence=kinds[0],
        child_violence=kinds[1],
        poverty=draw.chance(c.POVERTY),
        helpers=max(2, min(32, helpers)),
    )

"""The published numbers that the region is made to resemble, each with its source.

C1 to C17: second and third Dutch cohort studies on family violence (Verwey-Jonker, 2018-2023), the child
protection cohort
and the peer-reviewed papers on them. Reports: CBS, Veilig Thuis 2023. Timeliness: inspectorates 2023.
"""

from dataclasses import dataclass
from math import log
from typing import Literal

from kring.demo.story.choices import Approach, Course, Reporter, ReportMoment, Situation

MEAN_INCIDENTS = 71.0  # C1: a year before the report, per family; right-skewed
INCIDENTS_LOG_SD = 1.133  # with the mean above, 68 % reach the threshold; [derived]
SERIOUS_FROM = 22  # C2: incidents a year that count as serious or frequent
SERIOUS_T1 = 0.72  # C6
SERIOUS_T2 = 0.67  # C17
SERIOUS_T3 = 0.533  # C4: 0.50-0.56; 0.72 × 0.74
STOPPED_T3 = 0.30  # C3
STILL_SERIOUS = 0.74  # C5: serious at 18 months given serious at the start
BOTH_KINDS = 0.56  # C7: against the child and between partners
CHILD_TRAUMA = 0.40  # C8
PARENT_HISTORY = 0.44  # C9: own childhood with violence
POVERTY = 0.47  # C10
DRINKING_MEN, DRINKING_WOMEN = 0.42, 0.32  # C11: more than 0.40 and more than 0.30
CHILD_WITHOUT_HELP = 0.50  # C12
RETENTION = 0.52  # C13: 576 of about 1,100, first to third wave
RETENTION_LATER = 0.36  # C14: 76 of 211, after more than six years
PARENTS_PER_FAMILY, CHILDREN_PER_FAMILY = 1.10, 1.70  # C15: who answered, complete cases
REREPORTS = 0.285  # of all reports, while somebody was already involved (CBS 85361NED)
LATE_TRIAGE = 0.40  # [derived] about 4,200 a month
HELPERS_LOG_MEAN, HELPERS_LOG_SD = log(7), 0.574  # median 7, 95th percentile 18; an assumption

# (serious at T1, course at T3) -> share of families; reproduces C3 to C6
COURSES: dict[tuple[bool, Course], float] = {
    (True, Course.SERIOUS): 0.533,
    (True, Course.STOPPED): 0.144,
    (True, Course.DECREASED): 0.043,
    (False, Course.STOPPED): 0.156,
    (False, Course.DECREASED): 0.124,
}
SERIOUS_T2_GIVEN: dict[tuple[bool, Course], float] = {
    (True, Course.SERIOUS): 0.985,
    (True, Course.STOPPED): 0.72,
    (True, Course.DECREASED): 0.94,
    (False, Course.STOPPED): 0.0,
    (False, Course.DECREASED): 0.0,
}

REPORTERS: dict[Reporter, float] = {  # CBS 84849NED: 127,340 reports
    Reporter.POLICE: 85590,
    Reporter.HEALTH: 10395,
    Reporter.EDUCATION: 5400,
    Reporter.YOUTH_CARE: 2720,
    Reporter.MENTAL_HEALTH: 2110,
    Reporter.CHILDCARE: 615,
    Reporter.LOCAL_TEAM: 3690,  # part of the other professionals; the split is an assumption
    Reporter.OTHER_PROFESSIONAL: 6000,
    Reporter.FAMILY_MEMBER: 6830,  # family and citizens together 10,230; the split is an assumption
    Reporter.CITIZEN: 3400,
    Reporter.UNKNOWN: 590,
}
REREPORT_MOMENTS: dict[ReportMoment, float] = {  # CBS 85361NED
    ReportMoment.DURING_ASSESSMENT: 16915,
    ReportMoment.AFTER_ASSESSMENT: 12895,
    ReportMoment.DURING_MONITORING: 6545,
}

SITUATIONS: dict[Course, dict[Situation, float]] = {  # an assumption: what stops is closed more often
    Course.STOPPED: {
        Situation.WAITING: 0.05,
        Situation.NO_STEPS: 0.08,
        Situation.STARTING: 0.09,
        Situation.RUNNING: 0.28,
        Situation.STUCK: 0.02,
        Situation.CLOSED: 0.44,
        Situation.REOPENED: 0.04,
    },
    Course.DECREASED: {
        Situation.WAITING: 0.05,
        Situation.NO_STEPS: 0.07,
        Situation.STARTING: 0.09,
        Situation.RUNNING: 0.41,
        Situation.STUCK: 0.07,
        Situation.CLOSED: 0.23,
        Situation.REOPENED: 0.08,
    },
    Course.SERIOUS: {
        Situation.WAITING: 0.05,
        Situation.NO_STEPS: 0.06,
        Situation.STARTING: 0.09,
        Situation.RUNNING: 0.42,
        Situation.STUCK: 0.15,
        Situation.CLOSED: 0.13,
        Situation.REOPENED: 0.10,
    },
}
APPROACHES: dict[Approach, float] = {  # an assumption
    Approach.LOCAL_TEAM: 0.44,
    Approach.VEILIG_THUIS_WITH_SAFETY_TEAM: 0.20,
    Approach.MDA_ACUTE: 0.07,
    Approach.MDA_STRUCTURAL: 0.08,
    Approach.COMPLEX_SEPARATION: 0.11,
    Approach.TAILOR_MADE: 0.10,
}


@dataclass(frozen=True, slots=True)
class Scenario:
    """What the sources leave open, to test an analysis with.

    `wellbeing_follows`: `stopped` (first cohort: better only when violence stopped) or `decreased` (also when
    it became less).
    `leavers`: `at_random`, or `violence` (families in which it goes on leave the study more often).
    """

    wellbeing_follows: Literal["stopped", "decreased"] = "stopped"
    leavers: Literal["at_random", "violence"] = "at_random"


PUBLISHED = Scenario()

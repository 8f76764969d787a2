"""What was reported about a family, when, by whom, and how it was assessed."""

from datetime import date, time, timedelta

from kring.demo.story import calibration as c
from kring.demo.story.choices import (
    ProblemType,
    Reporter,
    ReportKind,
    ReportMoment,
    SafetyLevel,
    Situation,
    TriageOutcome,
)
from kring.demo.story.days import on_or_before_working, working_days_after
from kring.demo.story.shapes import ReportStory, TriageStory
from kring.demo.story.telling import Span, Telling
from kring.demo.story.texts import sentences

# Which function of the block a reporter has, when it is somebody known in the region.
REPORTER_FUNCTIONS: dict[Reporter, tuple[str, ...]] = {
    Reporter.POLICE: ("police",),
    Reporter.HEALTH: ("gp", "nurse"),
    Reporter.EDUCATION: ("teacher", "mentor"),
    Reporter.YOUTH_CARE: ("youth-worker",),
    Reporter.MENTAL_HEALTH: ("therapist",),
    Reporter.LOCAL_TEAM: ("adult-worker",),
    Reporter.OTHER_PROFESSIONAL: ("housing", "debt"),
}
NEEDS: dict[Reporter, str] = {Reporter.EDUCATION: "klas", Reporter.CHILDCARE: "klein", Reporter.YOUTH_CARE: "kind"}
LEVELS: dict[bool, dict[SafetyLevel, float]] = {  # serious violence before the report or not; an assumption
    True: {SafetyLevel.RISK: 0.16, SafetyLevel.STRUCTURAL: 0.58, SafetyLevel.ACUTE: 0.26},
    False: {SafetyLevel.RISK: 0.62, SafetyLevel.STRUCTURAL: 0.28, SafetyLevel.ACUTE: 0.10},
}


def triage_day(at: Telling, received: date, due: date, *, least: date | None = None) -> date:
    """When it was assessed: sixty in a hundred in time, the others some days to some months later."""
    if at.draw.chance(c.LATE_TRIAGE):
        return due + timedelta(days=1 + min(110, int(at.draw.expovariate(1 / 11))))
    return max(received, least or received, on_or_before_working(at.draw.day(received, due), received))


def reporter_for(at: Telling) -> Reporter:
    """Who reported, in the published shares; only who can know the family."""
    while True:
        reporter = at.draw.one_of(c.REPORTERS)
        if reporter not in NEEDS or NEEDS[reporter] in at.slots:
            return reporter


def worry_words(at: Telling, reporter: Reporter, moment: ReportMoment) -> str:
    """What the reporter wrote."""
    words = sentences("reports")
    problem = at.fate.problem
    mild = at.fate.situation is Situation.NO_STEPS  # what led to nothing was not much
    worries = [words["worry mild" if mild else f"worry {problem}"]]
    if not mild and problem is not ProblemType.PARTNER_VIOLENCE and at.fate.partner_violence and at.draw.chance(0.4):
        worries.append(words["worry partner_violence"])
    opening = words[f"opening {reporter}"]
    parts = [opening, *worries, words["children"], words["known"]]
    if moment is not ReportMoment.FIRST and at.draw.chance(0.6):
        parts.insert(0, words["again"])
    return at.tell(*parts) if at.people.children else at.tell(*(p for p in parts if p is not words["children"]))


def reason_words(at: Telling, level: SafetyLevel, outcome: TriageOutcome) -> str:
    """Why it was assessed so."""
    words = sentences("reports")
    return at.tell(words[f"reason {level}"], words[f"outcome {outcome}"])


def outcome_for(at: Telling, moment: ReportMoment, level: SafetyLevel) -> TriageOutcome:
    """What followed from the assessment."""
    if at.fate.situation is Situation.NO_STEPS:
        return TriageOutcome.NO_STEPS
    if moment not in (ReportMoment.FIRST, ReportMoment.AFTER_CLOSURE):
        return TriageOutcome.ALREADY_INVOLVED
    weights = {TriageOutcome.LOCAL_TEAM: 0.66, TriageOutcome.OWN_INVESTIGATION: 0.14}
    weights[TriageOutcome.MULTIDISCIPLINARY_TEAM] = 0.45 if level is SafetyLevel.ACUTE else 0.16
    return at.draw.one_of(weights)


def level_for(at: Telling, *, serious: bool) -> SafetyLevel:
    """How unsafe it was found to be."""
    if at.fate.situation is Situation.NO_STEPS:
        return at.draw.one_of({SafetyLevel.NONE: 0.7, SafetyLevel.RISK: 0.3})
    return at.draw.one_of(LEVELS[serious])


def report(
    at: Telling,
    received: date,
    moment: ReportMoment,
    *,
    episode: int | None,
    triaged: date | None,
    serious: bool,
    held_by: str,
) -> ReportStory:
    """One report. `triaged` after today, or empty, means that it still waits."""
    draw, words = at.draw, sentences("reports")
    reporter = reporter_for(at)
    who = None
    if functions := REPORTER_FUNCTIONS.get(reporter):
        who = draw.choice(at.block.practitioners[draw.choice(functions)])
    lay = reporter in (Reporter.FAMILY_MEMBER, Reporter.CITIZEN)
    anonymous = reporter is Reporter.UNKNOWN or (lay and draw.chance(0.35))
    name = "" if who or anonymous else draw.choice(words.get(f"name {reporter}", ("",)))
    wants = not anonymous and draw.chance(0.8 if not lay else 0.65)
    triage = None
    if triaged and triaged <= at.today:
        level = level_for(at, serious=serious)
        outcome = outcome_for(at, moment, level)
        triage = TriageStory(triaged, held_by, level, outcome, reason_words(at, level, outcome))
    feedback = draw.days_after(triage.triaged_on, 0, 12) if triage and wants and draw.chance(0.86) else None
    happened = received - timedelta(days=draw.choice((0, 0, 0, 1, 1, 2, 5)))
    since = happened - timedelta(days=draw.choice((0, 0, 0, 7, 30, 60)))
    return ReportStory(
        key=at.key("report"),
        kind=ReportKind.REPORT,
        reporter=reporter,
        received_on=received,
        received_at=time(
            draw.randint(7, 23) if reporter is Reporter.POLICE else draw.randint(8, 17), draw.randint(0, 59)
        ),
        due_on=working_days_after(received, 5),
        text=worry_words(at, reporter, moment),
        persons=tuple(person.key for person in at.people.members),
        moment=moment,
        held_by=held_by,
        wants_feedback=wants,
        episode=episode,
        reporter_organisation=at.block.organisation_of(who) if who else None,
        reporter_professional=who,
        reporter_name=name,
        anonymous=anonymous,
        disclosure=draw.chance(0.07),
        happened_from=since,
        happened_to=happened,
        feedback_on=feedback if feedback and feedback <= at.today else None,
        triage=triage,
    )


def opening_reports(at: Telling, span: Span | None, received: date, triaged: date | None, moment: ReportMoment) -> None:
    """The report that began an episode, and those that came while it was being assessed."""
    holder = at.draw.choice(at.block.triagists)
    serious = at.fate.serious[0]
    number = span.number if span else None  # while it waits, or without a dossier: none
    at.reports.append(report(at, received, moment, episode=number, triaged=triaged, serious=serious, held_by=holder))
    until = min(triaged or at.today, at.today)
    for _ in range(count(at, 0.19)):
        again = at.draw.day(received, until)
        done = max(triaged or at.today, triage_day(at, again, working_days_after(again, 5), least=triaged))
        at.reports.append(
            report(
                at,
                again,
                ReportMoment.DURING_ASSESSMENT,
                episode=number,
                triaged=done if triaged else None,
                serious=serious,
                held_by=holder,
            )
        )


def later_reports(at: Telling, span: Span, stable_from: date | None, by: str) -> None:
    """Reports on a family that already has a dossier: while help is found, and while somebody only watches."""
    busy = 0.26 if at.fate.course.value == "serious" else 0.05
    for moment, rate, first in (
        (ReportMoment.AFTER_ASSESSMENT, busy * min(1.5, span.days / 250), span.opened_on),
        (ReportMoment.DURING_MONITORING, 0.117, stable_from),
    ):
        if first is None or first > span.last:
            continue
        last = (stable_from or span.last) if moment is ReportMoment.AFTER_ASSESSMENT else span.last
        for _ in range(count(at, rate)):
            received = at.draw.day(first, min(last, span.last))
            triaged = triage_day(at, received, working_days_after(received, 5))
            at.reports.append(
                report(
                    at,
                    received,
                    moment,
                    episode=span.number,
                    triaged=min(triaged, span.last) if span.closed_on else triaged,
                    serious=at.fate.serious[2],
                    held_by=by,
                )
            )


def count(at: Telling, rate: float) -> int:
    """A number of events with this mean (Poisson)."""
    number, left = 0, at.draw.expovariate(1.0)
    while left < rate:
        number, left = number + 1, left + at.draw.expovariate(1.0)
    return number

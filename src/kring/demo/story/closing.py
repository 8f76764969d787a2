"""How an episode ends, and why some do not move on."""

from datetime import timedelta

from kring.demo.story.choices import Bottleneck, ClosureReason, Consent, Course
from kring.demo.story.circle import Table
from kring.demo.story.days import months_after, on_or_before_working, working_days_after
from kring.demo.story.shapes import AftercareStory, ClosureStory, StuckStory, VoiceStory
from kring.demo.story.telling import Span, Telling
from kring.demo.story.texts import sentences

R = ClosureReason
REASONS: dict[Course, dict[ClosureReason, float]] = {
    Course.STOPPED: {
        R.GOALS_REACHED: 0.58,
        R.SAFE_ENOUGH: 0.32,
        R.TRANSFERRED: 0.04,
        R.MOVED: 0.05,
        R.OTHER: 0.01,
    },
    Course.DECREASED: {
        R.GOALS_REACHED: 0.2,
        R.SAFE_ENOUGH: 0.55,
        R.TRANSFERRED: 0.13,
        R.MOVED: 0.06,
        R.FAMILY_DECLINED: 0.06,
    },
    Course.SERIOUS: {R.SAFE_ENOUGH: 0.2, R.TRANSFERRED: 0.36, R.MOVED: 0.14, R.FAMILY_DECLINED: 0.3},
}


def closure_of(at: Telling, span: Span, table: Table) -> ClosureStory | None:
    """Everybody's word, the family's evaluation and after-care; None while the dossier is open."""
    if span.closed_on is None:
        return None
    draw, words = at.draw, sentences("meetings")
    reason = draw.one_of(REASONS[at.fate.course])
    good = reason in (R.GOALS_REACHED, R.SAFE_ENOUGH)
    voices = []
    for person in at.speakers(span.last):
        fine = draw.chance(0.8 if good else 0.45)
        kind = "child" if person in at.people.children else "adult"
        consent = Consent.AGREES if fine else draw.choice((Consent.AGREES_WITH_REMARK, Consent.DISAGREES))
        voices.append(
            VoiceStory(consent, at.say(words[f"word {kind} {'good' if fine else 'mixed'}"]), person=person.key)
        )
    pair = dict.fromkeys((table.coordinator_on(span.last), table.second_on(span.last)))
    voices += [VoiceStory(Consent.AGREES, at.say(words["word professional"]), professional=key) for key in pair]
    aftercare = []
    if reason in (R.GOALS_REACHED, R.SAFE_ENOUGH, R.OTHER):
        for months in (3, 12):
            planned = months_after(span.closed_on, months)
            due = on_or_before_working(planned, planned - timedelta(days=6))
            if any(later.number > span.number and later.opened_on <= due for later in at.spans):
                continue  # open again before that day
            done = working_days_after(due, draw.randint(0, 4)) if draw.chance(0.86) else None
            if done and done > at.today:
                done = None
            said = at.say(words["aftercare"]) if done else ""
            aftercare.append(AftercareStory(due, table.coordinator_on(span.last), done, said))
    return ClosureStory(
        closed_on=span.closed_on,
        reason=reason,
        words=at.say(words[f"closing {reason}"]),
        evaluation=at.say(words[f"evaluation {'good' if good and draw.chance(0.75) else 'mixed'}"]),
        voices=tuple(voices),
        aftercare=tuple(aftercare),
    )


def stuck_of(at: Telling, span: Span) -> StuckStory:
    """Why this episode does not move on."""
    bottleneck = at.draw.choice(list(Bottleneck))
    since = at.draw.day(span.at(0.5), span.at(0.9))
    return StuckStory(since, bottleneck, at.say(sentences("circle")[f"stuck {bottleneck}"]))

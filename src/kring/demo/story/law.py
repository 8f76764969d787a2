"""Which orders of a judge or mayor there were, and in which legal frame the help was given."""

from datetime import date, timedelta

from kring.demo.story.choices import Course, LegalFrame, MeasureKind, ProblemType, SafetyLevel
from kring.demo.story.days import months_after
from kring.demo.story.shapes import FrameStory, MeasureStory
from kring.demo.story.telling import Span, Telling, person_slots
from kring.demo.story.texts import sentences

CHILD_PROBLEMS = (
    ProblemType.CHILD_ABUSE,
    ProblemType.NEGLECT,
    ProblemType.MULTI_PROBLEM,
    ProblemType.SEXUAL_VIOLENCE,
)
JUDGE = "kinderrechter, rechtbank Lindestreek"


def order(
    at: Telling,
    kind: MeasureKind,
    person: str,
    from_on: date,
    to_on: date,
    *,
    extends: MeasureStory | None = None,
) -> MeasureStory:
    """One order. A decision on the first day it holds."""
    words = sentences("safety")
    mayor = kind is MeasureKind.EXCLUSION_ORDER
    heading = f"measure extended {kind}" if extends else f"measure {kind}"
    key = at.key("measure")
    return MeasureStory(
        key=key,
        kind=kind,
        person=person,
        decided_on=from_on,
        decided_by=f"burgemeester van {at.block.town}" if mayor else JUDGE,
        reference=f"{'THV' if mayor else 'KR'}-{from_on.year}-{at.number:05d}-{key.split('-')[1]}",
        from_on=from_on,
        to_on=to_on,
        words=at.say(words[heading], **person_slots("wie", next(p for p in at.people.persons if p.key == person))),
        executor=None if mayor else at.draw.choice(("institution-a", "institution-a", "institution-b")),
        extends=extends.key if extends else None,
    )


def measures_of(at: Telling, span: Span) -> tuple[MeasureStory, ...]:
    """All orders of one episode: exclusion orders at the start, supervision of children later."""
    draw, fate, people = at.draw, at.fate, at.people
    found: list[MeasureStory] = []
    together = people.other is not None and people.lives[people.other.key].value == "first"
    acute = any(
        r.triage and r.triage.safety_level is SafetyLevel.ACUTE and r.episode == span.number for r in at.reports
    )
    if fate.partner_violence and together and people.other and draw.chance(0.35 if acute else 0.04):
        first = order(
            at,
            MeasureKind.EXCLUSION_ORDER,
            people.other.key,
            span.opened_on,
            span.opened_on + timedelta(days=10),
        )
        found.append(first)
        if draw.chance(0.4) and span.days > 10:
            found.append(
                order(
                    at,
                    MeasureKind.EXCLUSION_ORDER,
                    people.other.key,
                    first.to_on,
                    first.from_on + timedelta(days=28),
                    extends=first,
                )
            )
    chance = 0.26 if fate.course is Course.SERIOUS else 0.10
    if people.children and fate.problem in CHILD_PROBLEMS and span.days > 120 and draw.chance(chance):
        found.extend(supervision(at, span))
    return tuple(found)


def supervision(at: Telling, span: Span) -> list[MeasureStory]:
    """Supervision orders for the children, perhaps an interim one before, extensions of at most a year, a
    placement."""
    draw = at.draw
    start = span.at(draw.uniform(0.25, 0.5))
    found: list[MeasureStory] = []
    months = draw.choice((6, 9, 12, 12))
    interim = draw.chance(0.2)
    placed = draw.choice(at.people.children).key if draw.chance(0.22) else None
    for child in at.people.children:
        grown = months_after(child.birth_date, 18 * 12)
        from_on = max(start, child.birth_date)

        def until(begin: date, count: int, grown: date = grown) -> date:
            return min(months_after(begin, count), grown)

        if interim:
            end = until(from_on, 3)
            if end <= from_on or (span.closed_on and end > span.closed_on):
                continue
            found.append(order(at, MeasureKind.INTERIM_SUPERVISION_ORDER, child.key, from_on, end))
            from_on = end
        earlier: MeasureStory | None = None
        while from_on <= at.today:
            end = until(from_on, months)
            if end <= from_on or (span.closed_on and end > span.closed_on):
                break
            earlier = order(at, MeasureKind.SUPERVISION_ORDER, child.key, from_on, end, extends=earlier)
            found.append(earlier)
            if child.key == placed and earlier.extends is None:
                found.append(
                    order(
                        at,
                        MeasureKind.OUT_OF_HOME_PLACEMENT,
                        child.key,
                        from_on,
                        until(from_on, min(months, 6)),
                    )
                )
            from_on = end
            if draw.chance(0.45):
                break
    return [measure for measure in found if measure.from_on <= span.last]


def frames_of(at: Telling, span: Span, measures: tuple[MeasureStory, ...]) -> tuple[FrameStory, ...]:
    """Voluntary, perhaps pressure for a while, compulsory exactly while a child is under supervision."""
    words, draw = sentences("safety"), at.draw
    kinds = (MeasureKind.SUPERVISION_ORDER, MeasureKind.INTERIM_SUPERVISION_ORDER)
    orders = [m for m in measures if m.kind in kinds]
    changes: list[tuple[date, LegalFrame]] = [(span.opened_on, LegalFrame.VOLUNTARY)]
    limit = span.last
    if orders:
        begin, end = min(m.from_on for m in orders), max(m.to_on for m in orders)
        limit = begin - timedelta(days=1)
        changes += [(begin, LegalFrame.COMPULSORY)]
        if end <= span.last:
            changes += [(end, LegalFrame.VOLUNTARY)]
    room = (limit - span.opened_on).days
    if room > 60 and draw.chance(0.5 if orders else 0.12):
        begin = span.opened_on + timedelta(days=draw.randint(20, room - 30))
        changes.append((begin, LegalFrame.PRESSURE))
        if not orders and draw.chance(0.6):
            changes.append((begin + timedelta(days=draw.randint(10, 29)), LegalFrame.VOLUNTARY))
    changes.sort()
    ends = [begin for begin, _ in changes[1:]] + [span.closed_on]
    return tuple(
        FrameStory(frame, begin, end, at.say(words[f"frame {frame}"]))
        for (begin, frame), end in zip(changes, ends, strict=True)
        if end is None or end > begin
    )


def frame_on(frames: tuple[FrameStory, ...], day: date) -> LegalFrame:
    """The frame that holds on a day of the episode."""
    return next(f.frame for f in reversed(frames) if f.from_on <= day)

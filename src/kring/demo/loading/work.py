"""What was wanted, agreed and decided in one dossier."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from kring.casework.intake.models import Report
from kring.casework.meetings.models import Decision, Meeting, Participant
from kring.casework.plans.models import (
    Action,
    CourtOrder,
    Goal,
    GoalScore,
    ImpactProposal,
    PlanVersion,
    PlanVersionLine,
)
from kring.casework.plans.versions import line_of
from kring.demo.loading import voices
from kring.demo.loading.episode import Episode
from kring.demo.loading.moments import begin_of, during
from kring.foundation.accounts.viewer import AMSTERDAM
from kring.foundation.circle.choices import LineKind, Section
from kring.foundation.core.text import join_words
from kring.foundation.core.working_days import nth_working_day_after
from kring.foundation.sharing.audit import item_key

ACTION_KINDS = {"safety_agreement": "practical"}


def load_plan(at: Episode) -> dict[str, Action]:
    """Orders, goals, actions and versions; gives the actions by key."""
    family = at.family
    orders = {}
    for order in at.story.measures:
        row = orders[order.key] = at.add(
            CourtOrder, by=at.coordinator_on(order.decided_on), kind=str(order.kind), whom=family.persons[order.person],
            about=family.ids((order.person,)), court=order.decided_by, reference=order.reference,
            executor=family.around.organisations[order.executor] if order.executor else None,
            decided_on=order.decided_on, from_on=order.from_on, until_on=order.to_on,
            written_at=begin_of(order.decided_on),
        )  # fmt: skip
        at.tell(
            order.decided_on, Section.FRAME, LineKind.FRAME, f"Beslissing: {row.get_kind_display()}.",
            about=list(row.about), key=item_key(row),
        )  # fmt: skip
    goals: dict[str, Goal] = {}
    for story in at.story.goals:
        row = goals[story.key] = at.add(
            Goal, by=at.coordinator_on(story.agreed_on), wording=story.wording, noticed_by=story.notice,
            whose=join_words([family.names[key] for key in story.whose]), position=story.position,
            agreed_on=story.agreed_on, reached_on=story.reached_on, dropped_on=story.stopped_on,
            written_at=begin_of(story.agreed_on),
        )  # fmt: skip
        at.tell(story.agreed_on, Section.PLAN, LineKind.PLAN, f"Doel afgesproken: “{story.wording}”", key=item_key(row))
        if story.reached_on:
            at.tell(
                story.reached_on, Section.PLAN, LineKind.PLAN, f"Doel bereikt: “{story.wording}”", key=item_key(row)
            )
        for score in story.ratings:
            at.add(
                GoalScore, by=at.coordinator_on(score.on), goal=row, scorer=family.persons[score.person],
                scored_on=score.on, score=score.score, about=family.ids((score.person,)), written_at=begin_of(score.on),
            )  # fmt: skip
    actions = {story.key: _action(at, story, goals, orders) for story in at.story.actions}
    _versions(at, goals, actions)
    return actions


def _action(at: Episode, story, goals: dict[str, Goal], orders: dict[str, CourtOrder]) -> Action:  # type: ignore[no-untyped-def]
    around = at.family.around
    organisation = story.organisation if not story.professional else None
    due_on = story.due_on
    # What runs on past its day was let run on; only in some families nobody looked.
    late = due_on is not None and not story.ended_on and due_on < at.family.today
    if late and (at.family.story.number % 5 or due_on < at.family.today - timedelta(days=60)):
        due_on = None
    return at.add(
        Action, by=at.coordinator_on(story.agreed_on), goal=goals.get(story.goal), wording=story.text,
        kind=ACTION_KINDS.get(str(story.kind), str(story.kind)), frame=str(story.frame),
        order=orders.get(story.measure), about=_about(at, story.persons, story.person),
        doer_professional=around.professionals[story.professional] if story.professional else None,
        doer_organisation=around.organisations[organisation] if organisation else None,
        doer_person=at.family.persons[story.person] if story.person else None,
        bridge=story.bridge, agreed_on=story.agreed_on, due_on=due_on, started_on=story.started_on,
        ended_on=story.ended_on, written_at=begin_of(story.agreed_on),
    )  # fmt: skip


def _about(at: Episode, persons: tuple[str, ...], doer: str | None) -> list[int]:
    """Whom an action is about. Somebody of the network who does it must be able to read it."""
    members = tuple(member.person for member in at.story.members)
    if doer and doer not in members:
        return at.family.ids((*(persons or members), doer))
    return at.family.ids(persons)


def _versions(at: Episode, goals: dict[str, Goal], actions: dict[str, Action]) -> None:
    adapted = {version.because_of: version for version in at.story.plan_versions if version.because_of}
    rows: dict[int, PlanVersion] = {}
    for story in at.story.plan_versions:
        by = at.coordinator_on(story.agreed_on)
        version = rows[story.number] = at.add(
            PlanVersion, by=by, number=story.number, agreed_on=story.agreed_on, reason=story.reason,
            organisations_present=voices.organisations(at, story.voices, on=story.agreed_on),
            family_present=any(voice.person for voice in story.voices), written_at=begin_of(story.agreed_on),
        )  # fmt: skip
        items = [("goal", goals[key]) for key in story.goals] + [("action", actions[key]) for key in story.actions]
        for place, (kind, item) in enumerate(items):
            at.add(
                PlanVersionLine, by=by, plan_version=version, kind=kind, item_key=item_key(item), position=place,
                written_at=begin_of(story.agreed_on), **line_of(item),
            )  # fmt: skip
        at.tell(
            story.agreed_on, Section.PLAN, LineKind.PLAN, f"Plan, versie {story.number}: {story.reason}",
            key=item_key(version),
        )  # fmt: skip
    for told in at.family.story.reports:
        report = at.family.reports.get(told.key)
        if (
            report is None
            or told.episode != at.story.number
            or report.dossier_id is None
            or told.received_on <= at.story.opened_on
        ):
            continue
        _review(at, report, adapted.get(told.key), rows)


def _review(at: Episode, report: Report, version, rows) -> None:  # type: ignore[no-untyped-def]
    """Each report during a dossier asked for a look at the plan."""
    asked_on = report.received_at.astimezone(AMSTERDAM).date()
    due_on = nth_working_day_after(asked_on, 5)
    answer = {}
    if version is not None:
        day = max(version.agreed_on, asked_on)
        answer = {
            "answered_at": during(day, 15, at.family.now),
            "answer": "adapt",
            "reason": version.reason,
            "plan_version": rows[version.number],
        }
    elif due_on < at.family.today:
        answer = {
            "answered_at": during(due_on, 15, at.family.now),
            "answer": "keep",
            "reason": "De afspraken passen nog; we volgen of ze blijven werken.",
        }
    at.add(
        ImpactProposal, by=at.coordinator_on(asked_on), family_may_read=False, cause_key=item_key(report),
        because_of=f"de melding van {asked_on.day}-{asked_on.month}-{asked_on.year}", asked_at=report.received_at,
        item_key=item_key(report), trigger="new_report",
        asked_of=at.family.around.professionals[at.coordinator_on(asked_on)],
        due_on=due_on, due_at=begin_of(due_on + timedelta(days=1)), written_at=report.received_at, **answer,
    )  # fmt: skip


def load_meetings(at: Episode, actions: dict[str, Action]) -> None:
    """Case conferences, who was there, and what was decided."""
    family = at.family
    for story in at.story.conferences:
        starts_at = datetime.combine(story.held_on, time(10), AMSTERDAM)
        held = story.held_on < family.today
        meeting = at.add(
            Meeting, by=at.coordinator_on(story.held_on), purpose=story.purpose, starts_at=starts_at,
            held_at=starts_at + timedelta(hours=1) if held else None, written_at=min(starts_at, family.now),
        )  # fmt: skip
        for key in story.professionals:
            family.sheets.add(
                Participant, meeting=meeting, professional=family.around.professionals[key], was_there=held or None
            )
        for key in story.persons:
            family.sheets.add(Participant, meeting=meeting, person=family.persons[key], was_there=held or None)
        if not held:
            continue
        at.tell(story.held_on, Section.MEETINGS, LineKind.MEETING, f"Overleg: {story.purpose}", key=item_key(meeting))
        organisations = len({family.around.team(key).organisation_id for key in story.professionals})
        for decision in story.decisions:
            at.add(
                Decision, by=at.coordinator_on(story.held_on), meeting=meeting, kind=str(decision.kind),
                wording=decision.text, dissent=voices.dissent(at, decision.voices), decided_on=story.held_on,
                organisations_present=organisations, family_present=bool(story.persons),
                action=actions.get(decision.actions[0]) if decision.actions else None, written_at=starts_at,
            )  # fmt: skip

"""What can be done about meetings: plan, hold, call off, decide. Check, write, log; one transaction."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from kring.casework.meetings import rules
from kring.casework.meetings.choices import DecisionKind
from kring.casework.meetings.models import Decision, Meeting, Participant
from kring.casework.meetings.where import Where, keep_where
from kring.casework.plans.actions import agree_action
from kring.casework.plans.models import Action
from kring.casework.safety import secrecy
from kring.foundation.accounts.viewer import Viewer
from kring.foundation.circle import chronology
from kring.foundation.circle.authorship import authored_by
from kring.foundation.circle.choices import LineKind
from kring.foundation.circle.models import Dossier, Involvement, Member
from kring.foundation.core.dutch import day, label
from kring.foundation.core.editing import change
from kring.foundation.core.refusal import Refused
from kring.foundation.organisations.models import Position
from kring.foundation.sharing import audit
from kring.foundation.sharing.choices import Act

REASON_TO_KEEP = "Kan gevaar geven als deze persoon het leest"


@dataclass(frozen=True, slots=True)
class People:
    """Who is asked to a meeting, or was there."""

    persons: frozenset[int] = frozenset()
    professionals: frozenset[int] = frozenset()

    def __len__(self) -> int:
        return len(self.persons) + len(self.professionals)

    def include(self, participant: Participant) -> bool:
        """Whether this participant is one of them."""
        return participant.person_id in self.persons or participant.professional_id in self.professionals


@transaction.atomic
def plan_meeting(
    *,
    dossier: Dossier,
    viewer: Viewer,
    purpose: str,
    starts_at: datetime,
    people: People,
    agenda: str = "",
    where: Where | None = None,
    about: Iterable[int] = (),
    withheld_from: Iterable[int] = (),
) -> Meeting:
    """Ask people, the family among them, to sit together on a question."""
    if problem := rules.why_not_planned(purpose=purpose, participants=len(people)):
        raise Refused(problem)
    withheld = set(withheld_from)
    if withheld & people.persons:
        raise Refused(_("Wie u uitnodigt, mag het overleg ook lezen. Kies één van de twee."))
    _refuse_strangers(dossier, people)
    meeting = Meeting.objects.create(
        dossier=dossier, purpose=purpose, starts_at=starts_at, agenda=agenda, about=list(about),
        **authored_by(viewer),
    )  # fmt: skip
    secrecy.keep_from(meeting, persons=withheld, reason=REASON_TO_KEEP, viewer=viewer)
    _ask(meeting, people, was_there=None)
    if where is not None:
        keep_where(meeting, where, persons=people.persons, viewer=viewer)
    when = day(timezone.localdate(starts_at))
    chronology.note(viewer, meeting, LineKind.MEETING, f"Overleg gepland op {when}: {purpose}")
    audit.log(viewer, "meetings.planned", meeting, act=Act.CREATE)
    return meeting


@transaction.atomic
def hold_meeting(
    *, meeting: Meeting, held_at: datetime, present: People, report: str, seen_version: int, viewer: Viewer
) -> Meeting:
    """Record that a meeting was held, who was there, also uninvited, and what was said."""
    if problem := rules.why_not_held(
        held_at=held_at,
        already_held=meeting.held_at is not None,
        called_off=meeting.called_off_at is not None,
        present=len(present),
        report=report,
        now=timezone.now(),
    ):
        raise Refused(problem)
    _refuse_strangers(meeting.dossier, present)
    change(meeting, seen_version=seen_version, held_at=held_at, report=report)
    asked = list(meeting.participants.all())
    for participant in asked:
        participant.was_there = present.include(participant)
    Participant.objects.bulk_update(asked, ["was_there"])
    came_too = People(
        present.persons - {one.person_id for one in asked if one.person_id},
        present.professionals - {one.professional_id for one in asked if one.professional_id},
    )
    _ask(meeting, came_too, was_there=True)
    when = day(timezone.localdate(held_at))
    chronology.note(viewer, meeting, LineKind.MEETING, f"Overleg op {when}: {meeting.purpose}", at=held_at)
    audit.log(viewer, "meetings.held", meeting)
    return meeting


@transaction.atomic
def call_off_meeting(*, meeting: Meeting, because: str, seen_version: int, viewer: Viewer) -> Meeting:
    """Say that a meeting does not take place, and why."""
    if problem := rules.why_not_called_off(
        held=meeting.held_at is not None, called_off=meeting.called_off_at is not None, because=because
    ):
        raise Refused(problem)
    change(meeting, seen_version=seen_version, called_off_at=timezone.now(), called_off_because=because)
    when = day(timezone.localdate(meeting.starts_at))
    chronology.note(viewer, meeting, LineKind.MEETING, f"Overleg op {when} gaat niet door. {because}")
    audit.log(viewer, "meetings.called_off", meeting)
    return meeting


@transaction.atomic
def say_what_to_expect(*, participant: Participant, expectations: str, viewer: Viewer) -> Participant:
    """Say what the others may expect of this professional, and where their expertise ends. Their own words."""
    if participant.professional_id is None or participant.professional_id != viewer.id:
        raise Refused(_("Dit schrijft ieder voor zichzelf."))
    participant.expectations = expectations.strip()
    participant.save(update_fields=["expectations"])
    audit.log(viewer, "meetings.expectations.said", participant.meeting)
    return participant


@dataclass(frozen=True, slots=True)
class Agreed:
    """What comes of a decision: what will happen, in which frame, before when; `doer` is one column of an action."""

    wording: str
    frame: str
    doer: dict[str, int]
    order: Any = None
    due_on: date | None = None


@transaction.atomic
def record_decision(
    *, meeting: Meeting, viewer: Viewer, kind: str, wording: str, dissent: str = "", action: Agreed | None = None
) -> Decision:
    """Record what was decided together, and put what comes of it in the plan in the same step."""
    if problem := rules.why_not_decided(held=meeting.held_at is not None, wording=wording):
        raise Refused(problem)
    assert meeting.held_at is not None
    decided_on = timezone.localdate(meeting.held_at)
    agreed = _agree(meeting, action, decided_on, viewer) if action else None
    present = [one for one in meeting.participants.all() if one.was_there]
    decision = Decision.objects.create(
        dossier_id=meeting.dossier_id, meeting=meeting, kind=kind, wording=wording, dissent=dissent,
        decided_on=decided_on, about=meeting.about, family_may_read=meeting.family_may_read, action=agreed,
        organisations_present=_organisations(meeting, present), family_present=_family_was_there(meeting, present),
        **authored_by(viewer),
    )  # fmt: skip
    told = f"Besluit: {wording} ({label(DecisionKind(kind))})"
    chronology.note(viewer, decision, LineKind.MEETING, told)
    audit.log(viewer, "meetings.decided", decision, act=Act.CREATE)
    return decision


def _agree(meeting: Meeting, agreed: Agreed, on: date, viewer: Viewer) -> Action:
    return agree_action(
        dossier=meeting.dossier,
        viewer=viewer,
        wording=agreed.wording,
        frame=agreed.frame,
        order=agreed.order,
        due_on=agreed.due_on,
        agreed_on=on,
        about=meeting.about,
        family_may_read=meeting.family_may_read,
        **agreed.doer,
    )


def _refuse_strangers(dossier: Dossier, people: People) -> None:
    """Only who belongs to this family or is involved with it sits at its table."""
    known = set(Member.objects.of(dossier).values_list("person_id", flat=True))
    involved = Involvement.objects.of(dossier).values_list("person_id", "professional_id")
    persons, professionals = zip(*involved, strict=True) if involved else ((), ())
    if not people.persons <= known | set(persons) or not people.professionals <= set(professionals):
        raise Refused(_("Iemand die u koos, hoort niet bij deze kring."))


def _ask(meeting: Meeting, people: People, *, was_there: bool | None) -> None:
    asked = [{"person_id": one} for one in sorted(people.persons)]
    asked += [{"professional_id": one} for one in sorted(people.professionals)]
    Participant.objects.bulk_create(Participant(meeting=meeting, was_there=was_there, **who) for who in asked)


def _family_was_there(meeting: Meeting, present: list[Participant]) -> bool:
    persons = [one.person_id for one in present if one.person_id]
    return Member.objects.of(meeting.dossier).filter(person_id__in=persons).exists()


def _organisations(meeting: Meeting, present: list[Participant]) -> int:
    """How many organisations sat at the table: each professional for the one for which they are involved here."""
    professionals = {one.professional_id for one in present if one.professional_id}
    of_whom = dict(
        Involvement.objects.of(meeting.dossier)
        .filter(Q(ended_at__isnull=True) | Q(ended_at__gt=meeting.held_at), professional_id__in=professionals)
        .values_list("professional_id", "team__organisation_id")
    )
    others = Position.objects.on(timezone.localdate(meeting.held_at)).filter(
        professional_id__in=professionals - of_whom.keys()
    )
    return len({*of_whom.values(), *others.values_list("team__organisation_id", flat=True)})

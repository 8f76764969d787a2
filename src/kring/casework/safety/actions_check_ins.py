"""What can be done about check-ins: plan, answer or skip one, note that nobody was reached or that it was missed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kring.casework.plans.asking import arranged
from kring.casework.plans.choices import TriggerCode
from kring.casework.plans.proposing import Cause, fire
from kring.casework.safety import check_in_rules, secrecy
from kring.casework.safety.actions import REASON_TO_KEEP, rate_safety
from kring.casework.safety.choices import CheckInOutcome, CheckInWay
from kring.casework.safety.models import CheckIn
from kring.foundation.accounts.viewer import Job, Viewer, job, looking_as
from kring.foundation.circle import chronology
from kring.foundation.circle.authorship import authored_by
from kring.foundation.circle.choices import LineKind
from kring.foundation.circle.models import Dossier
from kring.foundation.core.dutch import day
from kring.foundation.core.editing import change
from kring.foundation.core.refusal import Refused
from kring.foundation.households.models import Identity, Person
from kring.foundation.organisations.models import Professional
from kring.foundation.sharing import audit
from kring.foundation.sharing.choices import Act


@transaction.atomic
def plan_check_ins(
    *,
    dossier: Dossier,
    person: Person,
    asker: Professional,
    way: str,
    first_on: date,
    weeks: int,
    times: int,
    viewer: Viewer,
    withheld_from: Iterable[int] = (),
) -> list[CheckIn]:
    """Agree when one person is asked how safe it is, by whom and how. Each moment is about that person only."""
    identity = Identity.objects.get(person=person)
    if problem := check_in_rules.why_not_planned(
        way=way, age=identity.age_on(viewer.today), first_on=first_on, times=times, today=viewer.today
    ):
        raise Refused(problem)
    withheld = list(withheld_from)
    planned = []
    for on in check_in_rules.moments(first_on=first_on, weeks=weeks, times=times):
        try:
            with transaction.atomic():
                one = CheckIn.objects.create(
                    dossier=dossier, person=person, asker=asker, way=way, on=on, about=[person.pk],
                    **authored_by(viewer),
                )  # fmt: skip
        except IntegrityError as twice:
            raise Refused(_("Op %(day)s staat al een check-in voor deze persoon.") % {"day": day(on)}) from twice
        secrecy.keep_from(one, persons=withheld, reason=REASON_TO_KEEP, viewer=viewer)
        audit.log(viewer, "safety.check_in.planned", one, act=Act.CREATE)
        planned.append(one)
    told = f"Check-in afgesproken met {identity}: {len(planned)} keer, vanaf {day(first_on)}"
    chronology.note(viewer, planned[0], LineKind.SAFETY, told)
    return planned


@transaction.atomic
def answer_check_in(*, check_in: CheckIn, score: int, viewer: Viewer, words: str = "") -> CheckIn:
    """Record the number that somebody gave. It is a rating as any other, kept from whom the check-in is kept from."""
    _refuse_unless(check_in, CheckInOutcome.ANSWERED, viewer)
    kept = secrecy.kept_from_of(audit.item_key(check_in))
    # Somebody of the family writes nothing themselves: what they say is written down for them.
    with looking_as(job(Job.RECEIVING, today=viewer.today)):
        rating = rate_safety(
            dossier=check_in.dossier, viewer=viewer, score=score, on=viewer.today, words=words,
            person_id=check_in.person_id, withheld_from=kept,
        )  # fmt: skip
        _close(check_in, CheckInOutcome.ANSWERED, rating_id=rating.pk)
        audit.log(viewer, "safety.check_in.answered", check_in)
    return check_in


@transaction.atomic
def skip_check_in(*, check_in: CheckIn, viewer: Viewer) -> CheckIn:
    """Record that somebody rather skipped it. That is fine, and asks for nothing."""
    _refuse_unless(check_in, CheckInOutcome.SKIPPED, viewer)
    with looking_as(job(Job.RECEIVING, today=viewer.today)):
        _close(check_in, CheckInOutcome.SKIPPED)
        audit.log(viewer, "safety.check_in.skipped", check_in)
    return check_in


@transaction.atomic
def not_reached(*, check_in: CheckIn, viewer: Viewer) -> CheckIn:
    """Record that somebody was called and could not be reached: that asks for attention."""
    _refuse_unless(check_in, CheckInOutcome.NOT_REACHED, viewer)
    _close(check_in, CheckInOutcome.NOT_REACHED)
    chronology.note(viewer, check_in, LineKind.SAFETY, f"Niet te bereiken voor de check-in van {day(check_in.on)}")
    audit.log(viewer, "safety.check_in.not_reached", check_in)
    _fire(check_in, TriggerCode.CONTACT_MISSED, f"geen contact bij de check-in van {day(check_in.on)}", viewer)
    return check_in


@transaction.atomic
def call_off(*, check_in: CheckIn, viewer: Viewer) -> CheckIn:
    """Record that this moment is not needed any more."""
    _refuse_unless(check_in, CheckInOutcome.CALLED_OFF, viewer)
    _close(check_in, CheckInOutcome.CALLED_OFF)
    audit.log(viewer, "safety.check_in.called_off", check_in)
    return check_in


def note_missed(viewer: Viewer) -> int:
    """See which check-ins got no answer; gives how many. Asked for by Kring itself, for every family."""
    planned = CheckIn.objects.planned().filter(on__lt=viewer.today, dossier__closed_at__isnull=True)
    return sum(_note_missed(check_in, viewer) for check_in in planned.select_for_update(skip_locked=True, of=("self",)))


def _note_missed(check_in: CheckIn, viewer: Viewer) -> bool:
    days = arranged(TriggerCode.CHECK_IN_MISSED, check_in.dossier_id).threshold or 1
    if not check_in_rules.is_missed(on=check_in.on, days_to_answer=days, today=viewer.today):
        return False
    _close(check_in, CheckInOutcome.MISSED)
    audit.log(viewer, "safety.check_in.missed", check_in)
    how = "niemand vroeg het" if check_in.way == CheckInWay.PHONE else "er kwam geen antwoord"
    words = f"de check-in van {day(check_in.on)} ({how})"
    _fire(check_in, TriggerCode.CHECK_IN_MISSED, words, viewer)
    return True


def _refuse_unless(check_in: CheckIn, outcome: CheckInOutcome, viewer: Viewer) -> None:
    if problem := check_in_rules.why_no_outcome(
        outcome=outcome, now=check_in.outcome, on=check_in.on, today=viewer.today
    ):
        raise Refused(problem)


def _close(check_in: CheckIn, outcome: CheckInOutcome, **values: int) -> None:
    change(check_in, seen_version=check_in.version, outcome=outcome, outcome_at=timezone.now(), **values)


def _fire(check_in: CheckIn, trigger: TriggerCode, words: str, viewer: Viewer) -> None:
    key = audit.item_key(check_in)
    cause = Cause(trigger, words, f"{key}:{trigger}", timezone.now(), about=tuple(check_in.about), item_key=key)
    fire(dossier_id=check_in.dossier_id, cause=cause, viewer=viewer)

"""Emergency access: somebody is in danger, and who is not involved must read at once. Told at once, judged afterwards.

Whoever asks says first who is in danger and why now, and only then hears whether there is anything. Not known, no
dossier, more than one person of that name, and withheld from whoever asks give one and the same answer, and each
attempt comes to the privacy officer.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from kring.foundation.accounts.viewer import Job, Viewer, job, looking_as
from kring.foundation.circle import chronology
from kring.foundation.circle.choices import InvolvementRole, LineKind, Section
from kring.foundation.circle.models import Dossier, Involvement, Member
from kring.foundation.core.encryption import fingerprint
from kring.foundation.core.limits import spend
from kring.foundation.core.refusal import Refused
from kring.foundation.core.working_days import nth_working_day_after
from kring.foundation.households.models import Identity
from kring.foundation.sharing import audit, emergency_rules
from kring.foundation.sharing.choices import Act
from kring.foundation.sharing.log_choices import NoticeKind
from kring.foundation.sharing.models import EmergencyAccess, Notice
from kring.foundation.sharing.models.emergency import LONGEST
from kring.foundation.sharing.replacement import replacements_of

ATTEMPTS_AN_HOUR = 5
WORKING_DAYS_TO_JUDGE = 5


@dataclass(frozen=True, slots=True)
class Sought:
    """Who is in danger or lives with them: by number, or by exactly this name and day of birth."""

    bsn: str = ""
    given_name: str = ""
    surname: str = ""
    birth_date: date | None = None


class _Withheld(Exception):  # noqa: N818 — it never leaves this module
    """What was opened stays closed to whoever asked."""


@transaction.atomic
def open_in_emergency(
    *, sought: Sought, in_danger: str, why_now: str, viewer: Viewer, hours: int = 4
) -> EmergencyAccess | None:
    """Open every part of one dossier for some hours; None when there is nothing that can be opened."""
    waits = spend("emergency", viewer.id, at_most=ATTEMPTS_AN_HOUR, within=timedelta(hours=1))
    if problem := emergency_rules.why_not_opened(in_danger=in_danger, why_now=why_now, waits=waits):
        raise Refused(problem)
    now = timezone.now()
    lasts = min(timedelta(hours=hours), LONGEST)
    opened = _open(sought, in_danger, why_now, viewer, now, now + lasts)
    if opened is None:
        with looking_as(job(Job.EMERGENCY, today=viewer.today)):
            Notice.objects.create(
                kind=NoticeKind.EMERGENCY_NOT_FOUND,
                sentence=f"{_named(viewer)} vroeg noodtoegang en vond niets. {in_danger}. {why_now}",
            )
        audit.write(viewer, act=Act.EMERGENCY, name="sharing.emergency.asked", outcome="not_found", about=[])
    else:
        audit.log(viewer, "sharing.emergency.opened", opened, act=Act.EMERGENCY)
    return opened


@transaction.atomic
def end_emergency(*, access: EmergencyAccess, viewer: Viewer) -> EmergencyAccess:
    """Close it before its time."""
    if access.ended_at is not None or access.ends_at <= timezone.now():
        raise Refused(_("Deze noodtoegang was al voorbij."))
    # Whoever closes loses sight of the family at once: the line comes first.
    audit.log(viewer, "sharing.emergency.ended", access, act=Act.RIGHTS)
    access.ended_at = timezone.now()
    access.save(update_fields=["ended_at"])
    return access


@transaction.atomic
def judge(*, access: EmergencyAccess, judgement: str, reason: str, viewer: Viewer) -> EmergencyAccess:
    """Say afterwards whether it was right."""
    now = timezone.now()
    if problem := emergency_rules.why_not_judged(
        is_over=access.ended_at is not None or access.ends_at <= now,
        is_judged=access.judged_at is not None,
        is_ones_own=access.professional_id == viewer.id,
    ):
        raise Refused(problem)
    access.judgement, access.judgement_reason = judgement, reason
    access.judged_at, access.judged_by_id = now, viewer.id
    access.save(update_fields=["judgement", "judgement_reason", "judged_at", "judged_by"])
    Notice.objects.filter(emergency=access, to__isnull=True, seen_at__isnull=True).update(
        seen_at=now, seen_by_id=viewer.id
    )
    audit.log(viewer, "sharing.emergency.judged", access)
    return access


def see_notice(*, notice: Notice, viewer: Viewer) -> None:
    """Say that it was seen; it no longer stands on the first page."""
    notice.seen_at, notice.seen_by_id = timezone.now(), viewer.id
    notice.save(update_fields=["seen_at", "seen_by"])


def running_for(viewer: Viewer, dossier_id: int) -> EmergencyAccess | None:
    """The emergency access that this viewer has here now."""
    return EmergencyAccess.objects.filter(
        professional_id=viewer.id, dossier_id=dossier_id, ended_at__isnull=True, ends_at__gt=timezone.now()
    ).first()


def _open(
    sought: Sought, in_danger: str, why_now: str, viewer: Viewer, now: datetime, ends_at: datetime
) -> EmergencyAccess | None:
    try:
        with transaction.atomic():
            with looking_as(job(Job.EMERGENCY, today=viewer.today)):
                dossier = _dossier_of(sought)
                if dossier is None or viewer.organisation_id is None:
                    return None
                earlier = list(EmergencyAccess.objects.filter(dossier=dossier, professional_id=viewer.id))
                running = [one.ends_at for one in earlier if one.ended_at is None and one.ends_at > now]
                opened = EmergencyAccess.objects.create(
                    dossier=dossier,
                    professional_id=viewer.id,
                    organisation_id=viewer.organisation_id,
                    in_danger=in_danger,
                    why_now=why_now,
                    opened_at=now,
                    ends_at=ends_at,
                    judge_by=nth_working_day_after(viewer.today, WORKING_DAYS_TO_JUDGE),
                )
            # Withheld wins: the database answers for whoever asks.
            if not Dossier.objects.filter(pk=dossier.pk).exists():
                raise _Withheld
            if problem := emergency_rules.why_not_again(
                running_until=timezone.localtime(max(running)) if running else None,
                why_now=why_now,
                earlier=[one.why_now for one in earlier],
            ):
                raise Refused(problem)
            with looking_as(job(Job.EMERGENCY, today=viewer.today)):
                _tell_at_once(opened, viewer)
    except _Withheld:
        return None
    return opened


def _dossier_of(sought: Sought) -> Dossier | None:
    """The one dossier that this can be about: one that is open, or else the last that was."""
    if sought.bsn:
        persons = Identity.objects.filter(bsn_fingerprint=fingerprint(sought.bsn))
    elif sought.given_name and sought.surname and sought.birth_date:
        first = sought.given_name.strip()
        persons = Identity.objects.filter(
            Q(call_name__iexact=first) | Q(given_names__iexact=first) | Q(given_names__istartswith=f"{first} "),
            surname__iexact=sought.surname.strip(),
            birth_date=sought.birth_date,
        )
    else:
        return None
    ids = list(persons.values_list("person_id", flat=True)[:2])
    if len(ids) != 1:
        # Nobody; or two people of the same name born on the same day, and nobody opens the wrong family.
        return None
    dossiers = Dossier.objects.filter(pk__in=Member.objects.filter(person_id=ids[0]).values("dossier_id"))
    return dossiers.open().order_by("-opened_at").first() or dossiers.order_by("-closed_at").first()


def _tell_at_once(opened: EmergencyAccess, viewer: Viewer) -> None:
    """The coordinator and who stands in for them, the privacy officer, and the chronology."""
    until = timezone.localtime(opened.ends_at)
    sentence = f"{_named(viewer)} opende met spoed dit dossier, tot {until:%H:%M}."
    faces = (InvolvementRole.COORDINATOR, InvolvementRole.AFTER_CARE)
    carrying = Involvement.objects.filter(dossier=opened.dossier, role__in=faces).running()
    told = {one.professional_id for one in carrying if one.professional_id is not None}
    # Whoever stands in for the coordinator is the one who is there.
    told |= {one.replacement_id for away in replacements_of(told, viewer.today).values() for one in away}
    for to in [*sorted(told - {viewer.id}), None]:
        Notice.objects.create(
            to_id=to,
            kind=NoticeKind.EMERGENCY_OPENED,
            dossier=opened.dossier,
            emergency=opened,
            sentence=sentence,
        )
    chronology.note_about(
        viewer,
        dossier_id=opened.dossier_id,
        section=Section.CIRCLE,
        kind=LineKind.CIRCLE,
        sentence=sentence,
        key=audit.item_key(opened),
    )


def _named(viewer: Viewer) -> str:
    return f"{viewer.name} ({viewer.organisation_name})"

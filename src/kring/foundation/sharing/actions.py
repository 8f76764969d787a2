"""What can be done to the circle around a family: opening, involving, handing over, ending. Each with its ground."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kring.foundation.accounts.viewer import Job, Viewer, job, looking_as
from kring.foundation.circle import chronology
from kring.foundation.circle.choices import InvolvementRole, LineKind, Section
from kring.foundation.circle.models import Dossier, Handover, Involvement, Member
from kring.foundation.core.dutch import display
from kring.foundation.core.refusal import Refused
from kring.foundation.households.models import Identity, Person
from kring.foundation.organisations.models import Municipality, Professional, Team
from kring.foundation.sharing import audit, grounds
from kring.foundation.sharing.choices import Act
from kring.foundation.sharing.handing_over import moving
from kring.foundation.sharing.models import Ground

ONE_AT_A_TIME = (InvolvementRole.COORDINATOR, InvolvementRole.SAFETY_HOLDER)


@dataclass(frozen=True, slots=True)
class Face:
    """A professional, and the team for which they work here."""

    professional: Professional
    team: Team


@transaction.atomic
def open_dossier(
    *,
    municipality: Municipality,
    problem_type: str,
    coordinator: Face,
    safety_holder: Face,
    second: Face | None,
    viewer: Viewer,
    reopens: Dossier | None = None,
) -> Dossier:
    """Open a dossier with the faces that carry it from the first moment on."""
    now = timezone.now()
    # Who opens is not involved yet, and so may not see what is being made.
    with looking_as(job(Job.OPENING, today=viewer.today)):
        dossier = Dossier.objects.create(
            municipality=municipality, problem_type=problem_type, opened_at=now, reopens=reopens
        )
        _involve(dossier, coordinator, InvolvementRole.COORDINATOR, now, viewer)
        _involve(dossier, safety_holder, InvolvementRole.SAFETY_HOLDER, now, viewer)
        if second is not None:
            _involve(dossier, second, InvolvementRole.SECOND, now, viewer)
        chronology.note_about(
            viewer,
            dossier_id=dossier.pk,
            section=Section.CIRCLE,
            kind=LineKind.DOSSIER,
            sentence=f"Dossier geopend. {coordinator.professional} is het vaste gezicht; "
            f"{safety_holder.professional} houdt zicht op de veiligheid.",
        )
        audit.log(viewer, "circle.dossier.opened", dossier, act=Act.CREATE)
    return dossier


@transaction.atomic
def add_member(
    *,
    dossier: Dossier,
    role: str,
    viewer: Viewer,
    person: Person | None = None,
    given_names: str = "",
    prefix: str = "",
    surname: str = "",
    birth_date: date | None = None,
    sex: str = "unknown",
    bsn: str | None = None,
    joined_on: date | None = None,
) -> Member:
    """Add somebody to the family: a person who is known already, or a new one."""
    with looking_as(job(Job.OPENING, today=viewer.today)):
        if person is None:
            person = Person.objects.create(sex=sex)
            identity = Identity(
                person=person, given_names=given_names, prefix=prefix, surname=surname, birth_date=birth_date
            )
            if bsn:
                identity.write_bsn(bsn)
            identity.save()
        try:
            with transaction.atomic():
                member = Member.objects.create(dossier=dossier, person=person, role=role, joined_on=joined_on)
        except IntegrityError as twice:
            raise Refused(_("Deze persoon hoort al bij dit gezin.")) from twice
        chronology.note_about(
            viewer,
            dossier_id=dossier.pk,
            section=Section.FAMILY,
            kind=LineKind.CIRCLE,
            sentence=f"{member.person.identity} hoort erbij ({display(member, 'role')}).",
            key=audit.item_key(member),
        )
        audit.log(viewer, "circle.member.added", member, act=Act.CREATE)
    return member


@transaction.atomic
def involve(*, dossier: Dossier, face: Face, role: str, viewer: Viewer) -> Involvement:
    """Involve a professional, with the ground that belongs to the role."""
    if role in ONE_AT_A_TIME:
        raise Refused(_("Deze rol is er altijd precies één. Draag de rol over in plaats van iemand toe te voegen."))
    if Involvement.objects.of(dossier).running().filter(professional=face.professional, role=role).exists():
        raise Refused(_("Deze professional heeft deze rol al."))
    only_who_carries(dossier)
    if grounds.needs_consent(team=face.team, on=viewer.today):
        raise Refused(
            _("Voor deze organisatie is toestemming van het gezin nodig. Leg die vast bij Delen met iemand anders.")
        )
    involvement = _involve(dossier, face, InvolvementRole(role), timezone.now(), viewer)
    _tell(viewer, dossier, f"{face.professional} doet mee: {display(involvement, 'role')}.", involvement)
    audit.log(viewer, "circle.involved", involvement, act=Act.SHARE)
    return involvement


@transaction.atomic
def involve_network_person(*, dossier: Dossier, person: Person, viewer: Viewer) -> Involvement:
    """Involve somebody whom the family trusts."""
    only_who_carries(dossier)
    involvement = Involvement.objects.create(
        dossier=dossier, person=person, role=InvolvementRole.NETWORK_PERSON, started_at=timezone.now()
    )
    _tell(viewer, dossier, f"{person.identity} doet mee uit het netwerk.", involvement)
    audit.log(viewer, "circle.involved", involvement, act=Act.CREATE)
    return involvement


@transaction.atomic
def hand_over(*, dossier: Dossier, role: str, to: Face, reason: str, viewer: Viewer) -> Handover:
    """Pass a role at once, for when whoever has it cannot sign any more: no moment in between, and a reason.

    Otherwise a role is handed over by `handing_over.actions`: the family is told first, and both sign.
    """
    now = timezone.now()
    giver = Involvement.objects.of(dossier).running().filter(role=role).first()
    if giver is None or giver.professional_id is None:
        raise Refused(_("Niemand heeft deze rol nu. Er is niets om over te dragen."))
    if giver.professional_id == to.professional.pk:
        raise Refused(_("%(name)s heeft deze rol al.") % {"name": to.professional})
    only_who_carries(dossier, unless_it_is_their_own=giver)
    # Whoever hands over may lose the right to see in the middle of this step.
    with looking_as(job(Job.OPENING, today=viewer.today)):
        moving.call_off_all(dossier, because=reason, role=role)
        if not Involvement.objects.running().filter(pk=giver.pk).update(ended_at=now):
            raise Refused(_("Iemand anders heeft deze rol intussen overgedragen."))
        receiver = _involve(dossier, to, InvolvementRole(role), now, viewer)
        passed = Handover.objects.create(
            dossier=dossier, role=role, giver=giver, receiver=receiver, handed_at=now, reason=reason
        )
        _end_grounds_without_involvement(dossier, giver.professional_id, now)
        _tell(
            viewer,
            dossier,
            f"{giver.professional} droeg over aan {to.professional}: {display(receiver, 'role')}. {reason}".strip(),
            passed,
        )
        audit.log(viewer, "circle.handed_over", passed, act=Act.SHARE)
    return passed


@transaction.atomic
def end_involvement(*, involvement: Involvement, viewer: Viewer) -> Involvement:
    """Let somebody go from the circle; what was open to them closes at once."""
    if involvement.role in ONE_AT_A_TIME:
        raise Refused(_("Deze rol kan niet leeg blijven. Draag de rol over aan iemand anders."))
    if involvement.ended_at is not None:
        raise Refused(_("Deze betrokkenheid was al geëindigd."))
    only_who_carries(involvement.dossier, unless_it_is_their_own=involvement)
    now = timezone.now()
    with looking_as(job(Job.OPENING, today=viewer.today)):
        involvement.ended_at = now
        involvement.save(update_fields=["ended_at"])
        if involvement.professional_id:
            _end_grounds_without_involvement(involvement.dossier, involvement.professional_id, now)
        who = involvement.professional or involvement.team or involvement.person.identity  # type: ignore[union-attr]
        _tell(viewer, involvement.dossier, f"{who} doet niet meer mee.", involvement)
        audit.log(viewer, "circle.involvement.ended", involvement)
    return involvement


@transaction.atomic
def close_circle(*, dossier: Dossier, reason: str, after_care: Face | None, viewer: Viewer) -> Dossier:
    """Close a dossier: every involvement ends at the same moment; after-care begins."""
    now = timezone.now()
    with looking_as(job(Job.OPENING, today=viewer.today)):
        moving.call_off_all(dossier, because="Het dossier is gesloten.")
        agreed = _agreed_to_after_care(dossier, after_care, viewer)
        Involvement.objects.of(dossier).running().update(ended_at=now)
        Ground.objects.filter(dossier=dossier, ended_at__isnull=True).exclude(pk=agreed).update(ended_at=now)
        dossier.closed_at, dossier.closure_reason = now, reason
        dossier.save(update_fields=["closed_at", "closure_reason"])
        if after_care is not None:
            _involve(dossier, after_care, InvolvementRole.AFTER_CARE, now, viewer)
        audit.log(viewer, "circle.dossier.closed", dossier)
    return dossier


def _agreed_to_after_care(dossier: Dossier, face: Face | None, viewer: Viewer) -> int:
    """The ground to which the family agreed, when the law asks for that: it stays open for who does the after-care."""
    if face is None or not grounds.needs_consent(team=face.team, on=viewer.today):
        return 0
    found = grounds.agreed_to(
        dossier=dossier, professional=face.professional, role=InvolvementRole.AFTER_CARE, on=viewer.today
    )
    return found.pk


def only_who_carries(dossier: Dossier, *, unless_it_is_their_own: Involvement | None = None) -> None:
    """Who is around a family is changed by who carries it; anybody may let go of their own part."""
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT sharing.viewer_kind() = 'job' OR %s = ANY (sharing.carried_dossiers())
                      OR coalesce(%s = sharing.professional(), false)""",
            [dossier.pk, unless_it_is_their_own.professional_id if unless_it_is_their_own else None],
        )
        (may,) = cursor.fetchone()
    if not may:
        raise Refused(
            _("Alleen de coördinator, de tweede van het duo of wie zicht houdt op veiligheid verandert de kring.")
        )


def only_what_one_holds(dossier: Dossier, sections: Sequence[str]) -> None:
    """Nobody passes on more of a dossier than is open to themselves, for everyone in it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT sharing.may_pass_on(%s, %s)", [dossier.pk, [str(section) for section in sections]])
        (may,) = cursor.fetchone()
    if not may:
        raise Refused(_("U kunt niet meer delen dan u zelf mag lezen."))


def _involve(dossier: Dossier, face: Face, role: InvolvementRole, at: datetime, viewer: Viewer) -> Involvement:
    involvement = Involvement.objects.create(
        dossier=dossier, role=role, professional=face.professional, team=face.team, started_at=at
    )
    grounds.record(
        dossier=dossier,
        professional=face.professional,
        team=face.team,
        role=role,
        on=viewer.today,
        recorded_by_id=viewer.id if viewer.is_professional else None,
    )
    return involvement


def _end_grounds_without_involvement(dossier: Dossier, professional_id: int, at: datetime) -> None:
    """A ground ends with the last involvement of whom it was for."""
    if not Involvement.objects.of(dossier).running().filter(professional_id=professional_id).exists():
        Ground.objects.filter(dossier=dossier, professional_id=professional_id, ended_at__isnull=True).update(
            ended_at=at
        )


def _tell(viewer: Viewer, dossier: Dossier, sentence: str, item: Involvement | Handover) -> None:
    chronology.note_about(
        viewer,
        dossier_id=dossier.pk,
        section=Section.CIRCLE,
        kind=LineKind.CIRCLE,
        sentence=sentence,
        key=audit.item_key(item),
    )

"""Who reads along with somebody of 12 to 17: which parent may from 16 on, and who cannot weigh it themselves."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kring.foundation.accounts.viewer import Viewer
from kring.foundation.circle import chronology
from kring.foundation.circle.choices import LineKind, Section
from kring.foundation.circle.models import Dossier
from kring.foundation.core.refusal import Refused
from kring.foundation.households.models import Identity, ParentalAuthority, Person
from kring.foundation.sharing import audit, minor_rules
from kring.foundation.sharing.choices import Act, ConsentHow
from kring.foundation.sharing.models import Incapacity, ParentReads


@transaction.atomic
def let_parent_read(
    *,
    child: Person,
    parent: Person,
    viewer: Viewer,
    how: str = ConsentHow.SCREEN,
    until_on: date | None = None,
    dossier: Dossier | None = None,
) -> ParentReads:
    """Record that somebody of 16 or 17 lets this parent read along; by themselves, or by who carries the family."""
    identity = Identity.objects.get(person=child)
    if problem := minor_rules.why_parent_cannot_read(
        age=identity.age_on(viewer.today),
        has_authority=ParentalAuthority.objects.filter(parent=parent, child=child).on(viewer.today).exists(),
        already=ParentReads.objects.filter(parent=parent, child=child).on(viewer.today).exists(),
        until_on=until_on,
        today=viewer.today,
    ):
        raise Refused(problem)
    row = ParentReads.objects.create(
        child=child, parent=parent, how=how, from_on=viewer.today, until_on=until_on,
        recorded_by_id=viewer.id if viewer.is_professional else None,
    )  # fmt: skip
    _write_down(
        viewer, row, dossier, child.pk,
        f"{identity} laat {Identity.objects.get(person=parent)} meelezen.", "sharing.parent_reads.given",
    )  # fmt: skip
    return row


@transaction.atomic
def stop_parent_reading(*, row: ParentReads, viewer: Viewer, dossier: Dossier | None = None) -> ParentReads:
    """Take it back: the parent reads nothing about this child from this moment on."""
    if row.ended_at is not None:
        raise Refused(_("Dit was al gestopt."))
    row.ended_at = timezone.now()
    row.end_recorded_by_id = viewer.id if viewer.is_professional else None
    row.save(update_fields=["ended_at", "end_recorded_by"])
    names = {one.person_id: str(one) for one in Identity.objects.filter(person__in=[row.child_id, row.parent_id])}
    _write_down(
        viewer, row, dossier, row.child_id,
        f"{names.get(row.child_id, 'Het kind')} laat {names.get(row.parent_id, 'een ouder')} niet meer meelezen.",
        "sharing.parent_reads.withdrawn",
    )  # fmt: skip
    return row


@transaction.atomic
def record_incapacity(
    *,
    dossier: Dossier,
    person: Person,
    judged_by: str,
    judged_on: date,
    reason: str,
    until_on: date,
    viewer: Viewer,
) -> Incapacity:
    """Record that somebody cannot weigh what reading and sharing mean: then a parent with authority reads for them."""
    identity = Identity.objects.get(person=person)
    if problem := minor_rules.why_not_incapable(
        age=identity.age_on(viewer.today),
        birth_date=identity.birth_date,
        already=Incapacity.objects.filter(person=person).on(viewer.today).exists(),
        judged_on=judged_on,
        until_on=until_on,
        today=viewer.today,
    ):
        raise Refused(problem)
    row = Incapacity.objects.create(
        person=person, judged_by=judged_by.strip(), judged_on=judged_on, reason=reason.strip(), from_on=viewer.today,
        until_on=until_on, recorded_by_id=viewer.id,
    )  # fmt: skip
    _write_down(
        viewer, row, dossier, person.pk,
        f"Vastgelegd: {identity} kan nog niet zelf beslissen over meelezen en delen.", "sharing.incapacity.recorded",
    )  # fmt: skip
    return row


@transaction.atomic
def end_incapacity(*, row: Incapacity, dossier: Dossier, viewer: Viewer) -> Incapacity:
    """Somebody can decide for themselves again."""
    if row.ended_at is not None:
        raise Refused(_("Dit was al gestopt."))
    row.ended_at, row.end_recorded_by_id = timezone.now(), viewer.id
    row.save(update_fields=["ended_at", "end_recorded_by"])
    _write_down(
        viewer, row, dossier, row.person_id,
        f"{Identity.objects.get(person_id=row.person_id)} beslist weer zelf over meelezen en delen.",
        "sharing.incapacity.ended",
    )  # fmt: skip
    return row


def _write_down(
    viewer: Viewer, row: ParentReads | Incapacity, dossier: Dossier | None, about: int, sentence: str, name: str
) -> None:
    """One line for the child it is about, and one in the log. What a family member did writes no line for others."""
    if dossier is not None and viewer.is_professional:
        chronology.note_about(
            viewer, dossier_id=dossier.pk, section=Section.FAMILY, kind=LineKind.CIRCLE, sentence=sentence,
            about=[about], key=audit.item_key(row),
        )  # fmt: skip
    audit.write(
        viewer, act=Act.RIGHTS, name=name, dossier_id=dossier.pk if dossier else None, key=audit.item_key(row),
        about=[about],
    )  # fmt: skip

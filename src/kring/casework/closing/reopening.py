"""A way back: what the family had together is there again, in a new dossier that follows the one that was closed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import models, transaction

from kring.casework.closing import rules
from kring.casework.closing.models import Closing
from kring.casework.explanation.models import Argument, Explanation, Factor, Hypothesis, Influence
from kring.casework.plans.models import Action, Goal
from kring.casework.safety.models import SafetyAgreement
from kring.foundation.accounts.viewer import Job, Viewer, job, looking_as
from kring.foundation.circle import chronology
from kring.foundation.circle.choices import InvolvementRole, LineKind
from kring.foundation.circle.models import Dossier, Involvement, Member
from kring.foundation.circle.records import DossierRecord
from kring.foundation.core.refusal import Refused
from kring.foundation.organisations.models import Position
from kring.foundation.sharing import audit
from kring.foundation.sharing.actions import Face, open_dossier
from kring.foundation.sharing.choices import Act
from kring.foundation.sharing.models import Withholding

CARRY = (InvolvementRole.COORDINATOR, InvolvementRole.SECOND, InvolvementRole.SAFETY_HOLDER)
NOT_SHARED_YET: dict[str, Any] = {
    "number": 1, "shared_on": None, "organisations_present": None, "family_present": None,
}  # fmt: skip


def who_may_carry(dossier: Dossier, viewer: Viewer) -> dict[str, Face]:
    """Who carried the family until the closing and still works there, by role; under `me` whoever asks."""
    faces: dict[str, Face] = {}
    with looking_as(job(Job.OPENING, today=viewer.today)):
        last = list(Involvement.objects.of(dossier).filter(role__in=CARRY).order_by("started_at", "id"))
        works = Position.objects.on(viewer.today).select_related("professional", "team__organisation")
        there = works.filter(professional__in=[one.professional_id for one in last])
        held = {(one.professional_id, one.team_id): one for one in there}
        for one in last:
            faces.pop(one.role, None)
            position = held.get((one.professional_id, one.team_id))
            if position is not None:
                faces[one.role] = Face(professional=position.professional, team=position.team)
        mine = works.filter(professional_id=viewer.id).order_by("id").first()
    if mine is not None:
        faces["me"] = Face(professional=mine.professional, team=mine.team)
    return faces


@transaction.atomic
def reopen(*, closing: Closing, reason: str, coordinator: Face, safety_holder: Face, viewer: Viewer) -> Dossier:
    """Begin again where the family was: with everyone, what plays a part, what they want and what was agreed."""
    before = closing.dossier
    with looking_as(job(Job.OPENING, today=viewer.today)):
        # Two who do this at once: the second waits here, and then sees that it was done.
        Dossier.objects.select_for_update().get(pk=before.pk)
        again = Dossier.objects.filter(reopens=before).exists()
        if problem := rules.why_not_reopened(closed=not before.is_open, again=again, reason=reason):
            raise Refused(problem)
    dossier = open_dossier(
        municipality=before.municipality,
        problem_type=before.problem_type,
        coordinator=coordinator,
        safety_holder=safety_holder,
        second=None,
        viewer=viewer,
        reopens=before,
    )
    with looking_as(job(Job.OPENING, today=viewer.today)):
        _bring_people(before, dossier)
        twins = _bring_records(before, dossier)
        _keep_withheld(before, dossier, twins)
        told = f"Weer geopend: {reason.strip()} Wat er was afgesproken, is meegekomen."
        chronology.note_about(
            viewer, dossier_id=dossier.pk, section=Closing.section, kind=LineKind.DOSSIER, sentence=told,
            key=audit.item_key(dossier),
        )  # fmt: skip
        chronology.note(viewer, closing, LineKind.CLOSING, "Er is een nieuw dossier geopend, als vervolg hierop.")
        audit.log(viewer, "closing.reopened", dossier, act=Act.CREATE)
    return dossier


def _bring_people(before: Dossier, dossier: Dossier) -> None:
    for member in Member.objects.of(before).filter(left_on__isnull=True).order_by("id"):
        Member.objects.create(
            dossier=dossier, person_id=member.person_id, role=member.role, need=member.need,
            reviewed_on=member.reviewed_on,
        )  # fmt: skip
    network = Involvement.objects.of(before).filter(role=InvolvementRole.NETWORK_PERSON)
    until_the_end = network.exclude(ended_at__lt=before.closed_at).values_list("person_id", flat=True)
    for person_id in sorted({one for one in until_the_end if one is not None}):
        Involvement.objects.create(
            dossier=dossier, person_id=person_id, role=InvolvementRole.NETWORK_PERSON, started_at=dossier.opened_at
        )


def _bring_records(before: Dossier, dossier: Dossier) -> dict[str, models.Model]:
    """Copy what still counted. The old rows stay as they were; gives the new ones by the key of the old."""
    twins: dict[str, models.Model] = {}
    _copy(Factor.objects.of(before).current(), dossier, twins)
    _copy(Influence.objects.of(before).current(), dossier, twins)
    _copy(Hypothesis.objects.of(before).exclude(status="rejected"), dossier, twins)
    _copy(Argument.objects.of(before).current(), dossier, twins)
    _copy(Explanation.objects.of(before).shared()[:1], dossier, twins, **NOT_SHARED_YET)
    _copy(Goal.objects.of(before).open(), dossier, twins)
    _copy(Action.objects.of(before).open(), dossier, twins)
    _copy(SafetyAgreement.objects.of(before).in_force(), dossier, twins)
    return twins


def _copy(rows: Iterable[DossierRecord], dossier: Dossier, twins: dict[str, models.Model], **other: Any) -> None:
    for row in rows:
        values: dict[str, Any] = {"version": 1}
        for field in row._meta.concrete_fields:
            if field.primary_key or field.name == "version":
                continue
            value = getattr(row, field.attname)
            refers = field.related_model
            if value is not None and isinstance(refers, type) and issubclass(refers, DossierRecord):
                twin = twins.get(f"{refers._meta.db_table}:{value}")
                value = twin.pk if twin is not None else None
                if value is None and not field.null:
                    break
            values[field.attname] = value
        else:
            values |= {"dossier_id": dossier.pk, **other}
            twins[audit.item_key(row)] = type(row)._base_manager.create(**values)


def _keep_withheld(before: Dossier, dossier: Dossier, twins: dict[str, models.Model]) -> None:
    """What was kept from somebody is kept from them in the new dossier too."""
    records = {twin._meta.db_table for twin in twins.values()}
    for one in Withholding.objects.filter(dossier=before, ended_at__isnull=True).order_by("id"):
        twin = twins.get(one.item_key)
        if twin is None and one.item_key.split(":")[0] in records:
            continue
        values = {
            field.attname: getattr(one, field.attname) for field in one._meta.concrete_fields if not field.primary_key
        }
        values |= {"dossier_id": dossier.pk, "item_key": audit.item_key(twin) if twin is not None else one.item_key}
        Withholding.objects.create(**values)

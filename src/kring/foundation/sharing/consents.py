"""Whose consent a ground needs, and taking a consent back: the ground closes in that same moment."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kring.foundation.accounts.viewer import Job, Viewer, job, looking_as
from kring.foundation.circle import chronology
from kring.foundation.circle.choices import LineKind, Section
from kring.foundation.circle.models import Involvement
from kring.foundation.circle.people import Circle
from kring.foundation.core.refusal import Refused
from kring.foundation.households.models import Identity, ParentalAuthority
from kring.foundation.sharing import audit
from kring.foundation.sharing.actions import ONE_AT_A_TIME
from kring.foundation.sharing.choices import Act
from kring.foundation.sharing.consent_rules import next_turning_point, who_is_asked
from kring.foundation.sharing.log_choices import NoticeKind
from kring.foundation.sharing.models import Consent, Ground, Incapacity, Notice


@dataclass(frozen=True, slots=True)
class Needed:
    """Whose consent is needed about whom. Without a giver nobody is known who may give it."""

    person_id: int
    giver_id: int | None
    person: str
    giver: str

    @property
    def key(self) -> str:
        return f"{self.person_id}-{self.giver_id}"

    @property
    def in_words(self) -> str:
        """Who is asked about whom, for a form and for a refusal."""
        if self.giver_id is None:
            return _("iemand met gezag over %(name)s (nog niet bekend)") % {"name": self.person}
        if self.giver_id == self.person_id:
            return self.person
        return _("%(giver)s, over %(name)s") % {"giver": self.giver, "name": self.person}


@dataclass(frozen=True, slots=True)
class Asking:
    """Everyone who must agree, and for each person the day on which somebody else decides."""

    needed: Sequence[Needed]
    turning_points: dict[int, date]

    def about(self, persons: Iterable[int] | None) -> list[Needed]:
        """Who must agree when it is about these persons; None is everyone."""
        chosen = None if persons is None else set(persons)
        return [one for one in self.needed if chosen is None or one.person_id in chosen]

    def until(self, persons: Iterable[int] | None) -> date | None:
        """The first day on which one of these consents is no longer enough."""
        chosen = None if persons is None else set(persons)
        days = [day for person, day in self.turning_points.items() if chosen is None or person in chosen]
        return min(days, default=None)


def asking(circle: Circle, today: date) -> Asking:
    """Whose consent is needed about each member of this family. Two queries."""
    members = [member.person_id for member in circle.members]
    held: dict[int, list[int]] = {}
    for authority in ParentalAuthority.objects.filter(child__in=members).on(today).order_by("id"):
        held.setdefault(authority.child_id, []).append(authority.parent_id)
    incapable = set(Incapacity.objects.filter(person__in=members).on(today).values_list("person_id", flat=True))
    needed: list[Needed] = []
    points: dict[int, date] = {}
    for member in circle.members:
        person, identity = member.person_id, member.person.identity
        name = circle.name_of(person)
        answer = who_is_asked(
            age=identity.age_on(today), is_capable=person not in incapable, is_child=member.role == "child"
        )
        if answer.themselves:
            needed.append(Needed(person, person, name, name))
        if answer.parents:
            parents = held.get(person, [])
            needed += [Needed(person, parent, name, circle.name_of(parent) or _("een ouder")) for parent in parents]
            if not parents:
                needed.append(Needed(person, None, name, ""))
        if point := next_turning_point(identity.birth_date, today):
            points[person] = point
    return Asking(needed, points)


@transaction.atomic
def withdraw(*, consent: Consent, viewer: Viewer) -> Consent:
    """Take a consent back. The database closes what rests on it, by whichever way this happens."""
    if consent.withdrawn_at is not None:
        raise Refused(_("Deze toestemming was al ingetrokken."))
    consent.withdrawn_at = timezone.now()
    if viewer.is_professional:
        consent.withdrawal_recorded_by_id = viewer.id
    consent.save(update_fields=["withdrawn_at", "withdrawal_recorded_by"])
    _tell(consent, viewer)
    audit.write(
        viewer,
        act=Act.RIGHTS,
        name="sharing.consent.withdrawn",
        dossier_id=consent.dossier_id,
        key=audit.item_key(consent),
        about=[consent.person_id],
    )
    return consent


def _tell(consent: Consent, viewer: Viewer) -> None:
    """A line for who took it back, and a notice for who carries the family: they ask anew, or leave it so."""
    # A family member writes nothing in a dossier, and does not see who else is told.
    with looking_as(job(Job.OPENING, today=viewer.today)):
        ground = Ground.objects.select_related("professional", "team").get(pk=consent.ground_id)
        giver = Identity.objects.filter(person_id=consent.given_by_id).first()
        sentence = f"{giver or 'Iemand'} trok de toestemming in om te delen met {ground.recipient}."
        chronology.note_about(
            viewer, dossier_id=consent.dossier_id, section=Section.CIRCLE, kind=LineKind.CIRCLE, sentence=sentence,
            about=[consent.given_by_id], key=audit.item_key(ground),
        )  # fmt: skip
        faces = Involvement.objects.of(ground.dossier).running().filter(role__in=ONE_AT_A_TIME)
        for to in sorted({one.professional_id for one in faces if one.professional_id} - {viewer.id}):
            Notice.objects.create(
                to_id=to, kind=NoticeKind.CONSENT_WITHDRAWN, dossier=ground.dossier, sentence=sentence
            )  # fmt: skip

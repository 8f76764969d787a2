"""What can be recorded about who is who in a family: relations, authority, homes. What is recorded may open a door."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Model

from kring.foundation.accounts.viewer import Job, Viewer, job, looking_as
from kring.foundation.circle import chronology
from kring.foundation.circle.choices import LineKind, Section
from kring.foundation.circle.models import Dossier, Involvement, Member
from kring.foundation.core.dutch import display
from kring.foundation.core.refusal import Refused
from kring.foundation.households import rules
from kring.foundation.households.choices import AuthoritySource, RelationKind
from kring.foundation.households.models import (
    Household,
    Identity,
    ParentalAuthority,
    Person,
    Relation,
    Residence,
)
from kring.foundation.sharing import audit
from kring.foundation.sharing.actions import add_member, involve_network_person
from kring.foundation.sharing.choices import Act


@dataclass(frozen=True, slots=True)
class Called:
    """What somebody is called, and when they were born, as far as that is known."""

    given_names: str
    prefix: str = ""
    surname: str = ""
    birth_date: date | None = None
    sex: str = "unknown"


@transaction.atomic
def add_family_member(
    *,
    dossier: Dossier,
    viewer: Viewer,
    called: Called,
    role: str,
    joined_on: date | None = None,
    parents: Sequence[Person] = (),
    authority: Sequence[Person] = (),
    authority_source: str = AuthoritySource.TOLD,
    relation: tuple[str, Person] | None = None,
) -> Member:
    """Add somebody new to the family with what they are to the others: all of it, or nothing."""
    member = add_member(
        dossier=dossier, role=role, viewer=viewer, given_names=called.given_names, prefix=called.prefix,
        surname=called.surname, birth_date=called.birth_date, sex=called.sex, joined_on=joined_on,
    )  # fmt: skip
    person = member.person
    for parent in parents:
        record_relation(dossier=dossier, person=parent, other=person, kind=RelationKind.PARENT, viewer=viewer)
    since = called.birth_date if authority_source == AuthoritySource.BY_LAW else None
    for parent in authority:
        record_authority(
            dossier=dossier, parent=parent, child=person, source=authority_source, from_on=since or viewer.today,
            viewer=viewer,
        )  # fmt: skip
    if relation is not None:
        kind, other = relation
        record_relation(dossier=dossier, person=person, other=other, kind=kind, viewer=viewer)
    return member


@transaction.atomic
def add_network_person(
    *, dossier: Dossier, viewer: Viewer, called: Called, relation: tuple[str, Person] | None = None
) -> Involvement:
    """Add somebody whom the family trusts, with what they are to one of its members."""
    with looking_as(job(Job.OPENING, today=viewer.today)):
        person = Person.objects.create(sex=called.sex)
        Identity.objects.create(
            person=person,
            given_names=called.given_names,
            prefix=called.prefix,
            surname=called.surname,
            birth_date=called.birth_date,
        )
    involvement = involve_network_person(dossier=dossier, person=person, viewer=viewer)
    if relation is not None:
        kind, other = relation
        record_relation(dossier=dossier, person=person, other=other, kind=kind, viewer=viewer)
    return involvement


@transaction.atomic
def record_relation(
    *,
    dossier: Dossier,
    person: Person,
    other: Person,
    kind: str,
    viewer: Viewer,
    from_on: date | None = None,
    until_on: date | None = None,
) -> Relation:
    """Record what one person is to another: `person` is `kind` of `other`. Ex-partners are partners no longer."""
    between = Relation.objects.filter(person__in=(person, other), other__in=(person, other)).on(viewer.today)
    if problem := rules.why_not_related(
        kind=kind,
        same_person=person == other,
        already=between.filter(person=person, other=other, kind=kind).exists(),
        born=_identity(person).birth_date,
        other_born=_identity(other).birth_date,
        from_on=from_on,
        until_on=until_on,
        today=viewer.today,
    ):
        raise Refused(problem)
    if kind == RelationKind.EX_PARTNER:
        between.filter(kind=RelationKind.PARTNER).update(until_on=from_on or viewer.today)
    relation = Relation.objects.create(person=person, other=other, kind=kind, from_on=from_on, until_on=until_on)
    _tell(
        viewer, dossier, relation, [person, other],
        f"{_identity(person)} is {display(relation, 'kind')} van {_identity(other)}.",
        name="circle.relation.recorded", act=Act.CREATE,
    )  # fmt: skip
    return relation


@transaction.atomic
def record_authority(
    *,
    dossier: Dossier,
    parent: Person,
    child: Person,
    source: str,
    from_on: date,
    viewer: Viewer,
    until_on: date | None = None,
) -> ParentalAuthority:
    """Record who decides for a child, and where that is written. It opens what is about the child to this parent."""
    held = ParentalAuthority.objects.filter(parent=parent, child=child).on(viewer.today)
    if problem := rules.why_no_authority(
        same_person=parent == child,
        already=held.exists(),
        parent_age=_identity(parent).age_on(viewer.today),
        child_age=_identity(child).age_on(viewer.today),
        from_on=from_on,
        until_on=until_on,
        today=viewer.today,
    ):
        raise Refused(problem)
    authority = ParentalAuthority.objects.create(
        parent=parent, child=child, source=source, from_on=from_on, until_on=until_on
    )
    _tell(
        viewer, dossier, authority, [parent, child],
        f"{_identity(parent)} heeft gezag over {_identity(child)} (bron: {display(authority, 'source')}).",
        name="circle.authority.recorded", act=Act.SHARE,
    )  # fmt: skip
    return authority


@transaction.atomic
def record_residence(
    *,
    dossier: Dossier,
    person: Person,
    lives_with: Person | None,
    from_on: date,
    viewer: Viewer,
    nights_per_week: int | None = None,
    keeps_other_home: bool = False,
) -> Residence:
    """Record with whom somebody lives from a day on; without anybody: in a home of their own. A child may keep two."""
    home = None
    if lives_with is not None:
        shared = Residence.objects.filter(person=lives_with).on(viewer.today).order_by("-from_on").first()
        home = shared.household if shared else None
    current = Residence.objects.filter(person=person).on(viewer.today)
    if problem := rules.why_not_living_there(
        from_on=from_on,
        nights_per_week=nights_per_week,
        already=home is not None and current.filter(household=home, nights_per_week=nights_per_week).exists(),
        today=viewer.today,
    ):
        raise Refused(problem)
    if home is None:
        home = _new_home(lives_with, from_on, viewer)
    if not keeps_other_home:
        current.filter(from_on__lte=from_on).update(until_on=from_on)
    residence = Residence.objects.create(
        person=person, household=home, from_on=from_on, nights_per_week=nights_per_week
    )
    where = f"bij {_identity(lives_with)}" if lives_with else "op een eigen plek"
    _tell(
        viewer, dossier, residence, [person],
        f"{_identity(person)} woont {'ook ' if keeps_other_home else ''}{where}.",
        name="circle.residence.recorded", act=Act.CREATE,
    )  # fmt: skip
    return residence


def _new_home(lives_with: Person | None, from_on: date, viewer: Viewer) -> Household:
    """A home that was not written down yet, with whoever lived there already."""
    with looking_as(job(Job.OPENING, today=viewer.today)):
        home = Household.objects.create()
        if lives_with is not None:
            Residence.objects.create(person=lives_with, household=home, from_on=from_on)
    return home


def _identity(person: Person) -> Identity:
    return Identity.objects.get(person=person)


def _tell(
    viewer: Viewer, dossier: Dossier, row: Model, whom: Sequence[Person], sentence: str, *, name: str, act: Act
) -> None:
    """One line for whom it is about, and one in the log."""
    about = [person.pk for person in whom]
    chronology.note_about(
        viewer, dossier_id=dossier.pk, section=Section.FAMILY, kind=LineKind.CIRCLE, sentence=sentence, about=about,
        key=audit.item_key(row),
    )  # fmt: skip
    audit.write(viewer, act=act, name=name, dossier_id=dossier.pk, key=audit.item_key(row), about=about)

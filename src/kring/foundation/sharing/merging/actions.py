"""Joining two rows that are one person or one home, taking them apart again, and saying that two are two."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from kring.foundation.accounts.viewer import Job, Viewer, job, looking_as
from kring.foundation.circle import chronology
from kring.foundation.circle.choices import InvolvementRole, LineKind, Section
from kring.foundation.circle.models import Involvement, Member
from kring.foundation.core.refusal import Refused
from kring.foundation.households.models import Household, Identity, Person, Residence
from kring.foundation.sharing import audit
from kring.foundation.sharing.choices import Act
from kring.foundation.sharing.log_choices import NoticeKind
from kring.foundation.sharing.merging import asking, rules
from kring.foundation.sharing.merging.moving import Move, change, keep_what_was_noted, move_everything, put_back
from kring.foundation.sharing.merging.reach import whatever_the_dossier
from kring.foundation.sharing.merging.sight import Sight, sight_of, who_would_see_more
from kring.foundation.sharing.merging.since import give_to_other, marks_of
from kring.foundation.sharing.models import KeptApart, Merge, Notice, NotTheSame
from kring.foundation.sharing.opened import carried

AS_ONE = "Wat dubbel stond over {name} staat nu bij elkaar."
AS_TWO = "Wat samen stond over {name} staat weer apart."


@dataclass(frozen=True, slots=True)
class Counts:
    """Of which of the two the name, the birth date and the number count: the number of that person."""

    name: int
    birth_date: int
    bsn: int


@transaction.atomic
def merge_persons(*, one: Person, other: Person, counts: Counts, reason: str, viewer: Viewer) -> Merge:
    """Let two persons count as one. The older row stays; what is of the other goes over to it, and can come back."""
    kept, gone = sorted((one, other), key=lambda person: person.pk)
    carries_both = all(_carries(person.pk) for person in (kept, gone))
    with looking_as(job(Job.MERGING, today=viewer.today)):
        found = asking.around(kept.pk, gone.pk)
        blocked = asking.stands_in_the_way(kept.pk, gone.pk, found, viewer.today)
        with_account = asking.who_has_an_account(kept.pk, gone.pk)
    if problem := rules.why_not_joined(same=kept == gone, carries_both=carries_both, **blocked):
        raise Refused(problem)

    before = sight_of(found.everybody, viewer.today)
    with looking_as(job(Job.MERGING, today=viewer.today)):
        merge = Merge.objects.create(kept=kept, gone=gone, reason=reason, made_by_id=viewer.id, marks=marks_of(Person))
        _keep_apart(merge, kept.pk, gone.pk, found)
        names = {person.pk: Identity.objects.get(person=person) for person in (kept, gone)}
        move = Move(merge, Person, kept.pk, gone.pk)
        move_everything(move)
        _choose(move, names, counts)
        keep_what_was_noted(move)
    _nobody_sees_more(before, move, found.everybody, viewer, with_account=with_account)
    _tell(merge, found, AS_ONE, viewer)
    audit.write(viewer, act=Act.MERGE, name="duplicates.merged", key=audit.item_key(merge), about=[kept.pk, gone.pk])
    return merge


@transaction.atomic
def merge_homes(*, one: Household, other: Household, reason: str, viewer: Viewer) -> Merge:
    """Let two homes count as one: whoever lived in either lived in the one that stays."""
    kept, gone = sorted((one, other), key=lambda home: home.pk)
    with looking_as(job(Job.MERGING, today=viewer.today)):
        lived = {home.pk: _residents(home) for home in (kept, gone)}
        joined_already = Merge.objects.filter(gone_home__in=[kept, gone], ended_at__isnull=True).exists()
        everybody = _people_around(lived[kept.pk] | lived[gone.pk])
    carries_both = all(any(_carries(person) for person in lived[home.pk]) for home in (kept, gone))
    if problem := rules.why_not_joined(
        same=kept == gone, joined_already=joined_already, carries_both=carries_both, accounts=0, invited=False,
        consents_differ=False, authority_differs=False, over_families=False, sees_along=False, judged=False,
    ):  # fmt: skip
        raise Refused(problem)

    before = sight_of(everybody, viewer.today)
    with looking_as(job(Job.MERGING, today=viewer.today)):
        merge = Merge.objects.create(
            kept_home=kept, gone_home=gone, reason=reason, made_by_id=viewer.id, marks=marks_of(Household)
        )
        move = Move(merge, Household, kept.pk, gone.pk)
        move_everything(move)
        keep_what_was_noted(move)
    _nobody_sees_more(before, move, everybody, viewer)
    audit.write(
        viewer, act=Act.MERGE, name="duplicates.homes_merged", key=audit.item_key(merge),
        about=sorted(lived[kept.pk] | lived[gone.pk]),
    )  # fmt: skip
    return merge


@transaction.atomic
def split(*, merge: Merge, reason: str, viewer: Viewer, to_other: Collection[str] = ()) -> Merge:
    """Take two that were joined apart: everything that moved goes back.

    What was written since stays with the one who stayed, but for what `to_other` names (`plans_goal:12`).
    """
    with looking_as(job(Job.MERGING, today=viewer.today)):
        merge = Merge.objects.select_for_update().get(pk=merge.pk)
        ends = [number for number in (merge.kept_id, merge.gone_id) if number]
        homes = [number for number in (merge.kept_home_id, merge.gone_home_id) if number]
        later = Merge.objects.filter(pk__gt=merge.pk, ended_at__isnull=True).filter(
            Q(kept__in=ends) | Q(gone__in=ends) | Q(kept_home__in=homes) | Q(gone_home__in=homes)
        )
        joined_later = later.exists()
        lived = _residents(merge.kept_home) if merge.kept_home else frozenset({merge.kept_id or 0})
        found = asking.around(*ends) if ends else None
    if problem := rules.why_not_apart(
        is_running=merge.ended_at is None,
        joined_later=joined_later,
        carries=any(_carries(person) for person in lived),
    ):
        raise Refused(problem)

    with looking_as(job(Job.MERGING, today=viewer.today)):
        put_back(merge)
        give_to_other(merge, to_other)
        merge.apart.all().delete()  # type: ignore[attr-defined]
        # What stood there is back where it stood: it is not kept a second time.
        merge.moved.update(held="")  # type: ignore[attr-defined]
        merge.ended_at, merge.ended_by_id, merge.end_reason = timezone.now(), viewer.id, reason
        merge.save(update_fields=["ended_at", "ended_by", "end_reason"])
    if found is not None:
        _tell(merge, found, AS_TWO, viewer)
    audit.write(viewer, act=Act.SPLIT, name="duplicates.split", key=audit.item_key(merge), about=sorted(ends or lived))
    return merge


@transaction.atomic
def two_people(*, one: Person, other: Person, viewer: Viewer) -> NotTheSame:
    """Remember that these two are two people, so that it is not asked again."""
    first, second = sorted((one, other), key=lambda person: person.pk)
    try:
        with transaction.atomic():
            said = NotTheSame.objects.create(one=first, other=second, said_by_id=viewer.id)
    except IntegrityError as twice:
        raise Refused(_("Dat stond er al.")) from twice
    audit.write(
        viewer, act=Act.CREATE, name="duplicates.two_people", key=audit.item_key(said), about=[first.pk, second.pk]
    )
    return said


@transaction.atomic
def look_again(*, said: NotTheSame, viewer: Viewer) -> NotTheSame:
    """Take back that two are two people: Kring may ask it again."""
    said.ended_at, said.ended_by_id = timezone.now(), viewer.id
    said.save(update_fields=["ended_at", "ended_by"])
    audit.write(
        viewer, act=Act.CHANGE, name="duplicates.look_again", key=audit.item_key(said),
        about=[said.one_id, said.other_id],
    )  # fmt: skip
    return said


def _carries(person: int) -> bool:
    """Whether whoever looks carries a family in which this person is, and may see them there."""
    mine = carried(Section.FAMILY).values("pk")
    return (
        Member.objects.filter(person=person, dossier__in=mine).exists()
        or Involvement.objects.filter(person=person, dossier__in=mine).exists()
    ) and Identity.objects.filter(person=person).exists()


def _keep_apart(merge: Merge, kept: int, gone: int, found: asking.Around) -> None:
    """Of two families: what was known in each, without a dossier of its own, stays with the people of that family."""
    if not found.over_families:
        return
    apart = []
    nowhere: list[int | None] = [None]
    for person, families in ((kept, found.of_one), (gone, found.of_other)):
        for pointing, section in whatever_the_dossier():
            for row in pointing.rows(person):
                apart += [
                    KeptApart(
                        merge=merge, item_key=audit.item_key(row), person_id=kept, of_section=section, dossier_id=one
                    )
                    for one in sorted(families) or nowhere
                ]
    KeptApart.objects.bulk_create(apart)


def _choose(move: Move, names: Mapping[int, Identity], counts: Counts) -> None:
    """Write in the row that stays which name, birth date and number count; the rest fills what was empty."""
    identity = Identity.objects.get(person=move.kept)
    called = names[counts.name]
    # What only one of the two has, counts whichever was chosen.
    born = names[counts.birth_date].birth_date or next(
        (one.birth_date for one in names.values() if one.birth_date), None
    )
    number = names[counts.bsn] if names[counts.bsn].bsn else next((one for one in names.values() if one.bsn), identity)
    change(
        move, identity, given_names=called.given_names, call_name=called.call_name, prefix=called.prefix,
        surname=called.surname, birth_date=born, bsn=number.bsn, bsn_fingerprint=number.bsn_fingerprint,
    )  # fmt: skip
    kept, gone = (Person.objects.get(pk=pk) for pk in (move.kept, move.gone))
    change(
        move, kept, sex=gone.sex if kept.sex == "unknown" else kept.sex,
        deceased_on=kept.deceased_on or gone.deceased_on,
    )  # fmt: skip


def _nobody_sees_more(
    before: dict[int, Sight],
    move: Move,
    everybody: Collection[int],
    viewer: Viewer,
    *,
    with_account: int | None = None,
) -> None:
    of_persons = move.target is Person
    more = who_would_see_more(
        before, sight_of(everybody, viewer.today), kept=move.kept if of_persons else 0,
        gone=move.gone if of_persons else 0, folded=move.folded, with_account=with_account,
    )  # fmt: skip
    names = [str(one) for one in Identity.objects.filter(person__in=more)]
    if problem := rules.why_nobody_sees_more(names, some=bool(more)):
        raise Refused(problem)


def _residents(home: Household) -> frozenset[int]:
    return frozenset(Residence.objects.filter(household=home).values_list("person_id", flat=True))


def _people_around(persons: frozenset[int]) -> frozenset[int]:
    families = frozenset[int]().union(*(asking.dossiers_of(person) for person in persons))
    return asking.people_of(families) | persons


def _tell(merge: Merge, found: asking.Around, sentence: str, viewer: Viewer) -> None:
    """A line in every family it touches, and word to the coordinators who did not do it themselves."""
    mine = set(carried(Section.FAMILY).filter(pk__in=found.dossiers).values_list("pk", flat=True))
    with looking_as(job(Job.MERGING, today=viewer.today)) as kring:
        name = str(Identity.objects.get(person=merge.kept_id))
        for dossier in asking.open_dossiers(found.dossiers):
            member = Member.objects.filter(dossier=dossier, person=merge.kept_id).first()
            chronology.note_about(
                viewer if dossier.pk in mine else kring, dossier_id=dossier.pk, section=Section.FAMILY,
                kind=LineKind.CIRCLE, sentence=sentence.format(name=name), about=[merge.kept_id or 0],
                key=audit.item_key(member) if member else "",
            )  # fmt: skip
            holders = Involvement.objects.of(dossier).running().filter(role=InvolvementRole.COORDINATOR)
            Notice.objects.bulk_create(
                Notice(
                    to_id=one.professional_id,
                    kind=NoticeKind.MERGED,
                    dossier=dossier,
                    sentence=f"{sentence.format(name=name)} Kijk bij De kring of het klopt.",
                )
                for one in holders
                if one.professional_id != viewer.id
            )

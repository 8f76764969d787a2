"""What must be known before two are joined: asked as Kring itself, because whoever joins does not see all of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils import timezone

from kring.foundation.circle.models import Dossier, Invitation, Involvement, Member
from kring.foundation.households.models import ParentalAuthority, PersonAccount
from kring.foundation.sharing.models import Consent, Incapacity, Merge, ParentReads, Withholding


@dataclass(frozen=True, slots=True)
class Around:
    """The families in which each of the two stands, and everybody of those families."""

    of_one: frozenset[int]
    of_other: frozenset[int]
    everybody: frozenset[int]

    @property
    def over_families(self) -> bool:
        return self.of_one != self.of_other

    @property
    def dossiers(self) -> frozenset[int]:
        return self.of_one | self.of_other


def around(one: int, other: int) -> Around:
    """Who could come to see more by joining these two."""
    of_one, of_other = dossiers_of(one), dossiers_of(other)
    parents = ParentalAuthority.objects.filter(Q(child__in=[one, other])).values_list("parent_id", flat=True)
    return Around(of_one, of_other, people_of(of_one | of_other) | frozenset(parents) | {one, other})


def dossiers_of(person: int) -> frozenset[int]:
    """Every family to which somebody belongs or belonged, or whose network they are of."""
    return frozenset(Member.objects.filter(person=person).values_list("dossier_id", flat=True)) | frozenset(
        Involvement.objects.filter(person=person).values_list("dossier_id", flat=True)
    )


def people_of(dossiers: frozenset[int]) -> frozenset[int]:
    """Everybody of these families, of their networks, and from whom something of them is kept."""
    members = Member.objects.filter(dossier__in=dossiers).values_list("person_id", flat=True)
    network = Involvement.objects.filter(dossier__in=dossiers, person__isnull=False)
    withheld = Withholding.objects.filter(dossier__in=dossiers, from_person__isnull=False)
    return (
        frozenset(members)
        | {one for one in network.values_list("person_id", flat=True) if one}
        | {one for one in withheld.values_list("from_person_id", flat=True) if one}
    )


def stands_in_the_way(one: int, other: int, found: Around, today: date) -> dict[str, Any]:
    """What `rules.why_not_joined` asks about accounts, consents, and who reads along."""
    both = [one, other]
    parents = set(ParentalAuthority.objects.filter(child__in=both).on(today).values_list("parent_id", flat=True)) - set(
        both
    )
    in_each = [people_of(frozenset({dossier})) for dossier in found.dossiers]
    return {
        "joined_already": Merge.objects.filter(gone__in=both, ended_at__isnull=True).exists(),
        "accounts": PersonAccount.objects.filter(person__in=both).count(),
        "invited": Invitation.objects.filter(
            person__in=both, ended_at__isnull=True, used_at__isnull=True, valid_until__gt=timezone.now()
        ).exists(),
        "consents_differ": _consents_differ(one, other),
        "authority_differs": _authority_differs(one, other, today),
        "over_families": found.over_families,
        "sees_along": any(parent not in people for parent in parents for people in in_each),
        "judged": Incapacity.objects.filter(person__in=both).exists() or ParentReads.objects.filter(
            Q(child__in=both) | Q(parent__in=both)
        ).exists(),
    }  # fmt: skip


def _authority_differs(one: int, other: int, today: date) -> bool:
    """Whether both stand with the same parent or child, and authority holds at the one and not at the other."""
    both = [one, other]
    rows = ParentalAuthority.objects.filter(Q(child__in=both) | Q(parent__in=both))
    running = set(rows.on(today).values_list("pk", flat=True))
    holds: dict[tuple[str, int], dict[int, bool]] = {}
    for row in rows:
        for side, mine, theirs in (("child", row.child_id, row.parent_id), ("parent", row.parent_id, row.child_id)):
            if mine in both:
                said = holds.setdefault((side, theirs), {})
                said[mine] = said.get(mine, False) or row.pk in running
    return any(len(set(said.values())) > 1 for said in holds.values())


def who_has_an_account(one: int, other: int) -> int | None:
    """Which of the two reads along with an account."""
    return PersonAccount.objects.filter(person__in=[one, other]).values_list("person_id", flat=True).first()


def _consents_differ(one: int, other: int) -> bool:
    """Whether the one took back what the other still agrees to, towards the same recipient in the same family."""
    given = Consent.objects.filter(Q(person__in=[one, other]) | Q(given_by__in=[one, other])).select_related("ground")
    taken_back, standing = set(), set()
    for consent in given:
        recipient = (consent.dossier_id, consent.ground.professional_id, consent.ground.team_id)
        if consent.withdrawn_at is not None:
            taken_back.add(recipient)
        elif consent.ground.ended_at is None:
            standing.add(recipient)
    return bool(taken_back & standing)


def open_dossiers(numbers: frozenset[int]) -> list[Dossier]:
    return list(Dossier.objects.filter(pk__in=numbers, closed_at__isnull=True).order_by("pk"))

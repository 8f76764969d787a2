"""Who belongs to a family and what they are to each other: roles, ages, authority, relations, homes."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from kring.foundation.circle.models import Member
from kring.foundation.circle.people import Circle
from kring.foundation.core.text import join_words
from kring.foundation.households.models import ParentalAuthority, Relation, Residence


@dataclass(slots=True)
class MemberCard:
    """One member as the page of the circle shows them."""

    member: Member
    name: str
    role: str
    age: int | None
    authority: list[str] = field(default_factory=list)
    relations: list[str] = field(default_factory=list)
    lives_with: str = ""


def cards_of(circle: Circle, today: date) -> list[MemberCard]:
    """Every member with who decides for them, what they are to others, and with whom they live. Three queries."""
    cards = {
        member.person_id: MemberCard(
            member=member,
            name=circle.name_of(member.person_id),
            role=str(member.get_role_display()),
            age=member.person.identity.age_on(today),
        )
        for member in circle.members
    }
    for authority in ParentalAuthority.objects.filter(child__in=list(cards)).on(today).order_by("id"):
        if name := circle.name_of(authority.parent_id):
            cards[authority.child_id].authority.append(f"{name} ({authority.get_source_display()})")
    for relation in (
        Relation.objects.filter(Q(person__in=list(cards)) | Q(other__in=list(cards))).on(today).order_by("id")
    ):
        _relate(relation, cards, circle)
    for person, others in _housemates(list(cards), today).items():
        cards[person].lives_with = join_words([name for name in map(circle.name_of, others) if name])
    return list(cards.values())


def _relate(relation: Relation, cards: dict[int, MemberCard], circle: Circle) -> None:
    one, other = circle.name_of(relation.person_id), circle.name_of(relation.other_id)
    if not one or not other:
        return
    kind = relation.get_kind_display()
    if relation.person_id in cards:
        cards[relation.person_id].relations.append(_("%(kind)s van %(other)s") % {"kind": kind, "other": other})
    else:
        words = _("%(one)s is %(kind)s") % {"one": one, "kind": kind}
        cards[relation.other_id].relations.append(words)


def _housemates(persons: list[int], today: date) -> dict[int, list[int]]:
    """With whom each lives, in whichever of their homes."""
    homes: dict[int, list[int]] = defaultdict(list)
    lives_in: dict[int, list[int]] = defaultdict(list)
    for residence in Residence.objects.filter(person__in=persons).on(today).order_by("id"):
        homes[residence.household_id].append(residence.person_id)
        lives_in[residence.person_id].append(residence.household_id)
    return {
        person: list(dict.fromkeys(mate for home in own for mate in homes[home] if mate != person))
        for person, own in lives_in.items()
    }

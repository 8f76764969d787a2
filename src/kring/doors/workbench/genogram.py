"""Makes a genogram of the people whom the viewer may see: what is hidden from them is simply not there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Value
from django.utils.translation import gettext as _

from kring.foundation.circle.choices import MemberRole
from kring.foundation.circle.people import Circle
from kring.foundation.core.text import join_words
from kring.foundation.households.choices import RelationKind, Sex
from kring.foundation.households.models import Identity, Relation, Residence
from kring.foundation.ui.pictures.genogram import Child, Family, Home, Partners, Person, Tie

LIVES_IN = "lives_in"
PARENT_KINDS = {
    RelationKind.PARENT: "birth",
    RelationKind.ADOPTIVE_PARENT: "adopted",
    RelationKind.STEP_PARENT: "step",
    RelationKind.FOSTER_PARENT: "foster",
}


@dataclass(slots=True)
class _Links:
    """What was found between people: couples, parents of each child, ties, and who lives where."""

    couples: dict[frozenset[int], bool] = field(default_factory=dict)
    parents: dict[tuple[int, str], list[int]] = field(default_factory=lambda: defaultdict(list))
    ties: dict[tuple[int, int], str] = field(default_factory=dict)
    homes: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))


def family_of(circle: Circle, today: date) -> Family:
    """The family as a genogram needs it. One query: relations and homes together."""
    identities = {member.person_id: member.person.identity for member in circle.members}
    grown_ups = {member.person_id for member in circle.members if member.role != MemberRole.CHILD}
    network = {}
    for one in circle.involvements:
        if one.person_id and one.person_id not in identities and hasattr(one.person, "identity"):
            network[one.person_id] = one.person.identity  # type: ignore[union-attr]
    everyone = identities | network
    links = _links(everyone, today)
    tied = {one for one, _to in links.ties}
    return Family(
        people=tuple(_person(pk, identity, pk in network, today) for pk, identity in everyone.items()),
        partners=tuple(_couple(pair, ended) for pair, ended in links.couples.items()),
        children=tuple(
            Child(str(child), tuple(map(str, parents)), kind) for (child, kind), parents in links.parents.items()
        ),
        twins=_twins(links, identities),
        homes=tuple(
            Home(_home_name(people, identities, grown_ups), tuple(map(str, people)))
            for people in links.homes.values()
            if set(people) & set(identities)
        ),
        ties=tuple(Tie(str(one), str(to), word) for (one, to), word in links.ties.items())
        + _loose_ties(network, tied, links, circle),
    )


def _links(everyone: Iterable[int], today: date) -> _Links:
    people = list(everyone)
    relations = Relation.objects.filter(person_id__in=people, other_id__in=people).values_list(
        "person_id", "other_id", "kind", "from_on", "until_on"
    )
    homes = (
        Residence.objects.filter(person_id__in=people)
        .on(today)
        .values_list("person_id", "household_id", Value(LIVES_IN), "from_on", "until_on")
    )
    links = _Links()
    for person, other, kind, from_on, until_on in relations.union(homes, all=True).order_by("from_on", "person_id"):
        past = until_on is not None and until_on <= today
        if from_on is not None and from_on > today:
            continue
        if kind == LIVES_IN:
            links.homes[other].append(person)
        elif kind in (RelationKind.PARTNER, RelationKind.EX_PARTNER):
            # In order of time: who came together again is together.
            links.couples[frozenset((person, other))] = past or kind == RelationKind.EX_PARTNER
        elif past:
            continue
        elif kind in PARENT_KINDS:
            links.parents[other, PARENT_KINDS[RelationKind(kind)]].append(person)
        elif kind in (RelationKind.NETWORK, RelationKind.GUARDIAN):
            links.ties[person, other] = _("voogd") if kind == RelationKind.GUARDIAN else ""
    return links


def _person(pk: int, identity: Identity, in_network: bool, today: date) -> Person:
    known = {Sex.MALE: "male", Sex.FEMALE: "female"}
    return Person(
        key=str(pk),
        name=identity.known_as,
        sex=known.get(Sex(identity.person.sex), ""),
        age=identity.age_on(today),
        died=identity.person.deceased_on is not None,
        network=in_network,
    )


def _couple(pair: frozenset[int], ended: bool) -> Partners:
    one, other = sorted(pair)
    return Partners(str(one), str(other), ended=ended)


def _twins(links: _Links, identities: dict[int, Identity]) -> tuple[tuple[str, ...], ...]:
    """Children of the same parents, born on the same day."""
    groups = defaultdict(list)
    for (child, kind), parents in links.parents.items():
        identity = identities.get(child)
        if kind == "birth" and identity is not None and identity.birth_date:
            groups[frozenset(parents), identity.birth_date].append(str(child))
    return tuple(tuple(group) for group in groups.values() if len(group) > 1)


def _home_name(people: list[int], identities: dict[int, Identity], grown_ups: set[int]) -> str:
    names = join_words([identities[pk].known_as for pk in people if pk in grown_ups])
    return _("bij %(names)s") % {"names": names} if names else _("thuis")


def _loose_ties(network: dict[int, Identity], tied: set[int], links: _Links, circle: Circle) -> tuple[Tie, ...]:
    """Somebody of the network whom nothing links yet stands beside the first of the family."""
    if not circle.members:
        return ()
    linked = (
        tied
        | {pk for parents in links.parents.values() for pk in parents}
        | {pk for pair in links.couples for pk in pair}
    )
    first = str(circle.members[0].person_id)
    return tuple(Tie(str(pk), first) for pk in network if pk not in linked)

"""Who, and which homes, look like one: found among what whoever looks may see, for the database gives no more."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import combinations, product

from django.db.models import Q
from django.utils.translation import gettext as _

from kring.foundation.circle.people import Circle
from kring.foundation.core.text import family_name_with_prefix, join_words
from kring.foundation.households.choices import PlaceKind
from kring.foundation.households.models import Identity, Place, Residence
from kring.foundation.sharing.merging import rules
from kring.foundation.sharing.merging.rules import Called
from kring.foundation.sharing.models import NotTheSame

MOST_ELSEWHERE = 200


@dataclass(frozen=True, slots=True)
class Pair:
    """Two who look like one, with why."""

    one: Identity
    other: Identity
    why: str


@dataclass(frozen=True, slots=True)
class Home:
    """A home as whoever looks knows it: who lives there, and where they say it is."""

    number: int
    residents: dict[int, str]
    addresses: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return join_words(self.residents.values())


def everybody_in(circle: Circle) -> list[Identity]:
    """Everybody of a family and of its network whom whoever looks may see, each once."""
    around = [member.person for member in circle.members] + [one.person for one in circle.involvements if one.person]
    return list({person.pk: person.identity for person in around if hasattr(person, "identity")}.values())


def called(identity: Identity) -> Called:
    surname = family_name_with_prefix(identity.prefix, identity.surname)
    return Called(identity.given_names, surname, identity.birth_date, identity.bsn or "")


def pairs_among(people: Iterable[Identity]) -> list[Pair]:
    """Who of these look like one person. No query when nobody does; one when somebody does."""
    found = [pair for one, other in combinations(people, 2) if (pair := _pair(one, other)) is not None]
    return _not_yet_answered(found)


def pairs_elsewhere(people: Collection[Identity]) -> list[Pair]:
    """Who of these look like somebody in another family that whoever looks may see."""
    others = known_like([called(one) for one in people], but=[one.person_id for one in people])
    return _not_yet_answered(
        [pair for one, other in product(people, others) if (pair := _pair(one, other)) is not None]
    )


def known_like(asked: Collection[Called], *, but: Collection[int] = ()) -> list[Identity]:
    """Whom whoever looks may see and who has one of these birth dates or surnames: of these it may be one."""
    days = {day for one in asked if one.birth_date for day in (one.birth_date, turned(one.birth_date)) if day}
    names = {one.surname.split()[-1] for one in asked if one.surname.strip()}
    ends = Q(birth_date__in=days)
    for name in sorted(names):
        ends |= Q(surname__iendswith=name)
    return list(Identity.objects.filter(ends).exclude(person__in=list(but)).order_by("pk")[:MOST_ELSEWHERE])


def turned(day: date) -> date | None:
    """The day that somebody writes who turns day and month round."""
    return day.replace(month=day.day, day=day.month) if day.day <= 12 else None


def homes_of(people: Collection[Identity], today: date) -> list[Home]:
    """The homes in which these people live now, with what is known of where."""
    names = {one.person_id: str(one) for one in people}
    lives: dict[int, dict[int, str]] = {}
    for residence in Residence.objects.filter(person__in=list(names)).on(today).order_by("household_id", "id"):
        lives.setdefault(residence.household_id, {})[residence.person_id] = names[residence.person_id]
    places: dict[int, list[str]] = {}
    for place in Place.objects.filter(person__in=list(names), kind=PlaceKind.HOME).on(today).order_by("id"):
        places.setdefault(place.person_id, []).append(place.text)
    return [
        Home(number, residents, tuple(dict.fromkeys(text for one in residents for text in places.get(one, ()))))
        for number, residents in lives.items()
    ]


def homes_alike(homes: Iterable[Home]) -> list[tuple[Home, Home, str]]:
    """Which homes stand there twice: at one address."""
    return [
        (one, other, _("hetzelfde adres"))
        for one, other in combinations(homes, 2)
        if any(rules.addresses_alike(first, second) for first, second in product(one.addresses, other.addresses))
    ]


def _pair(one: Identity, other: Identity) -> Pair | None:
    told = rules.alike(called(one), called(other))
    if not told:
        return None
    first, second = sorted((one, other), key=lambda identity: identity.person_id)
    return Pair(first, second, join_words(told))


def _not_yet_answered(pairs: list[Pair]) -> list[Pair]:
    if not pairs:
        return []
    persons = {one.person_id for pair in pairs for one in (pair.one, pair.other)}
    said = set(
        NotTheSame.objects.filter(one__in=persons, other__in=persons, ended_at__isnull=True).values_list(
            "one_id", "other_id"
        )
    )
    return [pair for pair in pairs if (pair.one.person_id, pair.other.person_id) not in said]

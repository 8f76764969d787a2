"""Two beside one another, line by line, and whether they differ in words."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from kring.foundation.circle.models import Involvement, Member
from kring.foundation.core.text import join_words
from kring.foundation.households.models import Identity, ParentalAuthority, Person, Place, Relation, Residence


def persons_beside(one: Identity, other: Identity, today: date) -> list[tuple[str, str, str, str]]:
    """What is known of each, as far as whoever looks may see it: (what, of the one, of the other, how they compare)."""
    both = [one.person_id, other.person_id]
    told: dict[str, dict[int, list[str]]] = {
        _("Hoort erbij als"): _roles(both),
        _("Wat van wie"): _relations(both, today),
        _("Gezag"): _authority(both, today),
        _("Woont met"): _lives_with(both, today),
        _("Adressen en nummers"): _places(both, today),
    }
    rows: list[tuple[str, str, str]] = [
        (_("Voornamen"), one.given_names, other.given_names),
        (_("Roepnaam"), one.call_name, other.call_name),
        (_("Achternaam"), _surname(one), _surname(other)),
        (_("Geboortedatum"), _day(one.birth_date), _day(other.birth_date)),
        (_("Geslacht"), one.person.get_sex_display(), other.person.get_sex_display()),
        (_("Overleden op"), _day(one.person.deceased_on), _day(other.person.deceased_on)),
        *(
            (what, capfirst(join_words(of.get(both[0], []))), capfirst(join_words(of.get(both[1], []))))
            for what, of in told.items()
        ),
    ]
    compared = [(what, mine, theirs, in_words(mine, theirs)) for what, mine, theirs in rows if mine or theirs]
    return [*compared, *_number(one, other)]


def in_words(mine: Any, theirs: Any) -> str:
    """How the two compare: colour alone would not do."""
    if not mine or not theirs:
        return _("staat bij één van de twee")
    return _("gelijk") if mine == theirs else _("verschilt")


def _number(one: Identity, other: Identity) -> list[tuple[str, str, str, str]]:
    """Whether it is known: the number itself is on no screen."""
    if not one.bsn and not other.bsn:
        return []
    mine, theirs = (_("bekend") if identity.bsn else "" for identity in (one, other))
    return [(_("Burgerservicenummer"), mine, theirs, in_words(one.bsn, other.bsn))]


def _name(person: Person) -> str:
    """The name of somebody, when whoever looks may see it."""
    return str(getattr(person, "identity", ""))


def _surname(identity: Identity) -> str:
    return " ".join(part for part in (identity.prefix, identity.surname) if part)


def _day(day: date | None) -> str:
    return date_format(day, "j F Y") if day else ""


def _roles(both: list[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for member in Member.objects.filter(person__in=both).order_by("pk"):
        found.setdefault(member.person_id, []).append(str(member.get_role_display()))
    for involved in Involvement.objects.filter(person__in=both).order_by("pk"):
        found.setdefault(involved.person_id or 0, []).append(str(involved.get_role_display()))
    return found


def _relations(both: list[int], today: date) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    rows = Relation.objects.filter(Q(person__in=both) | Q(other__in=both)).on(today).order_by("pk")
    for row in rows.select_related("person__identity", "other__identity"):
        words = {"kind": row.get_kind_display(), "one": _name(row.person), "other": _name(row.other)}
        if row.person_id in both:
            found.setdefault(row.person_id, []).append(_("%(kind)s van %(other)s") % words)
        if row.other_id in both:
            found.setdefault(row.other_id, []).append(_("%(one)s is %(kind)s") % words)
    return found


def _authority(both: list[int], today: date) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    rows = ParentalAuthority.objects.filter(Q(child__in=both) | Q(parent__in=both)).on(today).order_by("pk")
    for row in rows.select_related("parent__identity", "child__identity"):
        if row.child_id in both:
            found.setdefault(row.child_id, []).append(_name(row.parent))
        if row.parent_id in both:
            found.setdefault(row.parent_id, []).append(_("over %(child)s") % {"child": _name(row.child)})
    return found


def _lives_with(both: list[int], today: date) -> dict[int, list[str]]:
    homes = {
        row.household_id: row.person_id for row in Residence.objects.filter(person__in=both).on(today).order_by("pk")
    }
    found: dict[int, list[str]] = {}
    rows = Residence.objects.filter(household__in=list(homes)).exclude(person__in=both).on(today).order_by("pk")
    for row in rows.select_related("person__identity"):
        found.setdefault(homes[row.household_id], []).append(_name(row.person))
    return found


def _places(both: list[int], today: date) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for place in Place.objects.filter(person__in=both).on(today).order_by("kind", "pk"):
        found.setdefault(place.person_id, []).append(place.text)
    return found

"""Whether somebody in a report looks like somebody in a family that whoever assesses it may see: asked as they are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kring.casework.intake.models import ReportedPerson
from kring.foundation.circle.models import Member
from kring.foundation.core.text import family_name_with_prefix, join_words
from kring.foundation.sharing.merging import looking, rules
from kring.foundation.sharing.merging.rules import Called


@dataclass(frozen=True, slots=True)
class Alike:
    """Somebody of a report, whom they look like and why, and in which family that is."""

    name: str
    known: str
    why: str
    dossier_id: int


def families_alike(persons: Iterable[ReportedPerson]) -> list[Alike]:
    """Two queries, and one when nobody looks like anybody."""
    asked = [(str(one.given_names), _called(one)) for one in persons]
    known = looking.known_like([one for _name, one in asked])
    found = [
        (name, identity, told)
        for name, one in asked
        for identity in known
        if (told := rules.alike(one, looking.called(identity)))
    ]
    numbers = [identity.person_id for _name, identity, _told in found]
    of = dict(Member.objects.filter(person__in=numbers).order_by("dossier_id").values_list("person_id", "dossier_id"))
    return [
        Alike(name, identity.full_name, join_words(told), of[identity.person_id])
        for name, identity, told in found
        if identity.person_id in of
    ]


def _called(one: ReportedPerson) -> Called:
    return Called(one.given_names, family_name_with_prefix(one.prefix, one.surname), one.birth_date, one.bsn or "")

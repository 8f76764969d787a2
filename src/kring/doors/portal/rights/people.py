"""For whom a family member can ask something, and in which families: what the rule opens, asked of the database."""

from __future__ import annotations

from kring.foundation.accounts.viewer import NOBODY, Viewer
from kring.foundation.circle.models import Dossier, Member
from kring.foundation.core.text import join_words
from kring.foundation.households.models import Identity
from kring.foundation.sharing.rights.asking import sees_for


def for_persons(viewer: Viewer = NOBODY) -> list[tuple[int, str]]:
    """Oneself and the children for whom one decides, as choices. Empty for whoever is too young to ask alone."""
    persons = sees_for()
    names = of_whom()
    mine = sorted(persons, key=lambda person: (person != viewer.id, names.get(person, "")))
    return [(person, names[person]) for person in mine if person in names]


def of_whom() -> dict[int, str]:
    """The names that whoever looks may know."""
    return {one.person_id: one.known_as for one in Identity.objects.order_by("pk")}


def my_dossiers() -> list[tuple[int, str]]:
    """The dossiers to which one belongs, called by who is in them."""
    names = of_whom()
    members: dict[int, list[str]] = {}
    for one in Member.objects.order_by("pk"):
        members.setdefault(one.dossier_id, []).append(names.get(one.person_id, ""))
    return [
        (dossier.pk, join_words(members.get(dossier.pk, [])) or str(dossier.pk))
        for dossier in Dossier.objects.order_by("-opened_at")
    ]

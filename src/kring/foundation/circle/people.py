"""The people of a dossier as a page needs them: names of members, names of who is involved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from kring.foundation.circle.choices import InvolvementRole
from kring.foundation.circle.models import Dossier, Involvement, Member
from kring.foundation.core.text import join_words


@dataclass(frozen=True, slots=True)
class Circle:
    """Who is in the family and who is involved now, each fetched once."""

    members: list[Member]
    involvements: list[Involvement]

    def holding(self, role: InvolvementRole) -> Involvement | None:
        """Whoever holds this role now; the first when there are more."""
        return next((one for one in self.involvements if one.role == role), None)

    @property
    def coordinator(self) -> Involvement | None:
        return self.holding(InvolvementRole.COORDINATOR)

    @property
    def second(self) -> Involvement | None:
        return self.holding(InvolvementRole.SECOND)

    @property
    def safety_holder(self) -> Involvement | None:
        return self.holding(InvolvementRole.SAFETY_HOLDER)

    @property
    def family_name(self) -> str:
        """How people speak of this family: by the first names of who belongs to it."""
        return join_words(
            [str(member.person.identity) for member in self.members if hasattr(member.person, "identity")]
        )

    def name_of(self, person_id: int | None) -> str:
        """The name of a member or network person whom the viewer may see; empty otherwise."""
        around = [member.person for member in self.members] + [one.person for one in self.involvements]
        for person in around:
            if person is not None and person.pk == person_id and hasattr(person, "identity"):
                return str(person.identity)
        return ""

    def names_of(self, person_ids: list[int]) -> str:
        return join_words([name for name in map(self.name_of, person_ids) if name])

    def person_choices(self) -> list[tuple[int, str]]:
        """Members for a form: (person, name)."""
        return [(member.person_id, str(member.person.identity)) for member in self.members]

    def professional_choices(self) -> list[tuple[int, str]]:
        """Who is involved by name, for a form: (professional, name), each once."""
        return list({one.professional_id: (one.professional_id, str(one.professional)) for one in self.involvements
                     if one.professional_id}.values())  # fmt: skip


def circle_of(dossier: Dossier, *, on: date | None = None) -> Circle:
    """The people of a dossier now. Two queries, whatever their number."""
    day = on or timezone.localdate()
    members = Member.objects.of(dossier).present_on(day).select_related("person__identity").order_by("id")
    involvements = (
        Involvement.objects.of(dossier)
        .at(timezone.now())
        .select_related("professional", "team__organisation", "person__identity")
        .order_by("id")
    )
    adults_first = sorted(members, key=lambda member: (member.role == "child", member.id))
    return Circle([one for one in adults_first if hasattr(one.person, "identity")], list(involvements))

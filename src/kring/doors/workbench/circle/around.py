"""Who is around a family and why: as what, since when, on which ground, for which parts, till when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils import timezone

from kring.foundation.circle.choices import InvolvementRole, Section
from kring.foundation.circle.models import Dossier, Handover, Involvement
from kring.foundation.circle.people import Circle
from kring.foundation.core.text import join_words
from kring.foundation.sharing.actions import ONE_AT_A_TIME
from kring.foundation.sharing.models import Ground, Replacement
from kring.foundation.sharing.replacement import replacements_of


@dataclass(frozen=True, slots=True)
class Part:
    """One role that somebody has, and since when."""

    involvement: Involvement
    role: str
    since: datetime
    # There is always one: it can be handed over, and not ended.
    only_handed_over: bool


@dataclass(frozen=True, slots=True)
class Why:
    """One ground in words: what it opens, about whom, for what, by which law, till when."""

    sections: str
    whom: str
    purpose: str
    law: str
    until_on: date


@dataclass(slots=True)
class Party:
    """A professional, a team, or somebody of the network, with all their parts and grounds together."""

    name: str
    organisation: str
    is_network: bool = False
    parts: list[Part] = field(default_factory=list)
    replaced_by: list[Replacement] = field(default_factory=list)
    grounds: list[Why] = field(default_factory=list)


def parties_of(dossier: Dossier, circle: Circle, today: date) -> list[Party]:
    """Everyone who is involved now, in the order in which they came. Two queries."""
    parties: dict[str, Party] = {}
    for one in circle.involvements:
        part = Part(one, str(one.get_role_display()), one.started_at, one.role in ONE_AT_A_TIME)
        parties.setdefault(_key(one), _party(one)).parts.append(part)
    for ground in Ground.objects.of(dossier).valid_on(today).order_by("id"):
        party = parties.get(f"professional:{ground.professional_id}") or parties.get(f"team:{ground.team_id}")
        if party is not None and (why := _why(ground, circle)) not in party.grounds:
            party.grounds.append(why)
    for absent_id, away in replacements_of([one.professional_id for one in circle.involvements], today).items():
        if party := parties.get(f"professional:{absent_id}"):
            party.replaced_by = away
    return sorted(parties.values(), key=lambda party: min(_rank(part) for part in party.parts))


def past_of(dossier: Dossier) -> list[Involvement]:
    """Who was involved before, the last who left first."""
    found = (
        Involvement.objects.of(dossier)
        .filter(ended_at__lte=timezone.now())
        .select_related("professional", "team__organisation", "person__identity")
    )
    return list(found.order_by("-ended_at", "id"))


def handovers_of(dossier: Dossier) -> dict[int, Handover]:
    """Why a part passed to somebody else, by the involvement that ended with it."""
    found = Handover.objects.filter(dossier=dossier).select_related("receiver__professional")
    return {handover.giver_id: handover for handover in found}


def sections_in_words(sections: Iterable[str]) -> str:
    """The parts of a dossier as a list of words, in their usual order."""
    chosen = set(sections)
    return join_words([str(section.label) for section in Section if section.value in chosen])


def _why(ground: Ground, circle: Circle) -> Why:
    return Why(
        sections=sections_in_words(ground.sections),
        whom=circle.names_of(ground.persons or []),
        purpose=ground.purpose,
        law=law_in_words(str(ground.get_basis_display()), ground.article),
        until_on=ground.until_on,
    )


def law_in_words(basis: str, article: str) -> str:
    """The law and its article, without saying the same law twice."""
    return article if article.startswith(basis) else ", ".join(part for part in (basis, article) if part)


def _key(one: Involvement) -> str:
    if one.professional_id:
        return f"professional:{one.professional_id}"
    return f"team:{one.team_id}" if one.team_id else f"person:{one.person_id}"


def _party(one: Involvement) -> Party:
    if one.professional is not None and one.team is not None:
        return Party(str(one.professional), f"{one.team.organisation}, {one.team}")
    if one.team is not None:
        return Party(str(one.team), str(one.team.organisation))
    return Party(str(getattr(one.person, "identity", "")), "", is_network=True)


def _rank(part: Part) -> int:
    return list(InvolvementRole).index(InvolvementRole(part.involvement.role))

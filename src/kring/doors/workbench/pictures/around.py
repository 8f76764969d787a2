"""Makes an ecomap of the people and ties that the viewer may see: what is hidden from them is simply not there."""

from __future__ import annotations

from kring.foundation.circle.choices import TieStrength
from kring.foundation.circle.models import Dossier, Involvement, Tie
from kring.foundation.circle.people import Circle
from kring.foundation.ui.pictures import ecomap
from kring.foundation.ui.pictures.svg import Picture

UNKNOWN = "unknown"


def drawing_of(dossier: Dossier, circle: Circle) -> Picture:
    """The family in the middle and everyone around it. One query."""
    members = {member.person_id: str(member.person.identity) for member in circle.members}
    return ecomap.ecomap(list(members.values()), ties_of(dossier, circle, members))


def ties_of(dossier: Dossier, circle: Circle, members: dict[int, str]) -> list[ecomap.Tie]:
    """Every party around the family with its newest tie to each member; who has none yet is there all the same."""
    parties = parties_of(circle, members)
    key_of = {one.pk: key for key, involvements in parties.items() for one in involvements}
    told: dict[tuple[str, int | None], Tie] = {}
    for tie in Tie.objects.of(dossier).order_by("seen_on", "pk"):
        if tie.to_id is not None and tie.to_id not in members:
            continue
        if tie.place:
            told[f"place:{tie.place}", tie.to_id] = tie
        elif tie.involvement_id in key_of:
            told[key_of[tie.involvement_id], tie.to_id] = tie
    drawn = [
        ecomap.Tie(_name(parties, key, tie), _roles(parties.get(key, [])), tie.strength, members.get(to or 0, ""))
        for (key, to), tie in told.items()
        if tie.strength != TieStrength.GONE
    ]
    spoken_of = {key for key, _to in told}
    drawn += [
        ecomap.Tie(name_of(involvements[0]), _roles(involvements), UNKNOWN)
        for key, involvements in parties.items()
        if key not in spoken_of
    ]
    return drawn


def parties_of(circle: Circle, members: dict[int, str]) -> dict[str, list[Involvement]]:
    """Who is around the family, each once with everything they are in it; only who has a name for this viewer."""
    parties: dict[str, list[Involvement]] = {}
    for one in circle.involvements:
        if one.person_id in members or not name_of(one):
            continue
        key = f"professional:{one.professional_id}" if one.professional_id else f"team:{one.team_id}"
        parties.setdefault(f"person:{one.person_id}" if one.person_id else key, []).append(one)
    return parties


def name_of(one: Involvement) -> str:
    """By which name whoever looks may know them; empty when they may not."""
    if one.person_id:
        return str(getattr(one.person, "identity", ""))
    return str(one.professional or one.team)


def _name(parties: dict[str, list[Involvement]], key: str, tie: Tie) -> str:
    return tie.place or name_of(parties[key][0])


def _roles(involvements: list[Involvement]) -> str:
    return ", ".join(dict.fromkeys(str(one.get_role_display()) for one in involvements))

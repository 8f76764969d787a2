"""Which professionals can be asked: who holds a position today in an organisation of this region."""

from __future__ import annotations

from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from kring.foundation.circle.models import Dossier
from kring.foundation.circle.people import Circle
from kring.foundation.organisations.choices import PositionKind
from kring.foundation.organisations.models import Municipality, Position
from kring.foundation.sharing.actions import Face

WORKS_WITH_FAMILIES = (PositionKind.PROFESSIONAL, PositionKind.DESK)
Group = tuple[str, list[tuple[str, str]]]


class Faces:
    """The professionals of a region by their position, for a form. One query."""

    def __init__(self, dossier: Dossier, circle: Circle, today: date) -> None:
        region = Municipality.objects.filter(pk=dossier.municipality_id).values("region")
        positions = (
            Position.objects.on(today)
            .filter(kind__in=WORKS_WITH_FAMILIES)
            .filter(Q(team__organisation__region__isnull=True) | Q(team__organisation__region__in=region))
            .select_related("professional", "team__organisation")
            .order_by("team__organisation__name", "team__name", "professional__last_name", "id")
        )
        self._positions = {str(position.pk): position for position in positions}
        self._known = {(one.professional_id, one.team_id) for one in circle.involvements}

    def choices(self) -> list[Group]:
        """Who is in the circle already first, and then by organisation."""
        near: list[tuple[str, str]] = []
        groups: dict[str, list[tuple[str, str]]] = {}
        for key, position in self._positions.items():
            name, team = str(position.professional), str(position.team)
            organisation = str(position.team.organisation)
            if (position.professional_id, position.team_id) in self._known:
                near.append((key, f"{name}, {organisation}"))
            else:
                groups.setdefault(organisation, []).append((key, f"{name}, {team}"))
        return [(_("Al in de kring"), near)] * bool(near) + list(groups.items())

    def is_in_circle(self, key: str) -> bool:
        """Whether this choice takes part already."""
        position = self._positions[key]
        return (position.professional_id, position.team_id) in self._known

    def key_of(self, professional_id: int | None, team_id: int | None) -> str:
        """The choice of somebody for a team; empty when they hold no position there today."""
        found = (
            key
            for key, one in self._positions.items()
            if one.professional_id == professional_id and team_id in (None, one.team_id)
        )
        return next(found, "")

    def face(self, key: str) -> Face:
        """The professional behind a choice, with the team for which they would work here."""
        position = self._positions[key]
        return Face(professional=position.professional, team=position.team)

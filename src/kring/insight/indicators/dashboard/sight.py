"""Which numbers somebody may see: all of the region, or those of the whole and of their own organisation."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404

from kring.foundation.accounts.viewer import Viewer
from kring.foundation.organisations.choices import PositionKind
from kring.insight.indicators.models import FactsVersion

WHOLE = {PositionKind.REGION_MANAGER, PositionKind.PROCESS_COORDINATOR}
TEAM = {PositionKind.PROFESSIONAL, PositionKind.DESK}


@dataclass(frozen=True)
class Sight:
    """What one viewer sees of the protected numbers."""

    whole: bool
    organisation: int | None

    def of_organisation(self, version: FactsVersion) -> str:
        """The code of the viewer's own organisation in these facts; empty when it is not in them."""
        places = version.places.get("organisation", {})
        return next((code for code, place in places.items() if place["id"] == self.organisation), "")

    def takes(self, dimension: str, cell: str, version: FactsVersion) -> bool:
        """Whether a part of the numbers is theirs to see. Other organisations are for who works for the region."""
        return self.whole or dimension != "organisation" or cell == self.of_organisation(version)


def may_look(viewer: Viewer) -> bool:
    """Whether the dashboards are there for a viewer."""
    return viewer.is_professional and bool(viewer.roles & (WHOLE | TEAM))


def sight_of(viewer: Viewer) -> Sight:
    """The sight of a viewer; whoever has none finds no page."""
    if not may_look(viewer):
        raise Http404
    return Sight(whole=bool(viewer.roles & WHOLE), organisation=viewer.organisation_id)

"""Why somebody may see a section of a dossier, or may not: the words that stand on the screen and in the log."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from kring.foundation.accounts.viewer import Viewer
from kring.foundation.circle.choices import Section
from kring.foundation.circle.dossiers import Dossier
from kring.foundation.organisations.models import Position
from kring.foundation.sharing.models import Ground


@dataclass(frozen=True, slots=True)
class Reason:
    """The ground on which a section is open."""

    basis: str
    article: str
    purpose: str
    until_on: date | None


def why(dossier: Dossier, section: Section | None, viewer: Viewer) -> Reason | None:
    """The reason for which this viewer sees the section now; None when they do not."""
    if viewer.is_person:
        return Reason(_("het gaat over u of uw gezin"), "", _("weten wat er wordt afgesproken"), None)
    if not viewer.is_professional:
        return None
    teams = Position.objects.filter(professional_id=viewer.id).on(viewer.today).values("team_id")
    grounds = Ground.objects.of(dossier).valid_on(viewer.today).order_by("-until_on")
    mine = grounds.filter(professional_id=viewer.id) | grounds.filter(team_id__in=teams)
    if section is not None:
        mine = mine.filter(sections__contains=[section])
    ground = mine.first()
    if ground is None:
        return None
    return Reason(ground.get_basis_display(), ground.article, ground.purpose, ground.until_on)

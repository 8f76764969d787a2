"""What Vandaag says when nothing asks for anybody: fitting to what somebody does here."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from kring.foundation.accounts.viewer import Viewer
from kring.foundation.organisations.choices import PositionKind


@dataclass(frozen=True, slots=True)
class Calm:
    """The words of an empty page."""

    title: str
    text: str


def calm_for(viewer: Viewer) -> Calm:
    """Say why the page is empty, and what would come here."""
    works = {PositionKind.PROFESSIONAL, PositionKind.DESK}
    if viewer.roles & works:
        return Calm(
            _("Er vraagt nu niets om u"),
            _("Komt er iets nieuws in een gezin waar u bij betrokken bent, dan staat het hier."),
        )
    if PositionKind.RESEARCHER in viewer.roles:
        return Calm(
            _("U ziet hier geen gezinnen"),
            _("Als onderzoeker ziet u alleen uw eigen onderzoek, en cijfers zonder namen."),
        )
    if PositionKind.PRIVACY_OFFICER in viewer.roles:
        return Calm(
            _("Er wacht niets op u"),
            _("Als functionaris gegevensbescherming leest u wie er keek, en niet wat er over gezinnen geschreven is."),
        )
    return Calm(
        _("U ziet hier geen gezinnen"),
        _(
            "Voor uw werk in de regio leest u niet wat er over gezinnen is opgeschreven. "
            "Loopt er iets vast, dan komt het hier."
        ),
    )

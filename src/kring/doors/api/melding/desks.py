"""To which desk a report from elsewhere goes, when nobody says so or when somebody names one."""

from __future__ import annotations

from django.utils.translation import gettext as _

from kring.doors.api.melding.incoming import ReportKind
from kring.foundation.core.refusal import Refused
from kring.foundation.core.text import join_words
from kring.foundation.organisations.choices import OrganisationKind
from kring.foundation.organisations.models import Team

# A report of another kind goes to the only desk there is, or waits until somebody says where to.
DESK_OF_KIND = {ReportKind.VEILIG_THUIS: OrganisationKind.VEILIG_THUIS}


def desk_for(kind: ReportKind) -> Team:
    """The desk for this kind of report. Raises Refused with the desks there are when that is not clear."""
    desks = _desks()
    own = [desk for desk in desks if desk.organisation.kind == DESK_OF_KIND.get(kind)]
    if own:
        return own[0]
    if len(desks) == 1:
        return desks[0]
    raise Refused(_("Het is niet duidelijk naar welk aanmeldpunt de melding gaat. %s") % _choose(desks))


def desk_named(name: str) -> Team:
    """The desk with this name: "Noord" or "Lokaal team Waterdal, Noord"."""
    desks = _desks()
    asked = name.strip().casefold()
    found = [desk for desk in desks if asked in (desk.name.casefold(), in_full(desk).casefold())]
    if len(found) == 1:
        return found[0]
    if found:
        raise Refused(_("Er zijn meer aanmeldpunten die zo heten. %s") % _choose(found))
    raise Refused(_("Zo heet geen enkel aanmeldpunt. %s") % _choose(desks))


def in_full(desk: Team) -> str:
    """The name by which a desk is known outside its own organisation."""
    return f"{desk.organisation.name}, {desk.name}"


def _desks() -> list[Team]:
    desks = Team.objects.that_receive_reports().select_related("organisation")
    return list(desks.order_by("organisation__name", "name"))


def _choose(desks: list[Team]) -> str:
    if not desks:
        return _("Er is nog geen team dat meldingen ontvangt.")
    return _("Kies er een met --desk: %s.") % join_words((f"“{in_full(desk)}”" for desk in desks), _("of"))

"""Where a page leads to. A page that is not there is left out, so that no link leads nowhere."""

from __future__ import annotations

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

# The pages of one family, in the order of the work.
PAGES_OF_A_FAMILY = (
    (_("Het hele plaatje"), "workbench:family"),
    (_("Verklaring"), "explanation:explanation"),
    (_("Plan"), "plans:plan"),
    (_("Veiligheid"), "safety:safety"),
    (_("Overleg"), "meetings:meetings"),
    (_("De kring"), "workbench:circle"),
    (_("Werkwijze"), "workbench:followed"),
    (_("Gebeurtenissen"), "workbench:chronology"),
    (_("Afsluiten"), "closing:closing"),
)
DESK_INBOX = "intake:reports"
REPORT = "intake:report"


def address(name: str, *args: int) -> str:
    """The address of a page; empty when there is no such page."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


def tabs_of(dossier_id: int, here: str) -> tuple[tuple[str, str, bool], ...]:
    """The pages beside each other above a family: label, address, and whether one is there now."""
    places = [(str(label), address(name, dossier_id)) for label, name in PAGES_OF_A_FAMILY]
    overview = address("workbench:family", dossier_id)
    return tuple((label, url, here == url if url == overview else here.startswith(url)) for label, url in places if url)

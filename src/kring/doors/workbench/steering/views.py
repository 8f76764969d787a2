"""The pages that tell that, and not what: for who steers a region, and for who reported."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kring.doors.workbench.only_for import only_for
from kring.doors.workbench.steering.standing import Made, Standing, reports_i_made, standing_of_region
from kring.doors.workbench.views import for_professionals
from kring.foundation.accounts.requests import Request
from kring.foundation.organisations.choices import PositionKind
from kring.foundation.sharing import audit
from kring.foundation.sharing.choices import Act
from kring.foundation.sharing.reading import reads

ON_A_PAGE = 25


@require_safe
@reads()
@only_for(PositionKind.PROCESS_COORDINATOR)
def dossiers(request: Request) -> HttpResponse:
    """How the dossiers of the region stand. Each that is shown is a line in the log: the family reads that, too."""
    only_late = request.GET.get("toon") == "te-laat"
    found: Any = standing_of_region(only_late=only_late)
    page: Page[Standing] = Paginator(found, ON_A_PAGE).get_page(request.GET.get("pagina"))
    rows = list(page.object_list)
    audit.read(request.viewer, name="steering.dossiers", dossiers=[row.dossier_id for row in rows])
    options = [("", _("alles")), ("te-laat", _("alleen wat te laat is"))]
    groups = [{"name": "toon", "label": _("Laat zien"), "options": options}]
    shown = {"page": page, "rows": rows, "filters": groups, "only_late": only_late}
    return render(request, "workbench/steering/dossiers.html", shown)


@require_safe
@reads()
@for_professionals
def reported(request: Request) -> HttpResponse:
    """What became of what I reported: assessed or not, and whether something follows."""
    found: Any = reports_i_made()
    page: Page[Made] = Paginator(found, ON_A_PAGE).get_page(request.GET.get("pagina"))
    rows = list(page.object_list)
    audit.write(request.viewer, act=Act.READ, name="intake.reports.made", about=[])
    return render(request, "workbench/steering/reported.html", {"page": page, "rows": rows})

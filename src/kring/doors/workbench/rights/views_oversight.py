"""That families ask something, and whether they are answered in time: for a privacy officer. Never what, or who."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kring.doors.workbench.only_for import WORKS_WITH_FAMILIES, only_for
from kring.doors.workbench.rights import forms
from kring.foundation.accounts.requests import Request
from kring.foundation.core.once import once
from kring.foundation.core.terms import Term
from kring.foundation.organisations.choices import PositionKind
from kring.foundation.organisations.models import Position, Professional
from kring.foundation.sharing import audit
from kring.foundation.sharing.choices import Act
from kring.foundation.sharing.reading import reads
from kring.foundation.sharing.rights import actions
from kring.foundation.sharing.rights.asking import Standing, standing_of_requests
from kring.foundation.sharing.rights.choices import Outcome, RequestKind
from kring.foundation.ui.form_page import form_page

ON_A_PAGE = 50
MOST_LOOKED_THROUGH = 10_000

get_or_post = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@reads()
@only_for(PositionKind.PRIVACY_OFFICER)
def standing(request: Request) -> HttpResponse:
    """Every request that waits, what must be answered first on top."""
    viewer = request.viewer
    every = request.GET.get("toon") == "alles"
    asked = request.GET.get("pagina", "")
    number = max(1, int(asked)) if asked.isdigit() and len(asked) < 6 else 1
    found = standing_of_requests(only_open=not every, most=ON_A_PAGE, skipped=(number - 1) * ON_A_PAGE)
    audit.write(viewer, act=Act.READ_LOG, name="rights.standing.read", about=[])
    total = found[0].total if found else 0
    return render(
        request,
        "workbench/rights/standing.html",
        {
            "rows": [_row(one, viewer) for one in found],
            "more_page": number + 1 if number * ON_A_PAGE < total else None,
            "earlier_page": number - 1 if number > 1 else None,
            "every": every,
            "filters": [
                {"name": "toon", "label": _("Laat zien"), "options": [("", _("wacht")), ("alles", _("alles"))]}
            ],
        },
    )


@get_or_post
@reads()
@only_for(PositionKind.PRIVACY_OFFICER)
@once
def give(request: Request, request_id: int) -> HttpResponse:
    """Let somebody answer a request for which there is nobody."""
    viewer = request.viewer
    waiting = standing_of_requests(only_open=True, most=MOST_LOOKED_THROUGH)
    if not any(one.request_id == request_id and one.has_nobody for one in waiting):
        raise Http404
    at_work = Position.objects.on(viewer.today).filter(kind__in=WORKS_WITH_FAMILIES)
    professionals = Professional.objects.filter(pk__in=at_work.values("professional_id")).order_by(
        "last_name", "first_name"
    )
    form = forms.GiveForm(request.POST or None, professionals=[(one.pk, str(one)) for one in professionals])
    return form_page(
        request,
        form=form,
        act=lambda filled: actions.give_to(
            request_id=request_id, handler=get_object_or_404(Professional, pk=filled["handler"]), viewer=viewer
        ),
        done=_("Toegewezen. Het staat bij die collega op Vandaag."),
        leads_to=reverse("workbench:privacy-rights"),
        title=_("Verzoek toewijzen"),
        intro=_("Met dit gezin werkt nu niemand. Wie u kiest, leest dit verzoek en niets van het dossier."),
        submit=_("Toewijzen"),
        cancel_url=reverse("workbench:privacy-rights"),
    )


def _row(one: Standing, viewer: Any) -> dict[str, Any]:
    term = Term("", one.asked_on, one.due_on)
    answered = one.outcome or one.is_withdrawn
    return {
        "one": one,
        "kind": str(RequestKind(one.kind).label),
        "outcome": str(Outcome(one.outcome).label) if one.outcome else "",
        "term": "" if answered else term.in_words(viewer.today),
        "is_late": not answered and term.is_late(viewer.today),
    }

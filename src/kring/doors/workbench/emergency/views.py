"""The pages for whoever must read at once: open, and close again. The database says what is open meanwhile."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kring.doors.workbench.emergency import forms
from kring.doors.workbench.only_for import WORKS_WITH_FAMILIES, only_for
from kring.foundation.accounts.requests import Request
from kring.foundation.accounts.viewer import Viewer
from kring.foundation.core.once import once
from kring.foundation.core.refusal import Refused
from kring.foundation.sharing import emergency
from kring.foundation.sharing.leaving import while_in_sight
from kring.foundation.sharing.models import EmergencyAccess, Notice
from kring.foundation.sharing.reading import reads
from kring.foundation.ui.form_page import form_page

get_or_post = require_http_methods(["GET", "HEAD", "POST"])


def may_in_emergency(viewer: Viewer) -> bool:
    """Whether the way to emergency access is shown."""
    return not viewer.roles.isdisjoint(WORKS_WITH_FAMILIES)


@get_or_post
@reads()
@only_for(*WORKS_WITH_FAMILIES)
@once
def open_in_emergency(request: Request) -> HttpResponse:
    """Say who is in danger and why now, and read. What is not found and what may not be found is one answer."""
    viewer = request.viewer
    form = forms.EmergencyForm(request.POST or None, initial={"hours": "1"})
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            filled = form.cleaned_data
            try:
                opened = emergency.open_in_emergency(
                    sought=form.sought(),
                    in_danger=filled["in_danger"],
                    why_now=filled["why_now"],
                    hours=int(filled["hours"]),
                    viewer=viewer,
                )
            except Refused as refused:
                form.add_error(None, str(refused))
            else:
                if opened is not None:
                    until = timezone.localtime(opened.ends_at)
                    messages.success(
                        request, _("Open tot %(time)s. De coördinator weet het.") % {"time": f"{until:%H:%M}"}
                    )
                    return HttpResponseRedirect(reverse("workbench:family", args=[opened.dossier_id]))
                form.add_error(
                    None,
                    _("Er is niets gevonden dat u kunt openen. Controleer wat u invulde. Is er nu gevaar? Bel 112."),
                )
    return render(request, "workbench/emergency/open.html", {"form": form}, status=status)


@get_or_post
@reads()
@only_for(*WORKS_WITH_FAMILIES)
@once
def end_emergency(request: Request, access_id: int) -> HttpResponse:
    """Close it before its time: by whoever opened it, or who carries the family."""
    viewer = request.viewer
    access = get_object_or_404(
        EmergencyAccess.objects.select_related("professional").filter(
            ended_at__isnull=True, ends_at__gt=timezone.now()
        ),
        pk=access_id,
    )
    back = reverse("workbench:family", args=[access.dossier_id])
    return form_page(
        request,
        form=forms.EndForm(request.POST if request.method == "POST" else None),
        act=lambda _filled: emergency.end_emergency(access=access, viewer=viewer),
        done=_("De noodtoegang is gesloten."),
        leads_to=while_in_sight(access.dossier_id, back),
        title=_("Noodtoegang sluiten"),
        intro=_("%(name)s leest dit gezin daarna niet meer door deze noodtoegang.") % {"name": access.professional},
        submit=_("Sluiten"),
        cancel_url=back,
    )


@require_POST
@reads()
def see_notice(request: Request, notice_id: int) -> HttpResponse:
    """Take a notice from the first page."""
    viewer = request.viewer
    notice = get_object_or_404(Notice.objects.filter(seen_at__isnull=True), pk=notice_id)
    emergency.see_notice(notice=notice, viewer=viewer)
    return HttpResponseRedirect(reverse("workbench:front"))

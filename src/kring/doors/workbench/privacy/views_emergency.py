"""The queue in which a privacy officer judges each use of emergency access, within a term."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kring.doors.workbench.only_for import only_for
from kring.doors.workbench.privacy import forms
from kring.doors.workbench.privacy.views import get_or_post
from kring.foundation.accounts.requests import Request
from kring.foundation.core.once import once
from kring.foundation.organisations.choices import PositionKind
from kring.foundation.sharing import audit, emergency
from kring.foundation.sharing.choices import Act
from kring.foundation.sharing.log_choices import NoticeKind
from kring.foundation.sharing.models import EmergencyAccess, Notice
from kring.foundation.sharing.reading import reads
from kring.foundation.ui.form_page import form_page

ON_A_PAGE = 25


@require_safe
@reads()
@only_for(PositionKind.PRIVACY_OFFICER)
def emergencies(request: Request) -> HttpResponse:
    """Every use, what waits for a judgement first; and who asked and found nothing."""
    viewer = request.viewer
    used = EmergencyAccess.objects.select_related("professional", "organisation", "judged_by").order_by(
        F("judged_at").asc(nulls_first=True), "judge_by", "-opened_at"
    )
    audit.write(viewer, act=Act.READ_LOG, name="sharing.emergency.listed", about=[])
    return render(
        request,
        "workbench/privacy/emergencies.html",
        {
            "page": Paginator(used, ON_A_PAGE).get_page(request.GET.get("pagina")),
            "not_found": Notice.objects.filter(
                to__isnull=True, kind=NoticeKind.EMERGENCY_NOT_FOUND, seen_at__isnull=True
            ).order_by("-made_at")[:ON_A_PAGE],
            "today": viewer.today,
            "now": timezone.now(),
        },
    )


@get_or_post
@reads()
@only_for(PositionKind.PRIVACY_OFFICER)
@once
def judge(request: Request, access_id: int) -> HttpResponse:
    """Say of one use whether it was right."""
    viewer = request.viewer
    access = get_object_or_404(EmergencyAccess.objects.select_related("professional", "organisation"), pk=access_id)
    day = timezone.localdate(access.opened_at)
    return form_page(
        request,
        form=forms.JudgementForm(request.POST or None),
        act=lambda filled: emergency.judge(
            access=access, judgement=filled["judgement"], reason=filled["reason"], viewer=viewer
        ),
        done=_("Uw oordeel is opgeschreven."),
        leads_to=reverse("workbench:privacy-emergencies"),
        title=_("Noodtoegang beoordelen"),
        submit=_("Oordeel opschrijven"),
        cancel_url=reverse("workbench:privacy-emergencies"),
        template="workbench/privacy/judge.html",
        access=access,
        log_url=f"{reverse('workbench:privacy-log')}?vanaf={day}&dossier={access.dossier_id}&alleen=spoed",
    )

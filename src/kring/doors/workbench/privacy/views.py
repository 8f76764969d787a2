"""The pages of a privacy officer: the log, what is worth a look, and the thresholds for that. Never a dossier."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kring.doors.workbench.only_for import only_for
from kring.doors.workbench.privacy import forms
from kring.doors.workbench.privacy.lists import line_in_words
from kring.foundation.accounts.requests import Request
from kring.foundation.core.once import once
from kring.foundation.organisations.choices import PositionKind
from kring.foundation.sharing import audit, log_export, log_review
from kring.foundation.sharing.choices import Act
from kring.foundation.sharing.log_choices import FindingState
from kring.foundation.sharing.log_search import bases_of, lines_that_fit
from kring.foundation.sharing.models import EmergencyAccess, Finding, LogEntry, Seal, Threshold
from kring.foundation.sharing.reading import reads
from kring.foundation.sharing.retention.models import RetentionProposal
from kring.foundation.sharing.rights.asking import standing_of_requests
from kring.foundation.ui.form_page import form_page

LINES_ON_A_PAGE = 50
FINDINGS_ON_A_PAGE = 25
MOST_EXPORTED = 100_000

get_or_post = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@reads()
@only_for(PositionKind.PRIVACY_OFFICER)
def oversight(request: Request) -> HttpResponse:
    """What asks for a privacy officer: emergencies to judge, things worth a look, and whether the log is sealed."""
    viewer = request.viewer
    last = Seal.objects.order_by("-day").first()
    waiting = standing_of_requests(only_open=True, most=1)
    return render(
        request,
        "workbench/privacy/oversight.html",
        {
            "to_judge": EmergencyAccess.objects.filter(judged_at__isnull=True).count(),
            "late": EmergencyAccess.objects.filter(judged_at__isnull=True, judge_by__lt=viewer.today).count(),
            "to_look_at": Finding.objects.filter(state=FindingState.NEW).count(),
            "requests_waiting": waiting[0].total if waiting else 0,
            "keeping_waits": RetentionProposal.objects.undecided().count(),
            "last_seal": last,
            "seal_is_late": last is not None and last.day < viewer.today - timedelta(days=2),
        },
    )


@require_safe
@reads()
@only_for(PositionKind.PRIVACY_OFFICER)
def log(request: Request) -> HttpResponse:
    """The log, to search and filter. That it was read is in the log."""
    viewer = request.viewer
    form = forms.LogForm(request.GET)
    asked = form.asked()
    found = lines_that_fit(asked) if asked else LogEntry.objects.none()
    page = Paginator(found, LINES_ON_A_PAGE).get_page(request.GET.get("pagina"))
    lines = list(page.object_list)
    bases = bases_of(lines)
    audit.write(viewer, act=Act.READ_LOG, name="sharing.log.read", key=_about(asked), about=[])
    return render(
        request,
        "workbench/privacy/log.html",
        {
            "form": form,
            "page": page,
            "lines": [line_in_words(line, bases) for line in lines],
            "is_filtered": any(request.GET.get(name) for name in form.fields),
            "query": request.GET.urlencode(),
        },
    )


@require_safe
@reads()
@only_for(PositionKind.PRIVACY_OFFICER)
def export(request: Request) -> HttpResponse:
    """The lines that fit, as a file. That it was taken along is in the log, and in the file."""
    viewer = request.viewer
    asked = forms.LogForm(request.GET).asked()
    if asked is None:
        raise Http404
    found = lines_that_fit(asked)
    if found[MOST_EXPORTED : MOST_EXPORTED + 1]:
        messages.error(request, _("Dit is te veel om mee te nemen. Kies een kortere periode."))
        return HttpResponseRedirect(f"{reverse('workbench:privacy-log')}?{request.GET.urlencode()}")
    audit.write(viewer, act=Act.EXPORT, name="sharing.log.exported", key=_about(asked), about=[])
    lines = list(found)
    if request.GET.get("als") == "csv":
        text, kind, ending = log_export.as_table(lines), "text/csv; charset=utf-8", "csv"
    else:
        text = "".join(f"{line}\n" for line in log_export.as_json_lines(lines))
        kind, ending = "application/jsonl; charset=utf-8", "jsonl"
    response = HttpResponse(text, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="logboek-{viewer.today}.{ending}"'
    return response


@require_safe
@reads()
@only_for(PositionKind.PRIVACY_OFFICER)
def findings(request: Request) -> HttpResponse:
    """What is worth a look, the newest first. What is about oneself is for a colleague."""
    viewer = request.viewer
    state = request.GET.get("stand", FindingState.NEW)
    found = Finding.objects.select_related("professional", "reviewed_by").exclude(professional_id=viewer.id)
    if state in FindingState.values:
        found = found.filter(state=state)
    page = Paginator(found.order_by("-day", "-id"), FINDINGS_ON_A_PAGE).get_page(request.GET.get("pagina"))
    options = [*FindingState.choices, ("alles", _("alles"))]
    groups = [{"name": "stand", "label": _("Stand"), "options": options}]
    audit.write(viewer, act=Act.READ_LOG, name="sharing.log.findings", about=[])
    return render(request, "workbench/privacy/findings.html", {"page": page, "filters": groups})


@get_or_post
@reads()
@only_for(PositionKind.PRIVACY_OFFICER)
@once
def finding(request: Request, finding_id: int) -> HttpResponse:
    """One thing worth a look: what the log says, and what came of looking."""
    viewer = request.viewer
    one = get_object_or_404(
        Finding.objects.select_related("professional").exclude(professional_id=viewer.id), pk=finding_id
    )
    days = f"vanaf={one.day}&tot={one.day}"
    return form_page(
        request,
        form=forms.FindingForm(request.POST or None, initial={"state": one.state, "note": one.note}),
        act=lambda filled: log_review.review(
            finding=one, state=filled["state"], note=filled["note"], viewer=viewer, at=timezone.now()
        ),
        done=_("Opgeschreven."),
        leads_to=reverse("workbench:privacy-findings"),
        title=_("Wat opviel"),
        submit=_("Opschrijven"),
        cancel_url=reverse("workbench:privacy-findings"),
        template="workbench/privacy/finding.html",
        finding=one,
        log_url=f"{reverse('workbench:privacy-log')}?{days}&wie={one.professional.last_name}"
        + (f"&dossier={one.dossier_id}" if one.dossier_id else ""),
    )


@require_safe
@reads()
@only_for(PositionKind.PRIVACY_OFFICER)
def thresholds(request: Request) -> HttpResponse:
    """From when on something is listed for a look."""
    return render(request, "workbench/privacy/thresholds.html", {"thresholds": Threshold.objects.order_by("id")})


@get_or_post
@reads()
@only_for(PositionKind.PRIVACY_OFFICER)
@once
def threshold(request: Request, threshold_id: int) -> HttpResponse:
    """Change one threshold."""
    viewer = request.viewer
    one = get_object_or_404(Threshold, pk=threshold_id)
    initial = {"number": one.number, "within_minutes": one.within_minutes, "is_on": one.is_on}
    return form_page(
        request,
        form=forms.ThresholdForm(request.POST or None, initial=initial),
        act=lambda filled: log_review.set_threshold(
            threshold=one, number=filled["number"], within_minutes=filled["within_minutes"], is_on=filled["is_on"],
            viewer=viewer,
        ),
        done=_("Bewaard. De volgende keer dat Kring kijkt, geldt dit."),
        leads_to=reverse("workbench:privacy-thresholds"),
        title=one.get_kind_display().capitalize(),
        submit=_("Bewaren"),
        cancel_url=reverse("workbench:privacy-thresholds"),
    )  # fmt: skip


def _about(asked: Any) -> str:
    """Whose log was read, as far as it was one dossier."""
    return f"circle_dossier:{asked.dossier_id}" if asked and asked.dossier_id else ""

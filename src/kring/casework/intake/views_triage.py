"""Assessing a report in two steps: how safe it is and what follows; then what that asks for."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from kring.casework.intake import actions, matching
from kring.casework.intake.alike import families_alike
from kring.casework.intake.choices import TriageOutcome
from kring.casework.intake.forms_known import DangerForm
from kring.casework.intake.forms_triage import AttachForm, OpenForm, TriageForm
from kring.casework.intake.models import Report, ReportedPerson
from kring.casework.intake.views import names_of, term_of, tone_of
from kring.foundation.accounts.requests import Request
from kring.foundation.accounts.viewer import Viewer
from kring.foundation.circle.choices import Section
from kring.foundation.core.once import once
from kring.foundation.core.refusal import Refused
from kring.foundation.sharing import audit
from kring.foundation.sharing.choices import Act
from kring.foundation.sharing.reading import reads
from kring.foundation.ui.form_page import form_page

STEP = "stap"
BACK = "terug"
SUBMIT = {
    TriageOutcome.OPEN_DOSSIER: gettext_lazy("Dossier openen"),
    TriageOutcome.ATTACH: gettext_lazy("Bij dit gezin zetten"),
}


@require_http_methods(["GET", "HEAD", "POST"])
@reads(Section.REPORTS)
@once
def triage(request: Request, report_id: int) -> HttpResponse:
    """Say how safe it is and what follows. What follows may ask for a second step."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    report = get_object_or_404(Report.objects.select_related("desk__organisation", "desk__municipality"), pk=report_id)
    persons = list(report.persons.order_by("pk"))
    if request.method != "POST" or BACK in request.POST:
        if report.triaged_at is not None:
            return HttpResponseRedirect(reverse("intake:report", args=[report.pk]))
        return _page(request, report, persons, TriageForm(initial=request.POST.dict(), report=report))

    form = TriageForm(request.POST, report=report)
    if not form.is_valid():
        return _page(request, report, persons, form, status=422)
    outcome = form.cleaned_data["outcome"]
    more = _more(request, report, persons, outcome)
    if more is not None and not more.is_bound:
        return _page(request, report, persons, form, more)
    if isinstance(more, AttachForm):
        audit.write(viewer, act=Act.SEARCH, name="intake.triage.family", key=audit.item_key(report), about=[])
    if more is not None and not more.is_valid():
        return _page(request, report, persons, form, more, status=422)
    try:
        done = actions.triage(
            report=report,
            viewer=viewer,
            safety_level=form.cleaned_data["safety_level"],
            outcome=outcome,
            reasons=form.cleaned_data["reasons"],
            opening=more.opening() if isinstance(more, OpenForm) else None,
            dossier=more.found if isinstance(more, AttachForm) else None,
        )
    except Refused as refused:
        (more or form).add_error(None, str(refused))
        return _page(request, report, persons, form, more, status=422)
    return _lead_on(request, done)


@require_http_methods(["GET", "HEAD", "POST"])
@reads(Section.REPORTS)
@once
def danger(request: Request, report_id: int) -> HttpResponse:
    """Record that somebody looked whether everyone is safe now: within the hour, before the triage."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    found = Report.objects.filter(danger_due_at__isnull=False, danger_met_at__isnull=True)
    report = get_object_or_404(found, pk=report_id)
    back = reverse("intake:report", args=[report.pk])
    return form_page(
        request,
        form=DangerForm(request.POST or None),
        act=lambda filled: actions.meet_danger(report=report, how=filled["how"], viewer=viewer),
        done=_("Vastgelegd. Beoordeel de melding nu verder."),
        leads_to=back,
        title=_("Is iedereen nu veilig?"),
        intro=_("Kijk uiterlijk om %(time)s. Is er nu gevaar? Bel 112.")
        % {"time": f"{timezone.localtime(report.danger_due_at):%H:%M}"},
        submit=_("Vastleggen"),
        cancel_url=back,
    )


def _more(
    request: Request, report: Report, persons: list[ReportedPerson], outcome: str
) -> OpenForm | AttachForm | None:
    """The form of the second step; bound when that step was sent, None when nothing more is asked."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    sent = request.POST if request.POST.get(STEP) == outcome else None
    if outcome == TriageOutcome.OPEN_DOSSIER:
        return OpenForm(sent, report=report, persons=persons, viewer=viewer)
    if outcome == TriageOutcome.ATTACH and report.dossier_id is None:
        return AttachForm(sent, viewer=viewer)
    return None


def _lead_on(request: Request, report: Report) -> HttpResponse:
    """To the family for whom it is open; otherwise back to what waits, with whom to ask."""
    if report.dossier_id is None:
        messages.success(request, _("De triage is vastgelegd."))
        return HttpResponseRedirect(reverse("intake:report", args=[report.pk]))
    if matching.carries(report.dossier_id, request.viewer):  # type: ignore[attr-defined]
        messages.success(request, _("De triage is vastgelegd. Dit is het dossier van het gezin."))
        return HttpResponseRedirect(reverse("workbench:family", args=[report.dossier_id]))
    told = _("De triage is vastgelegd. %(face)s is het vaste gezicht van dit gezin.")
    messages.success(request, told % {"face": matching.carried_by(report.dossier_id)})
    return HttpResponseRedirect(reverse("intake:reports"))


def _page(
    request: Request,
    report: Report,
    persons: list[ReportedPerson],
    form: TriageForm,
    more: forms.Form | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    term = term_of(report)
    context: dict[str, Any] = {
        "report": report,
        "persons": persons,
        "names": names_of(persons),
        "words": term.in_words(viewer.today),
        "tone": tone_of(term, viewer),
        "form": form,
        "more": more,
        "ask": [] if report.dossier_id else matching.whom_to_ask(persons, viewer),
        "alike": [] if report.dossier_id else families_alike(persons),
        "step_name": STEP,
        "back_name": BACK,
    }
    if more is not None:
        outcome = form.cleaned_data["outcome"]
        context |= {
            "step": outcome,
            "submit": SUBMIT[outcome],
            "chosen": [
                (field.label, dict(getattr(field.field, "choices", ())).get(field.value(), field.value()))
                for field in form.visible_fields()
            ],
        }
    return render(request, "intake/triage.html", context, status=status)

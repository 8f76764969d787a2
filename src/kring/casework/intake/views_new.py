"""Making a report, and the proof that it came in."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kring.casework.intake import actions, forms, rules
from kring.casework.intake.began import became_report, begun_before
from kring.casework.intake.models import Report
from kring.foundation.accounts.requests import Request
from kring.foundation.accounts.viewer import Viewer
from kring.foundation.core.once import FIELD, once
from kring.foundation.core.refusal import Refused
from kring.foundation.organisations.models import Professional, Team
from kring.foundation.sharing.reading import reads

_SALT = "kring.intake.receipt"
ANOTHER_PERSON = "nog-iemand"


@require_http_methods(["GET", "HEAD", "POST"])
@reads()
@once
def new(request: Request) -> HttpResponse:
    """Make a report. Asking for another block of a person keeps what was filled in, also without JavaScript."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    if not viewer.is_professional:
        raise Http404
    if ANOTHER_PERSON in request.POST:
        kept = {name: request.POST[name] for name in request.POST if name != FIELD}
        persons = forms.persons_form(blocks=forms.blocks_in(request.POST) + 1, kept=request.POST)
        return _page(request, forms.ReportForm(initial=kept), persons)
    posted = request.POST if request.method == "POST" else None
    if posted is None:
        begun = begun_before(request, viewer)
        kept = {
            f"persoon-{number}-{name}": told for number, one in enumerate(begun.persons) for name, told in one.items()
        }
        blocks = max(len(begun.persons), forms.PERSONS_AT_FIRST)
        return _page(request, forms.ReportForm(initial=begun.filled), forms.persons_form(blocks=blocks, kept=kept))
    form, persons = forms.ReportForm(posted), forms.persons_form(posted)
    persons_are_right = persons.is_valid()
    if form.is_valid() and persons_are_right:
        try:
            stored = actions.receive_report(
                report=form.as_report(persons), desk=form.cleaned_data["desk"], viewer=viewer
            )
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            became_report(form.cleaned_data, viewer)
            messages.success(request, _("De melding is ontvangen."))
            return HttpResponseRedirect(_leads_to(stored, viewer))
    for fault in _faults(persons):
        form.add_error(None, fault)
    return _page(request, form, persons, status=422)


@require_safe
@reads()
def received(request: Request, receipt: str) -> HttpResponse:
    """That a report came in, when, where, and who holds the view on safety; nothing of what it says."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    try:
        user_id, desk_id, holder_id, moment = signing.loads(receipt, salt=_SALT)
    except (signing.BadSignature, ValueError) as forged:
        raise Http404 from forged
    if user_id != viewer.user_id:
        raise Http404
    return render(
        request,
        "intake/received.html",
        {
            "desk": get_object_or_404(Team.objects.select_related("organisation"), pk=desk_id),
            "holder": get_object_or_404(Professional, pk=holder_id),
            "received_at": datetime.fromtimestamp(moment, tz=UTC),
            "days": rules.TRIAGE_TERM_IN_WORKING_DAYS,
        },
    )


def _leads_to(stored: Report, viewer: Viewer) -> str:
    """The report itself for whom it is open; for everyone else the proof that it came in."""
    if Report.objects.filter(pk=stored.pk).exists():
        return reverse("intake:report", args=[stored.pk])
    told = [viewer.user_id, stored.desk_id, stored.safety_holder_id, int(stored.received_at.timestamp())]
    return reverse("intake:received", args=[signing.dumps(told, salt=_SALT)])


def _faults(persons: forms.PersonFormSet) -> list[str]:
    """What is wrong with the persons, each with its number."""
    faults = [
        _("Persoon %(number)s, %(field)s: %(fault)s")
        % {"number": number, "field": str(form.fields[name].label).lower(), "fault": fault}
        for number, form in enumerate(persons.forms, start=1)
        for name, found in form.errors.items()
        for fault in found
    ]
    return faults + [str(fault) for fault in persons.non_form_errors()]


def _page(request: Request, form: forms.ReportForm, persons: forms.PersonFormSet, *, status: int = 200) -> HttpResponse:
    context: dict[str, Any] = {
        "form": form,
        "persons": persons,
        "may_add": len(persons.forms) < forms.MOST_PERSONS,
        "another": ANOTHER_PERSON,
        "cancel_url": reverse("intake:reports"),
    }
    return render(request, "intake/new.html", context, status=status)

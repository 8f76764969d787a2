"""The pages on which whoever carries a family answers what is asked about what is written down."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kring.doors.workbench.heads import dossier_or_404
from kring.doors.workbench.rights import forms
from kring.doors.workbench.views import for_professionals
from kring.foundation.accounts.requests import Request
from kring.foundation.circle.choices import Section
from kring.foundation.circle.people import circle_of
from kring.foundation.core.once import once
from kring.foundation.core.terms import Term
from kring.foundation.households.models import Identity
from kring.foundation.sharing.reading import reads
from kring.foundation.sharing.rights import actions
from kring.foundation.sharing.rights.items import item_of, lines_of
from kring.foundation.sharing.rights.models import Recipient, RightsRequest
from kring.foundation.sharing.rights.names import kind_of
from kring.foundation.ui.form_page import form_page

get_or_post = require_http_methods(["GET", "HEAD", "POST"])
OLD_ENOUGH_TO_BE_ASKED = 12


@require_safe
@reads(Section.CIRCLE)
@for_professionals
def requests(request: Request, dossier_id: int) -> HttpResponse:
    """What this family asked, what waits first."""
    dossier = _carried_or_404(request, dossier_id)
    found = RightsRequest.objects.of(dossier).select_related("requester__identity").order_by("due_on", "pk")
    rows = [_row(one, request) for one in found]
    return render(
        request,
        "workbench/rights/requests.html",
        {
            "dossier": dossier,
            "waiting": [row for row in rows if row["one"].is_open],
            "done": [row for row in reversed(rows) if not row["one"].is_open],
        },
    )


@get_or_post
@reads(Section.CIRCLE)
@for_professionals
@once
def record(request: Request, dossier_id: int) -> HttpResponse:
    """Write down what somebody asked on paper or aloud."""
    dossier = _carried_or_404(request, dossier_id)
    back = reverse("workbench:rights", args=[dossier_id])
    key = request.GET.get("bij", "")
    form = forms.RecordForm(
        request.POST or None, persons=circle_of(dossier).person_choices(), has_item=bool(key and item_of(key))
    )
    return form_page(
        request,
        form=form,
        act=lambda filled: actions.ask(
            kind=filled["kind"],
            dossier_id=dossier_id,
            about_person_id=filled["about_person_id"],
            requester_id=filled["requester_id"],
            words=filled["words"],
            key=key,
            viewer=request.viewer,
        ),
        done=_("Het verzoek is opgeschreven. De maand begint vandaag."),
        leads_to=back,
        title=_("Verzoek opschrijven"),
        intro=_("Vraagt iemand het op papier of hardop? Dan telt dat net zo goed."),
        submit=_("Opschrijven"),
        cancel_url=back,
        template="workbench/rights/form.html",
        dossier=dossier,
    )


@get_or_post
@reads(Section.CIRCLE)
@for_professionals
@once
def answer(request: Request, dossier_id: int, request_id: int) -> HttpResponse:
    """One request: what is asked, what stands there, and the decision."""
    asked = _request_or_404(dossier_id, request_id)
    item = item_of(asked.item_key) if asked.item_key else None
    names = {one.person_id: one.known_as for one in Identity.objects.filter(person_id__in=_persons(asked, item))}
    shown = {
        **_row(asked, request),
        "asked": asked,
        "requester": names.get(asked.requester_id, _("iemand uit het gezin")),
        "about": names.get(asked.about_person_id, _("iemand uit het gezin")),
        "item_kind": kind_of(item) if item is not None else "",
        "item_lines": lines_of(item, names=names) if item is not None else [],
        "recipients": asked.recipients.select_related("organisation", "professional").order_by("told_at", "pk"),
        "child_is_asked": _child_is_asked(asked, request),
    }
    if not asked.is_open:
        return render(request, "workbench/rights/answered.html", shown)
    form = forms.AnswerForm(request.POST or None, kind=asked.kind, item=item)
    here = reverse("workbench:rights-answer", args=[dossier_id, request_id])
    return form_page(
        request,
        form=form,
        act=lambda filled: actions.decide(
            request=asked,
            outcome=filled["outcome"],
            refusal_ground=filled["refusal_ground"],
            reasons=filled["reasons"],
            changes=form.changes(),
            seen_version=filled.get("seen_version"),
            viewer=request.viewer,
        ),
        done=_("Uw besluit is opgeschreven. Wie het vroeg, leest het."),
        leads_to=here,
        title=_("Verzoek: %(kind)s") % {"kind": asked.get_kind_display()},
        submit=_("Besluit opschrijven"),
        cancel_url=_back(asked, request),
        template="workbench/rights/answer.html",
        **shown,
    )


@get_or_post
@reads(Section.CIRCLE)
@for_professionals
@once
def extend(request: Request, dossier_id: int, request_id: int) -> HttpResponse:
    """Take two months more, with a reason."""
    asked = _request_or_404(dossier_id, request_id)
    here = reverse("workbench:rights-answer", args=[dossier_id, request_id])
    return form_page(
        request,
        form=forms.ExtendForm(request.POST or None),
        act=lambda filled: actions.extend(request=asked, reason=filled["reason"], viewer=request.viewer),
        done=_("Verlengd met twee maanden. Wie het vroeg, leest waarom."),
        leads_to=here,
        title=_("Langer nodig"),
        submit=_("Verlengen"),
        cancel_url=here,
    )


@reads(Section.CIRCLE)
@for_professionals
@require_POST
def told(request: Request, dossier_id: int, request_id: int, recipient_id: int) -> HttpResponse:
    """Note that somebody who received it knows by now."""
    recipient = get_object_or_404(
        Recipient.objects.select_related("request").filter(
            request__dossier_id=dossier_id, request_id=request_id, told_at__isnull=True
        ),
        pk=recipient_id,
    )
    actions.tell(recipient=recipient, viewer=request.viewer)
    return HttpResponseRedirect(reverse("workbench:rights-answer", args=[dossier_id, request_id]))


def _carried_or_404(request: Request, dossier_id: int) -> Any:
    """What a family asks is for who carries it; to other helpers the page does not exist."""
    dossier = dossier_or_404(request, dossier_id)
    if not dossier.is_mine:
        raise Http404
    return dossier


def _request_or_404(dossier_id: int, request_id: int) -> RightsRequest:
    found = RightsRequest.objects.select_related("decided_by", "decided_for", "recorded_by", "handler")
    return get_object_or_404(found, pk=request_id, dossier_id=dossier_id)


def _row(one: RightsRequest, request: Request) -> dict[str, Any]:
    today = request.viewer.today
    term = Term("", one.asked_on, one.due_on)
    return {"one": one, "term": term.in_words(today), "is_late": term.is_late(today)}


def _persons(asked: RightsRequest, item: Any) -> set[int]:
    return {asked.requester_id, asked.about_person_id, *(getattr(item, "about", None) or [])}


def _child_is_asked(asked: RightsRequest, request: Request) -> bool:
    """A child of 12 or older, for whom a parent asks, has a say."""
    if asked.about_person_id == asked.requester_id:
        return False
    identity = Identity.objects.filter(person_id=asked.about_person_id).first()
    age = identity.age_on(request.viewer.today) if identity is not None else None
    return age is not None and age >= OLD_ENOUGH_TO_BE_ASKED


def _back(asked: RightsRequest, request: Request) -> str:
    if asked.handler_id == request.viewer.id:
        return reverse("workbench:today")
    return reverse("workbench:rights", args=[asked.dossier_id])

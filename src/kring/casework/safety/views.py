"""The page of safety of one family. The database has already decided what this viewer can fetch."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kring.casework.plans.views import get_or_post
from kring.casework.safety import actions, forms, secrecy
from kring.casework.safety.choices import CheckInOutcome, StepDirection
from kring.casework.safety.models import CareStep, CheckIn, SafetyAgreement
from kring.casework.safety.picture import safety_picture
from kring.casework.safety.steps import CRITERIA
from kring.foundation.accounts.requests import Request
from kring.foundation.circle.choices import ProblemType, Section
from kring.foundation.circle.models import Dossier
from kring.foundation.circle.people import circle_of
from kring.foundation.core.once import once
from kring.foundation.sharing.reading import reads
from kring.foundation.ui.form_page import form_page

NEWEST = 8


def safety_url(dossier_id: int) -> str:
    return reverse("safety:safety", args=[dossier_id])


def dossier_at_work(request: Request, dossier_id: int) -> Dossier:
    """The open dossier in which a professional writes; for a family member these pages do not exist."""
    if not request.viewer.is_professional:
        raise Http404
    return get_object_or_404(Dossier.objects.open(), pk=dossier_id)


@require_safe
@reads(Section.SAFETY)
def safety(request: Request, dossier_id: int) -> HttpResponse:
    """How safe it is according to whom, in which phase, what was agreed and what went wrong."""
    dossier = get_object_or_404(Dossier, pk=dossier_id)
    circle = circle_of(dossier)
    shown = safety_picture(dossier, circle, today=request.viewer.today)
    agreements = list(SafetyAgreement.objects.of(dossier).with_last_break().order_by("agreed_on", "id"))
    for agreement in agreements:
        agreement.network_name = circle.name_of(agreement.network_person_id)  # type: ignore[attr-defined]
    hidden = {key: circle.names_of(persons) or _("iemand") for key, persons in secrecy.kept_from(dossier).items()}
    incidents = [(one, hidden.get(one.key, "")) for one in shown.incidents]
    check_ins = list(CheckIn.objects.of(dossier).exclude(outcome=CheckInOutcome.CALLED_OFF).select_related("asker"))
    planned = sorted((one for one in check_ins if one.outcome == CheckInOutcome.PLANNED), key=lambda one: one.on)
    done = sorted((one for one in check_ins if one.outcome != CheckInOutcome.PLANNED), key=lambda one: one.on)
    taken = CareStep.objects.of(dossier).select_related("watched_by").prefetch_related("of_approach")
    steps = [(one, [CRITERIA[StepDirection(one.direction)].get(code, code) for code in one.criteria],
              list(one.of_approach.all())) for one in taken.order_by("-taken_on", "-id")]  # fmt: skip
    return render(
        request,
        "safety/safety.html",
        {
            "dossier": dossier,
            "circle": circle,
            "shown": shown,
            "scores": [(one, hidden.get(one.key, "")) for one in shown.last_scores],
            "incidents": incidents[:NEWEST],
            "older_incidents": incidents[NEWEST:],
            "in_force": [one for one in agreements if one.ended_on is None],
            "ended": [one for one in agreements if one.ended_on is not None],
            "planned": [(circle.name_of(one.person_id) or _("een gezinslid"), one) for one in planned[:NEWEST]],
            "check_ins_done": [(circle.name_of(one.person_id) or _("een gezinslid"), one) for one in done[:-NEWEST:-1]],
            "today": request.viewer.today,
            "steps": steps,
            "about_separation": dossier.problem_type == ProblemType.COMPLEX_SEPARATION,
            "may_write": request.viewer.is_professional and dossier.is_open,
        },
    )


@get_or_post
@reads(Section.SAFETY)
@once
def rate(request: Request, dossier_id: int) -> HttpResponse:
    """Give a number for safety, according to somebody."""
    dossier = dossier_at_work(request, dossier_id)
    return form_page(
        request,
        form=forms.RatingForm(request.POST or None, circle=circle_of(dossier)),
        act=lambda filled: actions.rate_safety(
            dossier=dossier,
            viewer=request.viewer,
            score=filled["score"],
            on=filled["on"],
            words=filled["words"],
            person_id=filled["rater"],
            withheld_from=filled["withheld_from"],
        ),
        done=_("Het cijfer is vastgelegd."),
        leads_to=safety_url(dossier_id),
        title=_("Hoe veilig is het?"),
        intro=_("Vraag het ieder apart. Een ouder leest nooit het cijfer van de andere ouder."),
        submit=_("Cijfer vastleggen"),
        cancel_url=safety_url(dossier_id),
    )


@get_or_post
@reads(Section.SAFETY)
@once
def agree(request: Request, dossier_id: int) -> HttpResponse:
    """Agree on something that keeps everyone safe."""
    dossier = dossier_at_work(request, dossier_id)
    return form_page(
        request,
        form=forms.AgreementForm(request.POST or None, circle=circle_of(dossier)),
        act=lambda filled: actions.agree_safety(dossier=dossier, viewer=request.viewer, **_without_once(filled)),
        done=_("De afspraak geldt vanaf nu."),
        leads_to=safety_url(dossier_id),
        title=_("Veiligheidsafspraak"),
        submit=_("Afspraak maken"),
        cancel_url=safety_url(dossier_id),
    )


@get_or_post
@reads(Section.SAFETY)
@once
def agreement_broken(request: Request, dossier_id: int, agreement_id: int) -> HttpResponse:
    """Record that an agreement failed."""
    dossier = dossier_at_work(request, dossier_id)
    agreement = get_object_or_404(SafetyAgreement.objects.of(dossier), pk=agreement_id)
    return form_page(
        request,
        form=forms.BrokenForm(request.POST or None, circle=circle_of(dossier)),
        act=lambda filled: actions.report_broken_agreement(
            agreement=agreement, viewer=request.viewer, **_without_once(filled)
        ),
        done=_("Het is vastgelegd. De coördinator kijkt opnieuw naar het plan."),
        leads_to=safety_url(dossier_id),
        title=_("Een afspraak lukte niet"),
        intro=f"“{agreement.wording}”",
        submit=_("Vastleggen"),
        cancel_url=safety_url(dossier_id),
    )


@get_or_post
@reads(Section.SAFETY)
@once
def agreement_ended(request: Request, dossier_id: int, agreement_id: int) -> HttpResponse:
    """Record that an agreement holds no longer; when two people do so at once, the second sees it."""
    dossier = dossier_at_work(request, dossier_id)
    agreement = get_object_or_404(SafetyAgreement.objects.of(dossier), pk=agreement_id)
    return form_page(
        request,
        form=forms.EndForm(request.POST or None, initial={"seen_version": agreement.version}),
        act=lambda filled: actions.end_agreement(agreement=agreement, viewer=request.viewer, **_without_once(filled)),
        done=_("De afspraak geldt niet meer."),
        leads_to=safety_url(dossier_id),
        title=_("Deze afspraak geldt niet meer"),
        intro=f"“{agreement.wording}”",
        submit=_("Afspraak beëindigen"),
        cancel_url=safety_url(dossier_id),
    )


@get_or_post
@reads(Section.SAFETY)
@once
def incident(request: Request, dossier_id: int) -> HttpResponse:
    """Record violence or neglect that became known."""
    dossier = dossier_at_work(request, dossier_id)
    return form_page(
        request,
        form=forms.IncidentForm(request.POST or None, circle=circle_of(dossier)),
        act=lambda filled: actions.record_incident(dossier=dossier, viewer=request.viewer, **_without_once(filled)),
        done=_("Het incident is vastgelegd. De coördinator kijkt opnieuw naar het plan."),
        leads_to=safety_url(dossier_id),
        title=_("Incident"),
        intro=_("Is er nu gevaar? Bel eerst 112."),
        submit=_("Incident vastleggen"),
        cancel_url=safety_url(dossier_id),
    )


def _without_once(filled: dict) -> dict:
    return {name: value for name, value in filled.items() if name != "eenmalig"}

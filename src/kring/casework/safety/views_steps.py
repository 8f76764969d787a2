"""The pages of steps up and down: take one, and go back in one click."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kring.casework.plans.views import get_or_post
from kring.casework.safety import actions_steps, forms
from kring.casework.safety.choices import StepDirection
from kring.casework.safety.models import CareStep
from kring.casework.safety.steps import OF_APPROACH
from kring.casework.safety.views import dossier_at_work, safety_url
from kring.foundation.accounts.requests import Request
from kring.foundation.circle.choices import Section
from kring.foundation.circle.following import criteria_of
from kring.foundation.circle.people import circle_of
from kring.foundation.core.once import once
from kring.foundation.core.refusal import Refused
from kring.foundation.sharing.reading import reads
from kring.foundation.ui.form_page import form_page


@get_or_post
@reads(Section.SAFETY)
@once
def step_up(request: Request, dossier_id: int) -> HttpResponse:
    """Make the help more."""
    return _take(request, dossier_id, StepDirection.UP, _("Opschalen: er komt meer hulp"))


@get_or_post
@reads(Section.SAFETY)
@once
def step_down(request: Request, dossier_id: int) -> HttpResponse:
    """Make the help less, with what was agreed for after."""
    return _take(request, dossier_id, StepDirection.DOWN, _("Afschalen: er komt minder hulp"))


@reads(Section.SAFETY)
@require_POST
@once
def undo(request: Request, dossier_id: int, step_id: int) -> HttpResponse:
    """Go back to how it was: one click, and twice is once."""
    dossier = dossier_at_work(request, dossier_id)
    step = get_object_or_404(CareStep.objects.of(dossier), pk=step_id)
    try:
        actions_steps.undo_step(step=step, viewer=request.viewer)
    except Refused as refused:
        messages.info(request, str(refused))
    else:
        messages.success(request, _("De stap is teruggedraaid. Het is weer zoals daarvoor."))
    return redirect(safety_url(dossier_id))


def _take(request: Request, dossier_id: int, direction: StepDirection, title: str) -> HttpResponse:
    dossier = dossier_at_work(request, dossier_id)
    return form_page(
        request,
        form=forms.StepForm(
            request.POST or None,
            circle=circle_of(dossier),
            direction=direction,
            of_approach=criteria_of(dossier.pk, OF_APPROACH[direction]),
        ),
        act=lambda filled: actions_steps.take_step(
            dossier=dossier,
            viewer=request.viewer,
            direction=direction,
            **{name: value for name, value in filled.items() if name != "eenmalig"},
        ),
        done=_("De stap is vastgelegd. U kunt die met één klik terugdraaien."),
        leads_to=safety_url(dossier_id),
        title=title,
        intro=_("Lukt het niet, dan gaat u met één klik terug naar hoe het was."),
        submit=_("Stap vastleggen"),
        cancel_url=safety_url(dossier_id),
    )

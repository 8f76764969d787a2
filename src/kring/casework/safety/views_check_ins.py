"""The pages on which check-ins are planned, and on which what came of one is written down."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from kring.casework.plans.views import get_or_post
from kring.casework.safety import actions_check_ins, forms
from kring.casework.safety.choices import CheckInOutcome
from kring.casework.safety.models import CheckIn
from kring.casework.safety.views import dossier_at_work, safety_url
from kring.foundation.accounts.requests import Request
from kring.foundation.circle.choices import Section
from kring.foundation.circle.people import circle_of
from kring.foundation.core.once import once
from kring.foundation.households.models import Person
from kring.foundation.organisations.models import Professional
from kring.foundation.sharing.reading import reads
from kring.foundation.ui.form_page import form_page


@get_or_post
@reads(Section.SAFETY)
@once
def plan(request: Request, dossier_id: int) -> HttpResponse:
    """Agree when somebody is asked how safe it is."""
    dossier = dossier_at_work(request, dossier_id)

    def agree(filled: dict[str, Any]) -> None:
        actions_check_ins.plan_check_ins(
            dossier=dossier,
            person=get_object_or_404(Person, pk=filled["person"]),
            asker=get_object_or_404(Professional, pk=filled["asker"]),
            way=filled["way"],
            first_on=filled["first_on"],
            weeks=filled["weeks"],
            times=filled["times"],
            withheld_from=filled["withheld_from"],
            viewer=request.viewer,
        )

    return form_page(
        request,
        form=forms.CheckInForm(request.POST or None, circle=circle_of(dossier), me=request.viewer.id),
        act=agree,
        done=_("De check-ins staan klaar."),
        leads_to=safety_url(dossier_id),
        title=_("Check-in afspreken"),
        intro=_("Spreek met één persoon af wanneer u vraagt hoe veilig het is. Anderen zien niet dat u het vraagt."),
        submit=_("Check-in afspreken"),
        cancel_url=safety_url(dossier_id),
    )


@get_or_post
@reads(Section.SAFETY)
@once
def record(request: Request, dossier_id: int, check_in_id: int) -> HttpResponse:
    """Write down what came of one moment, such as after a phone call."""
    dossier = dossier_at_work(request, dossier_id)
    check_in = get_object_or_404(CheckIn.objects.of(dossier).select_related("person__identity"), pk=check_in_id)
    viewer = request.viewer

    def write_down(filled: dict[str, Any]) -> None:
        match filled["outcome"]:
            case CheckInOutcome.ANSWERED:
                actions_check_ins.answer_check_in(
                    check_in=check_in, viewer=viewer, score=filled["score"], words=filled["words"]
                )
            case CheckInOutcome.SKIPPED:
                actions_check_ins.skip_check_in(check_in=check_in, viewer=viewer)
            case CheckInOutcome.NOT_REACHED:
                actions_check_ins.not_reached(check_in=check_in, viewer=viewer)
            case _:
                actions_check_ins.call_off(check_in=check_in, viewer=viewer)

    return form_page(
        request,
        form=forms.CheckInOutcomeForm(request.POST or None),
        act=write_down,
        done=_("Het is vastgelegd."),
        leads_to=safety_url(dossier_id),
        title=_("Check-in met %(name)s") % {"name": getattr(check_in.person, "identity", _("een gezinslid"))},
        intro=_("Overslaan mag altijd. Dat betekent niets, en niemand wordt erop aangesproken."),
        submit=_("Vastleggen"),
        cancel_url=safety_url(dossier_id),
    )

"""The pages on which actions and orders of a plan are recorded."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from kring.casework.plans import actions, forms
from kring.casework.plans.models import Action, CourtOrder
from kring.casework.plans.views import dossier_at_work, get_or_post, plan_url
from kring.foundation.accounts.requests import Request
from kring.foundation.circle.choices import Section
from kring.foundation.circle.people import circle_of
from kring.foundation.core.once import once
from kring.foundation.sharing.reading import reads
from kring.foundation.ui.form_page import form_page


@get_or_post
@reads(Section.PLAN, Section.FRAME)
@once
def new_action(request: Request, dossier_id: int) -> HttpResponse:
    """Agree who does what, and in which legal frame."""
    dossier = dossier_at_work(dossier_id)
    form = forms.ActionForm(
        request.POST or None,
        circle=circle_of(dossier),
        dossier=dossier,
        today=request.viewer.today,
        initial={"goal": request.GET.get("doel")},
    )

    def agree(filled: dict) -> None:
        actions.agree_action(
            dossier=dossier,
            viewer=request.viewer,
            **{name: value for name, value in filled.items() if name not in {"doer", "eenmalig"}},
            **form.doer_columns(),  # type: ignore[arg-type]
        )

    return form_page(
        request,
        form=form,
        act=agree,
        done=_("De actie staat in het plan."),
        leads_to=plan_url(dossier_id),
        title=_("Nieuwe actie"),
        submit=_("Actie afspreken"),
        cancel_url=plan_url(dossier_id),
    )


@get_or_post
@reads(Section.PLAN)
@once
def begin_action(request: Request, dossier_id: int, action_id: int) -> HttpResponse:
    """Record that an action began."""
    waiting = Action.objects.of(dossier_at_work(dossier_id)).filter(started_on=None).open()
    action = get_object_or_404(waiting, pk=action_id)
    return form_page(
        request,
        form=forms.DayForm(request.POST or None),
        act=lambda filled: actions.begin_action(action=action, on=filled["on"], viewer=request.viewer),
        done=_("De actie is begonnen."),
        leads_to=plan_url(dossier_id),
        title=_("Actie begonnen"),
        intro=action.wording,
        submit=_("Begonnen"),
        cancel_url=plan_url(dossier_id),
    )


@get_or_post
@reads(Section.PLAN)
@once
def end_action(request: Request, dossier_id: int, action_id: int) -> HttpResponse:
    """Record that an action is done."""
    action = get_object_or_404(Action.objects.of(dossier_at_work(dossier_id)).open(), pk=action_id)
    return form_page(
        request,
        form=forms.DayForm(request.POST or None),
        act=lambda filled: actions.end_action(action=action, on=filled["on"], viewer=request.viewer),
        done=_("De actie is klaar."),
        leads_to=plan_url(dossier_id),
        title=_("Actie klaar"),
        intro=action.wording,
        submit=_("Klaar"),
        cancel_url=plan_url(dossier_id),
    )


@get_or_post
@reads(Section.FRAME)
@once
def new_order(request: Request, dossier_id: int) -> HttpResponse:
    """Record what a court or a mayor ordered."""
    dossier = dossier_at_work(dossier_id, Section.FRAME)

    def record(filled: dict) -> None:
        values = {name: value for name, value in filled.items() if name not in {"whom", "eenmalig"}}
        actions.record_order(dossier=dossier, viewer=request.viewer, whom_id=filled["whom"], **values)

    return form_page(
        request,
        form=forms.OrderForm(request.POST or None, circle=circle_of(dossier)),
        act=record,
        done=_("De beslissing is vastgelegd."),
        leads_to=plan_url(dossier_id),
        title=_("Beslissing van rechter of burgemeester"),
        submit=_("Beslissing vastleggen"),
        cancel_url=plan_url(dossier_id),
    )


@get_or_post
@reads(Section.FRAME)
@once
def lift_order(request: Request, dossier_id: int, order_id: int) -> HttpResponse:
    """Record that an order ended before its time."""
    orders = CourtOrder.objects.of(dossier_at_work(dossier_id, Section.FRAME)).in_force_on(request.viewer.today)
    order = get_object_or_404(orders, pk=order_id)
    return form_page(
        request,
        form=forms.DayForm(request.POST or None),
        act=lambda filled: actions.lift_order(order=order, on=filled["on"], viewer=request.viewer),
        done=_("De beslissing geldt niet meer."),
        leads_to=plan_url(dossier_id),
        title=_("Beslissing eerder beëindigd"),
        intro=order.get_kind_display(),
        submit=_("Geldt niet meer"),
        cancel_url=plan_url(dossier_id),
    )

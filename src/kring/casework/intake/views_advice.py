"""The pages of who gives advice about a family that nobody names, and of the terms of intake."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from kring.casework.intake import actions_doubts as actions
from kring.casework.intake.began import FROM_ADVICE
from kring.casework.intake.forms_doubts import AdviceForm, CalledForm
from kring.casework.intake.models import Advice, IntakeTerm
from kring.casework.intake.terms import set_term
from kring.foundation.accounts.requests import Request
from kring.foundation.accounts.viewer import Viewer
from kring.foundation.core.forms import OnceForm
from kring.foundation.core.once import FIELD, once
from kring.foundation.organisations.approaches.choices import TermBasis, TermUnit
from kring.foundation.organisations.choices import PositionKind
from kring.foundation.organisations.models import Position, Team
from kring.foundation.sharing.reading import reads
from kring.foundation.ui.form_page import form_page

get_or_post = require_http_methods(["GET", "HEAD", "POST"])
ON_A_PAGE = 25


@require_safe
@reads()
def advices(request: Request) -> HttpResponse:
    """The advices of this desk, the newest first, and how many there were this year."""
    viewer = _at_a_desk(request)
    found = Advice.objects.select_related("adviser").order_by("-asked_at", "-pk")
    this_year = Advice.objects.filter(asked_at__year=viewer.today.year)
    return render(
        request,
        "intake/advices.html",
        {
            "page": Paginator(found, ON_A_PAGE).get_page(request.GET.get("pagina")),
            "this_year": this_year.count(),
            "became_report": this_year.filter(reported_at__isnull=False).count(),
            "today": viewer.today,
        },
    )


@get_or_post
@reads()
@once
def new_advice(request: Request) -> HttpResponse:
    """Write down what was advised. A name, a number or an address is refused, and the form is kept."""
    viewer = _at_a_desk(request)

    def give(filled: dict[str, Any]) -> None:
        values = {name: told for name, told in filled.items() if name not in (FIELD, "team")}
        actions.give_advice(team=filled["team"], viewer=viewer, values=values)

    return form_page(
        request,
        form=AdviceForm(request.POST or None, desks=_desks(viewer), today=viewer.today),
        act=give,
        done=_("Het advies staat genoteerd."),
        leads_to=reverse("intake:advices"),
        title=_("Advies geven"),
        intro=_("Een advies blijft zonder naam. Wilt degene die belt wel namen noemen? Dan is het een melding."),
        submit=_("Advies noteren"),
        cancel_url=reverse("intake:advices"),
    )


@require_safe
@reads()
def advice(request: Request, advice_id: int) -> HttpResponse:
    """One advice, with the way to call back and to a report."""
    _at_a_desk(request)
    one = get_object_or_404(Advice.objects.select_related("adviser", "team"), pk=advice_id)
    report_url = f"{reverse('intake:new')}?{FROM_ADVICE}={one.pk}"
    return render(request, "intake/advice.html", {"advice": one, "report_url": report_url})


@get_or_post
@reads()
@once
def call_back(request: Request, advice_id: int) -> HttpResponse:
    """Write down how it went when they spoke again."""
    viewer = _at_a_desk(request)
    one = get_object_or_404(Advice.objects.filter(reported_at__isnull=True), pk=advice_id)
    back = reverse("intake:advice", args=[one.pk])
    return form_page(
        request,
        form=CalledForm(request.POST or None),
        act=lambda filled: actions.called_back(
            advice=one, words=filled["words"], again_on=filled["again_on"], viewer=viewer
        ),
        done=_("Genoteerd."),
        leads_to=back,
        title=_("Opnieuw gesproken"),
        submit=_("Noteren"),
        cancel_url=back,
    )


class TermForm(OnceForm):
    amount = forms.IntegerField(label=gettext_lazy("Hoeveel"), min_value=1, max_value=1000)
    unit = forms.ChoiceField(label=gettext_lazy("Wat"), choices=TermUnit.choices)
    basis = forms.ChoiceField(label=gettext_lazy("Van wie komt deze termijn?"), choices=TermBasis.choices)
    source = forms.CharField(label=gettext_lazy("Waar staat dat?"), max_length=200)


@require_safe
@reads()
def terms(request: Request) -> HttpResponse:
    """How long things may take before there is a dossier."""
    viewer = _professional(request)
    may_set = PositionKind.PROCESS_COORDINATOR in viewer.roles
    return render(request, "intake/terms.html", {"terms": IntakeTerm.objects.all(), "may_set": may_set})


@get_or_post
@reads()
@once
def change_term(request: Request, term_id: int) -> HttpResponse:
    """Set how long something may take from now on."""
    viewer = _professional(request)
    if PositionKind.PROCESS_COORDINATOR not in viewer.roles:
        raise Http404
    term = get_object_or_404(IntakeTerm, pk=term_id)
    names = ("amount", "unit", "basis", "source")
    return form_page(
        request,
        form=TermForm(request.POST or None, initial={name: getattr(term, name) for name in names}),
        act=lambda filled: set_term(term=term, viewer=viewer, **{name: filled[name] for name in names}),
        done=_("De termijn is veranderd."),
        leads_to=reverse("intake:terms"),
        title=str(term.get_code_display()).capitalize(),
        intro=_("Dit geldt voor wat vanaf nu binnenkomt of gevraagd wordt."),
        submit=_("Opslaan"),
        cancel_url=reverse("intake:terms"),
    )


def _desks(viewer: Viewer) -> Any:
    held = Position.objects.filter(professional_id=viewer.id, kind=PositionKind.DESK).on(viewer.today)
    return Team.objects.filter(pk__in=held.values("team_id")).order_by("pk")


def _at_a_desk(request: Request) -> Viewer:
    viewer = _professional(request)
    if PositionKind.DESK not in viewer.roles:
        raise Http404
    return viewer


def _professional(request: Request) -> Viewer:
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    if not viewer.is_professional:
        raise Http404
    return viewer

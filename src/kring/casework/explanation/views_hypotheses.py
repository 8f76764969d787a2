"""The pages of one possible explanation: what speaks for and against it, who sees it so, how it stands."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kring.casework.explanation import actions_hypotheses as actions
from kring.casework.explanation import forms_hypotheses as forms
from kring.casework.explanation.choices import HypothesisStatus
from kring.casework.explanation.coherence import current_factors, hypotheses_of
from kring.casework.explanation.models import Argument, Hypothesis
from kring.casework.explanation.views import get_or_post
from kring.casework.explanation.views_coherence import coherence_url
from kring.foundation.accounts.requests import Request
from kring.foundation.circle.choices import Section
from kring.foundation.circle.models import Dossier
from kring.foundation.circle.people import circle_of
from kring.foundation.core.once import once
from kring.foundation.organisations.models import Professional
from kring.foundation.sharing.opened import opened, writable
from kring.foundation.sharing.reading import reads
from kring.foundation.ui.changed import what_differs
from kring.foundation.ui.form_page import form_page


def _url(hypothesis: Hypothesis) -> str:
    return reverse("explanation:hypothesis", args=[hypothesis.dossier_id, hypothesis.pk])


def _found(dossier_id: int, hypothesis_id: int) -> tuple[Dossier, Hypothesis]:
    dossier = get_object_or_404(writable(Section.EXPLANATION), pk=dossier_id)
    return dossier, get_object_or_404(Hypothesis.objects.of(dossier), pk=hypothesis_id)


def _page(request: Request, hypothesis: Hypothesis, /, **page: Any) -> HttpResponse:
    """A form about one hypothesis: its words above the form, and back to its page."""
    page = {"leads_to": _url(hypothesis), "cancel_url": _url(hypothesis), "intro": f"“{hypothesis.wording}”"} | page
    return form_page(request, **page)


@require_safe
@reads(Section.EXPLANATION)
def hypothesis(request: Request, dossier_id: int, hypothesis_id: int) -> HttpResponse:
    """One possible explanation with all that is held against it."""
    dossier = get_object_or_404(opened(Section.EXPLANATION), pk=dossier_id)
    circle = circle_of(dossier)
    seen = hypotheses_of(dossier, circle, current_factors(dossier))
    one = next((one for one in seen if one.hypothesis.pk == hypothesis_id), None)
    if one is None:
        raise Http404
    return render(
        request,
        "explanation/hypothesis.html",
        {
            "dossier": dossier,
            "one": one,
            "may_write": dossier.is_open and request.viewer.is_professional,
            "is_open": one.hypothesis.status == HypothesisStatus.OPEN,
            "asked_of_me": request.viewer.is_professional and one.hypothesis.challenger_id == request.viewer.id,
        },
    )


@get_or_post
@reads(Section.EXPLANATION)
@once
def propose(request: Request, dossier_id: int) -> HttpResponse:
    """Write down what may explain it."""
    dossier = get_object_or_404(writable(Section.EXPLANATION), pk=dossier_id)
    return form_page(
        request,
        form=forms.HypothesisForm(request.POST or None, circle=circle_of(dossier)),
        act=lambda filled: actions.propose_hypothesis(
            dossier=dossier, wording=filled["wording"], about=filled["about"], viewer=request.viewer
        ),
        done=_("Dit staat nu bij de mogelijke verklaringen. Zeg erbij wat ervoor en ertegen spreekt."),
        leads_to=coherence_url(dossier_id),
        title=_("Mogelijke verklaring"),
        intro=_("Schrijf ook op wat u zelf niet gelooft, als iemand van het gezin het zo ziet."),
        submit=_("Opschrijven"),
        cancel_url=coherence_url(dossier_id),
    )


@get_or_post
@reads(Section.EXPLANATION)
@once
def reword(request: Request, dossier_id: int, hypothesis_id: int) -> HttpResponse:
    """Say it better; two who do so at once both see it."""
    _dossier, one = _found(dossier_id, hypothesis_id)
    form = forms.HypothesisEditForm(request.POST or None, initial={"wording": one.wording, "seen_version": one.version})
    return _page(
        request,
        one,
        form=form,
        act=lambda filled: actions.reword_hypothesis(
            hypothesis=one, seen_version=filled["seen_version"], wording=filled["wording"], viewer=request.viewer
        ),
        done=_("Het is veranderd."),
        title=_("Mogelijke verklaring veranderen"),
        intro="",
        submit=_("Opslaan"),
        changed=lambda: what_differs(form, one, ("wording",)),
    )


@get_or_post
@reads(Section.EXPLANATION)
@once
def argue(request: Request, dossier_id: int, hypothesis_id: int) -> HttpResponse:
    """Say what of what is known speaks for or against it."""
    dossier, one = _found(dossier_id, hypothesis_id)
    form = forms.ArgumentForm(request.POST or None, factors=current_factors(dossier))
    return _page(
        request,
        one,
        form=form,
        act=lambda filled: actions.argue(
            hypothesis=one, factor=form.chosen(), supports=filled["supports"], viewer=request.viewer
        ),
        done=_("Het staat erbij."),
        title=_("Wat spreekt ervoor of ertegen?"),
        submit=_("Erbij zetten"),
    )


@get_or_post
@reads(Section.EXPLANATION)
@once
def take_back_argument(request: Request, dossier_id: int, argument_id: int) -> HttpResponse:
    """It says nothing about this after all."""
    dossier = get_object_or_404(writable(Section.EXPLANATION), pk=dossier_id)
    argument = get_object_or_404(
        Argument.objects.of(dossier).current().select_related("factor", "hypothesis"), pk=argument_id
    )
    return _page(
        request,
        argument.hypothesis,
        form=forms.OnceForm(request.POST or None),
        act=lambda _filled: actions.take_back_argument(argument=argument, viewer=request.viewer),
        done=_("Het staat er niet meer bij. Zet het er opnieuw bij als dat een vergissing was."),
        title=_("Hoort dit er niet bij?"),
        intro=f"“{argument.factor.wording}”",
        submit=_("Weghalen"),
    )


@get_or_post
@reads(Section.EXPLANATION)
@once
def take_stance(request: Request, dossier_id: int, hypothesis_id: int) -> HttpResponse:
    """Record who sees it so, and who does not and why."""
    dossier, one = _found(dossier_id, hypothesis_id)
    form = forms.StanceForm(request.POST or None, circle=circle_of(dossier))
    return _page(
        request,
        one,
        form=form,
        act=lambda filled: actions.take_stance(
            hypothesis=one,
            agrees=filled["agrees"],
            words=filled["words"],
            on=filled["on"],
            viewer=request.viewer,
            person_id=form.person_id(),
        ),
        done=_("Het staat erbij."),
        title=_("Wie ziet het ook zo?"),
        submit=_("Vastleggen"),
    )


@get_or_post
@reads(Section.EXPLANATION)
@once
def weigh(request: Request, dossier_id: int, hypothesis_id: int) -> HttpResponse:
    """Say how it stands, and why."""
    _dossier, one = _found(dossier_id, hypothesis_id)
    form = forms.WeighForm(
        request.POST or None, initial={"status": one.status, "outcome": one.outcome, "seen_version": one.version}
    )
    return _page(
        request,
        one,
        form=form,
        act=lambda filled: actions.weigh_hypothesis(
            hypothesis=one,
            seen_version=filled["seen_version"],
            status=filled["status"],
            outcome=filled["outcome"],
            viewer=request.viewer,
        ),
        done=_("Vastgelegd hoe het ervoor staat."),
        title=_("Hoe staat het ervoor?"),
        submit=_("Vastleggen"),
        changed=lambda: what_differs(form, one, ("status", "outcome")),
    )


@get_or_post
@reads(Section.EXPLANATION)
@once
def challenge(request: Request, dossier_id: int, hypothesis_id: int) -> HttpResponse:
    """Ask somebody to speak against it; whoever was asked gives it here."""
    dossier, one = _found(dossier_id, hypothesis_id)
    asked_of_me = one.challenger_id == request.viewer.id and one.challenged_on is None
    if asked_of_me:
        giving = forms.GiveChallengeForm(request.POST or None, initial={"seen_version": one.version})
        return _page(
            request,
            one,
            form=giving,
            act=lambda filled: actions.give_challenge(
                hypothesis=one, seen_version=filled["seen_version"], words=filled["words"], viewer=request.viewer
            ),
            done=_("Uw tegenspraak staat bij deze verklaring."),
            title=_("Tegenspraak geven"),
            submit=_("Vastleggen"),
            changed=lambda: what_differs(giving, one, ()),
        )
    asking = forms.AskChallengeForm(
        request.POST or None, circle=circle_of(dossier), initial={"seen_version": one.version}
    )
    return _page(
        request,
        one,
        form=asking,
        act=lambda filled: actions.ask_challenge(
            hypothesis=one,
            seen_version=filled["seen_version"],
            challenger=Professional.objects.get(pk=filled["challenger"]),
            viewer=request.viewer,
        ),
        done=_("De vraag om tegenspraak staat bij deze verklaring."),
        title=_("Tegenspraak vragen"),
        submit=_("Vragen"),
        changed=lambda: what_differs(asking, one, ()),
    )

"""The pages on how it hangs together: the map with its arrows, and how each member sees it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kring.casework.explanation import actions_hypotheses as actions
from kring.casework.explanation import forms_hypotheses as forms
from kring.casework.explanation.coherence import current_factors, hypotheses_of, map_of, perspectives_of
from kring.casework.explanation.models import Influence
from kring.casework.explanation.views import get_or_post
from kring.foundation.accounts.requests import Request
from kring.foundation.circle.choices import Section
from kring.foundation.circle.models import Member
from kring.foundation.circle.people import circle_of
from kring.foundation.core.once import once
from kring.foundation.sharing.opened import opened, writable
from kring.foundation.sharing.reading import reads
from kring.foundation.ui.form_page import form_page


def coherence_url(dossier_id: int) -> str:
    return reverse("explanation:coherence", args=[dossier_id])


@require_safe
@reads(Section.EXPLANATION)
def coherence(request: Request, dossier_id: int) -> HttpResponse:
    """The map of what works on what, the possible explanations, and how each member sees it."""
    dossier = get_object_or_404(opened(Section.EXPLANATION), pk=dossier_id)
    circle = circle_of(dossier)
    factors = current_factors(dossier)
    words = {one.pk: one.wording for one in factors}
    influences = [
        one
        for one in Influence.objects.of(dossier).current().order_by("id")
        if one.source_id in words and one.target_id in words
    ]
    return render(
        request,
        "explanation/coherence.html",
        {
            "dossier": dossier,
            "may_write": dossier.is_open and request.viewer.is_professional,
            "drawing": map_of(factors, influences) if factors else None,
            "may_draw": len(factors) > 1,
            "influences": [
                {"influence": one, "source": words[one.source_id], "target": words[one.target_id]} for one in influences
            ],
            "hypotheses": hypotheses_of(dossier, circle, factors),
            "perspectives": perspectives_of(dossier, circle),
            "viewer_id": request.viewer.id if request.viewer.is_professional else 0,
        },
    )


@get_or_post
@reads(Section.EXPLANATION)
@once
def draw_influence(request: Request, dossier_id: int) -> HttpResponse:
    """Say that one thing works on another."""
    dossier = get_object_or_404(writable(Section.EXPLANATION), pk=dossier_id)
    form = forms.InfluenceForm(request.POST or None, factors=current_factors(dossier))

    def act(filled: dict) -> None:
        source, target = form.ends()
        actions.draw_influence(
            source=source, target=target, strength=filled["strength"], certainty=filled["certainty"],
            viewer=request.viewer,
        )  # fmt: skip

    return form_page(
        request,
        form=form,
        act=act,
        done=_("Het verband staat in de tekening."),
        leads_to=coherence_url(dossier_id),
        title=_("Verband leggen"),
        intro=_("Werken twee dingen op elkaar? Leg dan twee verbanden, van elke kant één."),
        submit=_("Verband leggen"),
        cancel_url=coherence_url(dossier_id),
    )


@get_or_post
@reads(Section.EXPLANATION)
@once
def drop_influence(request: Request, dossier_id: int, influence_id: int) -> HttpResponse:
    """Take an arrow out of the map."""
    dossier = get_object_or_404(writable(Section.EXPLANATION), pk=dossier_id)
    influence = get_object_or_404(
        Influence.objects.of(dossier).current().select_related("source", "target"), pk=influence_id
    )
    return form_page(
        request,
        form=forms.OnceForm(request.POST or None),
        act=lambda _filled: actions.drop_influence(influence=influence, viewer=request.viewer),
        done=_("Het verband is weg. Leg het opnieuw als dat een vergissing was."),
        leads_to=coherence_url(dossier_id),
        title=_("Verband weghalen"),
        intro=f"“{influence.source.wording}” → “{influence.target.wording}”",
        submit=_("Weghalen"),
        cancel_url=coherence_url(dossier_id),
    )


@get_or_post
@reads(Section.EXPLANATION)
@once
def tell_perspective(request: Request, dossier_id: int, member_id: int) -> HttpResponse:
    """Record how one member sees it, also a child."""
    dossier = get_object_or_404(writable(Section.EXPLANATION), pk=dossier_id)
    member = get_object_or_404(
        Member.objects.of(dossier).present_on(request.viewer.today).select_related("person__identity"), pk=member_id
    )
    name = str(member.person.identity)
    return form_page(
        request,
        form=forms.PerspectiveForm(request.POST or None),
        act=lambda filled: actions.tell_perspective(
            member=member,
            words=filled["words"],
            on=filled["on"],
            for_everyone=filled["for_everyone"],
            viewer=request.viewer,
        ),
        done=_("Opgeschreven hoe %(name)s het ziet.") % {"name": name},
        leads_to=coherence_url(dossier_id),
        title=_("Hoe ziet %(name)s het?") % {"name": name},
        intro=_("Vraag het ieder apart. Niemand hoeft het met een ander eens te zijn."),
        submit=_("Vastleggen"),
        cancel_url=coherence_url(dossier_id),
    )

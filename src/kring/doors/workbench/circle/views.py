"""The page of the circle: who is around a family, why they see what they see; joining, handing over, letting go."""

from __future__ import annotations

from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kring.doors.workbench.circle import forms
from kring.doors.workbench.circle.around import handovers_of, parties_of, past_of
from kring.doors.workbench.circle.faces import Faces
from kring.doors.workbench.circle.family import cards_of
from kring.foundation.accounts.requests import Request
from kring.foundation.circle.choices import Section
from kring.foundation.circle.models import Involvement
from kring.foundation.circle.people import circle_of
from kring.foundation.core.once import once
from kring.foundation.sharing import actions
from kring.foundation.sharing.leaving import while_in_sight
from kring.foundation.sharing.merging import looking
from kring.foundation.sharing.models import PreparedHandover
from kring.foundation.sharing.opened import IsCarried, carried, opened, writable
from kring.foundation.sharing.reading import reads
from kring.foundation.ui.form_page import form_page

get_or_post = require_http_methods(["GET", "HEAD", "POST"])


def circle_url(dossier_id: int) -> str:
    return reverse("workbench:circle", args=[dossier_id])


@require_safe
@reads(Section.CIRCLE, Section.FAMILY)
def circle(request: Request, dossier_id: int) -> HttpResponse:
    """Who is around this family as what, since when, and on which ground they see what."""
    dossier = get_object_or_404(opened(Section.CIRCLE).annotate(is_carried=IsCarried(F("pk"))), pk=dossier_id)
    people = circle_of(dossier)
    handovers = handovers_of(dossier)
    may_change = dossier.is_carried and dossier.is_open
    return render(
        request,
        "workbench/circle.html",
        {
            "dossier": dossier,
            "may_change": may_change,
            "doubles": may_change and bool(looking.pairs_among(looking.everybody_in(people))),
            "own_id": request.viewer.id if request.viewer.is_professional else None,
            "parties": parties_of(dossier, people, request.viewer.today),
            "handovers": list(
                PreparedHandover.objects.of(dossier).on_their_way().select_related("giver__professional", "to")
            ),
            "past": [(one, handovers.get(one.pk)) for one in past_of(dossier)],
            "members": cards_of(people, request.viewer.today),
        },
    )


@get_or_post
@reads(Section.CIRCLE)
@once
def involve(request: Request, dossier_id: int) -> HttpResponse:
    """Ask a professional to join."""
    dossier = get_object_or_404(carried(Section.CIRCLE), pk=dossier_id)
    today = request.viewer.today
    form = forms.InvolveForm(request.POST or None, faces=Faces(dossier, circle_of(dossier), today))
    return form_page(
        request,
        form=form,
        act=lambda filled: actions.involve(
            dossier=dossier, face=form.face(), role=filled["role"], viewer=request.viewer
        ),
        done=_("Deze professional doet nu mee."),
        leads_to=circle_url(dossier_id),
        title=_("Iemand vragen mee te doen"),
        intro=_("Vertel het gezin eerst wie er bij komt, en waarom."),
        submit=_("Laten meedoen"),
        cancel_url=circle_url(dossier_id),
    )


@get_or_post
@reads(Section.CIRCLE)
@once
def hand_over(request: Request, dossier_id: int) -> HttpResponse:
    """Pass a role at once, because whoever has it cannot sign any more."""
    dossier = get_object_or_404(carried(Section.CIRCLE), pk=dossier_id)
    people = circle_of(dossier)
    form = forms.HandOverForm(request.POST or None, circle=people, faces=Faces(dossier, people, request.viewer.today))
    return form_page(
        request,
        form=form,
        act=lambda filled: actions.hand_over(
            dossier=dossier, role=filled["role"], to=form.face(), reason=filled["reason"], viewer=request.viewer
        ),
        done=_("Overgedragen."),
        leads_to=while_in_sight(dossier_id, circle_url(dossier_id)),
        title=_("Meteen overdragen"),
        intro=_(
            "Alleen als wie de rol heeft er niet meer is en niet kan tekenen. "
            "Vertel het gezin eerst wie het overneemt. Wie geen andere rol heeft, ziet dit gezin daarna niet meer."
        ),
        submit=_("Meteen overdragen"),
        cancel_url=reverse("workbench:circle-hand-over", args=[dossier_id]),
    )


@get_or_post
@reads(Section.CIRCLE)
@once
def end(request: Request, dossier_id: int, involvement_id: int) -> HttpResponse:
    """Let somebody go from the circle."""
    dossier = get_object_or_404(writable(Section.CIRCLE), pk=dossier_id)
    involvement = get_object_or_404(
        Involvement.objects.of(dossier).running().select_related("dossier", "professional", "team", "person__identity"),
        pk=involvement_id,
    )
    who = involvement.professional or involvement.team or getattr(involvement.person, "identity", "")  # type: ignore[arg-type]
    return form_page(
        request,
        form=forms.EndForm(request.POST if request.method == "POST" else None),
        act=lambda _filled: actions.end_involvement(involvement=involvement, viewer=request.viewer),
        done=_("%(name)s doet niet meer mee.") % {"name": who},
        leads_to=while_in_sight(dossier_id, circle_url(dossier_id)),
        title=_("Niet meer meedoen"),
        submit=_("Ja, %(name)s doet niet meer mee") % {"name": who},
        cancel_url=circle_url(dossier_id),
        template="workbench/circle_end.html",
        question=_("Doet %(name)s niet meer mee als %(role)s?") % {"name": who, "role": involvement.get_role_display()},
        consequences=[
            _("Wie geen andere rol heeft, ziet dit gezin vanaf nu niet meer."),
            _("Het gezin leest dat %(name)s niet meer meedoet.") % {"name": who},
        ],
    )

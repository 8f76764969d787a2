"""The pages of who answers for an organisation: is this family known here, and may this information be given."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kring.casework.intake import actions_known as actions
from kring.casework.intake.forms_known import GiveForm, KnownForm
from kring.casework.intake.models import InformationRequest, KnownQuestion
from kring.casework.intake.whom_to_ask import appointed_for
from kring.foundation.accounts.requests import Request
from kring.foundation.accounts.viewer import Viewer
from kring.foundation.circle.choices import Section
from kring.foundation.core.once import once
from kring.foundation.organisations.choices import PositionKind
from kring.foundation.sharing.choices import Act
from kring.foundation.sharing.reading import reads
from kring.foundation.ui.form_page import form_page

get_or_post = require_http_methods(["GET", "HEAD", "POST"])
# What whoever answers needs, and no more.
WITH = ("organisation", "asked_by", "asked_for")


@require_safe
@reads(Section.REPORTS)
def inbox(request: Request) -> HttpResponse:
    """What waits for an answer of this organisation, and what was answered while it may still be seen."""
    viewer = _who_answers(request)
    mine = appointed_for(viewer)
    about = KnownQuestion.objects.filter(organisation__in=mine).select_related(*WITH).prefetch_related("persons")
    asked = InformationRequest.objects.to_answer(mine, viewer.today)
    return render(
        request,
        "intake/asked.html",
        {
            "questions": about.to_answer(mine, viewer.today),
            "requests": asked.select_related("question__asked_for", "asked_by").prefetch_related("question__persons"),
            "answered": about.exclude(answer="").order_by("-answered_at"),
            "to_put_right": set(about.to_put_right(mine, viewer.today).values_list("pk", flat=True)),
        },
    )


@get_or_post
@reads(Section.REPORTS)
@once
def answer(request: Request, question_id: int) -> HttpResponse:
    """Say yes or no; nothing else is asked, and nothing else is shown."""
    viewer = _who_answers(request)
    mine = appointed_for(viewer)
    found = KnownQuestion.objects.to_answer(mine, viewer.today) | KnownQuestion.objects.to_put_right(mine, viewer.today)
    question = get_object_or_404(found.distinct().order_by("pk").select_related(*WITH), pk=question_id)
    actions.log_of_asked(viewer, question, question, "intake.known.read", act=Act.READ)

    def say(filled: dict[str, Any]) -> None:
        actions.answer_question(question=question, answer=filled["answer"], viewer=viewer)

    return form_page(
        request,
        form=KnownForm(request.POST or None, initial={"answer": question.answer}),
        act=say,
        done=_("Uw antwoord is gegeven."),
        leads_to=reverse("intake:asked"),
        title=_("Zijn deze mensen bij u bekend?"),
        submit=_("Antwoorden"),
        cancel_url=reverse("intake:asked"),
        template="intake/answer_known.html",
        question=question,
        persons=question.persons.order_by("pk"),  # type: ignore[attr-defined]
    )


@get_or_post
@reads(Section.REPORTS)
@once
def give(request: Request, information_id: int) -> HttpResponse:
    """Give what was asked, or refuse with a reason."""
    viewer = _who_answers(request)
    asked = get_object_or_404(
        InformationRequest.objects.to_answer(appointed_for(viewer), viewer.today).select_related(
            "question__organisation", "question__asked_for", "asked_by"
        ),
        pk=information_id,
    )
    actions.log_of_asked(viewer, asked.question, asked, "intake.information.read", act=Act.READ)

    def say(filled: dict[str, Any]) -> None:
        actions.answer_request(
            request=asked, answer=filled["answer"], given=filled["given"], refusal=filled["refusal"], viewer=viewer
        )

    return form_page(
        request,
        form=GiveForm(request.POST or None),
        act=say,
        done=_("Uw antwoord is gegeven."),
        leads_to=reverse("intake:asked"),
        title=_("Vraag om informatie"),
        submit=_("Antwoorden"),
        cancel_url=reverse("intake:asked"),
        template="intake/answer_known.html",
        question=asked.question,
        information=asked,
        persons=asked.question.persons.order_by("pk"),  # type: ignore[attr-defined]
    )


def _who_answers(request: Request) -> Viewer:
    """Whoever is appointed to answer; to everybody else these pages do not exist."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    if PositionKind.ANSWERS_QUESTIONS not in viewer.roles:
        raise Http404
    return viewer

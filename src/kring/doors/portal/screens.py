"""The safety screen on somebody's own page: a few questions at a time, each may be skipped or left for later."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kring.casework.separation import actions
from kring.casework.separation.choices import ScreenState, ScreenWay, Topic
from kring.casework.separation.forms import AnswersForm
from kring.casework.separation.models import SafetyScreen, ScreenAnswer, ScreenQuestion
from kring.casework.separation.querysets import ScreenQuerySet
from kring.casework.separation.rules import how_far
from kring.doors.portal.for_family import for_family
from kring.foundation.accounts.requests import Request
from kring.foundation.accounts.viewer import Viewer
from kring.foundation.circle.choices import Section
from kring.foundation.core.once import fresh_token, once
from kring.foundation.core.refusal import Refused
from kring.foundation.sharing.reading import reads
from kring.foundation.ui.form_page import form_page

get_or_post = require_http_methods(["GET", "HEAD", "POST"])


@dataclass(frozen=True, slots=True)
class TopicLine:
    """Some questions about one thing, and how far somebody is with them."""

    code: str
    label: str
    state: str
    answers: list[tuple[str, str, str]]


def my_screens(viewer: Viewer) -> ScreenQuerySet:
    """What this person is asked on their own page, and can still add to."""
    found: ScreenQuerySet = SafetyScreen.objects.to_answer().filter(person_id=viewer.id, way=ScreenWay.PORTAL)
    return found


@require_safe
@reads(Section.SAFETY)
@for_family
def screen(request: Request, screen_id: int) -> HttpResponse:
    """What is asked, what I said, and how I go on. Nothing here depends on anybody else."""
    one = _mine(request, screen_id)
    return render(
        request,
        "portal/screen.html",
        {
            "screen": one,
            "topics": _topics(one),
            "is_done": one.state == ScreenState.DONE,
            "token": fresh_token(),
        },
    )


@get_or_post
@reads(Section.SAFETY)
@for_family
@once
def answer(request: Request, screen_id: int, topic: str) -> HttpResponse:
    """The questions about one thing. What was filled in is kept, also when the rest stays open."""
    one = _mine(request, screen_id)
    questions = list(_questions(one).filter(topic=topic)) if topic in Topic.values else []
    if not questions:
        raise Http404
    form = AnswersForm(
        request.POST if request.method == "POST" else None,
        questions=questions,
        before=ScreenAnswer.objects.filter(screen=one, question__in=questions),
    )
    overview = reverse("portal:screen", args=[screen_id])
    return form_page(
        request,
        form=form,
        act=lambda _filled: actions.keep_answers(screen=one, said=form.said(), viewer=request.viewer),
        done=_("Bewaard."),
        leads_to=_next(one, topic) or overview,
        title=str(Topic(topic).label).capitalize(),
        intro=_("Overslaan mag bij elke vraag. De andere ouder leest dit niet."),
        submit=_("Bewaar en ga verder"),
        cancel_url=overview,
        template="portal/form_page.html",
    )


@require_POST
@reads(Section.SAFETY)
@for_family
@once
def done(request: Request, screen_id: int) -> HttpResponse:
    """I said what I wanted to say."""
    one = _mine(request, screen_id)
    try:
        actions.finish(screen=one, viewer=request.viewer)
        messages.success(request, _("Dank u. Uw vaste persoon leest het, en praat er met u apart over."))
    except Refused as refused:
        messages.info(request, str(refused))
    return redirect("portal:my_plan")


def _mine(request: Request, screen_id: int) -> SafetyScreen:
    one: SafetyScreen = get_object_or_404(my_screens(request.viewer).select_related("dossier", "asker"), pk=screen_id)
    return one


def _questions(one: SafetyScreen) -> ScreenQuerySet:
    return ScreenQuestion.objects.filter(question_set_id=one.question_set_id).order_by("position")  # type: ignore[return-value]


def _topics(one: SafetyScreen) -> list[TopicLine]:
    questions = list(_questions(one))
    said = {kept.question_id: kept for kept in ScreenAnswer.objects.filter(screen=one)}
    asked: dict[str, int] = {}
    answered: dict[str, int] = {}
    lines: dict[str, list[tuple[str, str, str]]] = {}
    for question in questions:
        asked[question.topic] = asked.get(question.topic, 0) + 1
        kept = said.get(question.pk)
        if kept is not None and (kept.answer or kept.words):
            answered[question.topic] = answered.get(question.topic, 0) + 1
            told = str(kept.get_answer_display()) if kept.answer else ""
            lines.setdefault(question.topic, []).append((question.wording, told, kept.words))
    states = how_far(answered, asked)
    return [
        TopicLine(code, str(Topic(code).label).capitalize(), states[code], lines.get(code, []))
        for code in Topic.values
        if code in asked
    ]


def _next(one: SafetyScreen, topic: str) -> str:
    """The questions that come after these; empty after the last."""
    there = list(dict.fromkeys(_questions(one).values_list("topic", flat=True)))
    after = [code for code in Topic.values if code in there]
    following = after[after.index(topic) + 1 :]
    return reverse("portal:screen-answer", args=[one.pk, following[0]]) if following else ""

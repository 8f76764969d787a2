"""The pages on which one asks whether a family is known elsewhere, from a family or from a report that waits."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kring.casework.intake import actions_known as actions
from kring.casework.intake import known_rules as rules
from kring.casework.intake.forms_known import AskForm, InformationForm, ToldForm
from kring.casework.intake.models import GivenInformation, InformationRequest, KnownQuestion, Report
from kring.casework.intake.whom_to_ask import (
    appointed_for,
    bases_for,
    organisations_to_ask,
    organisations_to_call,
)
from kring.foundation.accounts.requests import Request
from kring.foundation.accounts.viewer import Viewer
from kring.foundation.circle.choices import Section
from kring.foundation.circle.models import Dossier
from kring.foundation.circle.people import circle_of
from kring.foundation.core.forms import OnceForm
from kring.foundation.core.once import once
from kring.foundation.core.text import join_words
from kring.foundation.sharing import audit
from kring.foundation.sharing.choices import Act
from kring.foundation.sharing.opened import carried, opened
from kring.foundation.sharing.reading import reads
from kring.foundation.ui.form_page import form_page

get_or_post = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@reads(Section.REPORTS)
def of_family(request: Request, dossier_id: int) -> HttpResponse:
    """What was asked elsewhere about this family, what came of it, and what was given."""
    viewer = _professional(request)
    dossier = get_object_or_404(opened(Section.REPORTS), pk=dossier_id)
    return render(
        request,
        "intake/known_of_family.html",
        {
            "dossier": dossier,
            "questions": questions_of(KnownQuestion.objects.filter(dossier=dossier), viewer),
            "may_ask": carried(Section.REPORTS).filter(pk=dossier_id).exists(),
        },
    )


@get_or_post
@reads(Section.REPORTS)
@once
def ask_from_family(request: Request, dossier_id: int) -> HttpResponse:
    """Ask other organisations whether they know this family."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    dossier = get_object_or_404(carried(Section.REPORTS), pk=dossier_id)
    whom = {
        str(member.person_id): actions.Whom(
            member.person.identity.full_name, member.person.identity.birth_date, person_id=member.person_id
        )
        for member in circle_of(dossier).members
        if hasattr(member.person, "identity")
    }
    return _ask(
        request, viewer, whom, told=True, dossier=dossier, back=reverse("known:of-family", args=[dossier_id])
    )  # fmt: skip


@require_safe
@reads(Section.REPORTS)
def of_report(request: Request, report_id: int) -> HttpResponse:
    """What was asked elsewhere from a report that waits for its triage."""
    viewer = _professional(request)
    report = get_object_or_404(Report, pk=report_id)
    audit.log(viewer, "intake.known.of_report", report, act=Act.READ)
    return render(
        request,
        "intake/known_of_report.html",
        {
            "report": report,
            "questions": questions_of(KnownQuestion.objects.filter(report=report), viewer),
            "may_ask": report.dossier_id is None and report.triaged_at is None,
        },
    )


@get_or_post
@reads(Section.REPORTS)
@once
def ask_from_report(request: Request, report_id: int) -> HttpResponse:
    """Ask other organisations whether they know the people in this report, before its triage."""
    viewer = _professional(request)
    report = get_object_or_404(Report.objects.waiting().filter(dossier__isnull=True), pk=report_id)
    whom = {
        str(one.pk): actions.Whom(one.full_name, one.birth_date, reported_id=one.pk)
        for one in report.persons.order_by("pk")
        if one.full_name
    }
    return _ask(
        request, viewer, whom, told=False, report=report, back=reverse("intake:known-of-report", args=[report.pk])
    )


@get_or_post
@reads(Section.REPORTS)
@once
def request_information(request: Request, question_id: int) -> HttpResponse:
    """After a yes: ask for what one needs to know."""
    question, viewer = _our_question(request, question_id)
    form = InformationForm(request.POST or None, bases=bases_for(viewer))
    return form_page(
        request,
        form=form,
        act=lambda filled: actions.request_information(
            question=question, what=filled["what"], reason=form.reason(), viewer=viewer
        ),
        done=_("Uw vraag ligt bij %(organisation)s.") % {"organisation": question.organisation},
        leads_to=_back(question),
        title=_("Informatie vragen aan %(organisation)s") % {"organisation": question.organisation},
        intro=_(
            "Over %(names)s. De organisatie geeft de informatie, of zegt waarom niet. Het gezin leest wat u vraagt."
        )
        % {"names": join_words([one.name for one in question.persons.all()])},  # type: ignore[attr-defined]
        submit=_("Vragen"),
        cancel_url=_back(question),
    )


@get_or_post
@reads(Section.REPORTS)
@once
def withdraw(request: Request, question_id: int) -> HttpResponse:
    """Take a question back."""
    question, viewer = _our_question(request, question_id)
    return _yes(
        request,
        act=lambda: actions.withdraw_question(question=question, viewer=viewer),
        question=question,
        title=_("Vraag intrekken?"),
        done=_("De vraag is ingetrokken."),
    )


@get_or_post
@reads(Section.REPORTS)
@once
def withdraw_information(request: Request, information_id: int) -> HttpResponse:
    """Take a request for information back."""
    asked = get_object_or_404(InformationRequest.objects.select_related("question__organisation"), pk=information_id)
    question, viewer = _our_question(request, asked.question_id)
    return _yes(
        request,
        act=lambda: actions.withdraw_request(request=asked, viewer=viewer),
        question=question,
        title=_("Verzoek om informatie intrekken?"),
        done=_("Het verzoek is ingetrokken."),
    )


@get_or_post
@reads(Section.REPORTS)
@once
def tell(request: Request, question_id: int) -> HttpResponse:
    """Record that the family knows of the question now."""
    question, viewer = _our_question(request, question_id)
    return form_page(
        request,
        form=ToldForm(request.POST or None, initial={"told_on": viewer.today}),
        act=lambda filled: actions.tell_family(question=question, told_on=filled["told_on"], viewer=viewer),
        done=_("Het gezin leest de vraag nu zelf."),
        leads_to=_back(question),
        title=_("Het gezin weet dit nu"),
        intro=_("Vanaf nu leest het gezin zelf wie u vroeg, waarom, en wat het antwoord was."),
        submit=_("Vastleggen"),
        cancel_url=_back(question),
    )


def questions_of(found: Any, viewer: Viewer) -> list[dict[str, Any]]:
    """Questions with how they stand, what was asked after them and what was given; the newest first. Four queries."""
    rows = list(
        found.select_related("organisation", "asked_by", "asked_for", "answered_by", "untold")
        .prefetch_related("persons", "requests__answered_by", "requests__asked_by")
        .order_by("-asked_at", "-pk")
    )
    numbers = [one.pk for question in rows for one in question.requests.all()]
    given = {one.request_id: one for one in GivenInformation.objects.filter(request__in=numbers)} if numbers else {}
    return [_told(question, given, viewer) for question in rows]


def _told(question: KnownQuestion, given: dict[int, GivenInformation], viewer: Viewer) -> dict[str, Any]:
    requests = [
        {"request": one, "given": given.get(one.pk), **_standing(one, viewer)}
        for one in sorted(question.requests.all(), key=lambda one: one.pk)  # type: ignore[attr-defined]
    ]
    waits = any(one["waits"] for one in requests)
    return {
        "question": question,
        "names": join_words([one.name for one in question.persons.all()]),  # type: ignore[attr-defined]
        "untold": getattr(question, "untold", None),
        "requests": requests,
        "may_request": question.answer == "known" and not question.withdrawn_at and not waits,
        **_standing(question, viewer),
    }


def _standing(one: KnownQuestion | InformationRequest, viewer: Viewer) -> dict[str, Any]:
    stands: dict[str, Any] = {
        "answer": one.answer, "is_withdrawn": one.withdrawn_at is not None, "answer_by": one.answer_by,
        "today": viewer.today,
    }  # fmt: skip
    return {
        "state": rules.state_in_words(**stands),
        "tone": rules.tone(**stands),
        "may_withdraw": not one.answer and one.withdrawn_at is None,
        "waits": not one.answer and one.withdrawn_at is None and viewer.today <= one.answer_by,
    }


def _ask(
    request: Request,
    viewer: Viewer,
    whom: dict[str, actions.Whom],
    *,
    told: bool,
    back: str,
    dossier: Dossier | None = None,
    report: Report | None = None,
) -> HttpResponse:
    form = AskForm(
        request.POST or None, organisations=organisations_to_ask(viewer, dossier), whom=whom, bases=bases_for(viewer),
        today=viewer.today, told=told,
    )  # fmt: skip
    return form_page(
        request,
        form=form,
        act=lambda filled: actions.ask_whether_known(
            organisations=list(filled["organisations"]), persons=form.whom(), reason=form.reason(), viewer=viewer,
            dossier=dossier, report=report,
        ),
        done=_("De vraag is gesteld."),
        leads_to=back,
        title=_("Vragen of dit gezin elders bekend is"),
        intro=_("U krijgt ja of nee. Bij ja kunt u daarna om informatie vragen; die organisatie mag weigeren."),
        submit=_("Vraag stellen"),
        cancel_url=back,
        template="intake/ask_known.html",
        nobody_to_ask=not form.fields["organisations"].queryset.exists(),  # type: ignore[attr-defined]
        nobody_to_ask_about=not whom,
        to_call=join_words([str(one) for one in organisations_to_call(viewer)]),
    )  # fmt: skip


def _yes(request: Request, *, act: Callable[[], Any], question: KnownQuestion, title: str, done: str) -> HttpResponse:
    return form_page(
        request,
        form=OnceForm(request.POST if request.method == "POST" else None),
        act=lambda _filled: act(),
        done=done,
        leads_to=_back(question),
        title=title,
        intro=_("%(organisation)s ziet het dan niet meer. Dat u het vroeg, blijft staan.")
        % {"organisation": question.organisation},
        submit=_("Ja, intrekken"),
        cancel_url=_back(question),
    )


def _our_question(request: Request, question_id: int) -> tuple[KnownQuestion, Viewer]:
    """A question that we asked: who answers for the other side has pages of their own."""
    viewer = _professional(request)
    asked = KnownQuestion.objects.select_related("organisation", "dossier").exclude(
        organisation__in=appointed_for(viewer)
    )
    question = get_object_or_404(asked, pk=question_id)
    if question.dossier_id is not None and not carried(Section.REPORTS).filter(pk=question.dossier_id).exists():
        raise Http404
    return question, viewer


def _professional(request: Request) -> Viewer:
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    if not viewer.is_professional:
        raise Http404
    return viewer


def _back(question: KnownQuestion) -> str:
    if question.dossier_id is not None:
        return reverse("known:of-family", args=[question.dossier_id])
    return reverse("intake:known-of-report", args=[question.report_id])

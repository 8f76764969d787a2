"""The pages on which reports are read: those that wait, and one as it came in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q, prefetch_related_objects
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kring.casework.intake import matching, rules
from kring.casework.intake.forms_triage import TriageForm
from kring.casework.intake.models import KnownQuestion, Report, ReportedPerson, ReporterContact
from kring.foundation.accounts.requests import Request
from kring.foundation.accounts.viewer import Viewer
from kring.foundation.circle.choices import Section
from kring.foundation.core.terms import Term
from kring.foundation.core.text import join_words
from kring.foundation.sharing import audit
from kring.foundation.sharing.choices import Act
from kring.foundation.sharing.reading import reads

ON_A_PAGE = 25
LATELY = 10


@require_safe
@reads(Section.REPORTS)
def reports(request: Request) -> HttpResponse:
    """The reports that wait for somebody to look, the oldest first; below them those that were assessed lately."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    if not viewer.is_professional:
        raise Http404
    readable = Report.objects.select_related("desk__organisation", "safety_holder", "triaged_by")
    waiting = readable.waiting()
    number, late = waiting.how_many(late_before=rules.late_when_received_before(viewer.today))
    paginator = Paginator(waiting, ON_A_PAGE)
    paginator.count = number  # counted above, together with how many are late
    page = paginator.get_page(request.GET.get("pagina"))
    asked, lately = list(page.object_list), list(readable.triaged()[:LATELY])
    prefetch_related_objects([*asked, *lately], "persons")  # the persons of both lists in one go
    return render(
        request,
        "intake/reports.html",
        {
            "page": page,
            "waiting": [_in_a_row(one, viewer) for one in asked],
            "number": number,
            "late": late,
            "lately": [_in_a_row(one, viewer) for one in lately],
            "at_a_desk": "desk" in viewer.roles,
        },
    )


@require_safe
@reads(Section.REPORTS)
def report(request: Request, report_id: int) -> HttpResponse:
    """One report as it was stored, with who holds the view on safety and until when it may wait."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    one = get_object_or_404(
        Report.objects.select_related("desk__organisation", "safety_holder", "triaged_by", "dossier"), pk=report_id
    )
    audit.log(viewer, "intake.report", one, act=Act.READ)
    persons = list(one.persons.order_by("pk"))
    waits = one.triaged_at is None
    return render(
        request,
        "intake/report.html",
        {
            "report": one,
            "danger": danger_of(one),
            "others": others_about(one, persons),
            "asked_elsewhere": KnownQuestion.objects.filter(report=one).count(),
            # A family that is in Kring already: one screen, and no second intake.
            "assess": TriageForm(report=one) if waits and one.dossier_id is not None else None,
            "persons": persons,
            "names": names_of(persons),
            "contact": ReporterContact.objects.filter(report=one).first(),
            "incidents": one.incidents.order_by("happened_at", "pk"),
            "questions": one.questions.order_by("pk"),
            "term": term_of(one),
            "words": term_of(one).in_words(viewer.today),
            "tone": tone_of(term_of(one), viewer),
            "ask": [] if one.dossier_id or one.triaged_at else matching.whom_to_ask(persons, viewer),
        },
    )


def danger_of(one: Report) -> dict[str, Any] | None:
    """How much is left of the hour in which somebody looks whether everyone is safe; None when that was done."""
    if one.danger_due_at is None or one.danger_met_at is not None or one.triaged_at is not None:
        return None
    now = timezone.now()
    return {
        "due_at": one.danger_due_at,
        "words": rules.minutes_in_words(one.danger_due_at, now),
        "late": now > one.danger_due_at,
    }


def others_about(one: Report, persons: Iterable[ReportedPerson]) -> list[Report]:
    """Other reports about the same family that whoever looks may see: of its dossier, or with the same persons."""
    same = Q(dossier=one.dossier_id) if one.dossier_id else Q(pk__in=[])
    for person in persons:
        if person.bsn_fingerprint:
            same |= Q(persons__bsn_fingerprint=person.bsn_fingerprint)
        if person.surname and person.birth_date:
            same |= Q(persons__surname__iexact=person.surname, persons__birth_date=person.birth_date)
    found = Report.objects.filter(same).exclude(pk=one.pk).distinct().order_by("-received_at")
    return list(found[:LATELY])


def term_of(one: Report) -> Term:
    return rules.triage_term(timezone.localdate(one.received_at))


def tone_of(term: Term, viewer: Viewer) -> str:
    """How loud the words of a term are."""
    if term.is_late(viewer.today):
        return "error"
    return "warning" if term.days_left(viewer.today) <= 1 else "neutral"


def names_of(persons: Iterable[Any]) -> str:
    """Whom a report is about, as people say it."""
    return join_words([one.full_name for one in persons if one.full_name]) or _("iemand van wie de naam niet bekend is")


def _in_a_row(one: Report, viewer: Viewer) -> dict[str, Any]:
    term = term_of(one)
    return {
        "report": one,
        "names": names_of(one.persons.all()),
        "words": term.in_words(viewer.today),
        "tone": tone_of(term, viewer),
        "danger": danger_of(one),
    }

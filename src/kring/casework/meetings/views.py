"""The pages of case conferences: fetch, hand over. The database has already decided what this viewer can fetch."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Prefetch
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kring.casework.meetings import actions, forms
from kring.casework.meetings.models import Decision, Meeting, Participant
from kring.casework.plans.views import get_or_post
from kring.casework.safety import secrecy
from kring.casework.safety.views import dossier_at_work
from kring.foundation.accounts.requests import Request
from kring.foundation.circle.choices import Section
from kring.foundation.circle.models import Dossier
from kring.foundation.circle.people import circle_of
from kring.foundation.core.once import once
from kring.foundation.core.text import join_words
from kring.foundation.sharing.audit import item_key
from kring.foundation.sharing.reading import reads
from kring.foundation.ui.form_page import form_page


def meetings_url(dossier_id: int) -> str:
    return reverse("meetings:meetings", args=[dossier_id])


def meeting_url(meeting: Meeting) -> str:
    return reverse("meetings:meeting", args=[meeting.dossier_id, meeting.pk])


@require_safe
@reads(Section.MEETINGS)
def meetings(request: Request, dossier_id: int) -> HttpResponse:
    """The meetings of one family: what comes, what waits for its report, what was held."""
    dossier = get_object_or_404(Dossier, pk=dossier_id)
    now = timezone.now()
    rows = [
        {"meeting": one, "who": join_words([forms.name_of(each) for each in one.participants.all()])}
        for one in Meeting.objects.of(dossier)
        .select_related("where__place")
        .annotate(decided=Count("decisions"))
        .prefetch_related(_with_names())
        .order_by("-starts_at", "-id")
    ]
    still_open = [row for row in rows if row["meeting"].held_at is None and row["meeting"].called_off_at is None]  # type: ignore[attr-defined]
    return render(
        request,
        "meetings/meetings.html",
        {
            "dossier": dossier,
            "coming": [row for row in reversed(still_open) if row["meeting"].starts_at >= now],  # type: ignore[attr-defined]
            "waiting": [row for row in still_open if row["meeting"].starts_at < now],  # type: ignore[attr-defined]
            "held": [row for row in rows if row["meeting"].held_at is not None],  # type: ignore[attr-defined]
            "called_off": [row for row in rows if row["meeting"].called_off_at is not None],  # type: ignore[attr-defined]
            "may_write": _may_write(request, dossier),
        },
    )


@require_safe
@reads(Section.MEETINGS, Section.PLAN)
def meeting(request: Request, dossier_id: int, meeting_id: int) -> HttpResponse:
    """One meeting: who, about what, what was said and decided, and what came of it."""
    dossier = get_object_or_404(Dossier, pk=dossier_id)
    chosen = get_object_or_404(
        Meeting.objects.of(dossier).select_related("where__place").prefetch_related(_with_names()), pk=meeting_id
    )
    decisions = Decision.objects.filter(meeting=chosen).select_related(
        "action__doer_professional", "action__doer_organisation", "action__doer_person__identity"
    )
    circle = circle_of(dossier)
    return render(
        request,
        "meetings/meeting.html",
        {
            "dossier": dossier,
            "meeting": chosen,
            "people": [(forms.name_of(one), one) for one in chosen.participants.all()],
            "decisions": decisions.order_by("id"),
            "own_id": request.viewer.id if request.viewer.is_professional else None,
            "is_past": chosen.starts_at < timezone.now(),
            "hidden": circle.names_of(secrecy.kept_from(dossier).get(item_key(chosen), [])),
            "may_write": _may_write(request, dossier),
        },
    )


@get_or_post
@reads(Section.MEETINGS)
@once
def new(request: Request, dossier_id: int) -> HttpResponse:
    """Plan a meeting."""
    dossier = dossier_at_work(request, dossier_id)
    circle = circle_of(dossier)

    def plan(filled: dict[str, Any]) -> None:
        values = {name: filled[name] for name in ("purpose", "starts_at", "agenda", "about", "withheld_from")}
        actions.plan_meeting(
            dossier=dossier, viewer=request.viewer, people=forms.people(filled["who"]), where=form.where(), **values
        )

    form = forms.MeetingForm(
        request.POST or None, circle=circle, today=request.viewer.today, initial={"who": forms.usual(circle)}
    )
    return form_page(
        request,
        form=form,
        act=plan,
        done=_("Het overleg is gepland."),
        leads_to=meetings_url(dossier_id),
        title=_("Overleg plannen"),
        submit=_("Overleg plannen"),
        cancel_url=meetings_url(dossier_id),
    )


@get_or_post
@reads(Section.MEETINGS)
@once
def hold(request: Request, dossier_id: int, meeting_id: int) -> HttpResponse:
    """Record who was there and what was said; when two people do so at once, the second sees it."""
    dossier = dossier_at_work(request, dossier_id)
    chosen = get_object_or_404(Meeting.objects.of(dossier).prefetch_related(_with_names()), pk=meeting_id)
    asked = list(chosen.participants.all())
    return form_page(
        request,
        form=forms.HoldForm(
            request.POST or None,
            circle=circle_of(dossier),
            asked=asked,
            initial={
                "seen_version": chosen.version,
                "held_at": timezone.localtime(chosen.starts_at),
                "who": [forms.key_of(one) for one in asked],
            },
        ),
        act=lambda filled: actions.hold_meeting(
            meeting=chosen,
            held_at=filled["held_at"],
            present=forms.people(filled["who"]),
            report=filled["report"],
            seen_version=filled["seen_version"],
            viewer=request.viewer,
        ),
        done=_("Vastgelegd. Welke besluiten zijn er genomen?"),
        leads_to=meeting_url(chosen),
        title=_("Hoe was het overleg?"),
        intro=chosen.purpose,
        submit=_("Overleg vastleggen"),
        cancel_url=meeting_url(chosen),
    )


@get_or_post
@reads(Section.MEETINGS)
@once
def call_off(request: Request, dossier_id: int, meeting_id: int) -> HttpResponse:
    """Say that a meeting does not take place."""
    dossier = dossier_at_work(request, dossier_id)
    chosen = get_object_or_404(Meeting.objects.of(dossier), pk=meeting_id)
    return form_page(
        request,
        form=forms.CallOffForm(request.POST or None, initial={"seen_version": chosen.version}),
        act=lambda filled: actions.call_off_meeting(
            meeting=chosen, because=filled["because"], seen_version=filled["seen_version"], viewer=request.viewer
        ),
        done=_("Het overleg gaat niet door."),
        leads_to=meetings_url(dossier_id),
        title=_("Overleg gaat niet door"),
        intro=chosen.purpose,
        submit=_("Overleg afzeggen"),
        cancel_url=meeting_url(chosen),
    )


@get_or_post
@reads(Section.MEETINGS, Section.PLAN)
@once
def decide(request: Request, dossier_id: int, meeting_id: int) -> HttpResponse:
    """Record a decision, and what comes of it."""
    dossier = dossier_at_work(request, dossier_id)
    chosen = get_object_or_404(Meeting.objects.of(dossier), pk=meeting_id)
    form = forms.DecisionForm(
        request.POST or None, circle=circle_of(dossier), dossier=dossier, today=request.viewer.today
    )
    return form_page(
        request,
        form=form,
        act=lambda filled: actions.record_decision(
            meeting=chosen,
            viewer=request.viewer,
            kind=filled["kind"],
            wording=filled["wording"],
            dissent=filled["dissent"],
            action=form.agreed(),
        ),
        done=_("Het besluit is vastgelegd."),
        leads_to=meeting_url(chosen),
        title=_("Besluit"),
        intro=chosen.purpose,
        submit=_("Besluit vastleggen"),
        cancel_url=meeting_url(chosen),
    )


def _with_names() -> Prefetch:
    return Prefetch(
        "participants", Participant.objects.select_related("professional", "person__identity").order_by("id")
    )


def _may_write(request: Request, dossier: Dossier) -> bool:
    return request.viewer.is_professional and dossier.is_open

"""The page of the approach of one family, and what can be said there: another approach, a step, a criterion, a role."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kring.casework.meetings.models import Meeting
from kring.doors.workbench.approaches import followed, forms_followed
from kring.doors.workbench.heads import dossier_or_404, head_of
from kring.doors.workbench.views import for_professionals
from kring.foundation.accounts.requests import Request
from kring.foundation.accounts.viewer import AMSTERDAM
from kring.foundation.circle.approaches import DossierApproach
from kring.foundation.circle.choices import Section
from kring.foundation.circle.following import followed as followed_now
from kring.foundation.circle.models import Dossier
from kring.foundation.circle.people import circle_of
from kring.foundation.core.once import once
from kring.foundation.organisations.approaches.models import ApproachVersion
from kring.foundation.organisations.models import Professional
from kring.foundation.sharing.approaches import following
from kring.foundation.sharing.opened import carried, writable
from kring.foundation.sharing.reading import reads
from kring.foundation.ui.form_page import form_page

get_or_post = require_http_methods(["GET", "HEAD", "POST"])


def followed_url(dossier_id: int) -> str:
    return reverse("workbench:followed", args=[dossier_id])


@require_safe
@reads(Section.CIRCLE)
@for_professionals
def page(request: Request, dossier_id: int) -> HttpResponse:
    """Which approach this family follows, and how it stands."""
    dossier = dossier_or_404(request, dossier_id)
    if not head_of(dossier).opens(Section.CIRCLE):
        raise Http404
    now, before = followed.rows_of(dossier)
    shown: dict[str, Any] = {
        "dossier": dossier,
        "now": now,
        "before": before,
        "may_choose": dossier.is_mine,
        "may_write": dossier.is_open,
    }
    if now is not None:
        circle, checks = circle_of(dossier), followed.checks_of(now)
        version = now.approach_version
        shown |= {
            "steps": followed.steps_of(now, checks, timezone.now()),
            "criteria_lists": followed.criteria_of(version, checks),
            "roles": followed.roles_of(now, circle),
            "parties": followed.parties_of(version, circle),
            "instruments": version.instruments.all(),  # type: ignore[attr-defined]
            "meeting": _meeting_of(now),
            "newer": _newer(version, request.viewer.today),
        }
    return render(request, "workbench/approaches/followed.html", shown)


@get_or_post
@reads(Section.CIRCLE, Section.MEETINGS)
@once
def choose(request: Request, dossier_id: int) -> HttpResponse:
    """Decide which approach this family follows from now on."""
    dossier: Dossier = get_object_or_404(carried(Section.CIRCLE).select_related("municipality"), pk=dossier_id)
    now = followed_now(dossier_id)
    versions = following.versions_in_use(dossier.municipality.region_id, request.viewer)
    form = forms_followed.ChooseForm(request.POST or None, dossier=dossier, versions=versions, now=now)

    def changed_meanwhile() -> list[tuple[str, str, str]]:
        latest = followed_now(dossier_id)
        form.data = form.data.copy()  # type: ignore[attr-defined]
        form.data["seen"] = str(latest.pk) if latest else ""  # type: ignore[index]
        theirs = f"{latest.approach_version}. {latest.reason}" if latest else ""
        return [(_("Werkwijze"), theirs, f"{form.chosen()}. {form.cleaned_data['reason']}")]

    return form_page(
        request,
        form=form,
        act=lambda filled: following.follow(
            dossier=dossier, version=form.chosen(), reason=filled["reason"], seen=filled["seen"],
            meeting_key=filled["meeting"], viewer=request.viewer,
        ),
        done=_("De werkwijze is gekozen. Het gezin leest wat dit voor hen betekent."),
        leads_to=followed_url(dossier_id),
        title=_("Werkwijze kiezen"),
        intro=_("Bespreek het eerst met het gezin. Wat er tot nu toe was afgesproken, blijft staan."),
        submit=_("Zo gaan we werken"),
        cancel_url=followed_url(dossier_id),
        changed=changed_meanwhile,
    )  # fmt: skip


@get_or_post
@reads(Section.CIRCLE)
@once
def step(request: Request, dossier_id: int, approach_step_id: int) -> HttpResponse:
    """Say that a step is done, or not after all."""
    now = _now(dossier_id)
    one = get_object_or_404(now.approach_version.steps, pk=approach_step_id)  # type: ignore[attr-defined]
    return form_page(
        request,
        form=forms_followed.StepForm(request.POST or None, initial={"on": request.viewer.today}),
        act=lambda filled: following.check_step(
            followed=now, step=one, holds=filled["holds"] == "yes", evidence=filled["evidence"],
            at=_moment(filled["on"]), viewer=request.viewer,
        ),
        done=_("De stap is bijgewerkt."),
        leads_to=followed_url(dossier_id),
        title=_("Stap: %(step)s") % {"step": one.title},
        intro=one.does,
        submit=_("Vastleggen"),
        cancel_url=followed_url(dossier_id),
    )  # fmt: skip


@get_or_post
@reads(Section.CIRCLE)
@once
def criterion(request: Request, dossier_id: int, criterion_id: int) -> HttpResponse:
    """Say whether a criterion holds for this family."""
    now = _now(dossier_id)
    one = get_object_or_404(now.approach_version.criteria, pk=criterion_id)  # type: ignore[attr-defined]
    return form_page(
        request,
        form=forms_followed.CriterionForm(request.POST or None),
        act=lambda filled: following.check_criterion(
            followed=now, criterion=one, holds=filled["holds"] == "yes", evidence=filled["evidence"],
            viewer=request.viewer,
        ),
        done=_("Vastgelegd wat u zag."),
        leads_to=followed_url(dossier_id),
        title=_("Nakijken"),
        intro=one.wording,
        submit=_("Vastleggen"),
        cancel_url=followed_url(dossier_id),
    )  # fmt: skip


@get_or_post
@reads(Section.CIRCLE)
@once
def role(request: Request, dossier_id: int, role_id: int) -> HttpResponse:
    """Say who of the circle has a role of the approach."""
    dossier: Dossier = get_object_or_404(carried(Section.CIRCLE), pk=dossier_id)
    now = _now(dossier_id)
    one = get_object_or_404(now.approach_version.roles.filter(circle_role=""), pk=role_id)  # type: ignore[attr-defined]
    return form_page(
        request,
        form=forms_followed.RoleForm(request.POST or None, circle=circle_of(dossier)),
        act=lambda filled: following.take_role(
            followed=now,
            role=one,
            professional=get_object_or_404(Professional, pk=filled["professional"]),
            viewer=request.viewer,
        ),
        done=_("De rol is vastgelegd."),
        leads_to=followed_url(dossier_id),
        title=_("Wie is %(role)s?") % {"role": one.title},
        intro=one.does,
        submit=_("Vastleggen"),
        cancel_url=followed_url(dossier_id),
    )


def _now(dossier_id: int) -> DossierApproach:
    """What a dossier follows now, when whoever looks may write there."""
    if not writable(Section.CIRCLE).filter(pk=dossier_id).exists():
        raise Http404
    now = followed_now(dossier_id)
    if now is None:
        raise Http404
    return now


def _newer(version: ApproachVersion, today: date) -> ApproachVersion | None:
    """A later version of the same approach that is in use by now."""
    later = ApproachVersion.objects.in_use_on(today).filter(approach=version.approach_id, number__gt=version.number)
    found: ApproachVersion | None = later.first()
    return found


def _meeting_of(followed_approach: DossierApproach) -> Meeting | None:
    """The meeting in which it was decided, for who may know of it."""
    table, _colon, pk = followed_approach.meeting_key.partition(":")
    if table != Meeting._meta.db_table or not pk.isdigit():
        return None
    return Meeting.objects.filter(dossier_id=followed_approach.dossier_id, pk=int(pk)).first()


def _moment(day: date) -> datetime:
    """Now when it is today, and otherwise noon of that day."""
    now = timezone.localtime()
    return now if day == now.date() else datetime.combine(day, time(12), AMSTERDAM)

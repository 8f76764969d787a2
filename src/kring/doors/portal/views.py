"""The pages of family members: their own plan, and who looked. Read-only."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kring.doors.portal import looked
from kring.doors.portal.check_ins import asked_of, screens_of
from kring.doors.portal.for_family import for_family
from kring.doors.portal.my_plan import CHILD_READS_FROM, faces_for, plans_for
from kring.doors.workbench.frame import own_identity
from kring.foundation.accounts.requests import Request
from kring.foundation.accounts.viewer import Viewer
from kring.foundation.circle.choices import Section
from kring.foundation.sharing.consent_rules import ADULT
from kring.foundation.sharing.minor_rules import CHILD_DECIDES_FROM
from kring.foundation.sharing.models import Incapacity
from kring.foundation.sharing.reading import reads

LOOKED_ON_MY_PLAN = 3
LOOKED_ON_A_PAGE = 50


@require_safe
@reads(Section.CIRCLE, Section.PLAN, Section.FRAME, Section.SAFETY, Section.MEETINGS, Section.CLOSING)
@for_family
def my_plan(request: Request) -> HttpResponse:
    """Who my person is, what comes, what I want, in which frame, and who looked."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    if not viewer.is_person:
        return render(request, "portal/nothing_yet.html", {"me": None})
    me = own_identity(request)
    age = me.age_on(viewer.today) if me else None
    if age is not None and (age < CHILD_READS_FROM or _is_read_for(viewer, age)):
        return render(request, "portal/child.html", {"me": me, "mine": faces_for(viewer), "age": age})
    mine = plans_for(viewer)
    if not mine:
        return render(request, "portal/nothing_yet.html", {"me": me})
    shown = looked.who_looked(most=200)[:LOOKED_ON_MY_PLAN]
    asked = asked_of(one.dossier for one in mine)
    own = {
        "asked": asked,
        # What is not asked here and now, one finds again below.
        "screens": screens_of((one.dossier for one in mine), asked),
        "decides": age is not None and CHILD_DECIDES_FROM <= age < ADULT,
        "has_letters": me is not None and me.has_letters,  # type: ignore[attr-defined]
    }
    return render(
        request, "portal/my_plan.html", {"me": me, "mine": mine, "looked": shown, "today": viewer.today} | own
    )


@require_safe
@reads()
@for_family
def who_looked(request: Request) -> HttpResponse:
    """Everybody who looked, day by day."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    form = looked.LookedForm(request.GET)
    from_on, last_on = form.days()
    lines = looked.who_looked(from_on=from_on, last_on=last_on) if viewer.is_person else []
    page = Paginator(lines, LOOKED_ON_A_PAGE).get_page(request.GET.get("pagina"))
    shown = {"page": page, "today": viewer.today, "form": form, "is_filtered": bool(from_on or last_on)}
    return render(request, "portal/who_looked.html", shown)


def _is_read_for(viewer: Viewer, age: int) -> bool:
    """Whether a parent reads for somebody of 12 to 15, who cannot weigh it themselves."""
    return age < CHILD_DECIDES_FROM and Incapacity.objects.filter(person_id=viewer.id).on(viewer.today).exists()

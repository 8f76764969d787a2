"""Who asked elsewhere whether my family is known there: whom, why, when, and what the answer was."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kring.casework.intake.models import KnownQuestion
from kring.casework.intake.views_known import questions_of
from kring.doors.portal.for_family import for_family
from kring.foundation.accounts.requests import Request
from kring.foundation.accounts.viewer import Viewer
from kring.foundation.circle.choices import Section
from kring.foundation.sharing.reading import reads


@require_safe
@reads(Section.REPORTS)
@for_family
def asked(request: Request) -> HttpResponse:
    """What was asked about me and the children for whom I read; the database gives no more than that."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    found = KnownQuestion.objects.all() if viewer.is_person else KnownQuestion.objects.none()
    return render(request, "portal/asked.html", {"questions": questions_of(found, viewer)})

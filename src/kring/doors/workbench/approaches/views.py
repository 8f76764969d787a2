"""The approaches of a region to read: the list, one version, and what differs from the version before it."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kring.doors.workbench.approaches.sheets import changes_between, sheets_of
from kring.doors.workbench.approaches.words import label_of, shown
from kring.doors.workbench.views import for_professionals
from kring.foundation.accounts.requests import Request
from kring.foundation.accounts.viewer import Viewer
from kring.foundation.organisations.approaches.contents import TEXTS_PART, with_parts
from kring.foundation.organisations.approaches.models import ApproachVersion
from kring.foundation.organisations.choices import PositionKind
from kring.foundation.organisations.models import Position, Region
from kring.foundation.sharing.reading import reads

WRITERS = (PositionKind.PROCESS_COORDINATOR, PositionKind.REGION_MANAGER)
SUITS = ("suits_problems", "suits_levels", "suits_reports")


def regions_of(viewer: Viewer) -> list[int]:
    """The regions in which somebody works today; who works for the whole country works in all."""
    held = Position.objects.on(viewer.today).filter(professional_id=viewer.id)
    found = set(held.values_list("team__organisation__region_id", flat=True))
    return list(Region.objects.values_list("pk", flat=True)) if None in found else [one for one in found if one]


def steers(viewer: Viewer) -> bool:
    """Whether somebody writes approaches at all; in which region, the database says."""
    return not viewer.roles.isdisjoint(WRITERS)


@require_safe
@reads()
@for_professionals
def approaches(request: Request) -> HttpResponse:
    """How my region works: what is in use, what comes, and what is being written."""
    viewer = request.viewer
    versions = (
        ApproachVersion.objects.filter(approach__region_id__in=regions_of(viewer))
        .select_related("approach__region")
        .order_by("approach__region__name", "proposal_order", "approach_id", "-number")
    )
    by_approach: dict[int, list[ApproachVersion]] = {}
    for version in versions:
        by_approach.setdefault(version.approach_id, []).append(version)
    rows = [_row(found, viewer) for found in by_approach.values()]
    return render(
        request,
        "workbench/approaches/approaches.html",
        {"rows": rows, "may_write": steers(viewer), "several_regions": len({row["region"] for row in rows}) > 1},
    )


@require_safe
@reads()
@for_professionals
def version(request: Request, version_id: int) -> HttpResponse:
    """One version with everything in it; it prints as it stands."""
    found = version_or_404(version_id)
    may_write = steers(request.viewer)
    others = ApproachVersion.objects.filter(approach=found.approach_id).exclude(pk=found.pk).order_by("-number")
    return render(
        request,
        "workbench/approaches/version.html",
        {
            "version": found,
            "standing": standing_of(found, request.viewer),
            "sheets": sheets_of(found),
            "suits": [(label_of(TEXTS_PART, name), shown(TEXTS_PART, name, getattr(found, name))) for name in SUITS],
            "others": [(one, standing_of(one, request.viewer)) for one in others],
            "may_write": may_write,
            "may_edit": may_write and found.is_draft,
        },
    )


@require_safe
@reads()
@for_professionals
def difference(request: Request, version_id: int) -> HttpResponse:
    """What is different from the version before."""
    found = version_or_404(version_id)
    before = with_parts(
        ApproachVersion.objects.filter(approach=found.approach_id, number__lt=found.number).order_by("-number")
    ).first()
    changes = changes_between(before, found) if before else []
    shown_on_page = {"version": found, "before": before, "changes": changes}
    return render(request, "workbench/approaches/difference.html", shown_on_page)


def version_or_404(version_id: int) -> ApproachVersion:
    """A version that whoever looks may read, with all its parts."""
    versions = ApproachVersion.objects.select_related("approach__region", "published_by")
    found: ApproachVersion = get_object_or_404(with_parts(versions), pk=version_id)
    return found


def standing_of(version: ApproachVersion, viewer: Viewer) -> tuple[str, str]:
    """Whether a version is being written, comes, holds or held: word and tone."""
    if version.is_draft or version.valid_from is None:
        return _("concept"), "warning"
    if version.valid_from > viewer.today:
        return _("gaat nog in"), "info"
    if version.valid_until is not None and version.valid_until <= viewer.today:
        return _("was in gebruik"), "neutral"
    return _("in gebruik"), "ok"


def _row(versions: list[ApproachVersion], viewer: Viewer) -> dict[str, Any]:
    """One approach: the version in use, or else the newest; and the draft beside it."""
    in_use = next((one for one in versions if standing_of(one, viewer)[1] == "ok"), None)
    first = in_use or versions[0]
    draft = next((one for one in versions if one.is_draft and one.pk != first.pk), None)
    coming = next((one for one in versions if standing_of(one, viewer)[1] == "info" and one.pk != first.pk), None)
    return {
        "version": first,
        "standing": standing_of(first, viewer),
        "draft": draft,
        "coming": coming,
        "region": str(first.approach.region),
    }

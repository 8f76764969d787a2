"""A saved choice as a document: now, or as it stood at the beginning of each month."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.http import Http404
from django.template.loader import render_to_string
from django.utils import timezone, translation

from kring.foundation.sharing.who import viewer_of
from kring.insight.indicators.dashboard.kept import Kept
from kring.insight.indicators.dashboard.sight import sight_of
from kring.insight.indicators.dashboard.story import story_of
from kring.insight.indicators.models import FactsVersion, MonthlyReport, SavedView


def document(saved: SavedView, kept: Kept, on: date) -> bytes:
    """The choice as PDF, with what is needed to quote it."""
    from weasyprint import HTML

    story = story_of(kept, {"deel": saved.part})
    name = kept.name_of(story.choice.dimension, story.choice.cell) if story.choice.dimension else ""
    page = render_to_string(
        "indicators/report.html", {"saved": saved, "story": story, "kept": kept, "part_name": name, "on": on}
    )
    written: bytes = HTML(string=page).write_pdf()
    return written


def make_reports(version: FactsVersion) -> int:
    """Make this month's report of every saved choice that has none yet, each as its owner may see it now."""
    month = timezone.localdate().replace(day=1)
    made = 0
    for saved in SavedView.objects.exclude(reports__month=month).order_by("pk"):
        with transaction.atomic(), translation.override("nl"):
            try:
                kept = Kept(version, sight_of(viewer_of(saved.owner_id)))
            except Http404:
                # Whoever left the region gets nothing any more.
                continue
            MonthlyReport.objects.create(
                saved_view=saved, month=month, facts_version=version, document=document(saved, kept, month)
            )
        made += 1
    return made

"""What a plan does at news from below: a new report asks the coordinator to look at the plan."""

from __future__ import annotations

from django.utils import timezone
from django.utils.formats import date_format

from kring.casework.intake.news import ReportAttached
from kring.casework.plans.actions import Cause, ask_for_review
from kring.foundation.core.news import subscribe


def look_at_the_plan(news: ReportAttached) -> None:
    """Ask for an answer: adapt the plan, keep it with a reason, or meet."""
    day = date_format(timezone.localtime(news.received_at), "j F")
    ask_for_review(
        dossier_id=news.dossier_id,
        cause=Cause(words=f"de melding van {day}", key=news.report_key, at=news.received_at),
        viewer=news.viewer,
    )


def begin() -> None:
    """Subscribe; asked for once, when Kring starts."""
    subscribe(ReportAttached, look_at_the_plan)

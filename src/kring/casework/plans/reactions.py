"""What a plan does at news from below: a new report fires a trigger."""

from __future__ import annotations

from django.utils import timezone

from kring.casework.intake.news import ReportAttached
from kring.casework.plans import touching
from kring.casework.plans.choices import Touch, TriggerCode
from kring.casework.plans.proposing import Cause, fire
from kring.foundation.core.dutch import day
from kring.foundation.core.news import subscribe


def look_at_the_plan(news: ReportAttached) -> None:
    """Ask for an answer: adapt the plan, keep it with a reason, or meet."""
    words = f"de melding van {day(timezone.localdate(news.received_at))}"
    cause = Cause(
        TriggerCode.NEW_REPORT, words, news.report_key, news.received_at, item_key=news.report_key,
        links=(news.report_key,),
    )  # fmt: skip
    fire(dossier_id=news.dossier_id, cause=cause, viewer=news.viewer)


def begin() -> None:
    """Subscribe, and tell what a plan holds; asked for once, when Kring starts."""
    subscribe(ReportAttached, look_at_the_plan)
    touching.tell_items(Touch.GOAL, touching.goals)
    touching.tell_items(Touch.ACTION, touching.actions)

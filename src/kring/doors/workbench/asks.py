"""What asks for a professional today: reports at the desk, questions, actions, meetings, after-care, and news."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import (
    CharField,
    Count,
    DateField,
    DateTimeField,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Cast, Coalesce, TruncDate
from django.utils import timezone
from django.utils.translation import gettext as _

from kring.casework.closing.models import Closing
from kring.casework.intake.models import Report
from kring.casework.meetings.models import Meeting
from kring.casework.plans.models import Action, PlanReview
from kring.doors.workbench.addresses import REPORT, address
from kring.doors.workbench.heads import Head, dossiers_with_heads, head_of
from kring.foundation.accounts.viewer import Viewer
from kring.foundation.circle.choices import InvolvementRole
from kring.foundation.circle.models import ChronologyLine, Involvement
from kring.foundation.core.terms import Term, in_working_days

TRIAGE_TERM_IN_WORKING_DAYS = 5
DAYS_AHEAD = 14
DAYS_BEHIND_FOR_AFTER_CARE = 30
MOST = 50
MOST_NEWS = 12


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing that waits for whoever looks."""

    kind: str
    what: str
    day: date
    term: str
    late: bool
    url: str
    at: datetime | None = None
    head: Head | None = None


@dataclass(frozen=True, slots=True)
class FreshNews:
    """A family in which something happened since whoever looks last looked."""

    head: Head
    unread: int


@dataclass(frozen=True, slots=True)
class Asks:
    """Everything that asks for one professional now."""

    reports: list[Ask]
    waiting: list[Ask]
    news: list[FreshNews]

    @property
    def nothing(self) -> bool:
        return not (self.reports or self.waiting or self.news)


def asks_for(viewer: Viewer) -> Asks:
    """Gather what asks for this professional. At most four queries, whatever the number of rows."""
    news = [
        FreshNews(head_of(dossier), dossier.unread)
        for dossier in dossiers_with_fresh_news(viewer).order_by("-newest_at", "-pk")[:MOST_NEWS]
    ]
    rows = list(_waiting(viewer))
    known = {one.head.pk: one.head for one in news}
    missing = {row["dossier_id"] for row in rows} - set(known)
    known |= {one.pk: head_of(one) for one in dossiers_with_heads(viewer).filter(pk__in=missing)}
    return Asks(
        reports=_reports(viewer),
        waiting=[_ask(row, known[row["dossier_id"]], viewer.today) for row in rows if row["dossier_id"] in known],
        news=news,
    )


def dossiers_with_fresh_news(viewer: Viewer) -> QuerySet:
    """Open dossiers with lines that somebody else wrote since this viewer last looked."""
    long_ago = datetime(1900, 1, 1, tzinfo=timezone.get_default_timezone())
    fresh = ChronologyLine.objects.filter(
        dossier=OuterRef("pk"), written_at__gt=Coalesce(OuterRef("looked_at"), Value(long_ago))
    ).exclude(written_by_id=viewer.id)
    return (
        dossiers_with_heads(viewer, with_news=True)
        .open()
        .filter(Exists(fresh))
        .annotate(
            newest_at=Subquery(fresh.order_by("-happened_at").values("happened_at")[:1]),
            unread=Subquery(fresh.order_by().values("dossier").annotate(many=Count("pk")).values("many")),
        )
    )


def _reports(viewer: Viewer) -> list[Ask]:
    waiting = Report.objects.waiting().filter(dossier__isnull=True)[:MOST]
    found = []
    for report in waiting:
        received = timezone.localdate(report.received_at)
        term = in_working_days(_("triage"), received, TRIAGE_TERM_IN_WORKING_DAYS)
        found.append(
            Ask(
                kind="danger" if report.immediate_danger else "report",
                what=_("Melding van %(reporter)s") % {"reporter": report.get_reporter_kind_display()},
                day=term.last_day,
                term=term.in_words(viewer.today),
                late=term.is_late(viewer.today),
                url=address(REPORT, report.pk),
                at=timezone.localtime(report.received_at),
            )
        )
    return found


def _waiting(viewer: Viewer) -> Iterable[dict[str, Any]]:
    """Questions, actions, meetings and after-care, as one list of rows in order of day."""
    soon = viewer.today + timedelta(days=DAYS_AHEAD)
    now = timezone.now()
    mine = Involvement.objects.filter(
        professional_id=viewer.id, role__in=[InvolvementRole.COORDINATOR, InvolvementRole.SECOND]
    ).at(now)
    carried = mine.values("dossier_id")
    reviews = PlanReview.objects.unanswered().filter(dossier_id__in=carried)
    actions = Action.objects.open().filter(
        Q(doer_professional_id=viewer.id, due_on__lte=soon) | Q(due_on__lt=viewer.today, dossier_id__in=carried),
        dossier__closed_at__isnull=True,
    )
    meetings = Meeting.objects.coming(now).filter(starts_at__lt=now + timedelta(days=DAYS_AHEAD))
    after_care = Closing.objects.filter(
        closed_at__isnull=False,
        after_care_by_id=viewer.id,
        after_care_on__range=(viewer.today - timedelta(days=DAYS_BEHIND_FOR_AFTER_CARE), soon),
    )
    columns = ("row_kind", "pk", "dossier_id", "day", "what", "at")
    parts = [
        _row(reviews, "review", F("due_on"), F("because_of")),
        _row(actions, "action", F("due_on"), F("wording")),
        _row(meetings, "meeting", TruncDate("starts_at"), F("purpose"), F("starts_at")),
        _row(after_care, "after_care", F("after_care_on"), F("way_back")),
    ]
    first, *others = [part.order_by().values(*columns) for part in parts]
    return first.union(*others, all=True).order_by("day", "at", "pk")[:MOST]


def _row(found: QuerySet, kind: str, day: Any, what: Any, at: Any = None) -> QuerySet:
    moment = at or Cast(None, DateTimeField())
    return found.annotate(
        row_kind=Value(kind, CharField()), day=Cast(day, DateField()), what=Cast(what, CharField()), at=moment
    )


def _ask(row: dict[str, Any], head: Head, today: date) -> Ask:
    kind, what = row["row_kind"], row["what"]
    if kind == "review":
        what = _("%(cause)s raakt misschien het plan") % {"cause": what}
        url = address("plans:answer-review", head.pk, row["pk"])
    elif kind == "meeting":
        url = address("meetings:meeting", head.pk, row["pk"])
    elif kind == "action":
        url = address("plans:plan", head.pk)
    else:
        what = _("Vragen hoe het gaat, na het afsluiten")
        url = address("closing:closing", head.pk)
    term = Term(what, today, row["day"])
    return Ask(
        kind=kind,
        what=what,
        day=row["day"],
        term=term.in_words(today),
        late=term.is_late(today),
        url=url or head.url,
        at=timezone.localtime(row["at"]) if row["at"] else None,
        head=head,
    )

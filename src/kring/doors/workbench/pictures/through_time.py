"""Makes a timeline of what the viewer may see of a family: help, waiting, orders, phases of safety, meetings."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from kring.casework.meetings.models import Meeting
from kring.casework.plans.choices import LegalFrame
from kring.casework.plans.models import Action, CourtOrder, PlanVersion
from kring.casework.safety.models import Phase
from kring.doors.workbench.whole_picture import doer_of
from kring.foundation.circle.choices import LineKind
from kring.foundation.circle.models import ChronologyLine, Dossier
from kring.foundation.circle.people import Circle
from kring.foundation.ui.pictures.svg import Picture
from kring.foundation.ui.pictures.timeline import Moment, Span, timeline

# More would not be readable in one drawing; everything stands on the page of what happened.
MOST_SPANS, MOST_MOMENTS = 24, 12
# Of what happened these are days that mattered by themselves; the rest is drawn from the rows it tells about.
MATTERED = (LineKind.REPORT, LineKind.INCIDENT, LineKind.DOSSIER, LineKind.CLOSING)
WORDS = 48


def drawing_of(dossier: Dossier, circle: Circle, today: date) -> Picture:
    """Bars and days of one family. Six queries, whatever the number of rows."""
    spans = [*_phases(dossier), *_orders(dossier, today), *_help(dossier, circle, today)]
    newest = sorted(spans, key=lambda span: span.until or today, reverse=True)[:MOST_SPANS]
    moments = [*_meetings(dossier), *_versions(dossier), *_lines(dossier)]
    last = sorted(moments, key=lambda moment: moment.on, reverse=True)[:MOST_MOMENTS]
    return timeline(newest, moments=last, today=today)


def _help(dossier: Dossier, circle: Circle, today: date) -> list[Span]:
    """What is done, and waiting as waiting."""
    found = []
    actions = Action.objects.of(dossier).select_related("doer_professional", "doer_organisation")
    for action in actions.order_by("-agreed_on", "-pk")[:MOST_SPANS]:
        what, who = _short(action.wording), doer_of(action, circle)
        begun = action.started_on or action.ended_on
        if action.waits_until_on and action.agreed_on < (begun or today):
            found.append(Span(what, action.agreed_on, begun, "waiting", who))
        if action.started_on and action.started_on <= today:
            kind = "compulsory" if action.frame == LegalFrame.COMPULSORY else "help"
            found.append(Span(what, action.started_on, action.ended_on, kind, who))
    return found


def _orders(dossier: Dossier, today: date) -> list[Span]:
    orders = CourtOrder.objects.of(dossier).filter(from_on__lte=today).order_by("-from_on")[:MOST_SPANS]
    return [
        Span(str(one.get_kind_display()), one.from_on, _last_day(one.until_on, today), "compulsory", one.court)
        for one in orders
    ]


def _phases(dossier: Dossier) -> list[Span]:
    phases = Phase.objects.of(dossier).order_by("-from_on")[:MOST_SPANS]
    return [
        Span(str(one.get_code_display()), one.from_on, one.until_on and max(one.from_on, one.until_on), "phase")
        for one in phases
    ]


def _meetings(dossier: Dossier) -> list[Moment]:
    held = Meeting.objects.of(dossier).filter(called_off_at__isnull=True).order_by("-starts_at")[:MOST_MOMENTS]
    return [Moment(timezone.localdate(one.held_at or one.starts_at), _("overleg")) for one in held]


def _versions(dossier: Dossier) -> list[Moment]:
    versions = PlanVersion.objects.of(dossier).order_by("-agreed_on", "-number")[:MOST_MOMENTS]
    return [Moment(one.agreed_on, _("plan, versie %(number)s") % {"number": one.number}) for one in versions]


def _lines(dossier: Dossier) -> list[Moment]:
    lines = ChronologyLine.objects.of(dossier).filter(kind__in=MATTERED).order_by("-happened_at", "-pk")
    return [Moment(timezone.localdate(one.happened_at), _short(one.sentence)) for one in lines[:MOST_MOMENTS]]


def _last_day(until_on: date | None, today: date) -> date | None:
    """An order holds until a day: the day before is the last. One that holds today still runs."""
    return until_on - timedelta(days=1) if until_on and until_on <= today else None


def _short(words: str) -> str:
    return str(Truncator(words).chars(WORDS))

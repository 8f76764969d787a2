"""What asks for a professional today: reports at the desk, questions, actions, meetings, after-care, and news."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
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
from django.db.models.functions import Cast, Coalesce, Concat, TruncDate
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from kring.casework.closing.models import Closing, ClosingWord
from kring.casework.intake.models import Report
from kring.casework.intake.rules import minutes_in_words, triage_term
from kring.casework.meetings.models import Meeting
from kring.casework.plans.asking import asked_of_me
from kring.casework.plans.models import Action, ImpactProposal
from kring.casework.safety.choices import CheckInWay
from kring.casework.safety.models import CheckIn
from kring.doors.workbench.addresses import REPORT, address
from kring.doors.workbench.asks_intake import WITHOUT_FAMILY, intake_rows, words_and_address
from kring.doors.workbench.asks_screens import SCREEN_KINDS, screen_in_words, screen_rows
from kring.doors.workbench.handing_over.forms import role_in_a_sentence
from kring.doors.workbench.heads import Head, dossiers_with_heads, head_of
from kring.doors.workbench.steering.standing import PassedOn, passed_on_in_region
from kring.foundation.accounts.viewer import AMSTERDAM, Viewer
from kring.foundation.circle.choices import Section
from kring.foundation.circle.models import ChronologyLine, Dossier, Involvement, LastLook
from kring.foundation.core.terms import Term
from kring.foundation.organisations.choices import PositionKind
from kring.foundation.sharing.models import PreparedHandover, Withholding
from kring.foundation.sharing.opened import carried
from kring.foundation.sharing.overview import ending_soon, not_told
from kring.foundation.sharing.rights.choices import RequestKind
from kring.foundation.sharing.rights.models import RightsRequest

DAYS_AHEAD = 14
MOST = 50
MOST_NEWS = 12
# For who never looked: everything is news.
LONG_AGO = datetime(1900, 1, 1, tzinfo=AMSTERDAM)


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
    looked_before: bool = True


@dataclass(frozen=True, slots=True)
class Asks:
    """Everything that asks for one professional now."""

    reports: list[Ask]
    waiting: list[Ask]
    news: list[FreshNews]
    # There is news of more families than stand here.
    more_news: bool = False
    passed_on: list[PassedOn] = field(default_factory=list)

    @property
    def dossiers(self) -> list[int]:
        """The families of which something stands here."""
        heads = [ask.head for ask in self.waiting] + [one.head for one in self.news]
        return sorted({head.pk for head in heads if head is not None})

    @property
    def nothing(self) -> bool:
        return not (self.reports or self.waiting or self.news or self.passed_on)


def asks_for(viewer: Viewer) -> Asks:
    """Gather what asks for this professional. At most five queries, whatever the number of rows."""
    fresh = {pk: (unread, looked > LONG_AGO) for pk, unread, looked in _newest(viewer)}
    rows = list(_waiting(viewer))
    mentioned = {row["dossier_id"] for row in rows} | set(fresh)
    known = {one.pk: head_of(one) for one in dossiers_with_heads(with_news=True).filter(pk__in=mentioned)}
    return Asks(
        reports=_reports(viewer),
        waiting=[one for row in rows if (one := _ask_of(row, known.get(row["dossier_id"]), viewer.today)) is not None],
        news=[FreshNews(known[pk], *one) for pk, one in list(fresh.items())[:MOST_NEWS] if pk in known],
        more_news=len(fresh) > MOST_NEWS,
        passed_on=passed_on_in_region(MOST) if PositionKind.PROCESS_COORDINATOR in viewer.roles else [],
    )


def _ask_of(row: dict[str, Any], head: Head | None, today: date) -> Ask | None:
    """The ask of a row; None for a family that is not open. Some may be asked of who sees no family at all."""
    if row["row_kind"] == "rights":
        return _request(row, head, today)
    if row["row_kind"] in WITHOUT_FAMILY:
        what, url = words_and_address(row)
        term = Term(what, today, row["day"])
        return Ask(row["row_kind"], what, row["day"], term.in_words(today), term.is_late(today), url, head=head)
    return _ask(row, head, today) if head is not None else None


def _newest(viewer: Viewer) -> Iterable[tuple[int, int, datetime]]:
    return fresh_news(viewer).values_list("pk", "unread", "looked_at")[: MOST_NEWS + 1]


def fresh_news(viewer: Viewer) -> QuerySet[Any, Any]:
    """Open dossiers with lines that somebody else wrote since this viewer last looked, the newest first."""
    looked = LastLook.objects.filter(dossier=OuterRef("pk"), professional_id=viewer.id).values("looked_at")[:1]
    fresh = ChronologyLine.objects.filter(dossier=OuterRef("pk"), written_at__gt=OuterRef("looked_at")).exclude(
        written_by_id=viewer.id
    )
    found: QuerySet[Any, Any] = (
        Dossier.objects.open()
        .annotate(looked_at=Coalesce(Subquery(looked), Value(LONG_AGO)))
        .filter(Exists(fresh))
        .annotate(
            newest_at=Subquery(fresh.order_by("-happened_at").values("happened_at")[:1]),
            unread=Subquery(fresh.order_by().values("dossier").annotate(many=Count("pk")).values("many")),
        )
        .order_by("-newest_at", "-pk")
    )
    return found


def _reports(viewer: Viewer) -> list[Ask]:
    waiting = Report.objects.waiting()[:MOST]
    found = []
    for report in waiting:
        term = triage_term(timezone.localdate(report.received_at))
        words, late = term.in_words(viewer.today), term.is_late(viewer.today)
        if report.danger_due_at is not None and report.danger_met_at is None:
            words, late = minutes_in_words(report.danger_due_at, timezone.now()), True
        found.append(
            Ask(
                kind="danger" if report.immediate_danger or report.disclosure else "report",
                what=_("Melding van %(reporter)s") % {"reporter": report.get_reporter_kind_display()},
                day=term.last_day,
                term=words,
                late=late,
                url=address(REPORT, report.pk),
                at=timezone.localtime(report.received_at),
            )
        )
    return found


def _waiting(viewer: Viewer) -> Iterable[dict[str, Any]]:
    """Questions, actions, meetings and after-care, as one list of rows in order of day."""
    soon = viewer.today + timedelta(days=DAYS_AHEAD)
    now = timezone.now()
    mine = carried(Section.PLAN).values("pk")
    asked = ImpactProposal.objects.filter(asked_of_me(viewer), dossier_id__in=mine)
    proposals, to_adapt = asked.unanswered(), asked.to_settle()
    actions = Action.objects.open().filter(
        Q(doer_professional_id=viewer.id, due_on__lte=soon) | Q(due_on__lt=viewer.today, dossier_id__in=mine),
        dossier__closed_at__isnull=True,
    )
    meetings = Meeting.objects.coming(now).filter(starts_at__lt=now + timedelta(days=DAYS_AHEAD))
    after_care = Closing.objects.that_closed().filter(
        after_care_by_id=viewer.id, after_care_held_on__isnull=True, after_care_on__lte=soon
    )
    said = ClosingWord.objects.filter(closing=OuterRef("pk"), professional_id=viewer.id)
    involved = Involvement.objects.filter(professional_id=viewer.id).at(now).values("dossier_id")
    my_word = Closing.objects.running().filter(~Exists(said), dossier_id__in=involved)
    # One line for a family, however much of it is due: the day of the first.
    sooner = Withholding.objects.filter(dossier=OuterRef("dossier"), ended_at__isnull=True)
    kept = Withholding.objects.filter(
        ended_at__isnull=True,
        review_on__lte=viewer.today,
        dossier_id__in=carried(Section.CIRCLE).values("pk"),
        pk=Subquery(sooner.order_by("review_on", "pk").values("pk")[:1]),
    )
    check_ins = CheckIn.objects.planned().filter(
        asker_id=viewer.id, on__lte=viewer.today, way=CheckInWay.PHONE, dossier__closed_at__isnull=True
    )
    columns = ("row_kind", "pk", "dossier_id", "day", "what", "at")
    parts = [
        _row(proposals, "proposal", F("due_on"), F("because_of")),
        _row(to_adapt, "adapt", F("due_on"), F("because_of")),
        _row(actions, "action", F("due_on"), F("wording")),
        _row(meetings, "meeting", TruncDate("starts_at"), F("purpose"), F("starts_at")),
        _row(after_care, "after_care", F("after_care_on"), F("way_back")),
        _row(kept, "withheld", F("review_on"), Value("")),
        _row(check_ins, "check_in", F("on"), Value("")),
        _row(my_word, "closing_word", F("proposed_on"), F("summary")),
        _row(RightsRequest.objects.open(), "rights", F("due_on"), F("kind")),
        _row(ending_soon(mine, viewer.today, soon), "ground", F("until_on"), F("whom")),
        _row(not_told(mine, viewer.today), "untold", F("tell_by"), F("whom")),
        _row(PreparedHandover.objects.waits_for(viewer.id), "take_over", F("from_on"), _giver_and_role()),
        _row(PreparedHandover.objects.to_finish_by(viewer.id), "give", F("from_on"), F("to__first_name")),
        *(_row(*one) for one in intake_rows(viewer)),
        *(_row(*one) for one in screen_rows(viewer)),
    ]
    first, *others = [part.order_by().values(*columns) for part in parts]
    return first.union(*others, all=True).order_by("day", "at", "pk")[:MOST]


def _row(found: QuerySet[Any, Any], kind: str, day: Any, what: Any, at: Any = None) -> QuerySet[Any, Any]:
    moment = at or Cast(Value(None), DateTimeField())
    row: QuerySet[Any, Any] = found.annotate(
        row_kind=Value(kind, CharField()), day=Cast(day, DateField()), what=Cast(what, CharField()), at=moment
    )
    return row


def _giver_and_role() -> Concat:
    return Concat(
        "giver__professional__first_name", Value(" "), "giver__professional__last_name", Value("|"), "role",
        output_field=CharField(),
    )  # fmt: skip


def _ask(row: dict[str, Any], head: Head, today: date) -> Ask:
    kind, what = row["row_kind"], row["what"]
    if kind == "proposal":
        what = _("%(cause)s raakt misschien het plan") % {"cause": what}
        url = address("plans:answer-proposal", head.pk, row["pk"])
    elif kind == "adapt":
        what = _("Het plan aanpassen na %(cause)s") % {"cause": what}
        url = address("plans:plan", head.pk)
    elif kind == "meeting":
        url = address("meetings:meeting", head.pk, row["pk"])
    elif kind == "action":
        url = address("plans:plan", head.pk)
    elif kind == "withheld":
        what = _("Kijken of wat is afgeschermd nog afgeschermd moet blijven")
        url = address("workbench:withheld", head.pk)
    elif kind == "check_in":
        what = _("Bellen voor een check-in")
        url = address("safety:check-in-record", head.pk, row["pk"])
    elif kind in SCREEN_KINDS:
        what, url = screen_in_words(kind, what), address(SCREEN_KINDS[kind], head.pk)
    elif kind == "ground":
        what = _("%(name)s mag straks niet meer meelezen. Nog nodig?") % {"name": what}
        url = address("workbench:ground", head.pk, row["pk"])
    elif kind == "untold":
        what = _("Vertel het gezin dat %(name)s meeleest") % {"name": what}
        url = address("workbench:ground", head.pk, row["pk"])
    elif kind == "take_over":
        name, _bar, role = what.rpartition("|")
        what = _("%(name)s wil u %(role)s overdragen") % {"name": name, "role": role_in_a_sentence(role)}
        url = address("workbench:handover", head.pk, row["pk"])
    elif kind == "give":
        what = _("De overdracht aan %(name)s: vertel het gezin en teken") % {"name": what}
        url = address("workbench:handover", head.pk, row["pk"])
    elif kind == "after_care":
        what = _("Vragen hoe het gaat, na het afsluiten")
        url = address("closing:closing", head.pk)
    else:
        what = _("Zeggen wat u van afsluiten vindt")
        url = address("closing:closing", head.pk)
    term = Term(what, today, row["day"])
    has_term = kind not in {"closing_word", "screen", "together"}
    return Ask(
        kind=kind,
        what=capfirst(what),
        day=row["day"],
        term=term.in_words(today) if has_term else "",
        late=has_term and term.is_late(today),
        url=url or head.url,
        at=timezone.localtime(row["at"]) if row["at"] else None,
        head=head,
    )


def _request(row: dict[str, Any], head: Head | None, today: date) -> Ask:
    """Something that a family asks about what is written down."""
    what = _("Antwoord op een verzoek: %(kind)s") % {"kind": RequestKind(row["what"]).label}
    term = Term(what, today, row["day"])
    url = address("workbench:rights-answer", row["dossier_id"], row["pk"])
    return Ask("rights", what, row["day"], term.in_words(today), term.is_late(today), url, head=head)

"""What asks for a professional outside a dossier: questions of and to other organisations, advice, and own doubts."""

from __future__ import annotations

from typing import Any

from django.db.models import BigIntegerField, CharField, F, Q, QuerySet, Value
from django.db.models.functions import Cast, Coalesce, Concat
from django.utils.translation import gettext as _

from kring.casework.intake.models import Advice, InformationRequest, KnownQuestion, ReportingCode
from kring.casework.intake.querysets import KnownQuestionQuerySet
from kring.casework.intake.whom_to_ask import appointed_for
from kring.doors.workbench.addresses import address
from kring.foundation.accounts.viewer import Viewer
from kring.foundation.organisations.choices import PositionKind

# The kinds of rows that need no family: whoever looks may see none.
WITHOUT_FAMILY = frozenset({
    "known", "known_untold", "information", "asked_known", "asked_information", "advice", "reporting_code",
})  # fmt: skip

Row = tuple[QuerySet[Any, Any], str, Any, Any]


def intake_rows(viewer: Viewer) -> list[Row]:
    """Query, kind, day and words of each; only what can be there for whoever looks."""
    today, mine = viewer.today, {"asked_by_id": viewer.id}
    asked, organisation = _still_of_use(), _with_report("organisation__name", "report_id")
    of_request = _with_report("question__organisation__name", "question__report_id")
    no_family = Value(None, BigIntegerField())
    late = InformationRequest.objects.unanswered().filter(**mine, answer_by__lt=today)
    rows: list[Row] = [
        (asked.unanswered().filter(**mine, answer_by__lt=today), "known", F("answer_by"), organisation),
        (asked.overdue_to_tell(today).filter(**mine), "known_untold", F("tell_by"), organisation),
        (late.annotate(dossier_id=F("question__dossier_id")), "information", F("answer_by"), of_request),
        (
            ReportingCode.objects.to_look_at_again(today)
            .filter(professional_id=viewer.id)
            .annotate(dossier_id=no_family),
            "reporting_code", F("look_again_on"), F("title"),
        ),
    ]  # fmt: skip
    if PositionKind.DESK in viewer.roles:
        again = Advice.objects.to_call_back(today).filter(adviser_id=viewer.id).annotate(dossier_id=no_family)
        rows.append((again, "advice", F("call_back_on"), F("concern")))
    if PositionKind.ANSWERS_QUESTIONS in viewer.roles:
        ours = appointed_for(viewer)
        rows.append((KnownQuestion.objects.to_answer(ours, today), "asked_known", F("answer_by"), F("asked_for__name")))
        wanted = InformationRequest.objects.to_answer(ours, today).annotate(dossier_id=no_family)
        rows.append((wanted, "asked_information", F("answer_by"), F("question__asked_for__name")))
    return rows


def words_and_address(row: dict[str, Any]) -> tuple[str, str]:
    """What it asks, and where one does it."""
    kind, what, number = row["row_kind"], row["what"], row["pk"]
    words = {
        "known": _("Geen antwoord van %(name)s. Bel, vraag opnieuw of trek in"),
        "known_untold": _("Vertel het gezin dat u %(name)s vroeg of het daar bekend is"),
        "information": _("Geen antwoord van %(name)s op uw verzoek om informatie"),
        "asked_known": _("%(name)s vraagt of een gezin bij u bekend is"),
        "asked_information": _("%(name)s vraagt om informatie"),
        "advice": _("Opnieuw spreken over advies %(number)s"),
        "reporting_code": _("Kijken of uw hulp werkt: %(name)s"),
    }[kind]
    if kind in ("known", "known_untold", "information"):
        what, _bar, report = what.rpartition("|")
        # Before there is a dossier the question stands with its report.
        url = (
            address("known:of-family", row["dossier_id"])
            if row["dossier_id"]
            else address("intake:known-of-report", int(report))
        )
    else:
        name = {
            "asked_known": "intake:asked-answer",
            "asked_information": "intake:asked-give",
            "advice": "intake:advice",
            "reporting_code": "intake:code",
        }[kind]
        url = address(name, number)
    return words % {"name": what, "number": number}, url


def _still_of_use() -> KnownQuestionQuerySet:
    """Of families with whom somebody works, and from reports that wait."""
    waits, open_dossier = Q(dossier__isnull=True, report__triaged_at__isnull=True), Q(dossier__closed_at__isnull=True)
    return KnownQuestion.objects.filter(waits | (open_dossier & Q(dossier__isnull=False)))


def _with_report(name: str, report: str) -> Concat:
    number = Cast(Coalesce(F(report), Value(0)), CharField())
    return Concat(F(name), Value("|"), number, output_field=CharField())

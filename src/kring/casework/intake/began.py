"""What a report begins with: steps of the reporting code, or advice that was given. Nothing is typed twice."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from kring.casework.intake import code_rules
from kring.casework.intake.actions_doubts import advice_became_report, code_became_report
from kring.casework.intake.choices import ReporterKind
from kring.casework.intake.forms_doubts import BALANCE, reporter_kind_of
from kring.casework.intake.models import Advice, ReportingCode
from kring.foundation.accounts.requests import Request
from kring.foundation.accounts.viewer import Viewer
from kring.foundation.organisations.models import Organisation

FROM_CODE, FROM_ADVICE = "meldcode", "advies"


@dataclass(frozen=True, slots=True)
class Begun:
    """What the form of a report is filled with."""

    filled: dict[str, Any] = field(default_factory=dict)
    persons: list[dict[str, Any]] = field(default_factory=list)


def begun_before(request: Request, viewer: Viewer) -> Begun:
    """What was written before, when the address names it and it is of whoever looks; otherwise nothing."""
    if code := _own_code(request.GET.get(FROM_CODE), viewer):
        balance = code_rules.from_text(code.balance) or {}
        organisation = Organisation.objects.get(pk=code.organisation_id)
        return Begun(
            filled={
                "situation": code_rules.as_report_text(code),
                "from_code": code.pk,
                "reporter_kind": reporter_kind_of(organisation.kind),
                "organisation": organisation.name,
                "name": viewer.name,
                **{BALANCE + name: told for name, told in balance.items()},
            },
            persons=code_rules.from_text(code.persons) or [],
        )
    if advice := _advice(request.GET.get(FROM_ADVICE)):
        parts = [advice.question, advice.called_words]
        return Begun(
            filled={
                "situation": "\n\n".join(part for part in parts if part),
                "from_advice": advice.pk,
                "reporter_kind": ReporterKind(advice.asker_kind),
                "desk": advice.team_id,
            }
        )
    return Begun()


def became_report(filled: dict[str, Any], viewer: Viewer) -> None:
    """Record with what the report began that it became one."""
    if code := _own_code(filled.get("from_code"), viewer):
        code_became_report(code=code, viewer=viewer)
    if advice := _advice(filled.get("from_advice")):
        advice_became_report(advice=advice, viewer=viewer)


def _own_code(number: Any, viewer: Viewer) -> ReportingCode | None:
    return ReportingCode.objects.filter(pk=number, professional_id=viewer.id).first() if _is_number(number) else None


def _advice(number: Any) -> Advice | None:
    return Advice.objects.filter(pk=number, reported_at__isnull=True).first() if _is_number(number) else None


def _is_number(told: Any) -> bool:
    return told is not None and str(told).isascii() and str(told).isdigit() and len(str(told)) < 18

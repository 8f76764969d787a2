"""The approach of one family as its page shows it: steps, criteria, roles and parties, beside what is there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import prefetch_related_objects
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kring.foundation.circle.approaches import ApproachCheck, DossierApproach, RoleTaken
from kring.foundation.circle.models import Dossier
from kring.foundation.circle.people import Circle
from kring.foundation.circle.steps import Standing, StepStanding, standing_of_steps
from kring.foundation.core.text import join_words
from kring.foundation.organisations.approaches.choices import CriterionKind, TermBasis
from kring.foundation.organisations.approaches.models import ApproachVersion
from kring.foundation.organisations.approaches.parts import (
    ApproachCriterion,
    ApproachParty,
    ApproachRole,
    ApproachStep,
)

# The parts that the page shows, each fetched once.
PARTS_SHOWN = ("steps", "criteria", "roles", "parties", "instruments")


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step, how it stands in words, the newest look at it, and until when."""

    step: ApproachStep
    word: str
    tone: str
    when: str
    check: ApproachCheck | None
    is_done: bool
    is_statutory: bool


@dataclass(frozen=True, slots=True)
class CriterionLine:
    criterion: ApproachCriterion
    word: str
    tone: str
    check: ApproachCheck | None


@dataclass(frozen=True, slots=True)
class RoleLine:
    role: ApproachRole
    who: str


@dataclass(frozen=True, slots=True)
class PartyLine:
    party: ApproachParty
    word: str
    tone: str
    who: str


def rows_of(dossier: Dossier) -> tuple[DossierApproach | None, list[DossierApproach]]:
    """What is followed now, and what was followed before. One query, and one for each part of what is followed now."""
    found = list(
        DossierApproach.objects.of(dossier)
        .select_related("approach_version__approach", "decided_by")
        .order_by("-started_at", "-pk")
    )
    now = next((one for one in found if one.ended_at is None), None)
    if now is not None:
        prefetch_related_objects([now.approach_version], *PARTS_SHOWN)
    return now, [one for one in found if one is not now]


def checks_of(followed: DossierApproach) -> list[ApproachCheck]:
    """Every look at a step or criterion, the newest first. One query."""
    return list(
        ApproachCheck.objects.filter(followed=followed).select_related("written_by").order_by("-looked_at", "-pk")
    )


def steps_of(followed: DossierApproach, checks: Iterable[ApproachCheck], now: datetime) -> list[StepLine]:
    """The steps in their order, each with how it stands."""
    newest = _newest(checks, "step_id")
    standings = standing_of_steps(
        followed.approach_version.steps.all(),  # type: ignore[attr-defined]
        done_at={pk: check.looked_at for pk, check in newest.items() if check.holds},
        started_at=followed.started_at,
        reported_at=followed.reported_at,
        now=now,
    )
    return [_step(one, newest.get(one.step.pk), now) for one in standings]


def criteria_of(version: ApproachVersion, checks: Iterable[ApproachCheck]) -> list[tuple[str, list[CriterionLine]]]:
    """The criteria to begin and to stop, each with what somebody saw."""
    newest = _newest(checks, "criterion_id")
    titles = {CriterionKind.ENTER: _("Wanneer deze werkwijze past"), CriterionKind.LEAVE: _("Wanneer het klaar is")}
    return [
        (
            title,
            [
                _criterion(one, newest.get(one.pk))
                for one in version.criteria.all()  # type: ignore[attr-defined]
                if one.kind == kind
            ],
        )
        for kind, title in titles.items()
    ]


def roles_of(followed: DossierApproach, circle: Circle) -> list[RoleLine]:
    """Each role with who has it: from the circle, or as somebody gave it. One query."""
    taken: dict[int, str] = {
        one.role_id: str(one.professional)
        for one in RoleTaken.objects.running().filter(followed=followed).select_related("professional")
    }
    held: dict[str, list[str]] = {}
    for involved in circle.involvements:
        held.setdefault(involved.role, []).append(_name(circle, involved))
    return [
        RoleLine(role, join_words(held.get(role.circle_role, [])) if role.circle_role else taken.get(role.pk, ""))
        for role in followed.approach_version.roles.all()  # type: ignore[attr-defined]
    ]


def parties_of(version: ApproachVersion, circle: Circle) -> list[PartyLine]:
    """Each party: there, missing, or not needed now."""
    there: dict[str, list[str]] = {}
    for involved in circle.involvements:
        if involved.team is not None:
            there.setdefault(involved.team.organisation.kind, []).append(_name(circle, involved))
    return [_party(party, there.get(party.kind, [])) for party in version.parties.all()]  # type: ignore[attr-defined]


def _newest(checks: Iterable[ApproachCheck], column: str) -> dict[int, ApproachCheck]:
    found: dict[int, ApproachCheck] = {}
    for check in checks:
        if pk := getattr(check, column):
            found.setdefault(pk, check)
    return found


def _step(one: StepStanding, check: ApproachCheck | None, now: datetime) -> StepLine:
    word, tone = {
        Standing.DONE: (_("klaar"), "ok"),
        Standing.LATE: (_("te laat"), "error"),
        Standing.NEXT: (_("nu"), "info"),
        Standing.LATER: (_("later"), "neutral"),
    }[one.standing]
    when = ""
    if one.is_open and one.due is not None:
        when = _("uiterlijk %(day)s, %(left)s") % {
            "day": date_format(one.due.last_day, "j F Y"),
            "left": one.due.in_words(now),
        }
    return StepLine(
        step=one.step,
        word=word,
        tone=tone,
        when=when,
        check=check,
        is_done=not one.is_open,
        is_statutory=one.step.term_basis == TermBasis.STATUTORY,
    )


def _criterion(criterion: ApproachCriterion, check: ApproachCheck | None) -> CriterionLine:
    if check is None:
        return CriterionLine(criterion, _("nog niet nagekeken"), "neutral", None)
    word, tone = (_("ja"), "ok") if check.holds else (_("nee"), "warning")
    return CriterionLine(criterion, word, tone, check)


def _party(party: ApproachParty, names: list[str]) -> PartyLine:
    if names:
        return PartyLine(party, _("doet mee"), "ok", join_words(list(dict.fromkeys(names))))
    if party.is_needed:
        return PartyLine(party, _("ontbreekt"), "warning", "")
    return PartyLine(party, _("als het nodig is"), "neutral", "")


def _name(circle: Circle, involved: Any) -> str:
    if involved.person_id:
        return circle.name_of(involved.person_id) or _("iemand uit het netwerk")
    return str(involved.professional or involved.team)

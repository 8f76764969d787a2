"""Absence and replacement: a colleague of the same organisation sees, for some days, the families of who is away.

The right follows the involvements and grounds of who is away, no wider, and ends by itself with its last day.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from kring.foundation.accounts.viewer import Job, Viewer, job, looking_as
from kring.foundation.circle.models import Involvement
from kring.foundation.core.dutch import day
from kring.foundation.core.refusal import Refused
from kring.foundation.organisations.choices import PositionKind
from kring.foundation.organisations.models import Position, Professional, Team
from kring.foundation.sharing import audit, replacement_rules
from kring.foundation.sharing.choices import Act
from kring.foundation.sharing.log_choices import NoticeKind
from kring.foundation.sharing.models import Notice, Replacement


@transaction.atomic
def name_replacement(
    *, absent: Professional, team: Team, replacement: Professional, from_on: date, until_on: date, viewer: Viewer
) -> Replacement:
    """Let somebody stand in for a colleague, from the first day until the day on which they are back."""
    if problem := replacement_rules.why_not_named(
        same_person=absent == replacement,
        may_name=_may_name(viewer, absent, team),
        same_organisation=_works_in(replacement, team, viewer.today),
        is_named_already=Replacement.objects.filter(
            absent=absent, replacement=replacement, team=team, ended_at__isnull=True, from_on__lt=until_on,
            until_on__gt=from_on,
        ).exists(),
        from_on=from_on,
        until_on=until_on,
        today=viewer.today,
    ):  # fmt: skip
        raise Refused(problem)
    named = Replacement.objects.create(
        absent=absent, team=team, replacement=replacement, from_on=from_on, until_on=until_on, named_by_id=viewer.id
    )
    _write_down(named, "sharing.replacement.named", viewer)
    with looking_as(job(Job.OPENING, today=viewer.today)):
        days = f"van {day(from_on)} tot {day(until_on)}"
        Notice.objects.create(to=replacement, kind=NoticeKind.REPLACEMENT, sentence=f"U vervangt {absent} {days}.")
    return named


@transaction.atomic
def end_replacement(*, replacement: Replacement, viewer: Viewer) -> Replacement:
    """Whoever was away is back, or somebody else stands in."""
    if replacement.ended_at is not None or replacement.until_on <= viewer.today:
        raise Refused(_("Deze vervanging was al voorbij."))
    replacement.ended_at = timezone.now()
    replacement.save(update_fields=["ended_at"])
    _write_down(replacement, "sharing.replacement.ended", viewer)
    return replacement


def replacements_of(professionals: Iterable[int | None], today: date) -> dict[int, list[Replacement]]:
    """Who stands in today for each of these professionals. One query."""
    found: dict[int, list[Replacement]] = {}
    for one in running_on(today).filter(absent_id__in=set(professionals) - {None}).select_related("replacement"):
        found.setdefault(one.absent_id, []).append(one)
    return found


def standing_in_for(viewer: Viewer, dossier_id: int) -> Replacement | None:
    """For whom this viewer stands in in this dossier."""
    involved = Involvement.objects.filter(dossier_id=dossier_id).at(timezone.now())
    return (
        running_on(viewer.today)
        .filter(replacement_id=viewer.id, absent_id__in=involved.values("professional_id"))
        .select_related("absent")
        .first()
    )


def running_on(on: date) -> QuerySet[Replacement]:
    """The replacements that hold on this day."""
    return Replacement.objects.filter(from_on__lte=on, until_on__gt=on, ended_at__isnull=True)


def _may_name(viewer: Viewer, absent: Professional, team: Team) -> bool:
    here = Position.objects.on(viewer.today).filter(team=team)
    works_here = here.filter(professional=absent).exists()
    leads_it = here.filter(professional_id=viewer.id, kind=PositionKind.TEAM_LEAD).exists()
    return works_here and (absent.pk == viewer.id or leads_it)


def _works_in(professional: Professional, team: Team, today: date) -> bool:
    positions = Position.objects.on(today).filter(professional=professional)
    return positions.filter(team__organisation_id=team.organisation_id).exists()


def _write_down(replacement: Replacement, name: str, viewer: Viewer) -> None:
    """A line for the replacement itself, and one for every family that is seen by somebody else because of it."""
    with looking_as(job(Job.OPENING, today=viewer.today)):
        involved = Involvement.objects.filter(professional_id=replacement.absent_id, team_id=replacement.team_id)
        dossiers = sorted(set(involved.at(timezone.now()).values_list("dossier_id", flat=True)))
        audit.write_each(viewer, act=Act.RIGHTS, name=name, dossiers=[None, *dossiers], key=audit.item_key(replacement))

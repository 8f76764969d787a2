"""Whom one may ask whether a family is known, who answers there, and what the family may read of it.

Asked as a job where whoever asks may not see what is withheld: that something is, and not what.
"""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from kring.casework.intake.models import KnownQuestion, Report
from kring.casework.intake.querysets import KnownQuestionQuerySet
from kring.foundation.accounts.viewer import Job, Viewer, job, looking_as
from kring.foundation.circle.models import Dossier
from kring.foundation.households.models import ParentalAuthority
from kring.foundation.organisations.choices import PositionKind
from kring.foundation.organisations.models import Organisation, Position
from kring.foundation.sharing.bases import all_bases
from kring.foundation.sharing.models import LegalBasis, Withholding


def appointed_for(viewer: Viewer) -> set[int]:
    """The organisations for which whoever looks was appointed to answer."""
    held = Position.objects.filter(professional_id=viewer.id, kind=PositionKind.ANSWERS_QUESTIONS).on(viewer.today)
    return set(held.values_list("team__organisation_id", flat=True)) if viewer.is_professional else set()


def who_can_answer(viewer: Viewer) -> set[int]:
    """The organisations of the region of whoever asks in which somebody is appointed to answer."""
    held = Position.objects.filter(kind=PositionKind.ANSWERS_QUESTIONS).on(viewer.today)
    return set(
        held.filter(team__organisation__in=_of_my_region(viewer)).values_list("team__organisation_id", flat=True)
    )


def organisations_to_ask(viewer: Viewer, dossier: Dossier | None) -> QuerySet[Organisation]:
    """Whom one may ask, in order of name."""
    left_out = {viewer.organisation_id or 0} | kept_from(dossier)
    return Organisation.objects.filter(pk__in=who_can_answer(viewer) - left_out).order_by("name")


def organisations_to_call(viewer: Viewer) -> QuerySet[Organisation]:
    """Organisations of the region in which nobody is appointed to answer: those one calls."""
    left_out = who_can_answer(viewer) | {viewer.organisation_id or 0}
    return _of_my_region(viewer).exclude(pk__in=left_out).order_by("name")


def bases_for(viewer: Viewer) -> list[LegalBasis]:
    """The laws on which the organisation of whoever asks may receive something today, the usual one first."""
    kind = Organisation.objects.filter(pk=viewer.organisation_id or 0).values_list("kind", flat=True).first()
    return all_bases().options(kind or "", viewer.today)


def waiting_at(dossier: Dossier | None, report: Report | None, today: date) -> set[int]:
    """The organisations at which a question about this family waits."""
    found = unanswered_about(dossier, report).filter(answer_by__gte=today)
    return set(found.values_list("organisation_id", flat=True))


def unanswered_about(dossier: Dossier | None, report: Report | None) -> KnownQuestionQuerySet:
    """The questions about this family, or from this report, that have no answer; in time or not."""
    where = Q(dossier=dossier) if dossier is not None else Q(report=report, dossier__isnull=True)
    return KnownQuestion.objects.unanswered().filter(where)


def kept_from(dossier: Dossier | None) -> set[int]:
    """The organisations from which, or from somebody of which, something of this family is withheld."""
    if dossier is None:
        return set()
    with looking_as(job(Job.MATCHING)):
        running = Withholding.objects.filter(dossier=dossier, ended_at__isnull=True)
        found = set(running.filter(from_organisation__isnull=False).values_list("from_organisation_id", flat=True))
        people = running.filter(from_professional__isnull=False).values("from_professional_id")
        theirs = Position.objects.filter(professional_id__in=people).values_list("team__organisation_id", flat=True)
        return found | set(theirs)


def somebody_hides(dossier_id: int | None) -> bool:
    """Whether the place of somebody in this family is kept from somebody."""
    if dossier_id is None:
        return False
    with looking_as(job(Job.MATCHING)):
        running = Withholding.objects.filter(dossier_id=dossier_id, ended_at__isnull=True)
        hidden = Q(whereabouts_of__isnull=False) | Q(item_key__startswith="households_")
        return running.filter(hidden).exists()


def family_may_read(question: KnownQuestion, today: date) -> bool:
    """Whether lines that name the asked organisation are for the family too.

    Not before they were told; and where somebody hides only what one grown-up alone reads. The page of the family
    itself, under the rule of the database, tells the rest.
    """
    told = question.family_told_on is not None or question.tell_by is None or question.tell_by <= today
    if not told or question.dossier_id is None:
        return False
    if not somebody_hides(question.dossier_id):
        return True
    with looking_as(job(Job.MATCHING)):
        return len(question.about) == 1 and not ParentalAuthority.objects.filter(child__in=question.about).exists()


def _of_my_region(viewer: Viewer) -> QuerySet[Organisation]:
    mine = Organisation.objects.filter(pk=viewer.organisation_id or 0).values("region_id")
    return Organisation.objects.filter(region__in=mine)

"""The dossiers whose section is open to whoever looks: the database is asked, the rule is not repeated."""

from __future__ import annotations

from django.db.models import BooleanField, ExpressionWrapper, F, Func, Q, Value

from kring.foundation.circle.choices import Section
from kring.foundation.circle.dossiers import Dossier
from kring.foundation.circle.querysets import DossierQuerySet


class _SectionIsOpen(Func):
    output_field = BooleanField()
    arg_joiner = " = ANY ((SELECT sharing.open_dossiers("
    template = "%(expressions)s))::bigint[])"


class _IsOpenAboutEveryone(_SectionIsOpen):
    arg_joiner = " = ANY ((SELECT sharing.whole_dossiers("


class _MayWrite(Func):
    """Professionals write, but not where they read in an emergency only."""

    output_field = BooleanField()
    template = (
        "((SELECT sharing.viewer_kind()) = 'professional'"
        " AND %(expressions)s <> ALL ((SELECT sharing.read_only_dossiers())::bigint[]))"
    )


def opened(section: Section) -> DossierQuerySet:
    """Dossiers of which whoever looks may read this section; the others are as if they did not exist."""
    return Dossier.objects.filter(_SectionIsOpen(F("pk"), Value(str(section))))


def opened_about_everyone(section: Section) -> DossierQuerySet:
    """Those of which a professional may read this section about each person in the family, not only about some."""
    return Dossier.objects.filter(_IsOpenAboutEveryone(F("pk"), Value(str(section))))


def writable(section: Section, *, closed: bool = False) -> DossierQuerySet:
    """Open dossiers of which whoever looks may write in this section; with `closed` those that are closed.

    Professionals write here; the family has pages of its own.
    """
    found = opened(section).filter(_MayWrite(F("pk")))
    return found.closed() if closed else found.open()


class IsCarried(Func):
    """Whether whoever looks carries the dossier with this key."""

    output_field = BooleanField()
    template = "%(expressions)s = ANY ((SELECT sharing.carried_dossiers())::bigint[])"


class IsLent(Func):
    """Whether the ground with this key is of somebody for whom whoever looks stands in."""

    output_field = BooleanField()
    template = "%(expressions)s = ANY ((SELECT sharing.lent_grounds())::bigint[])"


class IsOpenInEmergency(Func):
    """Whether the dossier with this key is open to whoever looks because somebody is in danger."""

    output_field = BooleanField()
    template = "%(expressions)s = ANY ((SELECT sharing.emergency_dossiers())::bigint[])"


def is_carried(section: Section) -> ExpressionWrapper:
    """Whether a dossier is one of `carried`: said of a row that is read anyway, without a second look at the table."""
    is_open = Q(_SectionIsOpen(F("pk"), Value(str(section)))) & Q(IsCarried(F("pk"))) & Q(closed_at__isnull=True)
    return ExpressionWrapper(is_open, output_field=BooleanField())


def carried(section: Section) -> DossierQuerySet:
    """Those that whoever looks carries: as coordinator, second of the pair or holder of the view on safety."""
    return opened(section).filter(IsCarried(F("pk"))).open()

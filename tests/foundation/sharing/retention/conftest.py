"""What the tests of keeping share: the family of the cast, closed twenty-one years ago, and full."""

from __future__ import annotations

from datetime import timedelta

import pytest
from dateutil.relativedelta import relativedelta
from django.utils import timezone

from kring.casework.plans.models import Goal
from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.circle import chronology
from kring.foundation.circle.choices import LineKind
from kring.foundation.circle.models import Dossier, Involvement
from kring.foundation.sharing import actions
from kring.foundation.sharing.retention import proposing
from kring.foundation.sharing.retention.models import RetentionProposal
from tests.access.address_world import one_of_everything


@pytest.fixture
def by_kring(cast):
    """Change what is so: `with by_kring(): …`."""
    return lambda: looking_as(job(Job.DEMO, today=cast.today))


@pytest.fixture
def close(by_kring):
    """Close a dossier so many years ago: everything in it happened before."""

    def closed(dossier: Dossier, *, years: int) -> Dossier:
        with by_kring() as viewer:
            long_ago = relativedelta(years=years)
            Dossier.objects.filter(pk=dossier.pk).update(opened_at=dossier.opened_at - long_ago)
            Involvement.objects.filter(dossier=dossier).update(started_at=dossier.opened_at - long_ago, ended_at=None)
            actions.close_circle(dossier=dossier, reason="goals_reached", after_care=None, viewer=viewer)
            ended = timezone.now() - long_ago
            Involvement.objects.filter(dossier=dossier).update(ended_at=ended)
            Dossier.objects.filter(pk=dossier.pk).update(closed_at=ended)
            dossier.refresh_from_db()
        return dossier

    return closed


@pytest.fixture
def full(cast, close, by_kring):
    """The family with something of every kind, and history; closed twenty-one years ago."""
    rows = one_of_everything(cast)
    with by_kring() as viewer:
        goal: Goal = rows["goal_id"]
        goal.wording = "Samen eten, elke dag"
        goal.save()
        chronology.note(viewer, goal, LineKind.PLAN, "Doel afgesproken: “Samen eten”")
    return close(cast.dossier, years=21)


@pytest.fixture
def propose(cast):
    """Propose what is due today; gives the proposals."""

    def proposed(**options):
        proposing.propose(today=options.pop("today", cast.today))
        with looking_as(job(Job.RETENTION, today=cast.today)):
            return list(RetentionProposal.objects.order_by("pk"))

    return proposed


@pytest.fixture
def let_go(cast):
    """Decide as Petra that a proposal is destroyed, yesterday."""
    from kring.foundation.sharing.retention import actions as keeping

    def decided(proposal):
        with looking_as(cast["petra"]):
            keeping.decide(proposal=proposal, verdict="destroy", reason="de termijn is voorbij", viewer=cast["petra"])
        with looking_as(job(Job.RETENTION)):
            RetentionProposal.objects.filter(pk=proposal.pk).update(decided_at=timezone.now() - timedelta(days=1))
        return proposal

    return decided


@pytest.fixture
def counted(by_kring):
    """How many rows stand in each table of Kring, history included."""
    from kring.foundation.sharing.install import own_models

    def count() -> dict[str, int]:
        with by_kring():
            return {model._meta.db_table: model._base_manager.count() for model in own_models()}

    return count

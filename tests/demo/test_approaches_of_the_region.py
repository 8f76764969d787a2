"""The synthetic region holds every approach, each family follows one that was in use, and there is help to find."""

from __future__ import annotations

import pytest

from kring.demo.loading.fill import fill
from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.circle.approaches import ApproachCheck, DossierApproach
from kring.foundation.circle.models import Dossier
from kring.foundation.organisations.models import Approach, Service
from kring.foundation.sharing.approaches.loading import examples


@pytest.mark.django_db
def test_the_region_holds_every_approach_and_every_open_family_follows_one():
    with looking_as(job(Job.DEMO)):
        fill(count=40, seed=1)

        followed = DossierApproach.objects.select_related("approach_version__approach")
        assert {one.approach_version.approach for one in followed} == set(Approach.objects.all())
        shipped = {one["code"] for one in examples()}
        assert {one.approach_version.approach.code for one in followed} == shipped
        assert len(shipped) == 6
        assert followed.running().count() == Dossier.objects.open().count()
        assert ApproachCheck.objects.exists()
        for one in followed:
            assert one.approach_version.valid_from <= one.started_at.date()

        # What help there is hangs on the same organisations, and each is told by who offers it.
        offered = list(Service.objects.select_related("organisation"))
        assert len(offered) >= 12
        assert all(one.region_id == one.organisation.region_id for one in offered)
        assert all(one.waiting_confirmed_by for one in offered)

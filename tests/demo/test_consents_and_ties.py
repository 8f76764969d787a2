"""The synthetic region: who reads along on consent does so with consents, some were taken back, and ties are told."""

from __future__ import annotations

import pytest
from django.db import connection
from django.db.models import F

from kring.demo.loading.fill import fill
from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.circle.choices import TieStrength
from kring.foundation.circle.models import Dossier, Tie
from kring.foundation.sharing.models import Consent, Ground


@pytest.mark.django_db
def test_no_ground_on_consent_without_it_and_every_open_family_has_ties():
    with looking_as(job(Job.DEMO)):
        fill(count=40, seed=1)
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

        on_consent = Ground.objects.filter(basis="consent")
        agreed = set(Consent.objects.values_list("ground_id", flat=True))
        assert on_consent.exists()
        assert {one.pk for one in on_consent} == agreed

        taken_back = Consent.objects.exclude(withdrawn_at=None)
        assert taken_back.exists()
        assert not taken_back.filter(ground__ended_at=None).exists()
        assert not Consent.objects.filter(given_on__gt=F("ground__from_on")).exists()

        tied = set(Tie.objects.values_list("dossier_id", flat=True))
        assert set(Dossier.objects.open().values_list("pk", flat=True)) <= tied
        assert {one.strength for one in Tie.objects.all()} >= {TieStrength.STRONG, TieStrength.TENSE}

"""A small synthetic region in the database, and its export."""

from __future__ import annotations

import pytest

from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.insight.facts.export import Pseudonyms, export_region

FAMILIES, SEED = 40, 1


@pytest.fixture(scope="module")
def region(django_db_setup, django_db_blocker):
    """The region of the demonstration, for all tests of a module; taken back afterwards."""
    from django.db import transaction

    from kring.demo.loading.fill import fill

    with django_db_blocker.unblock(), transaction.atomic():
        with looking_as(job(Job.DEMO)):
            fill(count=FAMILIES, seed=SEED)
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def exported(region, tmp_path_factory):
    """The region as facts, with pseudonyms that stay."""
    return export_region(tmp_path_factory.mktemp("facts") / "region", names=Pseudonyms("a key", stable=True))

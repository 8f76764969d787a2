"""A small synthetic region in the database, and its export."""

from __future__ import annotations

import pytest

from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.insight.facts import validate
from kring.insight.facts.export import Pseudonyms, export_region
from tests.insight.live.reading import NAMES, rows_of

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


@pytest.fixture
def facts(cast, tmp_path):
    """Put something in the dossier of the cast, export it, and read tables of it back."""

    folder = tmp_path / "facts"

    def told(*things, **options):
        with looking_as(job(Job.DEMO, today=cast.today)):
            for model, values in things:
                model.objects.create(**({"dossier": cast.dossier} | values))
        export_region(folder, names=NAMES, form="csv", today=cast.today, **options)
        verdict = validate(folder)
        assert not verdict.rejected, verdict.problems
        return lambda table: rows_of(folder, table)

    return told

"""`kring approaches load`: the examples come into a region once, published or as drafts."""

from __future__ import annotations

import pytest
import typer
from typer.testing import CliRunner

from kring.config import readiness
from kring.config.mistakes import Mistake
from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.organisations.models import ApproachVersion, Region
from kring.foundation.sharing.approaches.command import register


@pytest.fixture
def kring(cast, monkeypatch):
    """The command, at the database of the test."""
    monkeypatch.setattr(readiness, "require_migrated", lambda: None)
    app = typer.Typer()
    register(app)
    return lambda *words: CliRunner().invoke(app, ["approaches", *words])


def test_the_examples_come_once_and_nothing_is_changed(kring):
    first, second = kring("load"), kring("load")

    assert "Waterdal: 6 werkwijzen toegevoegd." in first.output
    assert "Waterdal: 0 werkwijzen toegevoegd." in second.output


def test_as_drafts_the_region_publishes_itself(kring):
    kring("load", "--draft")

    with looking_as(job(Job.ARRANGING)):
        assert ApproachVersion.objects.draft().count() == 6
        assert not ApproachVersion.objects.published().exists()


def test_with_two_regions_one_is_named(kring):
    with looking_as(job(Job.ARRANGING)):
        Region.objects.create(name="Elders")

    told = kring("load").exception

    assert isinstance(told, Mistake)
    assert "Elders, Waterdal" in str(told)

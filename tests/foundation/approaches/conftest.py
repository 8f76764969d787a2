"""A region with the approaches that come with Kring, and the family of the cast in it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.organisations.models import ApproachVersion, Region
from kring.foundation.sharing.approaches.loading import load_examples


@pytest.fixture
def versions(cast) -> dict[str, ApproachVersion]:
    """The examples in the region of the cast, in use since a year, by their code."""
    a_year_ago = cast.today - timedelta(days=365)
    with looking_as(job(Job.ARRANGING, today=a_year_ago)) as kring:
        load_examples(region=Region.objects.get(), viewer=kring, from_on=a_year_ago)
        return {version.approach.code: version for version in ApproachVersion.objects.select_related("approach")}

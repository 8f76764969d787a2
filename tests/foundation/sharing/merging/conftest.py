"""Noor stands twice in her family, and everything that can name a person names her second row too."""

from __future__ import annotations

import pytest

from kring.foundation.accounts.viewer import Job, job, looking_as
from tests.foundation.sharing.merging.doubles import a_double


@pytest.fixture
def double(cast):
    """Noor for the second time, with nothing but a name and a place in the family."""
    with looking_as(job(Job.DEMO, today=cast.today)):
        return a_double(cast, "noor")

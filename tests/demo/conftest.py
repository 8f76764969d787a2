"""A region of stories, told once for all tests of this folder."""

from datetime import date

import pytest

from kring.demo.story import families
from kring.demo.story.shapes import FamilyStory

TODAY = date(2026, 11, 20)
SEED = 20
COUNT = 3000


@pytest.fixture(scope="session")
def told() -> list[FamilyStory]:
    """Three thousand families."""
    return list(families(COUNT, SEED, TODAY))

"""When a definition changes, both rows stand there, each with its name; and their difference points at nobody."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.insight.indicators.dashboard import book
from kring.insight.indicators.dashboard.former import taken_along, too_close
from kring.insight.indicators.models import FactsVersion, KeptRow
from tests.insight.dashboard.conftest import FACE, kept, share
from tests.insight.dashboard.test_pages import row_of, words


@pytest.fixture
def changed(monkeypatch):
    """The book as it is after the definition of the fixed face changed."""
    known = dict(book.indicators())
    known[FACE] = replace(known[FACE], version="2", changed="hooguit 7 dagen zonder, sinds 1 januari 2026.")
    for place in ("book", "kept", "former", "story"):
        monkeypatch.setattr(f"kring.insight.indicators.dashboard.{place}.indicators", lambda: known)
    for place in ("seen", "views_indicator"):
        monkeypatch.setattr(f"kring.insight.indicators.{place}.indicators", lambda: known)


@pytest.fixture
def both(changed, numbers):
    """Numbers of the new definition for three quarters, beside those of the one before."""
    with looking_as(job(Job.FACTS)):
        for period, hits in (("2024", 40), ("2024-Q1", 20), ("2024-Q2", 21)):
            kept(numbers, FACE, period, definition="2", **share(hits, 100))
    return numbers


def test_the_page_shows_both_series_each_with_its_definition(both, signed_in):
    page = signed_in("wim").get(f"/inzicht/{FACE}/?periode=2024")

    text = words(page)
    assert "40,0%" in text
    assert "hooguit 7 dagen zonder" in text
    assert "1e kwartaal 2024, definitie 1: 40,0%" in text
    assert row_of(page, "2e kwartaal 2024").endswith("Definitie 1")
    assert "definitie 1</text>" in page.content.decode()


def test_the_number_on_the_story_is_that_of_the_definition_in_the_book(both, signed_in):
    assert "40,0%" in row_of(signed_in("wim").get("/inzicht/?periode=2024"), "Vast gezicht")


def test_downloads_name_the_definition(both, signed_in):
    lines = signed_in("wim").get(f"/inzicht/{FACE}/cijfers.csv").content.decode().splitlines()

    assert {line.split(",")[1] for line in lines[1:]} == {"1", "2"}
    assert signed_in("wim").get(f"/inzicht/{FACE}/verloop.png").status_code == 200


def test_new_facts_take_the_former_definition_along_for_the_whole_region_only(changed, numbers):
    fresh = FactsVersion.objects.create(state="asked")

    with looking_as(job(Job.FACTS)):
        rows = list(taken_along(numbers, fresh))

    assert {(row.code, row.definition, row.dimension) for row in rows} == {(FACE, "1", "")}
    assert {row.period for row in rows} == set(
        KeptRow.objects.filter(facts_version=numbers, code=FACE, dimension="").values_list("period", flat=True)
    )


def test_nothing_is_taken_along_while_nothing_changed(numbers):
    assert list(taken_along(numbers, FactsVersion.objects.create(state="asked"))) == []
    assert list(taken_along(None, numbers)) == []


def test_a_small_difference_with_the_new_number_withholds_the_former(changed, numbers):
    fresh = FactsVersion.objects.create(state="asked")
    with looking_as(job(Job.FACTS)):
        # 60 of 80 by the former definition: four fewer would be four dossiers that could be found.
        kept(fresh, FACE, "2024", definition="2", **share(56, 80))

        row = next(one for one in taken_along(numbers, fresh) if one.period == "2024")

    assert row.suppression == "secondary"
    assert set(row.numbers.values()) == {None}


@pytest.mark.parametrize(
    ("old", "new", "close"),
    [(80, 80, False), (80, 79, True), (80, 71, True), (80, 70, False), (None, 80, False)],
)
def test_what_is_too_close(old, new, close):
    assert too_close({"n": old}, {"n": new}, 10) == close

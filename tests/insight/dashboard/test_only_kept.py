"""Pages read kept rows and nothing else, so that they are as quick for a country as for a village."""

from __future__ import annotations

import re
import time

import duckdb
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.insight.indicators.dashboard.book import indicators
from kring.insight.indicators.models import KeptRow
from tests.insight.dashboard.conftest import FACE

PAGES = ("/inzicht/", f"/inzicht/{FACE}/", "/inzicht/wat-het-oplevert/", "/inzicht/kwaliteit/", "/inzicht/bewaard/",
         f"/inzicht/{FACE}/cijfers.csv", f"/inzicht/{FACE}/vergelijking.svg")  # fmt: skip
# Who looks, what they may, the session and the log: asked for every page of Kring.
AROUND = (
    "accounts_",
    "django_session",
    "organisations_",
    "usersessions_",
    "sharing_log",
    "circle_lastlook",
    "account_",
)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_asks_no_table_of_dossiers_and_opens_no_facts(numbers, signed_in, page, monkeypatch):
    def no_facts(*_args, **_kwargs):
        raise AssertionError("a page opened facts")

    client = signed_in("wim")
    monkeypatch.setattr(duckdb, "connect", no_facts)
    with CaptureQueriesContext(connection) as seen:
        assert client.get(page).status_code == 200

    asked = {name for query in seen for name in re.findall(r'(?:FROM|JOIN) "(\w+)"', query["sql"])}
    assert any(name.startswith("indicators_") for name in asked)
    assert {name for name in asked if not name.startswith(("indicators_", *AROUND))} == set()


@pytest.mark.bench
def test_pages_of_a_national_grid_answer_within_a_second(numbers, signed_in):
    """49 indicators, 5 years and 20 quarters; 342 municipalities, 42 regions, 900 organisations for every year."""
    numbers.places = {
        "organisation": {f"o{place}": {"id": place, "name": f"Organisatie {place}"} for place in range(900)},
        "municipality": {f"m{place}": {"id": place, "name": f"Gemeente {place}"} for place in range(342)},
    }
    numbers.save()
    with looking_as(job(Job.FACTS)):
        KeptRow.objects.all().delete()
        made = KeptRow.objects.bulk_create(list(_grid(numbers)), batch_size=10_000)
    client = signed_in("wim")

    took = {}
    for page in PAGES:
        client.get(page)
        begun = time.perf_counter()
        assert client.get(page).status_code == 200
        took[page] = round(time.perf_counter() - begun, 3)
    print(len(made), "kept rows", took)  # noqa: T201

    assert max(took.values()) < 1, took


def _grid(version):
    cells = [("", "")]
    cells += [("organisation", f"o{place}") for place in range(900)]
    cells += [("municipality", f"m{place}") for place in range(342)]
    cells += [("region", f"r{place}") for place in range(42)]
    cells += [
        (name, f"{place}") for name in ("age_group", "problem_type", "phase", "legal_frame") for place in range(7)
    ]
    numbers = {"n": 100, "n_missing": 10, "numerator": 40, "value": 0.4, "ci_low": 0.3, "ci_high": 0.5}
    numbers |= {"exposed_k": 20, "exposed_n": 50, "unexposed_k": 20, "unexposed_n": 50}
    for code in indicators():
        for year in range(2021, 2026):
            periods = [(f"{year}", cells), *((f"{year}-Q{quarter}", cells[:1]) for quarter in range(1, 5))]
            for period, its_cells in periods:
                for dimension, cell in its_cells:
                    yield KeptRow(
                        facts_version=version, code=code, period=period, dimension=dimension, cell=cell,
                        statistic="proportion", method="wilson", partial=False, numbers=numbers,
                    )  # fmt: skip

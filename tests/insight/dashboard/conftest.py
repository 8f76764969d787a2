"""Kept numbers of a small region, written by hand."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from kring.foundation.accounts.viewer import AMSTERDAM, Job, job, looking_as
from kring.insight.indicators.models import FactsVersion, KeptRow

FACE = "process.fixed_face"
RATE = "process.handovers"
SAFE = "outcome.felt_safety"
SOURCELESS = "process.outreach"
STATISTICS = {FACE: ("proportion", "wilson"), RATE: ("rate", "poisson_exact"), SAFE: ("mean", "t"),
              SOURCELESS: ("proportion", "wilson")}  # fmt: skip


def kept(version, code, period, part=None, *, suppression="", partial=False, statistic=None, definition="1", **numbers):
    """One number; a part is a pair of dimension and cell."""
    dimension, cell = part or ("", "")
    statistic, method = statistic or STATISTICS.get(code, ("proportion", "wilson"))
    return KeptRow.objects.create(
        facts_version=version, code=code, definition=definition, period=period, dimension=dimension, cell=cell,
        statistic=statistic, method=method, partial=partial, suppression=suppression, numbers=numbers,
    )  # fmt: skip


def share(numerator, n):
    return {"n": n, "n_missing": 0, "numerator": numerator, "value": numerator / n, "ci_low": 0.2, "ci_high": 0.9}


@pytest.fixture
def version(cast):
    """Facts until the end of September 2025."""
    organisations = {
        key: {"id": cast.teams[key].organisation_id, "name": str(cast.teams[key].organisation)}
        for key in ("noord", "veiligheid", "ggz")
    }
    return FactsVersion.objects.create(
        state="ready", made_at=datetime(2025, 10, 1, 3, tzinfo=AMSTERDAM), coverage_from=date(2023, 1, 1),
        coverage_to=date(2025, 9, 30), book="1.0.0", rows={"dossier": 120, "contact": 0},
        quality={
            "rows_of": [{"table": "dossier", "organisation": "", "rows": 120},
                        {"table": "member", "organisation": "", "rows": 300},
                        {"table": "member", "organisation": "noord", "rows": 200},
                        {"table": "member", "organisation": "veiligheid", "rows": 88},
                        {"table": "member", "organisation": "ggz", "rows": None}],
            "filled": [{"what": "member.birth_date", "table": "member", "organisation": "", "rows": 300, "filled": 270},
                       {"what": "member.birth_date", "table": "member", "organisation": "noord", "rows": 200,
                        "filled": 190},
                       {"what": "member.birth_date", "table": "member", "organisation": "ggz", "rows": None,
                        "filled": None}],
            "oddities": [{"what": "W03.member", "table": "member", "organisation": "", "rows": 300, "filled": 30}],
            "without_source": ["contact"], "left_out": [["sharing", "binnen", 13]]},
        places={"organisation": organisations, "municipality": {"waterdam": {"id": 1, "name": "Waterdam"}}},
    )  # fmt: skip


@pytest.fixture
def numbers(version):
    """A few indicators in every state in which a number can be."""
    with looking_as(job(Job.FACTS)):
        kept(version, FACE, "2024", **share(60, 80))
        kept(version, FACE, "2025", partial=True, **share(50, 100))
        for place, value in enumerate((30, 32, 31, 33, 40, 45, 50, 41, 42, 43)):
            period = f"{2023 + place // 4}-Q{place % 4 + 1}"
            kept(version, FACE, period, **share(value, 100))
        kept(version, FACE, "2025-Q3", partial=True, **share(99, 100))
        kept(version, FACE, "2024", ("organisation", "noord"), **share(30, 40))
        kept(version, FACE, "2024", ("organisation", "veiligheid"), **share(12, 40))
        kept(version, FACE, "2024", ("organisation", "ggz"), suppression="primary", n=None, value=None)
        kept(version, FACE, "2024", ("municipality", "waterdam"), **share(60, 80))
        kept(version, RATE, "2024", n=30, n_missing=0, events=0, person_years=20.5, value=0.0, ci_low=0.0, ci_high=0.2)
        kept(version, SAFE, "2024", n=0, n_missing=12, value=None, ci_low=None, ci_high=None)
        kept(version, SOURCELESS, "2024", n=0, n_missing=0, numerator=0, value=None)
        kept(version, "outcome.violence_stopped", "2024", **share(30, 100))
        kept(version, "outcome.violence_decreased", "2024", **share(17, 100))
        kept(version, "outcome.violence_serious", "2024", **share(53, 100))
    return version

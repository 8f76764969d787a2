"""Making the numbers: asked once, seen while it runs, all of it or nothing, and old ones go."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from kring.foundation.accounts.viewer import AMSTERDAM, Job, job, looking_as
from kring.foundation.sharing.models import LogEntry
from kring.insight.facts.export import CannotExport
from kring.insight.indicators.actions import ask_version
from kring.insight.indicators.dashboard import making
from kring.insight.indicators.dashboard.making import make_version
from kring.insight.indicators.models import FactsVersion, KeptRow
from tests.insight.dashboard.conftest import FACE, kept, share


def ready(days_ago):
    made_at = datetime(2025, 9, 15, 12, tzinfo=AMSTERDAM) - timedelta(days=days_ago)
    return FactsVersion.objects.create(
        state="ready", made_at=made_at, coverage_from=made_at.date(), coverage_to=made_at.date(), asked_at=made_at
    )


def test_a_first_visit_says_that_there_is_nothing_yet(cast, signed_in):
    page = signed_in("wim").get("/inzicht/")

    assert "Er zijn nog geen cijfers" in page.content.decode()
    assert "Cijfers nu maken" in page.content.decode()


def test_a_team_waits_and_cannot_start_it(cast, signed_in):
    client = signed_in("jan")

    assert "Cijfers nu maken" not in client.get("/inzicht/").content.decode()
    assert client.post("/inzicht/cijfers-maken/").status_code == 404
    assert not FactsVersion.objects.exists()


def test_asking_twice_makes_one_and_stands_in_the_log(cast, signed_in):
    client = signed_in("wim")

    client.post("/inzicht/cijfers-maken/")
    client.post("/inzicht/cijfers-maken/")

    assert FactsVersion.objects.get().state == "asked"


def test_whoever_waits_sees_how_far_it_is(cast, signed_in):
    FactsVersion.objects.create(state="making", steps=40, steps_done=10, step="feiten verzamelen: dossier")

    page = signed_in("wim").get("/inzicht/")

    assert "feiten verzamelen: dossier" in page.content.decode()
    assert page["Refresh"] == "3"


def test_what_fell_silent_makes_room(db):
    FactsVersion.objects.create(state="making", touched_at=timezone.now() - timedelta(hours=4))

    version, new = ask_version()

    assert new
    assert version.state == "asked"
    assert FactsVersion.objects.filter(state="failed").count() == 1


def test_the_whole_grid_is_kept_as_it_was_protected(cast):
    told = []

    version = make_version(ask_version()[0], say=told.append)

    assert version.state == "ready"
    assert version.coverage_to == cast.today - timedelta(days=1)
    assert version.rows["dossier"] == 1
    assert told[0] == "feiten verzamelen"
    assert told[-1] == "bewaren"
    assert version.steps == len(told)
    rows = KeptRow.objects.filter(facts_version=version)
    assert len({row.code for row in rows}) == 49
    # One dossier: whatever counts it is withheld, and says no number at all.
    assert {row.numbers.get("n") for row in rows} == {None, 0}
    assert str(cast.teams["noord"].organisation) in {one["name"] for one in version.places["organisation"].values()}


def test_what_goes_wrong_leaves_no_half_and_is_told(cast, monkeypatch):
    def broken(*_args, **_kwargs):
        raise CannotExport("De schijf is vol.")

    monkeypatch.setattr(making, "live_facts", broken)
    version = ask_version()[0]

    with pytest.raises(CannotExport):
        make_version(version)

    version.refresh_from_db()
    assert (version.state, version.failed_because) == ("failed", "De schijf is vol.")
    assert not KeptRow.objects.exists()


def test_old_versions_go_but_the_last_of_each_month_stays(db):
    versions = [ready(days) for days in range(60, -1, -1)]
    kept(versions[0], FACE, "2025", **share(5, 10))

    with looking_as(job(Job.FACTS)):
        FactsVersion.objects.that_may_go().delete()

    left = [one.made_at.astimezone(AMSTERDAM).date().isoformat() for one in FactsVersion.objects.order_by("pk")]
    assert left[:2] == ["2025-07-31", "2025-08-31"]
    assert left[2:] == [f"2025-09-{day:02d}" for day in range(9, 16)]
    assert not KeptRow.objects.exists()


def test_asking_is_written_in_the_log(cast, signed_in):
    signed_in("wim").post("/inzicht/cijfers-maken/")

    with looking_as(job(Job.AUDIT)):
        assert LogEntry.objects.filter(name="indicators.version.asked").count() == 1

"""The dossiers behind a number: for who works on them, opened as themselves, and for nobody else."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.sharing.models import Ground, Withholding
from kring.insight.indicators.dashboard.behind import RESTS_ON, behind, counted_in, keep_behind
from kring.insight.indicators.dashboard.book import indicators
from kring.insight.indicators.models import DossierBehind
from tests.insight.dashboard.conftest import FACE, SOURCELESS
from tests.insight.dashboard.test_pages import words
from tests.insight.spec import facts_of, write

PAGE = f"/inzicht/{FACE}/gezinnen/?periode=2024"


@pytest.fixture
def rows(cast, numbers):
    """The family of Amina in two numbers: one that rests on the circle, one on reports."""
    with looking_as(job(Job.FACTS)):
        DossierBehind.objects.create(
            facts_version=numbers, dossier=cast.dossier, of_section="circle", counted={FACE: {"2024": [1, 0]}}
        )
        DossierBehind.objects.create(
            facts_version=numbers, dossier=cast.dossier, of_section="reports",
            counted={"process.triage_in_time": {"2024": [3, 2]}},
        )  # fmt: skip
    return numbers


def test_who_works_on_a_family_finds_it_with_a_link(cast, rows, signed_in):
    page = signed_in("jan").get(PAGE)

    assert f'href="/gezinnen/{cast.dossier.pk}/"' in page.content.decode()
    assert "Amina" in words(page)
    assert "nee" in words(page)


@pytest.mark.parametrize("who", ["piet", "wim", "sami"])
def test_who_does_not_work_on_it_finds_nothing_and_no_count(cast, rows, signed_in, who):
    page = signed_in(who).get(PAGE)

    assert f"/gezinnen/{cast.dossier.pk}/" not in page.content.decode()
    assert "Geen gezin van u in dit getal" in words(page)


def test_each_number_asks_for_the_section_on_which_it_rests(cast, rows):
    with looking_as(job(Job.DEMO)):
        for ground in Ground.objects.filter(dossier=cast.dossier):
            Ground.objects.filter(pk=ground.pk).update(sections=[one for one in ground.sections if one != "reports"])

    with looking_as(cast["jan"]):
        assert behind(rows, "process.triage_in_time", "2024") == []
        assert [one.dossier_id for one in behind(rows, FACE, "2024")] == [cast.dossier.pk]


def test_the_family_never_reads_it(cast, rows):
    with looking_as(cast["amina"]):
        assert not DossierBehind.objects.exists()


@pytest.mark.parametrize("code", [SOURCELESS, "process.knows_frame", "outcome.felt_safety"])
def test_other_numbers_have_no_such_page(rows, signed_in, code):
    client = signed_in("jan")

    assert client.get(f"/inzicht/{code}/gezinnen/").status_code == 404
    assert "/gezinnen/?" not in client.get(f"/inzicht/{code}/").content.decode()


def test_only_the_process_has_dossiers_behind_it():
    assert {code.split(".")[0] for code in RESTS_ON} == {"process"}
    assert set(RESTS_ON) <= set(indicators())


def test_what_a_dossier_adds_is_that_of_the_definition(tmp_path):
    folder = write(tmp_path, facts_of("""
        involvement | dossier | role | professional | from_on | to_on
        i1 | 1 | fixed_contact | w | 2024-01-01 |
        i2 | 2 | fixed_contact | w | 2024-01-01 | 2024-06-01
        i3 | 2 | fixed_contact | x | 2024-06-01 |

        handover | dossier | handed_on
        h1 | 2 | 2024-06-01
        h2 | 2 | 2024-07-01
    """))  # fmt: skip

    found = counted_in(folder)

    assert {key: one[FACE]["2024"] for key, one in found.items()} == {"1": [1, 1], "2": [1, 0]}
    assert {key: one["process.handovers"]["2024"] for key, one in found.items()} == {"1": [1, 0], "2": [1, 2]}
    assert found["2"]["process.professionals"]["2024"] == [1, 2]


def test_a_dossier_in_which_something_is_kept_from_a_professional_lies_behind_nothing(cast, numbers, monkeypatch):
    from kring.config.secrets import facts_key
    from kring.insight.facts.export import Pseudonyms

    name = Pseudonyms(facts_key(), stable=True).person_side("dossier", cast.dossier.pk)
    found = {name: {FACE: {"2024": [1, 1]}}}
    with looking_as(job(Job.FACTS)):
        keep_behind(numbers, found)
        assert DossierBehind.objects.count() == 1
        Withholding.objects.create(
            item_key="plans_goal:1", dossier=cast.dossier, from_professional=cast.professionals["fleur"], reason="x",
            review_on=timezone.localdate() + timedelta(days=30),
        )  # fmt: skip
        DossierBehind.objects.all().delete()
        keep_behind(numbers, found)

        assert not DossierBehind.objects.exists()

"""The examples that come with Kring are whole, name their source, and use codes that exist."""

from __future__ import annotations

import pytest

from kring.casework.intake.choices import ReportKind, SafetyLevel
from kring.casework.plans.choices import TriggerCode
from kring.casework.safety.choices import PhaseCode
from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.circle.choices import InvolvementRole, ProblemType, Section
from kring.foundation.organisations.models import Approach, Region
from kring.foundation.sharing.approaches.loading import examples, load_examples
from kring.foundation.sharing.choices import BasisCode

SIX = ["mda-acute", "complex-separation", "mda-structural", "multi-problem", "veilig-thuis", "local-team"]
EXAMPLES = list(examples())


def test_there_are_six():
    assert [one["code"] for one in EXAMPLES] == SIX


@pytest.mark.parametrize("one", EXAMPLES, ids=SIX)
def test_an_example_uses_codes_that_exist(one):
    texts = one["texts"]

    assert set(texts.get("suits_problems", [])) <= set(ProblemType.values)
    assert set(texts.get("suits_levels", [])) <= set(SafetyLevel.values)
    assert set(texts.get("suits_reports", [])) <= set(ReportKind.values)
    assert {line["circle_role"] for line in one["roles"] if line["circle_role"]} <= set(InvolvementRole.values)
    assert {line["phase"] for line in one["gates"]} <= set(PhaseCode.values)
    assert {line["code"] for line in one["triggers"]} <= set(TriggerCode.values)
    for line in one["bases"]:
        assert line["circle_role"] in InvolvementRole.values
        assert set(line["sections"]) <= set(Section.values)
        assert line["basis"] in BasisCode.values


@pytest.mark.parametrize("one", EXAMPLES, ids=SIX)
def test_an_example_names_its_source_and_its_version(one):
    assert "Bronnen:" in one["texts"]["source"]
    assert one["texts"]["source_version"]


def test_loading_twice_leaves_what_a_region_has(versions, cast):
    with looking_as(job(Job.ARRANGING)) as kring:
        again = load_examples(region=Region.objects.get(), viewer=kring, from_on=kring.today)

        assert again == []
        assert Approach.objects.count() == len(SIX)


def test_every_example_is_published_whole(versions, cast):
    with looking_as(cast["jan"]):
        for version in versions.values():
            assert not version.is_draft
            assert version.steps.exists()
            assert version.bases.exists()


def test_structural_mda_has_two_directors(versions, cast):
    with looking_as(cast["jan"]):
        titles = [role.title for role in versions["mda-structural"].roles.all()]

    assert "inhoudelijk regisseur" in titles
    assert "procesregisseur" in titles


def test_the_acute_approach_has_a_window_of_seven_days(versions, cast):
    with looking_as(cast["jan"]):
        step = versions["mda-acute"].steps.get(title="Balans na zeven dagen")

    assert (step.term_amount, step.term_unit, step.counts_from) == (7, "days", "report")

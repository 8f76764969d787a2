"""The ground that belongs to a role, the words that say why, and the line that is left by reading."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.circle.choices import InvolvementRole, Section
from kring.foundation.sharing import grounds
from kring.foundation.sharing.models import Ground, LogEntry
from kring.foundation.sharing.why import why

TODAY = date(2026, 5, 10)


@pytest.mark.parametrize("role", sorted(grounds.PROPOSALS))
def test_every_proposal_has_a_purpose_an_end_and_at_least_the_circle(cast, role):
    ground = grounds.propose(team=cast.teams["noord"], role=role, on=TODAY)

    assert ground.purpose
    assert Section.CIRCLE in ground.sections
    assert TODAY < ground.until_on <= TODAY + timedelta(days=365)
    assert ground.persons is None


def test_who_comes_from_the_network_has_no_ground_to_propose():
    assert set(InvolvementRole) - set(grounds.PROPOSALS) == {InvolvementRole.NETWORK_PERSON}


@pytest.mark.parametrize(
    ("team", "basis", "article"),
    [
        ("noord", "law_youth", "Jeugdwet art. 7.4.0"),
        ("ggz", "consent", "AVG art. 6 lid 1 onder a; BW 7:457"),
        ("onderzoek", "consent", "AVG art. 6 lid 1 onder a"),
    ],
)
def test_the_basis_follows_the_kind_of_organisation(cast, team, basis, article):
    ground = grounds.propose(team=cast.teams[team], role="practitioner", on=TODAY)

    assert (ground.basis, ground.article) == (basis, article)


@pytest.mark.parametrize("role", ["practitioner", "adviser", "expert_by_experience", "after_care"])
def test_an_address_is_opened_only_to_who_carries_the_family(cast, role):
    assert Section.PLACES not in grounds.propose(team=cast.teams["noord"], role=role, on=TODAY).sections


def test_why_says_on_which_ground_for_what_and_till_when(cast):
    with looking_as(cast["jan"]) as viewer:
        reason = why(cast.dossier, Section.PLAN, viewer)

    assert (reason.basis, reason.article) == ("Jeugdwet", "Jeugdwet art. 7.4.0")
    assert "het gezin helpen" in reason.purpose
    assert reason.until_on > cast.today


def test_there_is_no_reason_for_who_sees_nothing(cast):
    with looking_as(cast["piet"]) as viewer:
        assert why(cast.dossier, Section.PLAN, viewer) is None


def test_there_is_no_reason_for_a_section_that_no_ground_opens(cast):
    with looking_as(job(Job.DEMO)):
        Ground.objects.filter(professional=cast.professionals["fleur"]).update(sections=["circle"])

    with looking_as(cast["fleur"]) as viewer:
        assert why(cast.dossier, Section.PLAN, viewer) is None
        assert why(cast.dossier, Section.CIRCLE, viewer) is not None


def test_reading_a_page_leaves_one_line_with_its_sections_and_about_whom(cast, signed_in, goal):
    signed_in("jan").get(reverse("plans:plan", args=[cast.dossier.pk]))

    with looking_as(cast["petra"]):
        (line,) = LogEntry.objects.filter(name="plans.plan")
    assert (line.act, line.outcome, line.sections) == ("read", "ok", ["frame", "plan"])
    assert line.professional == cast.professionals["jan"]
    assert line.organisation == cast.teams["noord"].organisation
    assert set(line.about) == {cast.persons[name].pk for name in ("amina", "karim", "noor", "sem")}


def test_all_lines_of_one_request_share_one_trace(cast, signed_in):
    signed_in("jan").post(
        reverse("plans:new-goal", args=[cast.dossier.pk]), {"wording": "Samen eten", "agreed_on": cast.today}
    )

    with looking_as(cast["petra"]):
        lines = LogEntry.objects.filter(name__in=["plan.goal.set", "plans.new_goal"])
        assert len({line.trace for line in lines}) == 1

"""The region's own dossiers as facts: valid, complete up to yesterday, and each value where it belongs."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from kring.casework.closing.models import Closing
from kring.casework.explanation.models import Explanation, Factor, StatedNeed
from kring.casework.intake.models import Report
from kring.casework.meetings.models import Decision, Meeting
from kring.casework.plans.models import Action, CourtOrder, PlanVersion
from kring.casework.safety.models import Incident, Phase, SafetyAgreement, SafetyRating
from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.circle.models import Dossier, Handover, Involvement, Member
from kring.foundation.sharing.models import Ground, LogEntry
from tests.insight.live.reading import ago, at, face, house, key


def reopened(cast, before, opened, closed=None):
    """The family came back: a dossier that follows another, with who holds it."""
    end = {"closed_at": at(cast, closed), "closure_reason": "other"} if closed else {}
    dossier = Dossier.objects.create(
        municipality=before.municipality, problem_type="neglect", opened_at=at(cast, opened), reopens=before, **end
    )
    for role in ("coordinator", "safety_holder"):
        Involvement.objects.create(
            dossier=dossier, role=role, professional=cast.professionals["jan"], team=cast.teams["noord"],
            started_at=at(cast, opened), ended_at=end.get("closed_at"),
        )  # fmt: skip
    return dossier


def test_a_family_keeps_its_name_when_it_comes_back(cast, facts):
    with looking_as(job(Job.DEMO)):
        Dossier.objects.filter(pk=cast.dossier.pk).update(closed_at=at(cast, 100), closure_reason="moved")
        second = reopened(cast, cast.dossier, 90, closed=60)
        reopened(cast, second, 9)

    rows = facts()("dossier")

    assert len({row["dossier_id"] for row in rows}) == 3
    assert len({row["family_id"] for row in rows}) == 1
    assert [row["closed_on"] for row in rows] == [str(ago(cast, 100)), str(ago(cast, 60)), ""]


def test_what_happens_today_is_not_yet_in_the_facts(cast, facts):
    with looking_as(job(Job.DEMO)):
        Dossier.objects.filter(pk=cast.dossier.pk).update(closed_at=at(cast, 0, 0), closure_reason="moved")
        Involvement.objects.filter(role="coordinator").update(ended_at=at(cast, 0, 0))

    read = facts((Incident, {"kind": "physical", "severity": "minor", "known_on": cast.today}))

    assert [(row["closed_on"], row["closure_reason"]) for row in read("dossier")] == [("", "")]
    assert {row["to_on"] for row in read("involvement") if row["role"] == "fixed_contact"} == {""}
    assert read("incident") == []


def test_members_live_in_their_homes_and_keep_the_month_of_their_birth(cast, facts):
    rows = {row["member_id"]: row for row in facts()("member")}

    assert rows[key(cast, "karim")]["household"] == "second"
    assert rows[key(cast, "noor")]["household"] == "first"
    assert rows[key(cast, "noor")]["role"] == "child"
    assert all(row["birth_date"].endswith("-01") for row in rows.values())


def test_a_need_counts_from_the_first_day_and_holds_as_last_said(cast, facts):
    noor = cast.persons["noor"]
    with looking_as(job(Job.DEMO)):
        Member.objects.filter(person=noor).update(reviewed_on=ago(cast, 10), need="no_help_needed")

    rows = facts((StatedNeed, {"person": noor, "need": "help_needed", "said_on": ago(cast, 80)}))("member")

    row = next(row for row in rows if row["member_id"] == key(cast, "noor"))
    assert (row["reviewed_on"], row["need"]) == (str(ago(cast, 80)), "no_help_needed")


def test_who_is_involved_in_which_role(cast, facts):
    rows = Counter((row["professional_id"], row["role"], row["organisation_id"]) for row in facts()("involvement"))

    assert rows == {
        (face(cast, "jan"), "fixed_contact", house(cast, "noord")): 1,
        (face(cast, "jan"), "pair_member", house(cast, "noord")): 1,
        (face(cast, "fleur"), "pair_member", house(cast, "veiligheid")): 1,
        (face(cast, "fleur"), "safety_monitor", house(cast, "veiligheid")): 1,
        (face(cast, "sami"), "helper", house(cast, "ggz")): 1,
        ("", "informal_network", ""): 1,
    }


def test_a_coordinator_alone_is_no_pair(cast, facts):
    with looking_as(job(Job.DEMO)):
        Involvement.objects.filter(role="second").update(ended_at=at(cast, 100))

    rows = [row for row in facts()("involvement") if row["role"] == "pair_member"]

    assert {row["to_on"] for row in rows} == {str(ago(cast, 100))}
    assert {row["professional_id"] for row in rows} == {face(cast, "jan"), face(cast, "fleur")}


def test_a_role_that_passed(cast, facts):
    with looking_as(job(Job.DEMO)):
        giver, receiver = Involvement.objects.get(role="coordinator"), Involvement.objects.get(role="second")

    (row,) = facts(
        (
            Handover,
            {"role": "coordinator", "giver": giver, "receiver": receiver, "handed_at": at(cast, 5), "reason": "x"},
        ),
    )("handover")

    assert (row["role"], row["handed_on"]) == ("fixed_contact", str(ago(cast, 5)))
    assert (row["from_organisation_id"], row["to_organisation_id"]) == (house(cast, "noord"), house(cast, "veiligheid"))


def test_a_report_with_and_without_triage(cast, facts):
    around = {
        "desk": cast.teams["noord"], "safety_holder": cast.professionals["jan"], "kind": "concern",
        "reporter_kind": "police", "reported_at": at(cast, 20), "situation": "x",
    }  # fmt: skip
    done = {"triaged_at": at(cast, 18), "safety_level": "acute", "outcome": "attach"}

    rows = facts(
        (Report, {**around, "received_at": at(cast, 20), **done}),
        (Report, {**around, "received_at": at(cast, 19)}),
        (Report, {**around, "received_at": at(cast, 19), "dossier": None}),
    )("signal")

    assert [(row["kind"], row["triaged_on"], row["safety_level"]) for row in rows] == [
        ("report", str(ago(cast, 18)), "acute"),
        ("report", "", ""),
    ]


def test_a_factor_names_one_member_and_an_action_each_of_them(cast, facts):
    noor, sem = cast.persons["noor"].pk, cast.persons["sem"].pk
    factor = {
        "wording": "x", "domain": "parents_and_family", "valence": "risk", "function": "perpetuating",
        "source_kind": "fact", "identified_on": ago(cast, 50),
    }  # fmt: skip
    action = {
        "wording": "x",
        "frame": "voluntary",
        "agreed_on": ago(cast, 40),
        "doer_professional": cast.professionals["sami"],
    }

    read = facts(
        (Factor, {**factor, "about": [noor]}),
        (Factor, {**factor, "about": [noor, sem]}),
        (Action, {**action, "about": [noor, sem], "started_on": ago(cast, 30)}),
        (
            Action,
            {**action, "doer_professional": None, "doer_person": cast.persons["fatna"], "ended_on": ago(cast, 20)},
        ),
        (SafetyAgreement, {"wording": "x", "doer": "x", "agreed_on": ago(cast, 35)}),
    )
    actions, factors = read("action"), read("factor")

    assert [row["member_id"] for row in factors] == [key(cast, "noor"), ""]
    assert factors[0]["domain"] == "parent_and_family"
    columns = ("kind", "member_id", "organisation_id", "started_on", "ended_on")
    assert [tuple(row[name] for name in columns) for row in actions] == [
        ("help", key(cast, "noor"), house(cast, "ggz"), str(ago(cast, 30)), ""),
        ("help", key(cast, "sem"), house(cast, "ggz"), str(ago(cast, 30)), ""),
        ("help", "", "", "", ""),
        ("safety_agreement", "", "", str(ago(cast, 35)), ""),
    ]  # fmt: skip


def test_what_was_agreed_in_a_meeting_and_written_down_is_one_decision(cast, facts):
    with looking_as(job(Job.DEMO)):
        meeting = Meeting.objects.create(
            dossier=cast.dossier, purpose="x", starts_at=at(cast, 60), held_at=at(cast, 60)
        )
    decision = {"meeting": meeting, "wording": "x", "organisations_present": 2, "family_present": True}

    rows = facts(
        (Explanation, {"number": 1, "text": "x", "shared_on": ago(cast, 60)}),
        (Decision, {**decision, "kind": "explanatory_analysis", "decided_on": ago(cast, 60)}),
        (Decision, {**decision, "kind": "deployment", "decided_on": ago(cast, 60)}),
        (Decision, {**decision, "kind": "plan", "decided_on": ago(cast, 60)}),
        (PlanVersion, {"number": 1, "agreed_on": ago(cast, 50), "reason": "x", "family_present": False}),
        (Explanation, {"number": 2, "text": "nog niet gedeeld"}),
    )("decision")

    assert sorted((row["kind"], row["organisations_present"], row["family_present"]) for row in rows) == [
        ("deployment", "2", "true"),
        ("explanatory_analysis", "2", "true"),
        ("plan", "", "false"),
        ("plan", "2", "true"),
    ]


def test_a_closing_is_a_decision_of_who_said_their_word(cast, facts):
    with looking_as(job(Job.DEMO)):
        closing = Closing.objects.create(
            dossier=cast.dossier, reason="moved", summary="x", after_care_on=cast.today, way_back="x",
            after_care_by=cast.professionals["jan"], proposed_on=ago(cast, 9), closed_at=at(cast, 3),
        )  # fmt: skip
        for name in ("jan", "fleur"):
            closing.words.create(dossier=cast.dossier, professional=cast.professionals[name], agrees=True)
        closing.words.create(dossier=cast.dossier, person=cast.persons["amina"], agrees=False)

    (row,) = facts()("decision")

    assert (row["kind"], row["decided_on"], row["organisations_present"], row["family_present"]) == (
        "closure", str(ago(cast, 3)), "2", "true"
    )  # fmt: skip


def test_sharing_is_between_organisations_and_on_a_ground(cast, facts):
    with looking_as(job(Job.DEMO)):
        Ground.objects.all().delete()
    ground = {
        "sections": ["plan"], "basis": "law_youth", "from_on": ago(cast, 10),
        "until_on": cast.today + timedelta(days=9), "recorded_by": cast.professionals["jan"],
    }  # fmt: skip

    rows = facts(
        (Ground, {**ground, "professional": cast.professionals["sami"], "purpose": "meedenken"}),
        (Ground, {**ground, "team": cast.teams["veiligheid"], "purpose": " "}),
        (Ground, {**ground, "professional": cast.professionals["jan"], "purpose": "eigen gezin"}),
        (Ground, {**ground, "team": cast.teams["zuid"], "purpose": "zelfde organisatie"}),
    )("sharing")

    assert [(row["from_organisation_id"], row["to_organisation_id"], row["necessity_recorded"]) for row in rows] == [
        (house(cast, "noord"), house(cast, "ggz"), "true"),
        (house(cast, "noord"), house(cast, "veiligheid"), "false"),
    ]


def test_a_family_member_who_read_their_own_page_saw_plain_language(cast, facts):
    def look(name, page, days):
        values = {"act": "read", "viewer_kind": "person", "sections": ["plan"], "person": cast.persons[name]}
        return LogEntry, {**values, "name": page, "at": at(cast, days), "dossier": None}

    rows = facts(look("noor", "portal.my_plan", 5), look("noor", "plans.plan", 5), look("karim", "plans.plan", 4),
        look("fatna", "portal.my_plan", 4), look("noor", "portal.my_plan", 0),
    )("document_view")  # fmt: skip

    assert sorted((row["member_id"], row["viewed_on"], row["plain_language"]) for row in rows) == sorted(
        [(key(cast, "noor"), str(ago(cast, 5)), "true"), (key(cast, "karim"), str(ago(cast, 4)), "false")]
    )


def test_an_order_is_a_measure_and_makes_the_frame_compulsory(cast, facts):
    order = {"kind": "supervision_order", "court": "x", "decided_on": ago(cast, 30), "from_on": ago(cast, 30)}

    read = facts(
        (CourtOrder, {**order, "whom": cast.persons["noor"], "until_on": cast.today + timedelta(days=300)}),
        (CourtOrder, {**order, "whom": cast.persons["fatna"], "until_on": ago(cast, 20)}),
        (Phase, {"code": "acute", "from_on": ago(cast, 90), "until_on": ago(cast, 40)}),
        (Phase, {"code": "recovery", "from_on": ago(cast, 40)}),
    )
    states, measures = read("state"), read("measure")

    assert [(row["kind"], row["value"], row["from_on"], row["to_on"]) for row in states] == [
        ("phase", "acute", str(ago(cast, 90)), str(ago(cast, 40))),
        ("phase", "recovery", str(ago(cast, 40)), ""),
        ("legal_frame", "voluntary", str(ago(cast, 250)), str(ago(cast, 30))),
        ("legal_frame", "compulsory", str(ago(cast, 30)), ""),
    ]
    assert [(row["member_id"], row["to_on"]) for row in measures] == [
        (key(cast, "noor"), str(cast.today + timedelta(days=300)))
    ]


def test_how_safe_it_is_according_to_a_professional_and_to_a_child(cast, facts):
    noor = cast.persons["noor"]

    rows = facts(
        (SafetyRating, {"professional": cast.professionals["fleur"], "rated_on": ago(cast, 9), "score": 6}),
        (SafetyRating, {"person": noor, "rated_on": ago(cast, 240), "score": 3, "about": [noor.pk]}),
        (SafetyRating, {"person": noor, "rated_on": ago(cast, 100), "score": 5, "about": [noor.pk]}),
        (SafetyRating, {"person": cast.persons["fatna"], "rated_on": ago(cast, 100), "score": 5}),
    )("response")

    assert [(row["instrument"], row["informant"], row["member_id"], row["wave"], row["score"]) for row in rows] == [
        ("safety_scale", "professional", "", "other", "6.0"),
        ("felt_safety", "self", key(cast, "noor"), "t1", "3.0"),
        ("felt_safety", "self", key(cast, "noor"), "other", "5.0"),
    ]

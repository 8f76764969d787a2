"""What happened proposes what it touches: one question for each cause, that is answered or goes on to somebody else."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from kring.casework.meetings.models import Meeting
from kring.casework.plans import actions, proposing
from kring.casework.plans.asking import asked_of_me
from kring.casework.plans.choices import TriggerCode
from kring.casework.plans.models import Action, ImpactProposal, PlanVersion
from kring.casework.plans.proposing import Cause, answer_proposal, fire, pass_on_late
from kring.casework.safety.models import Phase, SafetyAgreement
from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.circle.models import ChronologyLine, Involvement
from kring.foundation.core.refusal import ChangedMeanwhile, Refused
from kring.foundation.sharing.audit import item_key
from kring.foundation.sharing.models import LogEntry, Replacement, Withholding
from kring.testing.cast import make_goal


def as_kring(cast):
    return looking_as(job(Job.DEMO, today=cast.today))


def cause(key="safety_incident:7", **values):
    given = {"trigger": TriggerCode.INCIDENT, "words": "het incident van 3 mei", "key": key, "at": timezone.now()}
    return Cause(**{**given, **values})


@pytest.fixture
def proposal(cast, goal):
    with looking_as(cast["jan"]):
        return fire(dossier_id=cast.dossier.pk, cause=cause(), viewer=cast["jan"])


def asked(cast, name):
    with looking_as(cast[name]):
        return list(ImpactProposal.objects.waiting().filter(asked_of_me(cast[name])))


def pass_on(proposal, times=1):
    for _ in range(times):
        with looking_as(job(Job.DEMO)):
            proposal.refresh_from_db()
        pass_on_late(now=proposal.due_at)
    with looking_as(job(Job.DEMO)):
        proposal.refresh_from_db()
    return proposal


def test_one_cause_asks_once_and_stands_in_the_chronology_and_the_log(cast, proposal):
    with looking_as(cast["jan"]):
        again = fire(dossier_id=cast.dossier.pk, cause=cause(), viewer=cast["jan"])

    with looking_as(cast["jan"]):
        assert again == proposal
        assert ImpactProposal.objects.count() == 1
        line = ChronologyLine.objects.get(sentence__contains="gevraagd aan Jan de Boer (coördinator)")
        assert line.sentence.startswith("Na het incident van 3 mei")
        assert not line.family_may_read
        assert LogEntry.objects.filter(name="plan.proposal.made", item_key=item_key(proposal)).count() == 1


def test_it_proposes_what_is_about_the_same_persons(cast, goal):
    noor, karim = cast.persons["noor"].pk, cast.persons["karim"].pk
    with as_kring(cast):
        own = {"dossier": cast.dossier, "agreed_on": cast.today}
        of_noor = Action.objects.create(
            **own, goal=goal, wording="Fietsen", frame="voluntary", about=[noor],
            doer_professional=cast.professionals["jan"],
        )  # fmt: skip
        of_karim = SafetyAgreement.objects.create(**own, wording="Eerst bellen", doer="Karim", about=[karim])
        phase = Phase.objects.create(dossier=cast.dossier, code="stable_safety", from_on=cast.today)

    with looking_as(cast["fleur"]):
        made = fire(dossier_id=cast.dossier.pk, cause=cause(about=(noor,)), viewer=cast["fleur"])

    assert set(made.touches) == {item_key(goal), item_key(of_noor), item_key(phase)}
    assert item_key(of_karim) not in made.touches


@pytest.mark.parametrize(
    ("times", "role", "name", "asks"),
    [
        (0, "coordinator", "jan", {"jan"}),
        (1, "second", "fleur", {"jan", "fleur"}),
        (2, "process_coordinator", "wim", {"jan", "fleur"}),
        (5, "process_coordinator", "wim", {"jan", "fleur"}),
    ],
)
def test_without_an_answer_it_goes_on_one_step_at_a_time(cast, proposal, times, role, name, asks):
    pass_on(proposal, times)

    assert (proposal.asked, proposal.asked_of) == (role, cast.professionals[name])
    assert {one for one in ("jan", "fleur", "piet", "wim", "amina") if asked(cast, one)} == asks


def test_each_step_is_told_to_the_professionals_only(cast, proposal):
    pass_on(proposal, 2)

    with looking_as(cast["jan"]):
        told = ChronologyLine.objects.filter(sentence__startswith="Nog geen antwoord").order_by("pk")
        assert [line.sentence.split("gevraagd aan ")[1].split(",")[0] for line in told] == [
            "Fleur Wit (tweede van het duo)", "Wim Kok (procescoördinator van de regio)"
        ]  # fmt: skip
    with as_kring(cast):
        assert LogEntry.objects.filter(name="plan.proposal.passed_on").count() == 2
    with looking_as(cast["amina"]):
        assert not ChronologyLine.objects.filter(sentence__startswith="Nog geen antwoord").exists()
        assert not ImpactProposal.objects.exists()


def test_looking_again_at_once_passes_nothing_on_twice(cast, proposal):
    moment = proposal.due_at

    assert (pass_on_late(now=moment), pass_on_late(now=moment)) == (1, 0)


def test_whoever_stands_in_is_asked_and_finds_it_today(cast, goal):
    with as_kring(cast):
        Replacement.objects.create(
            absent=cast.professionals["jan"], replacement=cast.professionals["piet"], team=cast.teams["noord"],
            from_on=cast.today, until_on=cast.today + timedelta(days=7), named_by=cast.professionals["jan"],
        )  # fmt: skip

    with looking_as(cast["fleur"]):
        made = fire(dossier_id=cast.dossier.pk, cause=cause(), viewer=cast["fleur"])

    assert made.asked_of == cast.professionals["piet"]
    assert asked(cast, "piet") == [made]


def test_without_a_second_it_goes_to_the_region(cast, proposal):
    with as_kring(cast):
        Involvement.objects.filter(role="second").update(ended_at=timezone.now())

    assert pass_on(proposal).asked == "process_coordinator"


def test_keeping_the_plan_needs_a_reason_and_ends_the_question(cast, proposal):
    with looking_as(cast["jan"]), pytest.raises(Refused, match="waarom het plan zo blijft"):
        answer(cast, proposal, "keep")

    with looking_as(cast["jan"]):
        answer(cast, proposal, "keep", reason="De afspraken hielden")

    assert asked(cast, "jan") == []
    assert pass_on_late(now=timezone.now() + timedelta(days=99)) == 0


def test_adapting_ends_when_a_version_says_so(cast, goal, proposal):
    with looking_as(cast["jan"]):
        answer(cast, proposal, "adapt")
    assert asked(cast, "jan") == [proposal]

    with looking_as(cast["jan"]):
        plan = agree(cast)

    with looking_as(cast["jan"]):
        proposal.refresh_from_db()
        assert proposal.plan_version == plan
        assert proposing.reason_of([proposal]) == "Veranderd na het incident van 3 mei"
    assert asked(cast, "jan") == []


def test_who_says_to_adapt_and_does_not_is_passed_on_too(cast, goal, proposal):
    with looking_as(cast["jan"]):
        answer(cast, proposal, "adapt")

    assert pass_on(proposal).asked == "second"


def test_meeting_is_planned_at_once_without_naming_what_happened(cast, proposal):
    moment = timezone.now() + timedelta(days=1)

    with looking_as(cast["jan"]):
        answer(cast, proposal, "meet", meet_at=moment)

        meeting = Meeting.objects.get()
        assert meeting.starts_at == moment
        assert "incident" not in meeting.purpose
        assert {one.professional_id for one in meeting.participants.all()} == {
            cast.professionals["jan"].pk, cast.professionals["fleur"].pk
        }  # fmt: skip


def test_who_may_not_see_what_happened_does_not_see_the_question(cast, goal):
    with as_kring(cast):
        agreement = SafetyAgreement.objects.create(
            dossier=cast.dossier, wording="Bellen", doer="Amina", agreed_on=cast.today
        )
        Withholding.objects.create(
            item_key=item_key(agreement), dossier=cast.dossier, from_professional=cast.professionals["fleur"],
            reason="kent hem", review_on=cast.today,
        )  # fmt: skip
    with looking_as(cast["jan"]):
        fire(dossier_id=cast.dossier.pk, cause=cause(item_key=item_key(agreement)), viewer=cast["jan"])

    for name, sees in (("jan", 1), ("fleur", 0), ("piet", 0), ("karim", 0)):
        with looking_as(cast[name]):
            assert ImpactProposal.objects.count() == sees, name
            assert ChronologyLine.objects.filter(sentence__contains="gevraagd aan").count() == sees, name


def test_two_who_answer_at_once_the_second_hears_it(cast, proposal):
    seen = proposal.version
    with looking_as(cast["fleur"]):
        answer(cast, ImpactProposal.objects.get(), "keep", reason="Het past", by="fleur")

    with looking_as(cast["jan"]), pytest.raises(ChangedMeanwhile):
        answer(cast, proposal, "adapt", seen_version=seen)


def test_a_goal_that_is_rated_lower_asks_about_that_goal(cast, goal):
    with looking_as(cast["jan"]):
        for score in (7, 4):
            actions.score_goal(goal=goal, viewer=cast["jan"], score=score, on=cast.today, scorer_id=None)

        made = ImpactProposal.objects.get()
        assert made.trigger == "rating_dropped"
        assert item_key(goal) in made.touches


def test_the_page_shows_what_is_touched_and_a_double_click_answers_once(cast, signed_in, goal, proposal):
    client = signed_in("jan")
    address = reverse("plans:answer-proposal", args=[cast.dossier.pk, proposal.pk])
    page = client.get(address)
    text = page.content.decode()
    filled = {"answer": "adapt", "seen_version": 1, "eenmalig": page.context["form"]["eenmalig"].value()}

    first, second = client.post(address, filled), client.post(address, filled)

    assert "Dat we rustig wakker worden" in text
    assert first["Location"] == second["Location"] == reverse("plans:plan", args=[cast.dossier.pk])
    assert "Het plan verandert na het incident van 3 mei" in client.get(first["Location"]).content.decode()
    agree_page = client.get(reverse("plans:agree", args=[cast.dossier.pk])).content.decode()
    assert "Veranderd na het incident van 3 mei" in agree_page


def test_the_page_tells_the_second_of_two_what_the_first_said(cast, signed_in, proposal):
    client = signed_in("jan")
    address = reverse("plans:answer-proposal", args=[cast.dossier.pk, proposal.pk])
    client.post(address, {"answer": "keep", "reason": "Het past nog", "seen_version": 1})

    page = client.post(address, {"answer": "adapt", "seen_version": 1})

    assert page.status_code in (409, 422)
    assert "Het past nog" in page.content.decode()


@pytest.mark.parametrize(("name", "offered"), [("jan", True), ("amina", False), ("noor", False)])
def test_a_family_member_is_offered_nothing_that_leads_nowhere(cast, signed_in, goal, proposal, name, offered):
    text = signed_in(name).get(reverse("plans:plan", args=[cast.dossier.pk])).content.decode()

    for page in ("nieuw/", "vaststellen/", "cijfer/", "bereikt/", "vraag/"):
        assert (f"/plan/{page}" in text or f'/{page}"' in text) == offered, page
    assert "Dat we rustig wakker worden" in text


def test_what_each_says_of_a_version_stays_and_is_read_by_themselves_only(cast, signed_in, goal):
    with looking_as(cast["jan"]):
        plan = agree(cast)
        for name, kind, reason in (("amina", "agrees", ""), ("karim", "disagrees", "Ik wil eerst praten")):
            actions.say_of_plan(
                plan=plan, person_id=cast.persons[name].pk, kind=kind, reason=reason, on=cast.today, viewer=cast["jan"]
            )
    address = reverse("plans:version", args=[cast.dossier.pk, plan.number])

    jan = signed_in("jan").get(address).content.decode()
    amina = signed_in("amina").get(address).content.decode()
    karim = signed_in("karim").get(address).content.decode()

    assert "Ik wil eerst praten" in jan
    assert "Nog niet gehoord: Noor, Sem" in jan
    assert "Ik wil eerst praten" not in amina
    assert "Ik wil eerst praten" in karim


def answer(cast, proposal, said, *, reason="", by="jan", seen_version=None, meet_at=None):
    return answer_proposal(
        proposal=proposal, answer=said, reason=reason, seen_version=seen_version or proposal.version, viewer=cast[by],
        meet_at=meet_at,
    )  # fmt: skip


def agree(cast) -> PlanVersion:
    return actions.agree_plan(
        dossier=cast.dossier, viewer=cast["jan"], reason="eerste plan", on=cast.today, organisations_present=2,
        family_present=True,
    )  # fmt: skip


def test_a_second_goal_does_not_change_what_was_proposed(cast, proposal):
    make_goal(cast, "Samen eten")

    with looking_as(cast["jan"]):
        proposal.refresh_from_db()
        assert len(proposal.touches) == 1

"""Help in which parents sit together: not before the check, never with coercive control, and what is possible then."""

from datetime import timedelta

import pytest
from django.urls import reverse

from kring.casework.plans import actions as plans
from kring.casework.plans.models import Action
from kring.casework.separation import actions, standing
from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.circle.models import Dossier
from kring.foundation.core.refusal import Refused
from kring.foundation.sharing.models import Ground
from kring.testing.cast import make_goal, make_service


@pytest.fixture
def mediation(cast):
    """Parents at one table, at a separation."""
    return make_service(cast, name="Bemiddeling", helps_with=["separation"], parents_together=True, waiting_weeks=0)


@pytest.fixture
def family_talk(cast):
    """Parents at one table, for something else."""
    return make_service(cast, name="Gezinsgesprek", helps_with=["home"], parents_together=True, waiting_weeks=0)


@pytest.fixture
def apart(cast):
    return make_service(cast, name="Steun voor elke ouder", helps_with=["separation"], waiting_weeks=0)


def conclude(cast, pattern, severity="minor"):
    with looking_as(cast["jan"]):
        for name in ("amina", "karim"):
            actions.ask(dossier=cast.dossier, person_id=cast.persons[name].pk, way="face_to_face", viewer=cast["jan"])
        actions.conclude(
            dossier=cast.dossier, viewer=cast["jan"], pattern=pattern, severity=severity, power="unequal",
            reasons="Wat ieder zei", concluded_on=cast.today, look_again_on=cast.today + timedelta(days=60),
        )  # fmt: skip


def agree(cast, service, who="jan"):
    with looking_as(cast[who]):
        return plans.agree_action(
            dossier=Dossier.objects.get(), viewer=cast[who], wording=f"{service.name} beginnen", frame="voluntary",
            agreed_on=cast.today, doer_professional=cast.professionals["jan"], service=service,
        )  # fmt: skip


@pytest.mark.parametrize(
    ("pattern", "severity", "refused"),
    [
        (None, "", "Eerst de veiligheidscheck"),
        ("not_clear", "minor", "Eerst de veiligheidscheck"),
        ("coercive_control", "serious", "niet veilig"),
        ("mutual", "danger", "niet veilig"),
        ("mutual", "minor", None),
        ("no_violence", "none", None),
    ],
)
def test_mediation_waits_for_the_check_and_what_was_concluded(separated, mediation, pattern, severity, refused):
    if pattern:
        conclude(separated, pattern, severity)

    if refused:
        with pytest.raises(Refused, match=refused) as told:
            agree(separated, mediation)
        assert "elke ouder apart" in str(told.value)
    else:
        assert agree(separated, mediation).service == mediation


def test_help_for_each_apart_is_always_possible(separated, apart):
    conclude(separated, "coercive_control", "serious")

    assert agree(separated, apart).service == apart


def test_elsewhere_only_help_at_a_separation_asks_for_the_check(cast, mediation, family_talk):
    assert agree(cast, family_talk).service == family_talk
    with pytest.raises(Refused, match="Eerst de veiligheidscheck"):
        agree(cast, mediation)


def test_with_coercive_control_no_help_brings_parents_together_whatever_it_is_for(cast, family_talk):
    conclude(cast, "coercive_control")

    with pytest.raises(Refused, match="niet veilig"):
        agree(cast, family_talk)


def test_what_was_agreed_before_does_not_begin_and_is_fixed_in_no_version(separated, mediation):
    make_goal(separated)
    conclude(separated, "mutual")
    action = agree(separated, mediation)
    conclude(separated, "coercive_control", "serious")

    with looking_as(separated["jan"]):
        with pytest.raises(Refused, match="niet veilig"):
            plans.begin_action(action=Action.objects.get(), on=separated.today, viewer=separated["jan"])
        with pytest.raises(Refused, match="In het plan staat nog “Bemiddeling beginnen”"):
            plans.agree_plan(
                dossier=separated.dossier, viewer=separated["jan"], reason="eerste plan", on=separated.today,
                organisations_present=1, family_present=False,
            )  # fmt: skip
        plans.end_action(action=action, on=separated.today, viewer=separated["jan"])
        assert plans.agree_plan(
            dossier=separated.dossier, viewer=separated["jan"], reason="eerste plan", on=separated.today,
            organisations_present=1, family_present=False,
        )  # fmt: skip


@pytest.mark.parametrize("pattern", [None, "coercive_control"])
def test_who_may_not_read_safety_is_refused_without_being_told_what_was_concluded(separated, mediation, pattern):
    if pattern:
        conclude(separated, pattern)
    with looking_as(job(Job.DEMO)):
        Ground.objects.filter(professional=separated.professionals["fleur"]).update(
            sections=["circle", "plan", "frame"]
        )

    with pytest.raises(Refused) as told:
        agree(separated, mediation, who="fleur")

    with looking_as(separated["fleur"]):
        assert str(told.value) == standing.rules.why_not_offered_to_whom_it_is_closed()


def test_the_form_of_an_action_offers_what_can_be_and_refuses_the_rest_in_words(separated, signed_in, mediation, apart):
    conclude(separated, "coercive_control", "serious")
    address = reverse("plans:new-action", args=[separated.dossier.pk])
    client = signed_in("jan")

    page = client.get(address).content.decode()
    sent = client.post(
        address,
        {"wording": "Samen praten", "kind": "help", "service": mediation.pk, "frame": "voluntary",
         "doer": f"professional:{separated.professionals['jan'].pk}", "agreed_on": separated.today.isoformat()},
    )  # fmt: skip

    assert "Steun voor elke ouder" in page
    assert "Bemiddeling" not in page
    assert "Hulp waarbij de ouders samen zitten, staat er niet bij." in page
    assert sent.status_code == 422
    assert "Dat is hier niet veilig. Wel mogelijk: hulp voor elke ouder apart" in sent.content.decode()
    assert "Samen praten" in sent.content.decode()


def found_from_goal(client, cast):
    plan = client.get(reverse("plans:plan", args=[cast.dossier.pk])).content.decode()
    return plan.split('href="/hulpaanbod/')[1].split('"')[0].replace("&amp;", "&")


def test_from_a_goal_the_directory_leaves_out_what_cannot_be(separated, signed_in, mediation, apart):
    make_goal(separated)
    client = signed_in("jan")

    before = found_from_goal(client, separated)
    found = client.get(f"/hulpaanbod/{before}").content.decode()
    conclude(separated, "mutual")
    after = found_from_goal(client, separated)

    assert before == "?probleem=separation&ouders=apart"
    assert "Bemiddeling</b>" not in found
    assert "Steun voor elke ouder</b>" in found
    assert "Zonder hulp waarbij de ouders samen zitten" in found
    assert after == "?probleem=separation"
    assert "Bemiddeling</b>" in client.get(f"/hulpaanbod/{after}").content.decode()


def test_who_looks_without_a_family_reads_that_the_check_comes_first(cast, signed_in, mediation):
    shown = signed_in("jan").get("/hulpaanbod/").content.decode()

    assert "De ouders zitten samen: eerst de veiligheidscheck." in shown


def test_the_plan_says_what_cannot_stay_and_only_to_who_writes_it(separated, signed_in, mediation):
    make_goal(separated)
    conclude(separated, "mutual")
    agree(separated, mediation)
    conclude(separated, "coercive_control", "serious")
    address = reverse("plans:plan", args=[separated.dossier.pk])

    assert "De ouders kunnen hier niet samen zitten" in signed_in("jan").get(address).content.decode()
    for who in ("amina", "karim"):
        assert "niet samen zitten" not in signed_in(who).get(address).content.decode()


def test_what_must_not_go_on_asks_on_today_until_it_is_ended(separated, signed_in, mediation):
    conclude(separated, "mutual")
    action = agree(separated, mediation)
    client = signed_in("fleur")
    assert "Niet veilig" not in client.get("/vandaag/").content.decode()

    conclude(separated, "coercive_control", "serious")
    asked = client.get("/vandaag/").content.decode()
    with looking_as(separated["jan"]):
        plans.end_action(action=action, on=separated.today, viewer=separated["jan"])

    assert "Niet veilig, want de ouders zitten samen: Bemiddeling beginnen" in asked
    assert "Niet veilig" not in client.get("/vandaag/").content.decode()

"""The pages of a plan: what a person sees, what is refused, and two who edit at once."""

from django.urls import reverse

from kring.casework.plans.models import Goal
from kring.foundation.accounts.viewer import looking_as
from kring.foundation.circle.models import ChronologyLine
from kring.foundation.sharing.models import LogEntry


def test_the_plan_shows_the_goal_in_the_words_of_the_family(signed_in, cast, goal):
    page = signed_in("jan").get(reverse("plans:plan", args=[cast.dossier.pk]))

    assert page.status_code == 200
    assert "Dat we rustig wakker worden" in page.content.decode()


def test_a_stranger_gets_the_same_answer_as_for_what_does_not_exist(signed_in, cast, goal):
    client = signed_in("piet")

    real = client.get(reverse("plans:plan", args=[cast.dossier.pk]))
    absent = client.get(reverse("plans:plan", args=[999_999]))

    assert (real.status_code, absent.status_code) == (404, 404)
    assert real.content == absent.content


def test_a_new_goal_stands_in_the_plan_the_chronology_and_the_log(signed_in, cast):
    page = signed_in("jan").post(
        reverse("plans:new-goal", args=[cast.dossier.pk]), {"wording": "Samen eten", "agreed_on": cast.today}
    )

    assert page.status_code == 302
    with looking_as(cast["jan"]):
        goal = Goal.objects.get(wording="Samen eten")
        assert goal.written_by == cast.professionals["jan"]
        assert ChronologyLine.objects.filter(item_key=f"plans_goal:{goal.pk}").exists()
        assert LogEntry.objects.filter(name="plan.goal.set", item_key=f"plans_goal:{goal.pk}").exists()


def test_a_double_click_makes_one_goal(signed_in, cast):
    client = signed_in("jan")
    address = reverse("plans:new-goal", args=[cast.dossier.pk])
    token = client.get(address).context["form"]["eenmalig"].value()
    filled = {"wording": "Samen eten", "agreed_on": cast.today, "eenmalig": token}

    first, second = client.post(address, filled), client.post(address, filled)

    assert first["Location"] == second["Location"]
    with looking_as(cast["jan"]):
        assert Goal.objects.filter(wording="Samen eten").count() == 1


def test_two_coordinators_edit_the_same_goal_and_the_second_sees_it(signed_in, cast, goal):
    client = signed_in("jan")
    address = reverse("plans:edit-goal", args=[cast.dossier.pk, goal.pk])
    seen = {"seen_version": goal.version}
    client.post(address, {**seen, "wording": "Rustig opstaan"})
    client.force_login(cast.users["fleur"])

    page = client.post(address, {**seen, "wording": "Zonder ruzie opstaan"})

    text = page.content.decode()
    assert page.status_code == 409
    assert "Rustig opstaan" in text
    assert "Zonder ruzie opstaan" in text
    with looking_as(cast["jan"]):
        assert Goal.objects.get(pk=goal.pk).wording == "Rustig opstaan"

    chosen = page.context["form"].data["seen_version"]
    assert client.post(address, {"seen_version": chosen, "wording": "Zonder ruzie opstaan"}).status_code == 302
    with looking_as(cast["jan"]):
        assert Goal.objects.get(pk=goal.pk).wording == "Zonder ruzie opstaan"


def test_compulsory_without_an_order_is_refused_and_the_form_is_kept(signed_in, cast):
    page = signed_in("jan").post(
        reverse("plans:new-action", args=[cast.dossier.pk]),
        {
            "wording": "Sem gaat naar een pleeggezin",
            "kind": "help",
            "doer": f"professional:{cast.professionals['jan'].pk}",
            "frame": "compulsory",
            "agreed_on": cast.today,
        },
    )

    assert page.status_code == 422
    assert "Gedwongen hulp kan alleen" in page.content.decode()
    assert "Sem gaat naar een pleeggezin" in page.content.decode()

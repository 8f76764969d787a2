"""The screen as people see it: a professional with each parent beside one another, a parent alone on a phone."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from kring.casework.separation import actions
from kring.casework.separation.models import SafetyScreen, ScreenAnswer, ScreenConclusion, ScreenQuestion
from kring.foundation.accounts.viewer import Job, job, looking_as
from tests.casework.separation.conftest import question, says
from tests.doors.in_browser import wrong_with


def text(answer):
    return answer.content.decode()


def test_a_parent_is_asked_on_the_own_page_and_goes_through_the_questions(cast, signed_in, asked_of):
    screen = asked_of("amina")
    client = signed_in("amina")
    fear = f"/mijn/veiligheidscheck/{screen.pk}/fear/"

    mine = text(client.get("/mijn/"))
    page = text(client.get(f"/mijn/veiligheidscheck/{screen.pk}/"))
    kept = client.post(fear, {f"antwoord-{question('fear-of-other').pk}": "often"})

    assert "Een paar vragen voor u alleen" in mine
    assert "De andere ouder leest uw antwoorden niet" in page
    assert kept.status_code == 302
    assert kept["Location"] == f"/mijn/veiligheidscheck/{screen.pk}/control/"
    assert re.search(r'value="often" id="[^"]+" checked', text(client.get(fear)))
    assert "deels ingevuld" in text(client.get(f"/mijn/veiligheidscheck/{screen.pk}/"))


def test_after_the_last_question_comes_the_list_and_being_ready(cast, signed_in, asked_of):
    screen = asked_of("karim")
    client = signed_in("karim")
    address = f"/mijn/veiligheidscheck/{screen.pk}/"

    assert client.post(f"{address}power/", {})["Location"] == address
    ready = client.post(f"{address}klaar/", follow=True)

    assert "praat er met u apart over" in text(ready)
    assert "Een paar vragen voor u alleen" not in text(ready)
    assert f'href="{address}"' in text(ready)
    assert "U bent klaar" in text(client.get(address))


def test_questions_that_are_none_are_not_there(cast, signed_in, asked_of):
    screen = asked_of("amina")

    assert signed_in("amina").get(f"/mijn/veiligheidscheck/{screen.pk}/iets/").status_code == 404


def test_a_list_for_a_talk_is_not_on_the_own_page(cast, signed_in, asked_of):
    screen = asked_of("amina", way="face_to_face")
    client = signed_in("amina")

    assert "Een paar vragen voor u alleen" not in text(client.get("/mijn/"))
    assert client.get(f"/mijn/veiligheidscheck/{screen.pk}/").status_code == 404


def test_a_professional_sees_answers_beside_one_another_and_no_conclusion_by_itself(cast, signed_in, asked_of):
    says(cast, "amina", asked_of("amina"), fear_of_other="often", violence_by_me="once")
    says(cast, "karim", asked_of("karim"), fear_of_other="never")

    page = text(signed_in("jan").get(reverse("separation:screen", args=[cast.dossier.pk])))

    assert page.count("Bent u bang voor de andere ouder?") == 1
    assert page.index(">Amina:<") < page.index(">Karim:<")
    assert page.count("let op") == 1
    assert "Nog geen conclusie" in page
    assert "score" not in page.lower()
    with looking_as(job(Job.DEMO)):
        assert not ScreenConclusion.objects.exists()


def test_filled_in_together_in_a_talk(cast, signed_in, asked_of):
    screen = asked_of("karim", way="face_to_face")
    address = reverse("separation:fill-in", args=[cast.dossier.pk, screen.pk])
    words = question("what-is-needed")

    sent = signed_in("jan").post(
        address,
        {f"antwoord-{question('who-decides').pk}": "me", f"woorden-{words.pk}": "Rust bij het halen", "klaar": "on"},
    )

    assert sent.status_code == 302
    with looking_as(cast["jan"]):
        screen.refresh_from_db()
        assert screen.state == "done"
        assert screen.read_at == screen.changed_at
        assert set(ScreenAnswer.objects.values_list("question__key", "answer", "words")) == {
            ("who-decides", "me", ""), ("what-is-needed", "", "Rust bij het halen"),
        }  # fmt: skip


def test_answers_that_came_in_stand_on_today_until_somebody_read_them(cast, signed_in, asked_of):
    screen = asked_of("amina")
    client = signed_in("fleur")
    assert "Antwoorden op de veiligheidscheck" not in text(client.get("/vandaag/"))

    says(cast, "amina", screen, fear_of_other="often")
    before = text(client.get("/vandaag/"))
    client.post(reverse("separation:read", args=[cast.dossier.pk, screen.pk]))

    assert "Antwoorden op de veiligheidscheck lezen" in before
    assert "Antwoorden op de veiligheidscheck lezen" not in text(client.get("/vandaag/"))


def test_a_conclusion_is_drawn_by_a_person_and_comes_back_on_its_day(cast, signed_in):
    client = signed_in("jan")
    address = reverse("separation:conclude", args=[cast.dossier.pk])
    told = {"pattern": "coercive_control", "severity": "serious", "power": "unequal", "reasons": "Wat ieder zei",
            "concluded_on": cast.today - timedelta(days=30), "look_again_on": cast.today}  # fmt: skip

    empty = client.post(address, {})
    done = client.post(address, told, follow=True)

    assert empty.status_code == 422
    assert "checked" not in text(client.get(address)).split("Welk patroon")[1].split("Waarom vindt u dat")[0]
    assert "wordt hier niet aangeboden" in text(done)
    assert "De veiligheidscheck opnieuw bekijken" in text(client.get("/vandaag/"))


@pytest.mark.parametrize(("closed", "status"), [(False, 200), (True, 404)])
def test_nothing_is_filled_in_after_closing(cast, signed_in, asked_of, closed, status):
    screen = asked_of("amina")
    if closed:
        with looking_as(job(Job.DEMO)):
            type(cast.dossier).objects.update(closed_at=cast.dossier.opened_at, closure_reason="other")
            assert SafetyScreen.objects.to_answer().count() == 0

    assert signed_in("amina").get(f"/mijn/veiligheidscheck/{screen.pk}/").status_code == status


@pytest.mark.journey
def test_each_page_is_readable_for_everyone(cast, client, asked_of):
    hers, his = asked_of("amina"), asked_of("karim", way="face_to_face")
    says(cast, "amina", hers, fear_of_other="often", who_decides="other")
    pages = {}
    client.force_login(cast.users["amina"])
    for name, address in {
        "asked": "/mijn/", "mine": f"/mijn/veiligheidscheck/{hers.pk}/",
        "questions": f"/mijn/veiligheidscheck/{hers.pk}/violence/",
    }.items():  # fmt: skip
        pages[name] = text(client.get(address))
    client.force_login(cast.users["jan"])
    here = f"/gezinnen/{cast.dossier.pk}/veiligheid/scheiding/"
    with looking_as(cast["jan"]):
        actions.conclude(
            dossier=cast.dossier, viewer=cast["jan"], pattern="coercive_control", severity="danger", power="unequal",
            reasons="Wat ieder zei", concluded_on=cast.today, look_again_on=cast.today + timedelta(days=60),
        )  # fmt: skip
    for name, address in {
        "screen": here, "ask": f"{here}ouder/{cast.persons['karim'].pk}/", "together": f"{here}lijst/{his.pk}/",
        "conclude": f"{here}conclusie/", "directory": "/hulpaanbod/?ouders=apart",
    }.items():  # fmt: skip
        pages[name] = text(client.get(address))

    assert ScreenQuestion.objects.count() >= 19
    assert wrong_with(pages) == {}

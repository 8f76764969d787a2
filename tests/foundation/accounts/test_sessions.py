"""Sessions: they end when nobody uses them, what was being written is kept, one sees them and ends them, and some acts
ask anew who one is."""

from __future__ import annotations

import time
from datetime import timedelta

import pytest
import typer
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.usersessions.models import UserSession
from django.test import Client
from django.utils import timezone
from typer.testing import CliRunner

from kring.casework.plans.models import Goal
from kring.config.mistakes import Mistake
from kring.foundation.accounts.models import KeptForm
from kring.foundation.accounts.signing_in import CAME_IN, SURE
from kring.foundation.accounts.viewer import looking_as
from kring.foundation.organisations import command

WORDS = "Dat Noor weer graag naar school gaat"


def who(client):
    return client.session.get("_auth_user_id")


def minutes_go_by(client, minutes):
    """As if the session began so long ago, and nobody was there since."""
    session = client.session
    session[CAME_IN] = session[SURE] = int(time.time()) - minutes * 60
    session.save()
    client.cookies.pop("kring-seen", None)


def new_goal(cast, **more):
    return {"wording": WORDS, "whose": "Noor", "agreed_on": cast.today.isoformat(), **more}


@pytest.fixture
def goal_address(cast):
    from django.urls import reverse

    return reverse("plans:new-goal", args=[cast.dossier.pk])


@pytest.mark.parametrize(
    ("name", "minutes", "stays"), [("jan", 59, True), ("jan", 61, False), ("amina", 19, True), ("amina", 21, False)]
)
def test_a_session_ends_when_nobody_uses_it_sooner_for_the_family(cast, signed_in_now, name, minutes, stays):
    client = signed_in_now(name)
    minutes_go_by(client, minutes)

    client.get("/account/")

    assert (who(client) is not None) == stays


def test_who_is_there_now_and_then_stays_in_but_not_longer_than_a_working_day(cast, signed_in_now, settings):
    client = signed_in_now("jan")
    minutes_go_by(client, 50)
    client.get("/account/")
    session = client.session
    session[CAME_IN] -= 50 * 60
    session.save()

    client.get("/account/")
    assert who(client)

    session = client.session
    session[CAME_IN] -= settings.LONGEST_SESSION_HOURS * 3600
    session.save()
    client.get("/account/")
    assert not who(client)


def test_when_somebody_was_last_here_cannot_be_made_up(cast, signed_in_now):
    client = signed_in_now("jan")
    stolen = client.cookies["kring-seen"].value
    minutes_go_by(client, 61)
    client.cookies["kring-seen"] = f"{int(time.time()) + 30}:{stolen.partition(':')[2]}"

    client.get("/account/")

    assert not who(client)


def test_what_was_written_when_the_session_ended_is_there_after_signing_in_again(
    cast, signed_in_now, goal_address, logged
):
    client = signed_in_now("jan")
    minutes_go_by(client, 61)

    sent = client.post(goal_address, new_goal(cast))

    assert sent.status_code == 302
    assert not who(client)
    assert "verlopen=bewaard" in sent["Location"]
    assert "accounts.timed_out" in logged()

    signed_in_now("jan")
    led = client.get("/vandaag/")
    assert led["Location"] == "/account/bewaard/"
    page = client.get(led["Location"])
    assert WORDS in page.content.decode()
    assert f'action="{goal_address}"' in page.content.decode()

    kept = page.context["kept"]
    client.post(kept.path, dict(kept.fields))
    with looking_as(cast["jan"]):
        assert Goal.objects.filter(wording=WORDS).count() == 1
    assert not KeptForm.objects.exists()


def test_nobody_else_gets_to_see_what_was_kept(cast, signed_in_now, goal_address):
    client = signed_in_now("jan")
    minutes_go_by(client, 61)
    client.post(goal_address, new_goal(cast))

    signed_in_now("piet")

    assert client.get("/vandaag/").status_code == 200
    assert WORDS not in client.get("/account/bewaard/").content.decode()


def test_what_is_kept_cannot_be_read_in_the_database_and_goes_after_a_day(cast, signed_in_now, goal_address):
    from django.db import connection

    from kring.foundation.accounts import keeping

    client = signed_in_now("jan")
    minutes_go_by(client, 61)
    client.post(goal_address, new_goal(cast))
    with connection.cursor() as cursor:
        cursor.execute("SELECT fields FROM accounts_keptform")
        (sealed,) = cursor.fetchone()
    assert "Noor" not in sealed

    KeptForm.objects.update(kept_at=timezone.now() - timedelta(hours=25))
    assert keeping.kept_for(cast.users["jan"]) is None
    assert keeping.forget_old() == 1


def test_a_row_that_was_moved_to_another_account_opens_nothing(cast, signed_in_now, goal_address):
    from kring.foundation.accounts import keeping

    client = signed_in_now("jan")
    minutes_go_by(client, 61)
    client.post(goal_address, new_goal(cast))
    KeptForm.objects.update(user=cast.users["piet"])

    assert keeping.kept_for(cast.users["piet"]) is None


def test_passwords_and_codes_are_never_kept(cast, signed_in_now, goal_address):
    from kring.foundation.accounts import keeping

    client = signed_in_now("jan")
    minutes_go_by(client, 61)
    client.post(goal_address, new_goal(cast, password="geheim woord", code="12345678"))

    kept = keeping.kept_for(cast.users["jan"])
    assert {"password", "code", "csrfmiddlewaretoken"}.isdisjoint(dict(kept.fields))


def test_one_sees_where_one_is_signed_in_and_ends_it_elsewhere(cast, signed_in_now, logged):
    phone = Client(headers={"user-agent": "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/605.1"})
    phone.post("/demo/amina/")
    client = signed_in_now("amina")

    page = client.get("/account/").content.decode()
    assert "Safari op iPhone" in page
    assert "dit toestel" in page

    theirs = UserSession.objects.get(user=cast.users["amina"], session_key=phone.session.session_key)
    client.post(f"/account/sessies/{theirs.pk}/stop/")

    assert phone.get("/account/").status_code == 302
    assert "accounts.session_ended" in logged()


def test_nobody_ends_a_session_of_somebody_else(cast, signed_in_now):
    Client().post("/demo/amina/")
    hers = UserSession.objects.get(user=cast.users["amina"])

    assert signed_in_now("karim").post(f"/account/sessies/{hers.pk}/stop/").status_code == 404
    assert UserSession.objects.filter(pk=hers.pk).exists()


def test_who_runs_kring_ends_the_sessions_of_one_professional_or_of_everybody(cast, signed_in_now, logged):
    jan, fleur = Client(), Client()
    jan.post("/demo/jan/")
    fleur.post("/demo/fleur/")
    app = typer.Typer()
    app.callback()(lambda: None)
    command.register(app)

    CliRunner().invoke(app, ["accounts", "sign-out", str(cast.professionals["jan"].pk)], catch_exceptions=False)
    assert (jan.get("/account/").status_code, fleur.get("/account/").status_code) == (302, 200)
    assert logged().count("accounts.session_ended") == 1

    CliRunner().invoke(app, ["accounts", "sign-out", "--everybody"], catch_exceptions=False)
    assert fleur.get("/account/").status_code == 302
    assert isinstance(CliRunner().invoke(app, ["accounts", "sign-out"]).exception, Mistake)


def test_coming_in_gives_a_new_session_so_that_nobody_waits_inside_it(cast, client):
    client.get("/account/inloggen/")
    session = client.session
    session["x"] = 1
    session.save()
    before = client.session.session_key

    client.post("/demo/jan/")

    assert client.session.session_key != before


def test_a_sensitive_act_asks_who_one_is_when_that_was_a_while_ago(cast, signed_in_now, logged, settings):
    client = signed_in_now("amina")
    RecoveryCodes.activate(cast.users["amina"])
    session = client.session
    session[SURE] -= settings.SURE_MINUTES * 60 + 1
    session.save()

    asked = client.get("/account/codes/nieuw/")
    assert asked["Location"] == "/account/zeker-weten/?next=%2Faccount%2Fcodes%2Fnieuw%2F"

    wrong = client.post("/account/zeker-weten/", {"code": "00000000", "next": "/account/codes/nieuw/"})
    assert wrong.status_code == 422
    right = RecoveryCodes.activate(cast.users["amina"]).get_unused_codes()[0]
    shown = client.post("/account/zeker-weten/", {"code": right, "next": "/account/codes/nieuw/"})

    assert shown["Location"] == "/account/codes/nieuw/"
    assert client.get("/account/codes/nieuw/").status_code == 200
    assert {"accounts.sure_failed.code", "accounts.sure"} <= set(logged())


def test_showing_who_one_is_gives_the_session_a_new_key_and_it_goes_on(cast, signed_in_now):
    client = signed_in_now("amina")
    minutes_go_by(client, 15)
    client.get("/account/")
    before, code = client.session.session_key, RecoveryCodes.activate(cast.users["amina"]).get_unused_codes()[0]

    client.post("/account/zeker-weten/", {"code": code})
    minutes_later = client.get("/account/")

    assert client.session.session_key != before
    assert minutes_later.status_code == 200
    assert "dit toestel" in minutes_later.content.decode()
    assert UserSession.objects.filter(user=cast.users["amina"]).count() == 1
    stolen = Client()
    stolen.cookies["kring"] = before
    assert stolen.get("/account/").status_code == 302


def test_what_was_sent_for_a_sensitive_act_is_kept_while_one_shows_it(cast, signed_in_now):
    client = signed_in_now("jan")
    session = client.session
    session[SURE] = 0
    session.save()

    asked = client.post(f"/gezinnen/{cast.dossier.pk}/toegang/{cast.persons['amina'].pk}/uitnodigen/", {"x": "y z"})

    assert asked["Location"] == "/account/zeker-weten/?next=%2Faccount%2Fbewaard%2F"


@pytest.mark.parametrize(
    "elsewhere", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)", "/\\x.example"]
)
def test_showing_who_one_is_leads_to_no_other_site(cast, signed_in_now, elsewhere):
    client = signed_in_now("amina")
    code = RecoveryCodes.activate(cast.users["amina"]).get_unused_codes()[0]

    shown = client.post("/account/zeker-weten/", {"code": code, "next": elsewhere})

    assert shown["Location"] == "/account/"

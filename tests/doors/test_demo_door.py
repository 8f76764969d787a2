"""The door of the demo: one click to be one of the cast, and no such door outside the demo."""

import os
import subprocess
import sys

import pytest
from django.urls import reverse

from kring.demo.door import EVERYBODY
from kring.foundation.accounts.models import User
from kring.foundation.sharing.models import LogEntry

FAMILY = {"amina", "karim", "noor", "sem", "fatna"}


def test_everybody_of_the_cast_can_be_chosen(client, cast):
    text = client.get("/demo/").content.decode()

    assert set(EVERYBODY) == set(cast.users)
    for name in cast.users:
        assert f'action="/demo/{name}/"' in text
        assert f"Ga verder als {name.capitalize()}" in text


@pytest.mark.parametrize("name", sorted(EVERYBODY))
def test_one_click_signs_in_and_leads_to_ones_own_page(client, cast, name):
    page = client.post(f"/demo/{name}/", follow=True)

    first, last = page.redirect_chain[0][0], page.redirect_chain[-1][0]
    assert first == "/"
    assert last == ("/mijn/" if name in FAMILY else "/vandaag/")
    assert page.status_code == 200
    assert client.session["_auth_user_id"] == str(cast.users[name].pk)


def test_choosing_somebody_else_ends_the_session_of_the_first(client, cast):
    client.post("/demo/jan/")
    client.post("/demo/amina/")

    assert "Dag Amina" in client.get("/", follow=True).content.decode()


def test_coming_in_wants_a_click(client, cast):
    assert client.get("/demo/jan/").status_code == 405


@pytest.mark.parametrize("name", ["zomaar", "Jan", "kring_owner"])
def test_who_is_not_of_the_cast_is_not_found(client, cast, name):
    User.objects.create_user("zomaar")

    assert client.post(f"/demo/{name}/").status_code == 404


def test_a_form_of_another_site_signs_nobody_in(cast):
    from django.test import Client

    page = Client(enforce_csrf_checks=True).post("/demo/jan/")

    assert page.status_code == 403


def test_an_empty_demo_says_what_to_do(client, db):
    text = client.get("/demo/").content.decode()

    assert "Hier is nog niemand" in text
    assert "make run" in text


def test_coming_and_going_stand_in_the_log_under_ones_own_name(client, cast, as_kring):
    client.post("/demo/jan/")
    client.post("/demo/amina/")
    client.post(reverse("account_logout"))

    with as_kring():
        lines = LogEntry.objects.filter(act__in=["sign_in", "sign_out"]).order_by("id")
        told = [(line.act, line.professional_id, line.person_id, line.about) for line in lines]
    jan, amina = cast.professionals["jan"].pk, cast.persons["amina"].pk
    assert told == [
        ("sign_in", jan, None, []),
        ("sign_out", jan, None, []),
        ("sign_in", None, amina, []),
        ("sign_out", None, amina, []),
    ]


def test_outside_the_demo_the_door_does_not_exist():
    asked = (
        "import django; django.setup()\n"
        "from django.urls import Resolver404, resolve\n"
        "for address in ('/demo/', '/demo/jan/'):\n"
        "    try:\n"
        "        resolve(address)\n"
        "    except Resolver404:\n"
        "        print('absent')\n"
    )
    environment = {name: value for name, value in os.environ.items() if name != "KRING_DEMO"}

    said = subprocess.run(
        [sys.executable, "-c", asked], env=environment, capture_output=True, text=True, check=True
    ).stdout

    assert said.split() == ["absent", "absent"]

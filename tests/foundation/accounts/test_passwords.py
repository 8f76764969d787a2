"""Which passwords are let through, how they are kept, and that changing one asks for the old one."""

from __future__ import annotations

import time

import pytest
from django.contrib.auth.hashers import ScryptPasswordHasher, check_password, make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client

from kring.foundation.accounts.models import User
from kring.foundation.accounts.passwords import WORDS, nothing_of_ones_own
from kring.foundation.core.limits import FREE_TRIES

OLD, NEW = "drie wilgen aan het water", "vier beuken langs de dijk"


@pytest.mark.parametrize(
    "password",
    ["kringkring2026", "Gezinsplan-2026!", "W4chtw00rd2026", "Welkom01Welkom", "Veilig Thuis 2026",
     "WijkteamZomer26", "qwerty123456"],
)  # fmt: skip
def test_what_everybody_would_try_here_is_refused(password):
    with pytest.raises(ValidationError):
        validate_password(password, User(username="vlinder-48213"))


@pytest.mark.parametrize(
    "password",
    [OLD, "het gezin van de molenaar", "paraplu kring komkommer", "Ωμέγα και άλφα 12", "a" * 11 + " " + "ж" * 60,
     "83017429561183",
     "dit is een zin van meer dan vierenzestig tekens die iemand als wachtwoord kiest"],
)  # fmt: skip
def test_a_sentence_of_ones_own_is_let_through_whatever_its_letters(password):
    validate_password(password, User(username="vlinder-48213"))


def test_a_long_password_costs_no_time():
    began = time.monotonic()
    nothing_of_ones_own("jeugdhulp" * 22 + "x")

    assert time.monotonic() - began < 0.5


def test_the_list_is_in_small_letters_without_accents():
    assert all(word.isascii() and word.isalpha() and word.islower() for word in WORDS)


def test_a_password_is_kept_with_32_mib_for_each_guess_and_works_exactly_as_typed():
    kept = make_password(f" {OLD} ")

    assert kept.startswith("scrypt$32768$")
    assert kept.split("$")[3:5] == ["8", "3"]
    assert check_password(f" {OLD} ", kept)
    assert not check_password(OLD, kept)
    assert not check_password(f" {OLD.upper()} ", kept)


def test_what_was_kept_with_less_is_kept_anew_when_one_comes_in(cast, client):
    amina = cast.users["amina"]
    before = ScryptPasswordHasher().encode(OLD, "saltsaltsaltsaltsalt12")
    User.objects.filter(pk=amina.pk).update(password=before)

    client.post("/account/inloggen/", {"login": "amina", "password": OLD})

    amina.refresh_from_db()
    assert amina.password.startswith("scrypt$32768$")
    assert amina.check_password(OLD)


@pytest.fixture
def amina(cast):
    user = cast.users["amina"]
    user.set_password(OLD)
    user.save()
    return user


def change(client, **told):
    return client.post("/account/wachtwoord/", {"password": NEW, "goes_with": "codes", **told})


def test_who_changes_a_password_tells_the_old_one(amina, signed_in_now):
    client = signed_in_now("amina")

    assert change(client).status_code == 422
    assert change(client, old_password="verkeerd").status_code == 422
    amina.refresh_from_db()
    assert amina.check_password(OLD)

    assert change(client, old_password=OLD).status_code == 302
    amina.refresh_from_db()
    assert amina.check_password(NEW)


def test_whoever_guesses_the_old_one_at_an_open_computer_waits(amina, signed_in_now, logged):
    client = signed_in_now("amina")
    for _try in range(FREE_TRIES):
        change(client, old_password="verkeerd")

    told = change(client, old_password=OLD)

    assert "Wacht" in told.content.decode()
    amina.refresh_from_db()
    assert amina.check_password(OLD)
    assert logged().count("accounts.sure_failed.password") == FREE_TRIES


def test_a_new_password_ends_the_sessions_elsewhere(amina, signed_in_now):
    elsewhere = Client()
    elsewhere.post("/demo/amina/")
    client = signed_in_now("amina")

    change(client, old_password=OLD)

    assert client.get("/account/").status_code == 200
    assert elsewhere.get("/account/").status_code == 302

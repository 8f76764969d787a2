"""Coming in with a passkey, or with a password and a code; and waiting after guessing, without shutting anybody out."""

from __future__ import annotations

import json
import re
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret, hotp_value, yield_hotp_counters_from_time
from django.test import Client
from django.utils import timezone

from kring.foundation.core.limits import FREE_TRIES, wait_after
from kring.foundation.core.models import Tries

PASSWORD = "drie wilgen aan het water"


def who(client):
    return client.session.get("_auth_user_id")


@pytest.fixture
def amina(cast):
    """Amina's account, with a password and a paper list of codes."""
    user = cast.users["amina"]
    user.set_password(PASSWORD)
    user.save()
    RecoveryCodes.activate(user)
    return user


def first_step(client, password=PASSWORD, name="amina", **more):
    return client.post("/account/inloggen/", {"login": name, "password": password}, **more)


def codes_of(user):
    return Authenticator.objects.get(user=user, type="recovery_codes").wrap().get_unused_codes()


def test_a_password_and_a_code_of_the_paper_let_in_and_the_code_is_used(client, amina, logged):
    assert first_step(client)["Location"] == "/account/inloggen/code/"
    assert who(client) is None

    code = codes_of(amina)[0]
    client.post("/account/inloggen/code/", {"code": code})

    assert who(client) == str(amina.pk)
    assert code not in codes_of(amina)
    assert "accounts.signed_in" in logged()


def test_a_password_alone_is_never_enough(client, cast, amina, logged):
    Authenticator.objects.filter(user=amina).delete()

    answer = first_step(client)

    assert answer.status_code == 403
    assert "wachtwoord alleen is niet genoeg" in answer.content.decode()
    assert who(client) is None
    assert "accounts.sign_in_refused.no_key" in logged()


def test_a_code_of_an_app_works_once(client, amina):
    secret = generate_totp_secret()
    TOTP.activate(amina, secret)
    code = f"{hotp_value(secret, next(iter(yield_hotp_counters_from_time()))):06d}"
    for expected in (str(amina.pk), None):
        first_step(client)
        client.post("/account/inloggen/code/", {"code": code})

        assert who(client) == expected
        if expected:
            client.post("/account/uitloggen/")


def test_secrets_of_codes_cannot_be_read_in_the_database(amina):
    TOTP.activate(amina, "JBSWY3DPEHPK3PXP")

    kept = json.dumps(list(Authenticator.objects.values_list("data", flat=True)))

    assert "JBSWY3DPEHPK3PXP" not in kept
    assert not any(code in kept for code in codes_of(amina))


def test_whoever_guesses_waits_longer_each_time():
    waits = [wait_after(tries).total_seconds() for tries in range(1, FREE_TRIES + 8)]

    assert waits[: FREE_TRIES - 1] == [0] * (FREE_TRIES - 1)
    assert waits[FREE_TRIES - 1 : FREE_TRIES + 2] == [15, 30, 60]
    assert max(waits) == 900


def test_guessing_makes_the_guesser_wait_and_nobody_else(client, amina, logged):
    for _try in range(FREE_TRIES):
        first_step(client, "verkeerd")
    told = first_step(client)

    assert "Wacht" in told.content.decode()
    assert who(client) is None
    assert logged().count("accounts.sign_in_failed.password") == FREE_TRIES

    at_home = Client(REMOTE_ADDR="203.0.113.9")
    assert first_step(at_home)["Location"] == "/account/inloggen/code/"


def test_after_waiting_the_right_password_works_and_the_count_begins_anew(client, amina):
    for _try in range(FREE_TRIES):
        first_step(client, "verkeerd")
    Tries.objects.update(wait_until=timezone.now() - timedelta(seconds=1))

    assert first_step(client)["Location"] == "/account/inloggen/code/"
    for _try in range(FREE_TRIES - 1):
        first_step(client, "verkeerd")
    assert first_step(client)["Location"] == "/account/inloggen/code/"


def test_guessing_codes_waits_too(client, amina, logged):
    first_step(client)
    for _try in range(FREE_TRIES):
        client.post("/account/inloggen/code/", {"code": "00000000"})
    told = client.post("/account/inloggen/code/", {"code": codes_of(amina)[0]})

    assert "Wacht" in told.content.decode()
    assert who(client) is None
    assert logged().count("accounts.sign_in_failed.code") == FREE_TRIES


def test_the_same_words_for_a_name_that_is_there_and_one_that_is_not(client, amina):
    def page(name):
        return re.sub(r'value="[^"]*"', "", first_step(client, "verkeerd", name).content.decode())

    assert page("amina") == page("niemand")


@pytest.fixture
def with_passkey(signed_in_now, phone, cast):
    """Amina made a passkey on her phone, and went out."""
    client = signed_in_now("amina")
    page = client.get("/account/passkeys/nieuw/")
    made = phone.make(page.context["js_data"]["creation_options"])
    answer = client.post(
        "/account/passkeys/nieuw/", {"name": "Mijn telefoon", "credential": made, "passwordless": "on"}
    )
    assert answer.status_code == 302, answer.content.decode()
    client.post("/account/uitloggen/")
    return client


def with_phone(client, phone):
    options = client.get("/account/inloggen/passkey/", headers={"accept": "application/json"}).json()["request_options"]
    return client.post("/account/inloggen/passkey/", {"credential": phone.use(options)})


def test_a_passkey_lets_in_by_itself(cast, with_passkey, phone, logged):
    answer = with_phone(with_passkey, phone)

    assert answer.status_code == 302
    assert who(with_passkey) == str(cast.users["amina"].pk)
    assert "accounts.key_added.passkey" in logged()


def test_a_passkey_always_works_however_much_somebody_guessed(cast, with_passkey, phone):
    for _try in range(FREE_TRIES + 5):
        first_step(with_passkey, "verkeerd")

    with_phone(with_passkey, phone)

    assert who(with_passkey) == str(cast.users["amina"].pk)


def test_a_passkey_of_a_stranger_lets_nobody_in(cast, with_passkey, phone):
    from cryptography.hazmat.primitives.asymmetric import ec

    phone.key = ec.generate_private_key(ec.SECP256R1())
    with_phone(with_passkey, phone)

    assert who(with_passkey) is None


def test_an_answer_of_a_passkey_works_once(cast, with_passkey, phone):
    client = with_passkey
    options = client.get("/account/inloggen/passkey/", headers={"accept": "application/json"}).json()["request_options"]
    shown = phone.use(options)
    client.post("/account/inloggen/passkey/", {"credential": shown})
    client.post("/account/uitloggen/")

    client.post("/account/inloggen/passkey/", {"credential": shown})

    assert who(client) is None


def test_the_last_key_is_not_thrown_away(cast, with_passkey, phone):
    with_phone(with_passkey, phone)
    key = Authenticator.objects.get(user=cast.users["amina"], type="webauthn")

    answer = with_passkey.post(f"/account/sleutels/{key.pk}/weg/")

    assert answer.status_code == 422
    assert Authenticator.objects.filter(pk=key.pk).exists()


def test_nobody_throws_away_a_key_of_somebody_else(cast, amina, with_passkey, signed_in_now):
    key = Authenticator.objects.get(user=amina, type="webauthn")

    signed_in_now("karim").post(f"/account/sleutels/{key.pk}/weg/")

    assert Authenticator.objects.filter(pk=key.pk).exists()


def test_a_new_list_makes_the_old_paper_worthless(cast, amina, signed_in_now, logged):
    old = codes_of(amina)
    client = signed_in_now("amina")

    client.post("/account/codes/nieuw/")
    shown = client.get("/account/codes/").content.decode()

    assert all(code in shown for code in codes_of(amina))
    assert not set(old) & set(codes_of(amina))
    assert not any(code in client.get("/account/codes/").content.decode() for code in codes_of(amina))
    assert "accounts.codes_renewed.codes" in logged()


def test_an_app_goes_with_a_password(cast, signed_in_now):
    client = signed_in_now("karim")

    assert client.get("/account/app/")["Location"].startswith("/account/wachtwoord/")

    weak = client.post("/account/wachtwoord/", {"password": "kort", "goes_with": "app"})
    assert weak.status_code == 422
    chosen = client.post("/account/wachtwoord/", {"password": PASSWORD, "goes_with": "app"})
    assert chosen["Location"] == "/account/app/"

    page = client.get("/account/app/")
    secret = page.context["form"].secret
    code = f"{hotp_value(secret, next(iter(yield_hotp_counters_from_time()))):06d}"
    assert client.post("/account/app/", {"code": code}).status_code == 302
    assert Authenticator.objects.filter(user=cast.users["karim"], type="totp").exists()

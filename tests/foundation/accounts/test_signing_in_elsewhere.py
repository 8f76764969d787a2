"""Signing in at one's organisation: who comes in, and every way in which nobody does."""

from __future__ import annotations

import json
from urllib.parse import urlsplit

import jwt
import pytest
import requests

from kring.config.identity_providers import identity_providers
from kring.foundation.accounts.models import PreparedLink, Subject, User
from kring.foundation.organisations.accounts import prepare_account


def go(client, where="gemeente", **posted):
    """To the provider, and the address to which it leads back."""
    asked = client.post(f"/account/inloggen/bij/{where}/", posted)
    assert asked.status_code == 302, asked.content.decode()
    answered = requests.get(asked["Location"], allow_redirects=False, timeout=5)
    back = urlsplit(answered.headers["Location"])
    return f"{back.path}?{back.query}"


def come(client, where="gemeente", **posted):
    return client.get(go(client, where, **posted))


def who(client):
    return client.session.get("_auth_user_id")


@pytest.fixture
def jan_is_expected(cast, provider, trusts):
    """Jan's account is ready for employee number 4711."""
    trusts(provider)
    prepare_account(professional_id=cast.professionals["jan"].pk, issuer=provider.issuer, employee="4711")
    provider.person = {
        "sub": "subject-of-jan",
        "acr": "strong",
        "employee_number": "4711",
        "email": "jan@waterdam.example",
    }


def test_the_first_time_the_employee_number_says_who_it_is_and_after_that_the_subject(
    cast, client, provider, jan_is_expected, logged
):
    first = come(client, next="/vandaag/")

    assert (first.status_code, first["Location"]) == (302, "/vandaag/")
    assert who(client) == str(cast.users["jan"].pk)
    assert {"accounts.linked.gemeente", "accounts.signed_in"} <= set(logged())

    client.post("/account/uitloggen/")
    provider.person = {"sub": "subject-of-jan", "acr": "strong"}

    assert come(client).status_code == 302
    assert who(client) == str(cast.users["jan"].pk)


def test_neither_subject_nor_employee_number_nor_mail_is_kept(client, provider, jan_is_expected):
    come(client)

    kept = [
        *Subject.objects.values_list("subject", flat=True),
        *PreparedLink.objects.values_list("employee", flat=True),
    ]
    assert len(kept) == 2
    assert all(len(one) == 64 and "4711" not in one for one in kept)
    assert "waterdam.example" not in json.dumps(dict(client.session.items()))


def test_the_question_can_be_answered_by_one_browser_only_and_asks_for_strong_signing_in(
    client, provider, jan_is_expected
):
    go(client)

    (question,) = provider.questions
    assert question["code_challenge_method"] == "S256"
    assert len(question["nonce"]) >= 24
    assert question["acr_values"] == "strong"
    assert question["scope"] == "openid"


def test_whoever_is_not_known_gets_no_account_but_hears_whom_to_ask(cast, client, provider, trusts):
    trusts(provider)
    before = User.objects.count()

    answer = come(client)

    assert answer.status_code == 403
    assert "Bel de servicedesk van Waterdam." in answer.content.decode()
    assert (who(client), User.objects.count()) == (None, before)


def test_the_mail_address_of_a_colleague_opens_nothing(cast, client, provider, trusts):
    trusts(provider)
    provider.person = {"sub": "stranger", "acr": "strong", "email": "jan@waterdam.example", "preferred_username": "jan"}

    assert come(client).status_code == 403
    assert who(client) is None


def test_a_prepared_account_is_given_once(cast, client, provider, jan_is_expected):
    come(client)
    client.post("/account/uitloggen/")
    provider.person = {"sub": "somebody-else", "acr": "strong", "employee_number": "4711"}

    assert come(client).status_code == 403
    assert who(client) is None


def test_the_same_subject_at_two_issuers_is_two_people(cast, client, provider, second_provider, trusts):
    trusts(provider, (second_provider, {"id": "ggz", "name": "Ggz"}))
    for name, one in (("jan", provider), ("sami", second_provider)):
        prepare_account(professional_id=cast.professionals[name].pk, issuer=one.issuer, employee="1")
        one.person = {"sub": "1", "acr": "strong", "employee_number": "1"}

    come(client)
    at_one = who(client)
    client.post("/account/uitloggen/")
    come(client, "ggz")

    assert (at_one, who(client)) == (str(cast.users["jan"].pk), str(cast.users["sami"].pk))


def other_issuer(claims):
    return {**claims, "iss": "https://elsewhere.example"}


def other_audience(claims):
    return {**claims, "aud": "another-site"}


def two_audiences(claims):
    return {**claims, "aud": ["kring", "another-site"], "azp": "another-site"}


def old(claims):
    return {**claims, "exp": claims["iat"] - 3600, "iat": claims["iat"] - 7200}


def other_nonce(claims):
    return {**claims, "nonce": "of another browser"}


def without(name):
    return lambda claims: {key: value for key, value in claims.items() if key != name}


@pytest.mark.parametrize(
    "lie",
    [other_issuer, other_audience, two_audiences, old, other_nonce, without("nonce"), without("sub"), without("exp")],
)
def test_a_word_that_is_not_for_us_or_not_for_now_does_not_count(cast, client, provider, jan_is_expected, lie, logged):
    provider.lie = lie

    answer = come(client)

    assert answer.status_code == 403
    assert "Het inloggen lukte niet" in answer.content.decode()
    assert who(client) is None
    assert "accounts.sign_in_refused.not_valid" in logged()


@pytest.mark.parametrize("claims", [{}, {"acr": "weak"}, {"amr": ["pwd"]}, {"acr": ["strong"]}])
def test_without_strong_signing_in_one_hears_what_to_do(cast, client, provider, jan_is_expected, claims):
    provider.person = {"sub": "subject-of-jan", "employee_number": "4711", **claims}

    answer = come(client)

    assert answer.status_code == 403
    assert "Log in met twee stappen" in answer.content.decode()
    assert who(client) is None
    assert not Subject.objects.exists()


def test_a_method_that_the_provider_names_strong_will_do(cast, client, provider, trusts, jan_is_expected):
    trusts((provider, {"acr": [], "amr": ["hwk", "mfa"]}))
    provider.person = {"sub": "x", "amr": ["pwd", "mfa"], "employee_number": "4711"}

    assert come(client).status_code == 302
    assert who(client) == str(cast.users["jan"].pk)


def test_a_signature_of_somebody_else_does_not_count(cast, client, provider, jan_is_expected, fresh_key):
    provider.signs_with = fresh_key()

    assert come(client).status_code == 403
    assert who(client) is None


def test_a_signature_that_anybody_can_make_does_not_count(cast, client, provider, jan_is_expected):
    provider.tokens = lambda asked: {
        "access_token": "x", "token_type": "Bearer",
        "id_token": jwt.encode({"iss": provider.issuer, "sub": "subject-of-jan", "aud": "kring"}, "", algorithm="none"),
    }  # fmt: skip

    assert come(client).status_code == 403
    assert who(client) is None


def test_an_answer_works_once(cast, client, provider, jan_is_expected):
    back = go(client)
    client.get(back)
    client.post("/account/uitloggen/")

    assert client.get(back).status_code == 403
    assert who(client) is None


def test_the_answer_to_another_browser_does_not_work_here(cast, client, provider, jan_is_expected):
    from django.test import Client

    back = go(Client())

    assert client.get(back).status_code == 403
    assert who(client) is None


def test_a_link_of_somebody_else_does_not_begin_to_sign_in(client, provider, trusts):
    trusts(provider)

    assert client.get("/account/inloggen/bij/gemeente/").status_code == 405
    assert not provider.questions


def test_whoever_stops_at_the_provider_hears_that_nothing_happened(cast, client, provider, jan_is_expected):
    provider.refuses = "access_denied"

    answer = come(client)

    assert answer.status_code == 403
    assert "gestopt" in answer.content.decode()


def test_an_ended_account_stays_out(cast, client, provider, jan_is_expected):
    User.objects.filter(pk=cast.users["jan"].pk).update(is_active=False)

    assert come(client).status_code == 403
    assert who(client) is None


def test_after_signing_in_nobody_is_led_to_another_site(cast, client, provider, jan_is_expected):
    answer = come(client, next="https://elsewhere.example/")

    assert answer.status_code == 302
    assert not answer["Location"].startswith("http")


def test_an_unknown_provider_is_not_there(client, db):
    assert client.post("/account/inloggen/bij/niemand/").status_code == 404


def test_a_provider_that_does_not_answer_says_so_and_breaks_nothing(cast, client, provider, trusts):
    trusts((provider, {"issuer": "http://127.0.0.1:9"}))

    assert client.post("/account/inloggen/bij/gemeente/").status_code == 403


def test_a_provider_that_leads_on_to_another_server_is_not_followed(
    cast, client, provider, second_provider, jan_is_expected
):
    second_provider.issuer, second_provider.key = provider.issuer, provider.key
    elsewhere = f"http://127.0.0.1:{second_provider.port}"
    provider.leads_on["/keys"] = f"{elsewhere}/keys"

    answer = come(client)

    assert answer.status_code == 403
    assert who(client) is None
    assert not second_provider.asked


def test_a_provider_that_calls_itself_something_else_is_not_believed(cast, client, provider, jan_is_expected):
    provider.calls_itself = "https://elsewhere.example"

    assert client.post("/account/inloggen/bij/gemeente/").status_code == 403


def test_the_sign_in_form_may_lead_to_the_provider(settings):
    """Browsers refuse a form that leads on to a site that the policy does not name."""
    (one,) = identity_providers(
        '[{"id": "a", "name": "A", "issuer": "https://login.example/realm", "client_id": "k", "acr": ["x"]}]'
    )

    assert one.origin == "https://login.example"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"issuer": "http://login.example"}, "https"),
        ({"acr": []}, "strongly"),
        ({"employee_claim": "email"}, "lasting number"),
        ({"typo": 1}, "unknown typo"),
        ({"client_id": ""}, "client_id"),
    ],
)
def test_a_mistake_in_the_settings_is_told_at_the_start(change, words):
    good = {"id": "a", "name": "A", "issuer": "https://login.example", "client_id": "k", "acr": ["x"]}

    with pytest.raises(ValueError, match=words):
        identity_providers(json.dumps([{**good, **change}]))


def test_settings_and_secret_may_stand_in_files(tmp_path):
    (tmp_path / "secret").write_text("geheim\n")
    (tmp_path / "oidc.json").write_text(
        json.dumps([{"id": "a", "name": "A", "issuer": "https://login.example", "client_id": "k", "acr": ["x"],
                     "client_secret_file": str(tmp_path / "secret")}])
    )  # fmt: skip

    (one,) = identity_providers(str(tmp_path / "oidc.json"))

    assert one.client_secret == "geheim"

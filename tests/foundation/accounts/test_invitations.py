"""Inviting somebody of the family: who may, for whom, what the paper opens, and how an account ends."""

from __future__ import annotations

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.utils import timezone

from kring.foundation.accounts.models import User
from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.circle.models import Invitation
from kring.foundation.core.refusal import Refused
from kring.foundation.households.models import Identity, PersonAccount
from kring.foundation.sharing.invitations import actions
from kring.foundation.sharing.invitations.codes import code_fingerprint, fresh_code
from kring.foundation.sharing.invitations.rules import why_not_invited

PASSWORD = "drie wilgen aan het water"


@pytest.mark.parametrize(
    ("belongs", "deceased", "age", "judged_capable", "may"),
    [
        (True, False, 38, False, True),
        (True, False, 16, False, True),
        (True, False, 15, True, True),
        (True, False, 15, False, False),
        (True, False, 12, True, True),
        (True, False, 11, True, False),
        (True, False, None, True, False),
        (False, False, 38, False, False),
        (True, True, 38, False, False),
    ],
)
def test_who_may_have_an_account(belongs, deceased, age, judged_capable, may):
    problem = why_not_invited(belongs=belongs, deceased=deceased, age=age, judged_capable=judged_capable)

    assert (problem is None) == may


def test_a_code_is_the_same_however_it_is_typed_and_cannot_be_guessed():
    code = fresh_code()

    assert code_fingerprint(code) == code_fingerprint(f" {code.lower().replace('-', ' ')} ")
    assert len({fresh_code() for _ in range(1000)}) == 1000
    assert not set(code) & set("01OIL")


@pytest.fixture
def invited(cast):
    """The code of an invitation for somebody, made by somebody: `invited("amina")`."""

    def make(name, by="jan", **more):
        with looking_as(cast[by]) as viewer:
            _invitation, code = actions.invite(dossier=cast.dossier, person=cast.persons[name], viewer=viewer, **more)
        return code

    return make


def born(cast, name):
    with looking_as(job(Job.DEMO)):
        return Identity.objects.get(person=cast.persons[name]).birth_date


def type_in(client, code, birth_date):
    return client.post("/uitnodiging/", {"code": code, "birth_date": birth_date.isoformat()})


def account_of(cast, name):
    with looking_as(job(Job.DEMO)):
        return PersonAccount.objects.select_related("user").get(person=cast.persons[name]).user


@pytest.mark.parametrize("by", ["jan", "fleur"])
def test_who_carries_the_family_invites(cast, invited, by):
    assert invited("amina", by)


@pytest.mark.parametrize("by", ["sami", "piet", "amina", "ria", "petra"])
def test_nobody_else_invites(cast, invited, by):
    with pytest.raises(Refused):
        invited("amina", by)
    with looking_as(job(Job.DEMO)):
        assert not Invitation.objects.exists()


def test_a_child_under_12_reads_along_through_a_parent(cast, invited):
    with pytest.raises(Refused, match="onder de 12"):
        invited("sem")


def test_a_child_of_14_is_invited_after_a_talk(cast, invited):
    with pytest.raises(Refused, match="Bespreek"):
        invited("noor")
    assert invited("noor", judged_capable=True)


def test_somebody_of_another_family_is_not_invited(cast, invited):
    from kring.foundation.households.models import Person

    with looking_as(job(Job.DEMO)):
        stranger = Person.objects.create()
        Identity.objects.create(person=stranger, given_names="Bo", birth_date=cast.today - timedelta(days=12000))
    with looking_as(cast["jan"]) as viewer, pytest.raises(Refused, match="hoort niet"):
        actions.invite(dossier=cast.dossier, person=stranger, viewer=viewer)


def test_the_code_stands_nowhere_and_the_family_does_not_see_who_was_invited(cast, invited):
    code = invited("amina")

    with looking_as(job(Job.DEMO)):
        assert code.replace("-", "") not in str(Invitation.objects.values_list())
    for name in ("karim", "amina", "piet", "sami"):
        with looking_as(cast[name]):
            assert not Invitation.objects.exists()


def test_from_the_page_of_the_coordinator_to_the_plan_of_amina(cast, signed_in_now, logged):
    """The whole way: a paper at the table, a code and a birth date, a password with codes on paper, and one is in."""
    desk = signed_in_now("jan")
    person = cast.persons["amina"].pk
    made = desk.post(f"/gezinnen/{cast.dossier.pk}/toegang/{person}/uitnodigen/")
    paper = desk.get(made["Location"]).content.decode()
    code = paper.split("<code>")[1].split("</code>")[0]
    assert code not in desk.get(f"/gezinnen/{cast.dossier.pk}/toegang/papier/", follow=True).content.decode()

    home = Client()
    first = type_in(home, code, born(cast, "amina"))
    assert first["Location"] == "/account/eerste-keer/"
    assert home.get("/mijn/")["Location"] == "/account/eerste-keer/"
    chosen = home.post("/account/wachtwoord/", {"password": PASSWORD, "goes_with": "codes"})
    codes = home.get(chosen["Location"]).content.decode().split("<code>")[1:]
    assert len(codes) == 20
    assert home.get("/mijn/").status_code == 200

    home.post("/account/uitloggen/")
    name = account_of(cast, "amina").username
    home.post("/account/inloggen/", {"login": name, "password": PASSWORD})
    home.post("/account/inloggen/code/", {"code": codes[0].split("</code>")[0]})
    assert home.get("/mijn/").status_code == 200
    assert {"sharing.invitation.made", "sharing.invitation.used", "accounts.signed_in"} <= set(logged())


def test_the_paper_works_once(cast, client, invited):
    code = invited("amina")

    assert type_in(Client(), code, born(cast, "amina")).status_code == 302
    assert type_in(client, code, born(cast, "amina")).status_code == 422


def test_an_old_paper_a_paper_that_was_replaced_and_one_that_was_withdrawn_do_not_work(cast, client, invited):
    replaced, old = invited("amina"), invited("amina")
    with looking_as(job(Job.DEMO)):
        Invitation.objects.update(made_at=timezone.now() - timedelta(days=9))
        Invitation.objects.update(valid_until=timezone.now() - timedelta(minutes=1))
    withdrawn = invited("karim")
    with looking_as(cast["jan"]) as viewer:
        actions.withdraw(invitation=Invitation.objects.get(person=cast.persons["karim"]), viewer=viewer)

    for code, name in ((replaced, "amina"), (old, "amina"), (withdrawn, "karim")):
        assert type_in(client, code, born(cast, name)).status_code == 422


def test_whoever_finds_the_paper_does_not_go_on_guessing_the_birth_date(cast, invited):
    code = invited("amina")
    for day in range(5):
        type_in(Client(REMOTE_ADDR=f"203.0.113.{day}"), code, cast.today - timedelta(days=day))

    assert type_in(Client(REMOTE_ADDR="203.0.113.99"), code, born(cast, "amina")).status_code == 422


def test_guessing_codes_has_to_wait(cast, client):
    for _try in range(5):
        type_in(client, fresh_code(), cast.today)

    assert "Wacht" in type_in(client, fresh_code(), cast.today).content.decode()


def test_a_new_paper_takes_the_old_keys_and_sessions_away(cast, client, invited, signed_in_now):
    """A phone that was lost, or that somebody else took."""
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

    taken = signed_in_now("amina")
    RecoveryCodes.activate(cast.users["amina"])
    code = invited("amina")

    type_in(Client(), code, born(cast, "amina"))

    assert not Authenticator.objects.filter(user=cast.users["amina"]).exists()
    assert taken.get("/account/").status_code == 302
    assert account_of(cast, "amina").pk == cast.users["amina"].pk


def test_ending_an_account_works_at_once(cast, signed_in_now, logged):
    phone = Client()
    phone.post("/demo/amina/")
    desk = signed_in_now("jan")

    desk.post(f"/gezinnen/{cast.dossier.pk}/toegang/{cast.persons['amina'].pk}/stoppen/", {})

    assert not User.objects.get(pk=cast.users["amina"].pk).is_active
    assert phone.get("/mijn/").status_code == 302
    assert "sharing.account.ended" in logged()


@pytest.mark.parametrize("name", ["piet", "sami", "amina", "karim", "petra"])
@pytest.mark.parametrize("page", ["", "papier/", "{amina}/uitnodigen/", "{amina}/stoppen/"])
def test_the_pages_are_for_the_circle_of_professionals(cast, signed_in_now, name, page):
    address = f"/gezinnen/{cast.dossier.pk}/toegang/{page.format(amina=cast.persons['amina'].pk)}"

    assert signed_in_now(name).get(address).status_code == 404


def test_the_page_says_how_everybody_stands_in_few_queries(cast, signed_in_now, invited, django_assert_max_num_queries):
    client = signed_in_now("jan")
    invited("karim")
    with looking_as(job(Job.DEMO)):
        PersonAccount.objects.exclude(person=cast.persons["amina"]).delete()
    with django_assert_max_num_queries(20):
        page = client.get(f"/gezinnen/{cast.dossier.pk}/toegang/").content.decode()

    assert "jonger dan 12" in page
    assert "papier geldig tot" in page
    assert "heeft een account" in page
    assert "nog geen account" in page

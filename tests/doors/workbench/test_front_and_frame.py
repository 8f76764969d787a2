"""Where everybody comes in, and what stands around the pages."""

import pytest
from django.urls import reverse

from kring.foundation.accounts.models import User


@pytest.mark.parametrize("name", ["jan", "fleur", "piet", "sami", "ria", "wim", "petra"])
def test_a_professional_begins_at_vandaag(signed_in, name):
    page = signed_in(name).get("/")

    assert page["Location"] == reverse("workbench:today")


@pytest.mark.parametrize("name", ["amina", "karim", "noor", "sem", "fatna"])
def test_a_family_member_begins_at_their_own_plan(signed_in, name):
    page = signed_in(name).get("/")

    assert page["Location"] == reverse("portal:my_plan")


def test_nobody_begins_at_the_door(client, cast, settings):
    settings.LOGIN_URL = "account_login"

    assert client.get("/")["Location"] == reverse("account_login")


def test_nobody_begins_at_the_door_of_the_demo(client, cast, settings):
    settings.LOGIN_URL = "/demo/"

    assert client.get("/")["Location"] == "/demo/"


@pytest.mark.parametrize("name", ["workbench:today", "workbench:families", "workbench:search", "portal:my_plan"])
def test_who_has_not_signed_in_is_asked_to(client, cast, name):
    page = client.get(reverse(name))

    assert page.status_code == 302
    assert "next=" in page["Location"]


def test_an_account_that_is_nobodys_gets_a_kind_page(client, cast):
    client.force_login(User.objects.create_user("nieuw"))

    page = client.get("/", follow=True)

    assert page.status_code == 200
    assert "Er staat hier nu niets voor u" in page.content.decode()


@pytest.mark.parametrize(("name", "sees"), [("jan", True), ("fleur", False), ("ria", False)])
def test_only_who_works_at_a_desk_has_reports_in_the_menu(signed_in, name, sees):
    text = signed_in(name).get(reverse("workbench:today")).content.decode()

    assert (f'href="{reverse("intake:reports")}"' in text) == sees


def test_the_menu_marks_where_one_is(signed_in, cast):
    text = signed_in("jan").get(reverse("workbench:family", args=[cast.dossier.pk])).content.decode()

    assert '<a href="/gezinnen/" aria-current="true">Mijn gezinnen</a>' in text
    assert '<a href="/vandaag/" >Vandaag</a>' in text


def test_above_every_page_of_a_family_stands_who_carries_it_and_why_one_sees_it(signed_in, cast):
    text = signed_in("jan").get(reverse("workbench:chronology", args=[cast.dossier.pk])).content.decode()

    assert "Het gezin van Amina, Karim, Noor en Sem" in text
    assert "Vast gezicht <b>Jan de Boer</b>" in text
    assert "Zicht op veiligheid <b>Fleur Wit</b>" in text
    assert "U ziet dit omdat u betrokken bent, op grond van de Jeugdwet, tot " in text


def test_the_family_has_a_quick_way_out_and_no_search(signed_in):
    text = signed_in("amina").get(reverse("portal:my_plan")).content.decode()

    assert "Snel weg" in text
    assert 'role="search"' not in text
    assert "U bent Amina" in text


@pytest.mark.parametrize("address", ["/vandaag/", "/gezinnen/", "/zoeken/?q=amina", "/gezinnen/{dossier}/"])
def test_the_pages_of_professionals_do_not_exist_for_family(signed_in, cast, address):
    page = signed_in("karim").get(address.format(dossier=cast.dossier.pk))

    assert page.status_code == 404


def test_a_professional_who_opens_the_pages_of_family_is_led_home(signed_in):
    assert signed_in("jan").get(reverse("portal:my_plan"))["Location"] == "/"

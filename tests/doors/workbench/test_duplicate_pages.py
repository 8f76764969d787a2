"""The pages on which who stands twice is found, joined and taken apart."""

from __future__ import annotations

import pytest

from kring.casework.intake.actions import receive_report
from kring.casework.intake.received import NewPerson
from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.circle.models import Member
from kring.foundation.households.models import Household, Identity, Place, Residence
from kring.foundation.organisations.models import Position
from kring.foundation.sharing.models import Merge, NotTheSame
from tests.casework.intake.told import new_report
from tests.doors.in_browser import wrong_with
from tests.foundation.sharing.merging.doubles import a_double, second_family

pytestmark = pytest.mark.django_db


@pytest.fixture
def double(cast):
    with looking_as(job(Job.DEMO, today=cast.today)):
        double = a_double(cast, "noor")
        Identity.objects.filter(person=double).update(given_names="Nóor", birth_date=None)
        return double


def page(cast, rest=""):
    return f"/gezinnen/{cast.dossier.pk}/kring/dubbel/{rest}"


def beside(cast, double):
    return page(cast, f"{cast.persons['noor'].pk}/{double.pk}/")


def test_the_page_of_the_circle_says_that_two_look_alike(signed_in, cast, double):
    found = signed_in("jan").get(f"/gezinnen/{cast.dossier.pk}/kring/").content.decode()

    assert "Staat iemand dubbel?" in found
    assert "twee lijken op elkaar" in found


def test_without_a_double_the_page_says_so(signed_in, cast):
    found = signed_in("jan").get(page(cast)).content.decode()

    assert "Niemand lijkt dubbel te staan" in found
    assert "twee lijken op elkaar" not in signed_in("jan").get(f"/gezinnen/{cast.dossier.pk}/kring/").content.decode()


def test_who_looks_alike_is_joined_and_taken_apart(signed_in, cast, double):
    jan = signed_in("jan")
    assert beside(cast, double) in jan.get(page(cast)).content.decode()
    shown = jan.get(beside(cast, double)).content.decode()
    assert "verschilt" in shown
    assert "staat bij één van de twee" in shown
    assert "Welke naam klopt?" in shown
    assert "Welke geboortedatum klopt?" not in shown

    jan.post(beside(cast, double), {"name": cast.persons["noor"].pk, "reason": "zelfde kind, twee keer ingevoerd"})
    listed = jan.get(page(cast)).content.decode()
    merge = _merge(cast)
    assert "Bekijken of uit elkaar halen" in listed
    assert jan.get(beside(cast, double)).status_code == 404

    fleur = signed_in("fleur")
    shown = fleur.get(page(cast, f"samengevoegd/{merge.pk}/")).content.decode()
    assert "zelfde kind, twee keer ingevoerd" in shown
    done = fleur.post(page(cast, f"samengevoegd/{merge.pk}/"), {"reason": "toch een nichtje"}, follow=True)
    assert "Uit elkaar gehaald" in done.content.decode()
    assert "Nóor" in fleur.get(page(cast)).content.decode()


def _merge(cast):
    with looking_as(job(Job.DEMO, today=cast.today)):
        return Merge.objects.get()


def test_without_a_reason_nothing_happens_and_the_form_keeps_what_was_filled_in(signed_in, cast, double):
    answer = signed_in("jan").post(beside(cast, double), {"name": double.pk, "reason": ""})

    assert answer.status_code == 422
    assert f'value="{double.pk}"' in answer.content.decode()
    with looking_as(job(Job.DEMO, today=cast.today)):
        assert not Merge.objects.exists()


def test_two_people_is_remembered_with_a_way_back(signed_in, cast, double):
    jan = signed_in("jan")
    jan.post(f"{beside(cast, double)}twee/")
    said = jan.get(page(cast)).content.decode()
    assert "Dit zijn twee mensen" in said
    assert "Niemand lijkt dubbel te staan" in said

    with looking_as(job(Job.DEMO, today=cast.today)):
        number = NotTheSame.objects.get().pk
    jan.post(page(cast, f"twee/{number}/terug/"))

    assert "Niemand lijkt dubbel te staan" not in jan.get(page(cast)).content.decode()


def test_two_are_chosen_by_hand(signed_in, cast):
    noor, sem = cast.persons["noor"].pk, cast.persons["sem"].pk

    answer = signed_in("jan").get(page(cast), {"een": noor, "ander": sem})
    same = signed_in("jan").get(page(cast), {"een": noor, "ander": noor})

    assert answer["Location"] == page(cast, f"{noor}/{sem}/")
    assert "Kies twee verschillende personen" in same.content.decode()


def test_somebody_in_a_family_that_one_does_not_see_is_only_asked_about(signed_in, cast):
    with looking_as(job(Job.DEMO, today=cast.today)):
        other = second_family(cast)
        double = a_double(cast, "noor", member=False)
        Member.objects.create(dossier=other, person=double, role="child")

    fleur = signed_in("fleur")
    shown = fleur.get(page(cast)).content.decode()
    assert "Piet Hofstra" in shown
    assert "een van de twee in een ander gezin" not in shown
    assert fleur.get(beside(cast, double)).status_code == 404

    # Jan carries both.
    shown = signed_in("jan").get(page(cast)).content.decode()
    assert "een van de twee in een ander gezin" in shown
    assert "Piet Hofstra" not in shown


@pytest.mark.parametrize(("who", "told"), [("jan", True), ("piet", False)])
def test_triage_tells_of_a_family_that_one_sees_and_of_no_other(signed_in, cast, who, told):
    with looking_as(job(Job.DEMO, today=cast.today)):
        born = Identity.objects.get(person=cast.persons["sem"]).birth_date
        Position.objects.filter(professional=cast.professionals["piet"]).update(team=cast.teams["noord"], kind="desk")
    person = NewPerson(given_names="Sem", surname="Idrissi", birth_date=born)
    report = receive_report(report=new_report(person), desk=cast.teams["noord"], viewer=cast["piet"])

    shown = signed_in(who).get(f"/meldingen/{report.pk}/triage/").content.decode()

    assert ("Lijkt op iemand in een gezin dat u kent" in shown) is told
    assert (f"/gezinnen/{cast.dossier.pk}/" in shown) is told


def test_a_number_is_on_no_screen(signed_in, cast, double):
    with looking_as(job(Job.DEMO, today=cast.today)):
        for person, number in ((cast.persons["noor"], "999990018"), (double, "999990017")):
            identity = Identity.objects.get(person=person)
            identity.write_bsn(number)
            identity.save()

    shown = signed_in("jan").get(beside(cast, double)).content.decode()

    assert "Welk burgerservicenummer klopt?" in shown
    assert "99999" not in shown


def test_two_homes_at_one_address_are_joined(signed_in, cast):
    with looking_as(job(Job.DEMO, today=cast.today)):
        home = Residence.objects.get(person=cast.persons["amina"]).household
        second = Household.objects.create()
        Residence.objects.filter(person=cast.persons["sem"]).update(household=second)
        Place.objects.create(person=cast.persons["sem"], kind="home", text="wilgenpad 3 1234SA Waterdam")
    jan = signed_in("jan")
    assert "hetzelfde adres" in jan.get(page(cast)).content.decode()

    done = jan.post(page(cast, f"huis/{home.pk}/{second.pk}/"), {"reason": "één huis"}, follow=True)

    assert "een huis" in done.content.decode()
    with looking_as(cast["jan"]):
        assert Residence.objects.get(person=cast.persons["sem"]).household_id == home.pk


def test_the_pages_are_right_in_a_browser(signed_in, cast, double):
    jan = signed_in("jan")
    pages = {"list": jan.get(page(cast)).content.decode(), "beside": jan.get(beside(cast, double)).content.decode()}
    jan.post(beside(cast, double), {"name": double.pk, "reason": "dubbel"})
    with looking_as(job(Job.DEMO, today=cast.today)):
        Place.objects.create(person=cast.persons["noor"], kind="school", text="Het Kompas")
    pages["joined"] = jan.get(page(cast, f"samengevoegd/{_merge(cast).pk}/")).content.decode()
    assert "hoort bij de ander?" in pages["joined"]

    assert wrong_with(pages) == {}

"""The pages of closing: who said what, what stands in the way, and what is left for the after-care."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kring.casework.closing.models import Closing, ClosingWord
from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.circle.models import Dossier, Member
from kring.foundation.households.models import Identity, Person


def page_of(cast, name="closing", *args):
    return reverse(f"closing:{name}", args=[cast.dossier.pk, *args])


def proposing(cast, **values):
    return {
        "reason": "safe_enough",
        "summary": "Het is rustig in huis.",
        "after_care_on": cast.today + timedelta(days=40),
        "after_care_by": cast.professionals["fleur"].pk,
        "way_back": "Bel Fleur.",
    } | values


def words_of(page):
    return page.content.decode()


def test_an_empty_page_says_what_to_do_first(signed_in, cast):
    text = words_of(signed_in("jan").get(page_of(cast)))

    assert "Er is nog geen voorstel om af te sluiten" in text
    assert page_of(cast, "propose") in text


@pytest.mark.parametrize("name", ["closing", "propose", "say", "close", "withdraw", "after-care"])
def test_a_stranger_gets_the_same_answer_as_for_what_does_not_exist(signed_in, cast, proposal, name):
    client = signed_in("piet")

    real = client.get(page_of(cast, name))
    absent = client.get(reverse(f"closing:{name}", args=[999_999]))

    assert (real.status_code, absent.status_code) == (404, 404)
    assert real.content == absent.content


def test_a_proposal_is_made(signed_in, cast):
    client = signed_in("jan")

    page = client.post(page_of(cast, "propose"), proposing(cast))

    assert page.status_code == 302
    text = words_of(client.get(page_of(cast)))
    assert "Het is rustig in huis." in text
    assert "<b>Fleur Wit</b> vraagt op" in text


def test_a_proposal_without_a_day_to_come_is_refused_and_the_form_is_kept(signed_in, cast):
    page = signed_in("jan").post(page_of(cast, "propose"), proposing(cast, after_care_on=cast.today))

    assert page.status_code == 422
    assert "Kies voor de nazorg een dag die nog komt." in words_of(page)
    assert "Het is rustig in huis." in words_of(page)


def test_a_double_click_proposes_once(signed_in, cast):
    client = signed_in("jan")
    token = client.get(page_of(cast, "propose")).context["form"]["eenmalig"].value()

    first = client.post(page_of(cast, "propose"), proposing(cast, eenmalig=token))
    second = client.post(page_of(cast, "propose"), proposing(cast, eenmalig=token))

    assert first["Location"] == second["Location"]
    with looking_as(cast["jan"]):
        assert Closing.objects.count() == 1


def test_the_page_says_who_was_heard_and_who_was_not(signed_in, cast, everyone_said):
    everyone_said(but=["noor", "fleur"])

    text = words_of(signed_in("jan").get(page_of(cast)))

    assert "Nog niet iedereen heeft gezegd wat die vindt: Noor en Fleur Wit." in text
    assert f"?wie=person:{cast.persons['noor'].pk}" in text
    assert f"?wie=professional:{cast.professionals['fleur'].pk}" not in text
    assert "zegt dit zelf" in text
    assert "niet eens" in text


def test_what_a_child_says_is_recorded_in_its_own_words(signed_in, cast, proposal):
    client = signed_in("jan")
    noor = cast.persons["noor"].pk

    page = client.post(
        page_of(cast, "say"), {"who": f"person:{noor}", "agrees": "no", "words": "Ik wil dat Jan blijft"}
    )

    assert page.status_code == 302
    assert "“Ik wil dat Jan blijft”" in words_of(client.get(page_of(cast)))
    with looking_as(cast["jan"]):
        assert ClosingWord.objects.get().about == [noor]


def test_one_speaks_for_oneself_and_not_for_a_colleague(signed_in, cast, proposal):
    client = signed_in("fleur")
    jan, fleur = cast.professionals["jan"].pk, cast.professionals["fleur"].pk

    for_jan = client.post(page_of(cast, "say"), {"who": f"professional:{jan}", "agrees": "yes"})
    for_fleur = client.post(page_of(cast, "say"), {"who": f"professional:{fleur}", "agrees": "yes"})

    assert (for_jan.status_code, for_fleur.status_code) == (422, 302)
    with looking_as(cast["jan"]):
        assert ClosingWord.objects.get().professional_id == fleur


def test_two_change_the_same_word_and_the_second_sees_it(signed_in, cast, everyone_said):
    everyone_said()
    with looking_as(cast["jan"]):
        word = ClosingWord.objects.get(person=cast.persons["sem"])
    client = signed_in("jan")
    client.post(page_of(cast, "change-word", word.pk), {"agrees": "no", "words": "Nee", "seen_version": 1})

    page = client.post(page_of(cast, "change-word", word.pk), {"agrees": "yes", "words": "Ja", "seen_version": 1})

    assert page.status_code == 409
    assert "Niet eens met afsluiten" in words_of(page)
    with looking_as(cast["jan"]):
        assert ClosingWord.objects.get(pk=word.pk).words == "Nee"


def test_closing_is_asked_once_more_and_not_offered_while_something_is_in_the_way(signed_in, cast, everyone_said):
    everyone_said(but=["sem"])
    client = signed_in("jan")

    asked = words_of(client.get(page_of(cast, "close")))
    refused = client.post(page_of(cast, "close"), {})

    assert "Afsluiten kan nog niet" in asked
    assert "Ja, sluit dit dossier" not in asked
    assert refused.status_code == 422
    with looking_as(cast["jan"]):
        assert Dossier.objects.get().is_open


def test_the_family_reads_what_concerns_them(signed_in, cast, everyone_said):
    everyone_said(but=["noor"])

    text = words_of(signed_in("amina").get(page_of(cast)))

    assert "Iedereen slaapt weer rustig." in text
    assert "Bel Jan." in text
    assert "Karim" not in text.partition("Wat iedereen zegt")[2].partition("<aside")[0]
    assert "Nog niet iedereen" not in text
    assert page_of(cast, "say") not in text


class TestAfterClosing:
    @pytest.fixture
    def close(self, signed_in, cast, everyone_said, let_time_pass):
        """Close as somebody, and let the moment pass."""

        def closes(name):
            everyone_said()
            client = signed_in(name)
            asked = words_of(client.get(page_of(cast, "close")))
            assert "Ja, sluit dit dossier" in asked
            page = client.post(page_of(cast, "close"), {})
            let_time_pass()
            return client, page

        return closes

    def test_who_lost_sight_goes_to_the_front_page(self, cast, close):
        client, page = close("fleur")

        assert page["Location"] == "/"
        assert client.get(page_of(cast)).status_code == 404

    def test_a_double_click_leads_to_the_same_place(self, signed_in, cast, everyone_said):
        everyone_said()
        client = signed_in("fleur")
        token = client.get(page_of(cast, "close")).context["form"]["eenmalig"].value()

        first = client.post(page_of(cast, "close"), {"eenmalig": token})
        second = client.post(page_of(cast, "close"), {"eenmalig": token})

        assert (first["Location"], second["Location"]) == ("/", "/")

    def test_who_does_the_after_care_reads_what_to_do_and_writes_how_it_went(self, cast, close):
        client, _page = close("jan")

        text = words_of(client.get(page_of(cast)))
        assert "Dit dossier is gesloten" in text
        assert "Bel Jan." in text
        assert page_of(cast, "after-care") in text

        seen = client.get(page_of(cast, "after-care")).context["form"]["seen_version"].value()
        client.post(page_of(cast, "after-care"), {"on": cast.today, "words": "Rustig", "seen_version": seen})

        assert "“Rustig”" in words_of(client.get(page_of(cast)))

    def test_the_family_still_reads_what_was_agreed(self, cast, close):
        client, _page = close("jan")
        client.force_login(cast.users["amina"])

        text = words_of(client.get(page_of(cast)))

        assert "Iedereen slaapt weer rustig." in text
        assert page_of(cast, "after-care") not in text


def test_the_page_asks_as_many_questions_for_a_large_family_as_for_a_small_one(signed_in, cast, everyone_said):
    closing = everyone_said()
    client = signed_in("jan")

    def questions():
        with CaptureQueriesContext(connection) as asked:
            assert client.get(page_of(cast)).status_code == 200
        return len(asked)

    few = questions()
    with looking_as(job(Job.DEMO)):
        for number in range(8):
            person = Person.objects.create()
            Identity.objects.create(person=person, given_names=f"Kind {number}")
            Member.objects.create(dossier=cast.dossier, person=person, role="child")
            ClosingWord.objects.create(
                dossier=cast.dossier, closing=closing, person=person, about=[person.pk], agrees=True
            )

    assert questions() == few <= 18

"""The pages of the explanation: what a person sees, what is refused, and two who write at once."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kring.casework.explanation import actions
from kring.casework.explanation.models import Explanation, Factor
from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.circle.models import Involvement, Member
from kring.testing.cast import agreed_ground


def page_of(cast, name="explanation", *args):
    return reverse(f"explanation:{name}", args=[cast.dossier.pk, *args])


def filled(cast, **values):
    return {
        "wording": "Karim drinkt",
        "domain": "parents_and_family",
        "function": "perpetuating",
        "source_kind": "statement",
        "told_by": "Amina",
        "identified_on": cast.today,
    } | values


def test_an_empty_page_says_what_to_do_first(signed_in, cast):
    text = signed_in("jan").get(page_of(cast)).content.decode()

    assert "Begin met opschrijven wat er speelt" in text
    assert page_of(cast, "new-factor") in text


def test_facts_and_opinions_stand_apart_each_with_its_source(signed_in, cast, make_factor):
    make_factor("Er zijn schulden", source_kind="document", told_by="brief van de bank", verified=True)
    make_factor("Karim wil geen hulp", source_kind="opinion", told_by="Amina")
    make_factor("Oma haalt Sem op", function="protective", source_kind="observation")

    text = signed_in("jan").get(page_of(cast)).content.decode()

    hard, _heading, helps = text.partition("Wat helpt")
    known, _apart, said = hard.partition("Wat mensen vertellen en vinden")
    assert "Er zijn schulden" in known
    assert "staat in een stuk: brief van de bank" in known
    assert "Karim wil geen hulp" in said
    assert "mening van Amina" in said
    assert "Oma haalt Sem op" in helps


def test_the_shared_words_stand_with_their_dissent_version_and_day(signed_in, cast, make_explanation):
    make_explanation(
        "Het gaat over geld.", dissent="Karim ziet het anders.", organisations_present=2, family_present=False
    )

    text = signed_in("jan").get(page_of(cast)).content.decode()

    assert "Het gaat over geld." in text
    assert "Waarover we het niet eens zijn" in text
    assert "Karim ziet het anders." in text
    assert "Versie 1, samen vastgesteld op" in text
    assert "2 organisaties erbij" in text
    assert "het gezin was er niet bij" in text


def test_who_was_not_asked_yet_comes_first(signed_in, cast):
    with looking_as(job(Job.DEMO)):
        Member.objects.exclude(person=cast.persons["sem"]).update(need="no_help_needed", reviewed_on=cast.today)

    needs = signed_in("jan").get(page_of(cast)).context["needs"]

    assert needs[0].name == "Sem"
    assert needs[0].asked_on is None
    assert {one.name for one in needs} == {"Amina", "Karim", "Noor", "Sem"}


@pytest.mark.parametrize("name", ["explanation", "new-factor", "draft"])
def test_a_stranger_gets_the_same_answer_as_for_what_does_not_exist(signed_in, cast, name):
    client = signed_in("piet")

    real = client.get(page_of(cast, name))
    absent = client.get(reverse(f"explanation:{name}", args=[999_999]))

    assert (real.status_code, absent.status_code) == (404, 404)
    assert real.content == absent.content


@pytest.fixture
def practitioner(cast):
    """Sami is back as practitioner: for him the plan is open, and the explanation is not."""
    with looking_as(job(Job.DEMO)):
        face = {"professional": cast.professionals["sami"], "team": cast.teams["ggz"]}
        Involvement.objects.create(dossier=cast.dossier, role="practitioner", started_at=cast.dossier.opened_at, **face)
        agreed_ground(cast, "sami", "practitioner")


def test_who_may_not_read_this_section_is_not_told_that_it_is_empty(signed_in, cast, practitioner):
    client = signed_in("sami")

    assert client.get(reverse("plans:plan", args=[cast.dossier.pk])).status_code == 200
    assert client.get(page_of(cast)).status_code == 404
    assert client.post(page_of(cast, "new-factor"), filled(cast)).status_code == 404


def test_a_practitioner_hears_what_somebody_needs(cast, practitioner):
    with looking_as(cast["sami"]) as sami:
        noor = Member.objects.get(person=cast.persons["noor"])

        actions.state_need(member=noor, viewer=sami, need="declined", words="", on=cast.today)

        noor.refresh_from_db()
    assert (noor.need, noor.reviewed_on) == ("declined", cast.today)


def test_the_family_reads_along_but_writes_elsewhere(signed_in, cast, make_factor):
    make_factor("Er zijn schulden")
    client = signed_in("amina")

    page = client.get(page_of(cast))

    assert "Er zijn schulden" in page.content.decode()
    assert page_of(cast, "new-factor") not in page.content.decode()
    assert client.post(page_of(cast, "new-factor"), filled(cast)).status_code == 404


def test_a_factor_is_written_down(signed_in, cast):
    page = signed_in("jan").post(page_of(cast, "new-factor"), filled(cast, about=[cast.persons["karim"].pk]))

    assert page.status_code == 302
    with looking_as(cast["jan"]):
        factor = Factor.objects.get()
        assert (factor.told_by, factor.about) == ("Amina", [cast.persons["karim"].pk])


def test_a_statement_of_nobody_is_refused_and_the_form_is_kept(signed_in, cast):
    page = signed_in("jan").post(page_of(cast, "new-factor"), filled(cast, told_by=""))

    assert page.status_code == 422
    assert "staat er nooit zonder naam" in page.content.decode()
    assert "Karim drinkt" in page.content.decode()


def test_a_double_click_makes_one_factor(signed_in, cast):
    client = signed_in("jan")
    token = client.get(page_of(cast, "new-factor")).context["form"]["eenmalig"].value()

    first = client.post(page_of(cast, "new-factor"), filled(cast, eenmalig=token))
    second = client.post(page_of(cast, "new-factor"), filled(cast, eenmalig=token))

    assert first["Location"] == second["Location"]
    with looking_as(cast["jan"]):
        assert Factor.objects.count() == 1


def test_two_edit_the_same_factor_and_the_second_sees_it(signed_in, cast, factor):
    client = signed_in("jan")
    address = page_of(cast, "edit-factor", factor.pk)
    client.post(address, filled(cast, seen_version=1, wording="Er is ruzie over geld", source_kind="fact"))
    client.force_login(cast.users["fleur"])

    page = client.post(address, filled(cast, seen_version=1, wording="Er is ruzie over alles"))

    text = page.content.decode()
    assert page.status_code == 409
    assert "Er is ruzie over geld" in text
    assert "Er is ruzie over alles" in text
    assert "iemand heeft het verteld" in text
    with looking_as(cast["jan"]):
        assert Factor.objects.get().wording == "Er is ruzie over geld"

    chosen = page.context["form"].data["seen_version"]
    again = client.post(address, filled(cast, seen_version=chosen, wording="Er is ruzie over alles"))
    assert again.status_code == 302
    with looking_as(cast["jan"]):
        assert Factor.objects.get().wording == "Er is ruzie over alles"


def test_what_no_longer_plays_a_part_stays_readable(signed_in, cast, factor):
    client = signed_in("jan")

    client.post(page_of(cast, "drop-factor", factor.pk), {"on": cast.today})

    text = client.get(page_of(cast)).content.decode()
    assert "speelt niet meer sinds" in text
    assert page_of(cast, "edit-factor", factor.pk) not in text


def test_a_version_is_written_shared_and_then_fixed(signed_in, cast, factor):
    client = signed_in("jan")
    page = client.get(page_of(cast, "draft"))
    seen = page.context["form"]["seen_version"].value()
    client.post(page_of(cast, "draft"), {"text": "Zo hangt het samen.", "dissent": "", "seen_version": seen})
    assert "nog niet samen vastgesteld" in client.get(page_of(cast)).content.decode()
    seen = client.get(page_of(cast, "share")).context["form"]["seen_version"].value()

    page = client.post(
        page_of(cast, "share"),
        {"on": cast.today, "organisations_present": 2, "family_present": "on", "seen_version": seen},
    )

    assert page.status_code == 302
    assert "Zo hangt het samen." in client.get(page_of(cast, "version", 1)).content.decode()
    assert client.get(page_of(cast, "share")).status_code == 404
    assert client.get(page_of(cast, "draft")).context["form"]["text"].value() == "Zo hangt het samen."


def test_two_begin_the_next_version_and_the_second_sees_the_first(signed_in, cast):
    client = signed_in("jan")
    address = page_of(cast, "draft")
    client.post(address, {"text": "Volgens Jan", "dissent": "", "seen_version": 0})
    client.force_login(cast.users["fleur"])

    page = client.post(address, {"text": "Volgens Fleur", "dissent": "", "seen_version": 0})

    text = page.content.decode()
    assert page.status_code == 409
    assert "Volgens Jan" in text
    assert "Volgens Fleur" in text
    chosen = page.context["form"].data["seen_version"]
    client.post(address, {"text": "Volgens ons", "dissent": "", "seen_version": chosen})
    with looking_as(cast["jan"]):
        assert [one.text for one in Explanation.objects.all()] == ["Volgens ons"]


def test_who_still_writes_on_a_version_that_was_shared_is_told(signed_in, cast, make_explanation):
    make_explanation("Zo is het vastgesteld.")
    client = signed_in("fleur")
    address = page_of(cast, "draft")

    page = client.post(address, {"text": "Mijn tekst", "dissent": "", "seen_version": 1})

    assert page.status_code == 409
    assert "intussen samen vastgesteld" in page.content.decode()
    assert "Zo is het vastgesteld." in page.content.decode()
    client.post(
        address, {"text": "Mijn tekst", "dissent": "", "seen_version": page.context["form"].data["seen_version"]}
    )
    with looking_as(cast["jan"]):
        assert [one.text for one in Explanation.objects.order_by("number")] == ["Zo is het vastgesteld.", "Mijn tekst"]


def test_a_need_is_recorded_for_one_member(signed_in, cast):
    with looking_as(cast["jan"]):
        noor = Member.objects.get(person=cast.persons["noor"])
    client = signed_in("jan")

    client.post(
        page_of(cast, "state-need", noor.pk), {"need": "help_needed", "words": "Een eigen plek", "on": cast.today}
    )

    assert "“Een eigen plek”" in client.get(page_of(cast)).content.decode()


def test_the_page_asks_as_many_questions_for_many_factors_as_for_few(signed_in, cast, make_factor, make_explanation):
    client = signed_in("jan")

    def questions():
        with CaptureQueriesContext(connection) as asked:
            assert client.get(page_of(cast)).status_code == 200
        return len(asked)

    make_factor()
    make_explanation()
    few = questions()
    for number in range(12):
        make_factor(f"Nog iets {number}", about=[cast.persons["noor"].pk], source_kind="opinion", told_by="Noor")
        make_explanation(f"Versie {number}", number=number + 2)

    assert questions() == few <= 18

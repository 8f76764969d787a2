"""The page of safety and its forms: what each person reads, what is refused, and how many queries it takes."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kring.casework.plans.models import ImpactProposal
from kring.casework.safety.models import BrokenAgreement, Incident, Phase, SafetyAgreement, SafetyRating
from kring.casework.safety.picture import safety_picture
from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.circle.people import circle_of


@pytest.fixture
def address(cast):
    return reverse("safety:safety", args=[cast.dossier.pk])


@pytest.fixture
def agreement(cast):
    agreed_on = cast.today - timedelta(days=9)
    return made(cast, SafetyAgreement, wording="Oma haalt de kinderen", doer="oma Fatna", agreed_on=agreed_on)


def test_an_empty_page_says_what_to_do_first(signed_in, address):
    text = signed_in("jan").get(address).content.decode()

    assert "Nog geen cijfers" in text
    assert "Vraag ieder gezinslid apart" in text
    assert "Er geldt geen veiligheidsafspraak" in text
    assert "In welke fase is het gezin?" in text
    assert "Er is geen incident vastgelegd." in text


def test_the_page_shows_phase_holder_line_agreements_and_incidents(signed_in, cast, address, agreement):
    made(cast, Phase, code="stable_safety", from_on=cast.today - timedelta(days=30), evidence="drie rustige maanden")
    made(cast, SafetyRating, person=cast.persons["noor"], score=6, rated_on=cast.today, words="Het is stiller")
    made(cast, BrokenAgreement, agreement=agreement, happened_on=cast.today, words="Oma was ziek")
    made(
        cast, Incident, kind="psychological", severity="minor", known_on=cast.today, description="Geschreeuw",
        done_by=[cast.persons["karim"].pk], done_to=[cast.persons["sem"].pk],
    )  # fmt: skip

    page = signed_in("jan").get(address)
    text = page.content.decode()

    assert "Fase 2 · stabiele veiligheid" in text
    assert "Staat opnieuw ter discussie" in text
    assert "Fleur Wit" in text
    assert "Noor gaf: 6" in text, "the picture is there as text"
    assert "lukte niet op" in text
    assert "door Karim, tegen Sem" in text
    assert [(one.name, one.score) for one, _hidden in page.context["scores"]] == [("Noor", 6)]


@pytest.mark.parametrize(
    ("who", "reads"), [("jan", {"Amina", "Karim"}), ("amina", {"Amina"}), ("karim", {"Karim"}), ("noor", set())]
)
def test_one_parent_does_not_see_the_rating_of_the_other(signed_in, cast, address, who, reads):
    for name in ("amina", "karim"):
        person = cast.persons[name]
        made(cast, SafetyRating, person=person, score=3, rated_on=cast.today, about=[person.pk], words=f"zegt {name}")

    text = signed_in(who).get(address).content.decode()

    assert {name for name in ("Amina", "Karim") if f"{name} gaf" in text} == reads
    assert {name for name in ("Amina", "Karim") if f"zegt {name.lower()}" in text} == reads


def test_a_family_member_is_offered_no_form(signed_in, cast, address, agreement):
    client = signed_in("amina")

    assert "/veiligheid/cijfer/" not in client.get(address).content.decode()
    assert client.get(reverse("safety:rate", args=[cast.dossier.pk])).status_code == 404


@pytest.mark.parametrize("name", ["safety", "rate", "agree", "incident", "phase"])
def test_a_stranger_gets_the_same_answer_as_for_what_does_not_exist(signed_in, cast, name):
    client = signed_in("piet")

    real = client.get(reverse(f"safety:{name}", args=[cast.dossier.pk]))
    absent = client.get(reverse(f"safety:{name}", args=[999_999]))

    assert (real.status_code, absent.status_code) == (404, 404)
    assert real.content == absent.content


@pytest.mark.parametrize("name", ["agreement-broken", "agreement-ended"])
def test_an_agreement_of_another_family_is_not_there(signed_in, cast, agreement, name):
    assert signed_in("piet").get(reverse(f"safety:{name}", args=[cast.dossier.pk, agreement.pk])).status_code == 404
    assert signed_in("jan").get(reverse(f"safety:{name}", args=[cast.dossier.pk, 999_999])).status_code == 404


def test_a_double_click_gives_one_rating(signed_in, cast):
    client = signed_in("jan")
    address = reverse("safety:rate", args=[cast.dossier.pk])
    token = client.get(address).context["form"]["eenmalig"].value()
    filled = {
        "rater": cast.persons["sem"].pk, "score": 6, "on": cast.today, "withheld_from": [0], "eenmalig": token,
    }  # fmt: skip

    first, second = client.post(address, filled), client.post(address, filled)

    assert first["Location"] == second["Location"]
    with looking_as(cast["jan"]):
        assert SafetyRating.objects.get().about == [cast.persons["sem"].pk]


def test_what_was_filled_in_is_kept_when_a_rating_is_refused(signed_in, cast):
    page = signed_in("jan").post(
        reverse("safety:rate", args=[cast.dossier.pk]),
        {"score": 6, "on": cast.today + timedelta(days=1), "words": "Morgen beter"},
    )

    assert page.status_code == 422
    assert "toekomst" in page.content.decode()
    assert "Morgen beter" in page.content.decode()


def test_nobody_is_kept_from_their_own_rating(signed_in, cast):
    sem = cast.persons["sem"].pk

    page = signed_in("jan").post(
        reverse("safety:rate", args=[cast.dossier.pk]),
        {"rater": sem, "score": 6, "on": cast.today, "withheld_from": [sem]},
    )

    assert page.status_code == 422
    assert "het eigen cijfer" in page.content.decode()


@pytest.mark.parametrize(("rater", "status"), [("noor", 422), ("sem", 422), ("amina", 302), (None, 302)])
def test_what_a_child_says_reaches_no_parent_by_forgetting_a_box(signed_in, cast, rater, status):
    page = signed_in("jan").post(
        reverse("safety:rate", args=[cast.dossier.pk]),
        {"rater": cast.persons[rater].pk if rater else "", "score": 2, "on": cast.today},
    )

    assert page.status_code == status


def test_what_a_child_says_about_a_parent_is_kept_from_that_parent(signed_in, cast, address):
    client = signed_in("jan")
    client.post(
        reverse("safety:rate", args=[cast.dossier.pk]),
        {
            "rater": cast.persons["noor"].pk, "score": 2, "on": cast.today, "words": "Ik ben bang als papa belt",
            "withheld_from": [cast.persons["karim"].pk],
        },
    )  # fmt: skip

    assert "niet te lezen voor Karim" in client.get(address).content.decode()
    assert "Ik ben bang" in signed_in("noor").get(address).content.decode()
    assert "Ik ben bang" in signed_in("amina").get(address).content.decode()
    assert "Ik ben bang" not in signed_in("karim").get(address).content.decode()


def test_an_agreement_is_made_fails_and_ends(signed_in, cast, address):
    client = signed_in("fleur")
    client.post(
        reverse("safety:agree", args=[cast.dossier.pk]),
        {"wording": "Bel oma bij ruzie", "doer": "Noor", "agreed_on": cast.today},
    )
    with looking_as(cast["fleur"]):
        agreement = SafetyAgreement.objects.get()

    failed = client.post(
        reverse("safety:agreement-broken", args=[cast.dossier.pk, agreement.pk]),
        {"on": cast.today, "words": "Oma nam niet op"},
        follow=True,
    )
    ended = client.post(
        reverse("safety:agreement-ended", args=[cast.dossier.pk, agreement.pk]),
        {"on": cast.today, "because": "Er is een betere afspraak", "seen_version": agreement.version},
        follow=True,
    )

    assert "lukte niet op" in failed.content.decode()
    assert "Er is een betere afspraak" in ended.content.decode()
    assert ended.context["in_force"] == []
    with looking_as(cast["fleur"]):
        assert ImpactProposal.objects.unanswered().count() == 1


def test_an_incident_that_is_kept_from_who_did_it(signed_in, cast, address):
    client = signed_in("jan")
    client.post(
        reverse("safety:incident", args=[cast.dossier.pk]),
        {
            "kind": "physical",
            "severity": "serious",
            "done_by": [cast.persons["karim"].pk],
            "done_to": [cast.persons["amina"].pk, cast.persons["sem"].pk],
            "description": "Aan haar arm getrokken",
            "known_on": cast.today,
            "who_reads": "not_who_did_it",
        },
    )

    assert "Niet te lezen voor Karim" in client.get(address).content.decode()
    assert "Aan haar arm getrokken" in signed_in("amina").get(address).content.decode()
    told = signed_in("karim").get(address).content.decode()
    assert "Aan haar arm getrokken" not in told
    assert "Er is geen incident vastgelegd." in told


def test_an_incident_needs_a_choice_of_who_reads_it(signed_in, cast):
    page = signed_in("jan").post(
        reverse("safety:incident", args=[cast.dossier.pk]),
        {"kind": "physical", "severity": "serious", "description": "Duwde", "known_on": cast.today},
    )

    assert page.status_code == 422
    assert "who_reads" in page.context["form"].errors
    with looking_as(cast["jan"]):
        assert not Incident.objects.exists()


def test_the_phase_moves_in_the_form_and_the_old_one_ends(signed_in, cast, address, agreement):
    old = made(cast, Phase, code="immediate_safety", from_on=cast.today - timedelta(days=30))
    client = signed_in("jan")

    page = client.post(reverse("safety:phase", args=[cast.dossier.pk]), phase_filled(cast, old, "stable_safety"))

    assert page.status_code == 302
    with looking_as(cast["jan"]):
        assert Phase.objects.get(pk=old.pk).until_on == cast.today
    assert "Fase 2 · stabiele veiligheid" in client.get(address).content.decode()


def test_choosing_the_same_phase_says_that_it_still_holds(signed_in, cast, address):
    old = made(cast, Phase, code="stable_safety", from_on=cast.today - timedelta(days=30))
    made(cast, Incident, kind="other", severity="minor", known_on=cast.today, description="Ruzie op straat")
    client = signed_in("jan")
    assert client.get(address).context["shown"].in_question

    client.post(reverse("safety:phase", args=[cast.dossier.pk]), phase_filled(cast, old, "stable_safety"))

    assert not client.get(address).context["shown"].in_question
    with looking_as(cast["jan"]):
        assert Phase.objects.get().confirmed_at is not None


def test_two_who_move_the_phase_at_once_and_the_second_sees_it(signed_in, cast, agreement):
    old = made(cast, Phase, code="immediate_safety", from_on=cast.today - timedelta(days=30))
    client, address = signed_in("jan"), reverse("safety:phase", args=[cast.dossier.pk])
    client.post(address, phase_filled(cast, old, "stable_safety"))
    client.force_login(cast.users["fleur"])

    page = client.post(address, phase_filled(cast, old, "acute", evidence="Vannacht belde Noor"))

    text = page.content.decode()
    assert page.status_code == 409
    assert "fase 2 · stabiele veiligheid" in text
    assert "Vannacht belde Noor" in text
    chosen = page.context["form"].data
    again = phase_filled(cast, old, "acute", evidence="Vannacht belde Noor")
    again |= {name: chosen[name] for name in ("seen_phase", "seen_version")}
    assert client.post(address, again).status_code == 302


@pytest.mark.parametrize("many", [50])
def test_the_number_of_queries_does_not_grow(signed_in, cast, address, many):
    client = signed_in("jan")
    fill(cast, 5)
    few = queries(client, address)
    fill(cast, many)

    assert queries(client, address) == few <= 20


def test_the_picture_takes_three_queries(cast):
    fill(cast, 10)
    with looking_as(cast["jan"]):
        circle = circle_of(cast.dossier)
        with CaptureQueriesContext(connection) as asked:
            shown = safety_picture(cast.dossier, circle, today=cast.today)

    assert len(asked) == 3
    assert len(shown.incidents) == 10
    assert any("Incident 10" in sentence for sentence in shown.drawing.as_text)


def test_who_left_the_family_keeps_a_name_in_the_picture(cast):
    from kring.foundation.circle.models import Member

    made(cast, SafetyRating, person=cast.persons["karim"], score=4, rated_on=cast.today)
    with looking_as(job(Job.DEMO)):
        Member.objects.filter(person=cast.persons["karim"]).update(left_on=cast.today)

    with looking_as(cast["jan"]):
        shown = safety_picture(cast.dossier, circle_of(cast.dossier), today=cast.today)

    assert shown.last_scores[0].name == "Karim"


def phase_filled(cast, old, to, evidence="De afspraken lukken"):
    return {
        "to": to,
        "on": cast.today,
        "evidence": evidence,
        "checked_by": cast.professionals["fleur" if to == "stable_safety" else "jan"].pk,
        "seen_phase": old.pk,
        "seen_version": old.version,
    }


def fill(cast, number):
    """Ratings, agreements that failed and incidents, one a day."""
    for days in range(number):
        on = cast.today - timedelta(days=days)
        person = cast.persons["amina" if days % 2 else "noor"]
        made(cast, SafetyRating, person=person, score=days % 11, rated_on=on, about=[person.pk])
        agreement = made(cast, SafetyAgreement, wording=f"Afspraak {days}", doer="Amina", agreed_on=on)
        made(cast, BrokenAgreement, agreement=agreement, happened_on=on, words="Lukte niet")
        made(cast, Incident, kind="other", severity="minor", known_on=on, description="Ruzie")


def queries(client, address):
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def made(cast, model, **values):
    with looking_as(job(Job.DEMO, today=cast.today)):
        return model.objects.create(dossier=cast.dossier, **values)

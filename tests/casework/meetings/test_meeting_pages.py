"""The pages of meetings: what each person reads, what is refused, and how many queries it takes."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from kring.casework.meetings.models import Decision, Meeting, Participant
from kring.casework.plans.models import Action
from kring.foundation.accounts.viewer import Job, job, looking_as


@pytest.fixture
def address(cast):
    return reverse("meetings:meetings", args=[cast.dossier.pk])


@pytest.fixture
def meeting(cast):
    return planned(cast, starts_at=timezone.now() - timedelta(hours=3))


def test_an_empty_page_says_what_to_do_first(signed_in, address):
    text = signed_in("jan").get(address).content.decode()

    assert "Er is geen overleg gepland" in text
    assert "Kies samen met het gezin een vraag" in text


def test_a_meeting_is_planned_held_and_decided_on(signed_in, cast, address):
    client = signed_in("jan")
    client.post(
        reverse("meetings:new", args=[cast.dossier.pk]),
        {
            "purpose": "Kan Sem bij oma blijven?",
            "starts_at": local(timezone.now() - timedelta(hours=2)),
            "who": keys(cast, "jan", "fleur", "amina", "fatna"),
            "agenda": "Hoe lang, en wie haalt",
        },
    )
    with looking_as(cast["jan"]):
        meeting = Meeting.objects.get()
    assert "Vraagt om u: nog niet vastgelegd" in client.get(address).content.decode()

    held = client.post(
        reverse("meetings:hold", args=[cast.dossier.pk, meeting.pk]),
        {
            "held_at": local(timezone.now() - timedelta(hours=2)),
            "who": keys(cast, "jan", "amina", "noor"),
            "report": "Sem slaapt daar goed.",
            "seen_version": meeting.version,
        },
        follow=True,
    )
    decided = client.post(
        reverse("meetings:decide", args=[cast.dossier.pk, meeting.pk]),
        {
            "kind": "plan",
            "wording": "Sem blijft tot juli bij oma",
            "dissent": "Noor wil eerder naar huis",
            "action_wording": "Oma belt de voetbalclub",
            "doer": f"person:{cast.persons['fatna'].pk}",
            "frame": "voluntary",
            "due_on": cast.today + timedelta(days=14),
        },
        follow=True,
    )

    assert "Sem slaapt daar goed." in held.content.decode()
    assert {name: one.was_there for name, one in held.context["people"]} == {
        "Jan de Boer": True, "Fleur Wit": False, "Amina": True, "Fatna": False, "Noor": True,
    }  # fmt: skip
    text = decided.content.decode()
    assert "Sem blijft tot juli bij oma" in text
    assert "Noor wil eerder naar huis" in text
    assert "Oma belt de voetbalclub" in text
    assert "1 organisatie erbij" in text
    assert "het gezin was erbij" in text
    plan = client.get(reverse("plans:plan", args=[cast.dossier.pk])).content.decode()
    assert "Oma belt de voetbalclub" in plan


def test_the_family_reads_the_meeting_and_is_offered_no_form(signed_in, cast, meeting):
    client = signed_in("noor")

    text = client.get(reverse("meetings:meeting", args=[cast.dossier.pk, meeting.pk])).content.decode()

    assert "Hoe gaat het met Sem?" in text
    assert "Gaat niet door" not in text
    for name in ("hold", "decide", "call-off"):
        assert client.get(reverse(f"meetings:{name}", args=[cast.dossier.pk, meeting.pk])).status_code == 404
    assert client.get(reverse("meetings:new", args=[cast.dossier.pk])).status_code == 404


@pytest.mark.parametrize("name", ["meetings", "new"])
def test_a_stranger_gets_the_same_answer_as_for_what_does_not_exist(signed_in, cast, meeting, name):
    client = signed_in("piet")

    real = client.get(reverse(f"meetings:{name}", args=[cast.dossier.pk]))
    absent = client.get(reverse(f"meetings:{name}", args=[999_999]))

    assert (real.status_code, absent.status_code) == (404, 404)
    assert real.content == absent.content


@pytest.mark.parametrize("name", ["meeting", "hold", "decide", "call-off"])
def test_a_meeting_one_may_not_see_is_not_there(signed_in, cast, meeting, name):
    client = signed_in("piet")

    real = client.get(reverse(f"meetings:{name}", args=[cast.dossier.pk, meeting.pk]))
    absent = client.get(reverse(f"meetings:{name}", args=[cast.dossier.pk, 999_999]))

    assert (real.status_code, absent.status_code) == (404, 404)
    assert real.content == absent.content


def test_a_double_click_plans_one_meeting(signed_in, cast):
    client = signed_in("jan")
    address = reverse("meetings:new", args=[cast.dossier.pk])
    token = client.get(address).context["form"]["eenmalig"].value()
    filled = {
        "purpose": "Hoe nu verder?",
        "starts_at": local(timezone.now() + timedelta(days=2)),
        "who": keys(cast, "jan", "amina"),
        "eenmalig": token,
    }

    first, second = client.post(address, filled), client.post(address, filled)

    assert first["Location"] == second["Location"]
    with looking_as(cast["jan"]):
        assert Meeting.objects.count() == 1


def test_the_whole_family_and_who_carries_it_are_asked_unless_somebody_chooses_otherwise(signed_in, cast):
    form = signed_in("jan").get(reverse("meetings:new", args=[cast.dossier.pk])).context["form"]

    assert set(form["who"].value()) == set(keys(cast, "amina", "karim", "noor", "sem", "jan", "fleur"))


def test_an_action_without_a_doer_is_refused_and_the_form_is_kept(signed_in, cast, meeting):
    hold(cast, meeting)

    page = signed_in("jan").post(
        reverse("meetings:decide", args=[cast.dossier.pk, meeting.pk]),
        {"kind": "plan", "wording": "De school weet ervan", "action_wording": "De school bellen", "frame": "voluntary"},
    )

    assert page.status_code == 422
    assert "Kies wie dit gaat doen." in page.content.decode()
    assert "De school bellen" in page.content.decode()
    with looking_as(cast["jan"]):
        assert not Decision.objects.exists()
        assert not Action.objects.exists()


def test_two_who_record_the_meeting_at_once_and_the_second_sees_it(signed_in, cast, meeting):
    client = signed_in("jan")
    address = reverse("meetings:hold", args=[cast.dossier.pk, meeting.pk])
    filled = {
        "held_at": local(timezone.now() - timedelta(hours=2)),
        "who": keys(cast, "jan", "amina"),
        "report": "Zoals Jan het zag",
        "seen_version": meeting.version,
    }
    client.post(address, filled)
    client.force_login(cast.users["fleur"])

    page = client.post(address, {**filled, "report": "Zoals Fleur het zag"})

    assert page.status_code == 422
    assert "al vastgelegd wie erbij was" in page.content.decode()
    assert "Zoals Fleur het zag" in page.content.decode()
    with looking_as(cast["jan"]):
        assert Meeting.objects.get().report == "Zoals Jan het zag"


def test_the_number_of_queries_does_not_grow(signed_in, cast, address):
    client = signed_in("jan")
    fill(cast, 5)
    few = queries(client, address)
    fill(cast, 50)

    assert queries(client, address) == few <= 13


def test_one_meeting_takes_the_same_queries_with_many_decisions(signed_in, cast, meeting):
    hold(cast, meeting)
    client, address = signed_in("jan"), reverse("meetings:meeting", args=[cast.dossier.pk, meeting.pk])
    decisions(cast, meeting, 2)
    few = queries(client, address)
    decisions(cast, meeting, 20)

    assert queries(client, address) == few <= 20


def keys(cast, *names):
    return [
        f"person:{cast.persons[name].pk}" if name in cast.persons else f"professional:{cast.professionals[name].pk}"
        for name in names
    ]


def local(moment):
    return timezone.localtime(moment).strftime("%Y-%m-%dT%H:%M")


def planned(cast, **values):
    with looking_as(job(Job.DEMO)):
        meeting = Meeting.objects.create(dossier=cast.dossier, purpose="Hoe gaat het met Sem?", **values)
        Participant.objects.create(meeting=meeting, professional=cast.professionals["jan"])
        Participant.objects.create(meeting=meeting, person=cast.persons["amina"])
    return meeting


def hold(cast, meeting):
    with looking_as(job(Job.DEMO)):
        meeting.held_at = timezone.now() - timedelta(hours=1)
        meeting.save(update_fields=["held_at"])
        meeting.participants.update(was_there=True)


def fill(cast, number):
    for days in range(number):
        planned(cast, starts_at=timezone.now() + timedelta(days=days - number // 2))


def decisions(cast, meeting, number):
    with looking_as(job(Job.DEMO)):
        for count in range(number):
            action = Action.objects.create(
                dossier=cast.dossier, wording=f"Actie {count}", frame="voluntary", agreed_on=cast.today,
                doer_person=cast.persons["fatna"],
            )  # fmt: skip
            Decision.objects.create(
                dossier=cast.dossier, meeting=meeting, kind="plan", wording=f"Besluit {count}", decided_on=cast.today,
                action=action,
            )  # fmt: skip


def queries(client, address):
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)

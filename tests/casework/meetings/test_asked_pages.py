"""Being asked to a meeting: within hours, with what may be expected of whom, and in one's own calendar."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from kring.casework.meetings.calendar import calendar_file
from kring.casework.meetings.models import Meeting, Participant
from kring.casework.meetings.soon import soon
from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.sharing.choices import Act
from kring.foundation.sharing.models import LogEntry

MOMENT = datetime(2026, 3, 29, 10, 0, tzinfo=UTC)


@pytest.fixture
def meeting(cast):
    """A meeting of Jan and Amina, about Amina."""
    with looking_as(job(Job.DEMO)):
        made = Meeting.objects.create(
            dossier=cast.dossier, purpose="Kan Sem bij oma blijven?", starts_at=MOMENT, about=[cast.persons["amina"].pk]
        )
        Participant.objects.create(meeting=made, professional=cast.professionals["jan"])
        Participant.objects.create(meeting=made, person=cast.persons["amina"])
    return made


def page_of(cast, name, *args):
    return reverse(f"meetings:{name}", args=[cast.dossier.pk, *args])


@pytest.mark.parametrize(
    ("now", "then"), [("09:00", "12:00"), ("09:01", "12:15"), ("09:59", "13:00"), ("22:20", "01:30")]
)
def test_soon_is_a_quarter_of_an_hour_some_hours_from_now(now, then):
    day = datetime(2026, 3, 2, *map(int, now.split(":")), 31, tzinfo=UTC)

    assert soon(day).strftime("%H:%M:%S") == f"{then}:00"


def test_an_urgent_meeting_is_filled_in_beforehand(signed_in, cast):
    client = signed_in("jan")
    form = client.get(page_of(cast, "urgent")).context["form"]
    filled = {name: form.get_initial_for_field(form.fields[name], name) for name in ("purpose", "starts_at", "who")}
    hours = (filled["starts_at"] - timezone.now()) / timedelta(hours=1)

    answer = client.post(
        page_of(cast, "urgent"), {**filled, "starts_at": filled["starts_at"].strftime("%Y-%m-%dT%H:%M")}, follow=True
    )

    assert 2.9 < hours < 3.5
    with looking_as(cast["jan"]):
        made = Meeting.objects.get()
        assert made.starts_at == filled["starts_at"]
        assert {str(one.professional) for one in made.participants.all()} == {"Jan de Boer", "Fleur Wit"}
    assert answer.redirect_chain == [(page_of(cast, "meeting", made.pk), 302)]


def test_a_meeting_can_be_asked_for_from_the_whole_picture_and_from_safety(signed_in, cast):
    client = signed_in("jan")

    for page in (reverse("workbench:family", args=[cast.dossier.pk]), reverse("safety:safety", args=[cast.dossier.pk])):
        assert page_of(cast, "urgent") in client.get(page).content.decode()
    amina = signed_in("amina").get(reverse("safety:safety", args=[cast.dossier.pk])).content.decode()
    assert page_of(cast, "urgent") not in amina


def test_the_calendar_gets_no_name_no_place_and_no_reason(signed_in, cast, meeting):
    answer = signed_in("amina").get(page_of(cast, "calendar", meeting.pk))
    lines = answer.content.decode().split("\r\n")

    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert "SUMMARY:Overleg" in lines
    assert "DTSTART:20260329T100000Z" in lines
    known = ("BEGIN", "VERSION", "PRODID", "UID", "DTSTAMP", "DTSTART", "DTEND", "SEQUENCE", "SUMMARY",
             "CLASS", "STATUS", "END")  # fmt: skip
    assert {line.partition(":")[0] for line in lines if line} == set(known)
    for secret in ("Sem", "Amina", "Jan", "oma", "Kan "):
        assert secret not in answer.content.decode()


@pytest.mark.parametrize(
    ("who", "status"), [("jan", 200), ("amina", 200), ("karim", 404), ("fatna", 404), ("piet", 404)]
)
def test_the_calendar_is_for_who_may_read_the_meeting_and_is_logged(signed_in, cast, meeting, who, status):
    assert signed_in(who).get(page_of(cast, "calendar", meeting.pk)).status_code == status

    with looking_as(job(Job.DEMO)):
        act = LogEntry.objects.filter(name="meetings.calendar").values_list("act", flat=True)
        assert list(act) == [Act.EXPORT if status == 200 else Act.REFUSE]


def test_a_calendar_file_is_as_the_standard_says():
    made = calendar_file(
        uid="1", what="a, b; c\\d\ne" + "é" * 60, starts_at=MOMENT, made_at=MOMENT, changed=2, called_off=True
    )

    assert made.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in made.replace(b"\r\n", b"")
    assert max(map(len, made.split(b"\r\n"))) <= 75
    unfolded = made.replace(b"\r\n ", b"").decode().split("\r\n")
    assert "SUMMARY:a\\, b\\; c\\\\d\\ne" + "é" * 60 in unfolded
    assert {"SEQUENCE:2", "STATUS:CANCELLED", "DTEND:20260329T110000Z"} <= set(unfolded)


def test_a_professional_says_what_may_be_expected_of_them(signed_in, cast, meeting):
    client = signed_in("jan")
    client.post(page_of(cast, "expect", meeting.pk), {"expectations": "Ik luister. Ik beslis niet."})

    assert (
        "Ik luister. Ik beslis niet." in signed_in("amina").get(page_of(cast, "meeting", meeting.pk)).content.decode()
    )


def test_nobody_says_it_for_somebody_else(signed_in, cast, meeting):
    assert signed_in("fleur").get(page_of(cast, "expect", meeting.pk)).status_code == 404
    assert signed_in("amina").get(page_of(cast, "expect", meeting.pk)).status_code == 404

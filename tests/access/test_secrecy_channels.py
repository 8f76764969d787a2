"""A secret address leaves Kring by no way: no page, header, file, mail, log, message, hit, count or picture.

Only what stands in rows of its own (places, homes, where a meeting is, who a report names) can be kept: words in a free
text are the words of whoever wrote them. `test_nothing_refused_appears.py` proves the same for the text of each table,
and `tests/foundation/core/test_uploads.py` that a photo keeps no place where it was taken.
"""

from __future__ import annotations

import io
import re
import zipfile
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kring.casework.meetings.models import Meeting, MeetingPlace
from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.households.models import Household, Place, Residence
from kring.foundation.sharing.models import Withholding
from tests.access.address_world import one_of_everything
from tests.access.test_addresses import filled, there

STREET = "Zwaluwhof"
PLANTED = re.compile(rf"{STREET}|9876\s?ZX|06\s?98989898|Regenboogschool", re.IGNORECASE)


def make_secret(cast, persons, *, from_whom="karim"):
    """Where these persons are is a secret; a home, a number and a school with words that occur nowhere else."""
    for name in persons:
        person = cast.persons[name]
        Place.objects.create(person=person, kind="home", text=f"{STREET} 7, 9876 ZX Waterdam")
        Place.objects.create(person=person, kind="phone", text="06 98989898")
        Place.objects.create(person=person, kind="school", text="Regenboogschool, Zwaluwhof 12")
    Withholding.objects.create(
        whereabouts_of=cast.persons[persons[0]], dossier=cast.dossier, from_person=cast.persons[from_whom],
        reason=f"zij woont op {STREET} 7", review_on=cast.today + timedelta(days=60),
    )  # fmt: skip
    meeting = Meeting.objects.create(
        dossier=cast.dossier, purpose="Samen kijken", starts_at=timezone.now() + timedelta(days=3)
    )
    MeetingPlace.objects.create(
        dossier=cast.dossier, meeting=meeting, words=f"bij haar thuis, {STREET} 7",
        whose=[cast.persons[persons[0]].pk],
    )  # fmt: skip
    return meeting


def everything_in(answer) -> str:
    """Body, headers, cookies and what is packed inside a file, as one text."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    parts = [body.decode("utf-8", "replace"), str(answer.headers), answer.cookies.output()]
    if body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as packed:
            parts += [packed.read(name).decode("utf-8", "replace") for name in packed.namelist()]
    return "\n".join(parts)


@pytest.fixture
def secret(cast, by_kring):
    rows = one_of_everything(cast)
    with by_kring():
        rows["meeting_id"] = make_secret(cast, ["amina", "noor", "sem"])
    return rows


def test_who_may_know_it_does_read_it(cast, client, secret):
    """What is looked for below is on a page indeed."""
    client.force_login(cast.users["amina"])
    pages = [filled(one, secret) for one in there() if one.endswith(("plekken/", "<int:meeting_id>/"))]

    assert len(pages) == 2
    assert all(PLANTED.search(everything_in(client.get(page))) for page in pages)


@pytest.mark.parametrize("word", [STREET, "9876", "98989898", "Regenboog"])
def test_searching_for_it_finds_as_much_as_searching_for_nothing(cast, secret, by_kring, word):
    """A professional who may not know the address: the number of hits tells nothing."""
    with by_kring():
        Withholding.objects.create(
            whereabouts_of=cast.persons["amina"], dossier=cast.dossier, from_professional=cast.professionals["jan"],
            reason="x", review_on=cast.today + timedelta(days=9),
        )  # fmt: skip
    client = Client()
    client.force_login(cast.users["jan"])

    answers = [
        re.sub(
            r'(value|name|href|content)="[^"]*"|\d\d:\d\d', "", client.get(f"/zoeken/?q={one}").content.decode()
        ).replace(one, "…")
        for one in (word, "Xyzzyplugh")
    ]

    assert answers[0] == answers[1]


NAMES = ["amina", "noor", "sem", "fatna"]


@settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(
    first=st.sampled_from(NAMES),
    others=st.lists(st.sampled_from(NAMES), max_size=2),
    homes=st.lists(st.tuples(st.sampled_from(NAMES), st.integers(0, 2), st.booleans()), max_size=4),
)
def test_whatever_the_family_and_its_homes_the_planted_address_is_in_no_answer(cast, client, first, others, homes):
    with looking_as(job(Job.DEMO, today=cast.today)):
        Place.objects.all().delete()
        Residence.objects.exclude(person=cast.persons["karim"]).delete()
        houses = [Household.objects.create() for _ in range(3)]
        where = {first, *others}
        for name, house, past in homes:
            Residence.objects.create(
                person=cast.persons[name], household=houses[house], from_on=cast.today - timedelta(days=90),
                until_on=cast.today - timedelta(days=5) if past else None,
            )  # fmt: skip
        for name in where:
            Residence.objects.create(
                person=cast.persons[name], household=houses[0], from_on=cast.today - timedelta(days=50)
            )
        meeting = make_secret(cast, [first, *(one for one in where if one != first)])
    client.force_login(cast.users["karim"])

    pages = ["kring/", "plekken/", "overleg/", f"overleg/{meeting.pk}/", "plan/", "veiligheid/", "verklaring/"]
    told = [everything_in(client.get(f"/gezinnen/{cast.dossier.pk}/{page}")) for page in pages]
    told += [everything_in(client.get(page)) for page in ("/mijn/", "/mijn/wie-keek/")]

    assert not [one for one in told if PLANTED.search(one)]
    with looking_as(cast["karim"]):
        assert not Residence.objects.filter(household=houses[0]).exists(), "with whom they live"

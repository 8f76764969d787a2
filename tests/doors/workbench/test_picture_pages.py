"""The drawings of a family and its plan on one sheet: each holds what whoever looks may see, and no gap beside it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from kring.casework.meetings.models import Meeting
from kring.casework.plans.models import Action, CourtOrder, ImpactProposal
from kring.casework.safety.models import Phase, SafetyAgreement
from kring.doors.workbench.pictures import around
from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.circle.models import Involvement, Tie
from kring.foundation.circle.people import circle_of
from kring.foundation.core.refusal import Refused
from kring.foundation.sharing.models import LogEntry
from kring.foundation.sharing.ties import record_tie
from kring.testing.cast import make_goal
from tests.doors.conftest import fill


def page_of(cast, name):
    return reverse(f"workbench:{name}", args=[cast.dossier.pk])


def words_of(page):
    assert page.status_code == 200
    return page.content.decode()


@pytest.fixture
def fatna(cast):
    """How Fatna takes part."""
    with looking_as(job(Job.DEMO)):
        return Involvement.objects.get(dossier=cast.dossier, person=cast.persons["fatna"])


def test_everyone_around_the_family_stands_in_the_drawing_before_any_tie_is_told(signed_in, cast):
    text = words_of(signed_in("jan").get(page_of(cast, "ecomap")))

    assert "Fatna (uit het netwerk) staat om het gezin." in text
    assert "Jan de Boer" in text
    assert "Sami" not in text


def test_a_tie_is_written_down_with_the_family_and_drawn(signed_in, cast, fatna):
    told = {"who": fatna.pk, "to": cast.persons["sem"].pk, "strength": "strong"}
    text = words_of(signed_in("jan").post(page_of(cast, "tie"), told, follow=True))

    assert "Fatna (uit het netwerk): sterke band met Sem." in text
    assert "Fatna (uit het netwerk) staat om het gezin." not in text
    assert "<svg" in text


def test_a_place_such_as_a_school_can_have_a_tie_too(signed_in, cast):
    told = {"place": "Voetbalclub De Meeuwen", "strength": "weak"}
    text = words_of(signed_in("jan").post(page_of(cast, "tie"), told, follow=True))

    assert "Voetbalclub De Meeuwen: zwakke band met het hele gezin." in text


def test_who_and_what_at_once_is_refused(signed_in, cast, fatna):
    told = {"who": fatna.pk, "place": "School", "strength": "weak"}

    assert signed_in("jan").post(page_of(cast, "tie"), told).status_code == 422
    with looking_as(cast["jan"]) as jan, pytest.raises(Refused):
        record_tie(dossier=cast.dossier, viewer=jan, strength="weak")


def test_the_newest_word_about_a_tie_counts_and_a_tie_can_end(cast, fatna):
    same = {"dossier": cast.dossier, "involvement_id": fatna.pk}
    with looking_as(cast["jan"]) as jan:
        record_tie(viewer=jan, strength="strong", **same)
        record_tie(viewer=jan, strength="tense", **same)
        assert drawn(cast)["Fatna"] == ["tense"]

        record_tie(viewer=jan, strength="gone", **same)
        assert "Fatna" not in drawn(cast)
        assert Tie.objects.count() == 1


@pytest.mark.parametrize(("who", "sees"), [("jan", True), ("amina", True), ("karim", False), ("fatna", False)])
def test_how_it_is_between_amina_and_somebody_is_not_for_karim(signed_in, cast, fatna, who, sees):
    with looking_as(cast["jan"]) as jan:
        record_tie(
            dossier=cast.dossier, viewer=jan, strength="tense", involvement_id=fatna.pk, to_id=cast.persons["amina"].pk
        )

    text = words_of(signed_in(who).get(page_of(cast, "ecomap")))

    assert ("gespannen band met Amina" in text) == sees


def test_only_who_carries_the_family_writes_a_tie(signed_in, cast):
    assert signed_in("amina").get(page_of(cast, "tie")).status_code == 404
    assert page_of(cast, "tie") not in words_of(signed_in("amina").get(page_of(cast, "ecomap")))


def test_a_timeline_tells_help_waiting_orders_phases_and_meetings(signed_in, cast):
    day = cast.today
    own = {
        "dossier": cast.dossier,
        "agreed_on": day - timedelta(days=40),
        "doer_professional": cast.professionals["jan"],
    }
    with looking_as(job(Job.DEMO)):
        Action.objects.create(**own, wording="Gezinshulp", frame="voluntary", started_on=day - timedelta(days=30))
        Action.objects.create(
            **own, wording="Traumatherapie", frame="voluntary", waits_until_on=day + timedelta(days=9)
        )
        CourtOrder.objects.create(
            dossier=cast.dossier, kind="supervision_order", court="rechtbank Waterdam", decided_on=day, from_on=day
        )
        Phase.objects.filter(dossier=cast.dossier).delete()
        Phase.objects.create(dossier=cast.dossier, code="stable_safety", from_on=day - timedelta(days=20))
        Meeting.objects.create(dossier=cast.dossier, purpose="Kan Sem naar oma?", starts_at=timezone.now())

    text = words_of(signed_in("jan").get(page_of(cast, "timeline")))

    assert "Gezinshulp, Jan de Boer (hulp): sinds" in text
    assert "Traumatherapie, Jan de Boer (wachten): sinds" in text
    assert "rechtbank Waterdam (gedwongen): sinds" in text
    assert "fase 2 · stabiele veiligheid (veiligheid): sinds" in text
    assert ": overleg." in text
    assert "Kan Sem naar oma?" not in text


def test_the_plan_fits_on_one_sheet_for_professionals_and_family(signed_in, cast):
    goal = make_goal(cast)
    later = timezone.now() + timedelta(days=2)
    with looking_as(job(Job.DEMO)):
        Action.objects.create(
            dossier=cast.dossier, goal=goal, wording="Samen koken", frame="voluntary", agreed_on=cast.today,
            doer_professional=cast.professionals["jan"],
        )  # fmt: skip
        SafetyAgreement.objects.create(
            dossier=cast.dossier, wording="Bij ruzie naar oma", doer="Amina", agreed_on=cast.today
        )
        Meeting.objects.create(dossier=cast.dossier, purpose="Hoe gaat het?", starts_at=later)
        sooner, amina = later - timedelta(days=1), cast.persons["amina"].pk
        Meeting.objects.create(dossier=cast.dossier, purpose="Met Amina", starts_at=sooner, about=[amina])

    for who, meeting in (("jan", "Met Amina"), ("amina", "Met Amina"), ("karim", "Hoe gaat het?")):
        text = words_of(signed_in(who).get(page_of(cast, "plan-on-one-page")))
        for words in (goal.wording, "Samen koken", "Bij ruzie naar oma", meeting, "Fatna", "Vrijwillig"):
            assert words in text
    assert "Met Amina" not in words_of(signed_in("karim").get(page_of(cast, "plan-on-one-page")))


@pytest.mark.parametrize(("name", "most"), [("ecomap", 13), ("timeline", 20), ("plan-on-one-page", 20)])
def test_a_drawing_asks_equally_often_for_ten_rows_as_for_two_hundred(cast, asked, as_kring, name, most):
    with as_kring():
        fill(cast.dossier, cast, 10)
    few = asked("jan", page_of(cast, name))

    with as_kring():
        ImpactProposal.objects.filter(dossier=cast.dossier).delete()
        fill(cast.dossier, cast, 190)
        Tie.objects.bulk_create(
            Tie(dossier=cast.dossier, place=f"club {n}", strength="weak", seen_on=cast.today) for n in range(30)
        )

    assert asked("jan", page_of(cast, name)) == few <= most


def test_reading_a_drawing_is_written_in_the_log(signed_in, cast):
    signed_in("jan").get(page_of(cast, "timeline"))

    with looking_as(job(Job.DEMO)):
        assert LogEntry.objects.filter(name="pictures.family_timeline").exists()


def drawn(cast):
    """How each tie is drawn for whoever looks."""
    circle = circle_of(cast.dossier)
    found = {}
    for tie in around.ties_of(
        cast.dossier, circle, {one.person_id: str(one.person.identity) for one in circle.members}
    ):
        found.setdefault(tie.name, []).append(tie.strength)
    return found

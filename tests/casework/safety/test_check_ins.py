"""Check-ins: one tap on one's own page or by phone, skipping does no harm, and no answer asks for attention."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from kring.casework.plans.models import Action, Goal, ImpactProposal, PlanVersion
from kring.casework.safety import actions_check_ins as check_ins
from kring.casework.safety import watching
from kring.casework.safety.models import CheckIn, SafetyRating
from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.circle.models import ChronologyLine, Dossier
from kring.foundation.core.refusal import Refused


def as_kring(cast):
    return looking_as(job(Job.DEMO, today=cast.today))


def planned(cast, name="amina", *, way="link", on=None, withheld=()):
    with as_kring(cast):
        one = CheckIn.objects.create(
            dossier=cast.dossier, person=cast.persons[name], asker=cast.professionals["jan"], way=way,
            on=on or cast.today, about=[cast.persons[name].pk],
        )  # fmt: skip
    with looking_as(cast["jan"]):
        check_ins.secrecy.keep_from(
            one, persons=[cast.persons[who].pk for who in withheld], reason="vrij praten", viewer=cast["jan"]
        )
    return one


def asked(cast):
    with as_kring(cast):
        return list(ImpactProposal.objects.order_by("pk").values_list("trigger", flat=True))


def address(check_in):
    return reverse("portal:check-in", args=[check_in.pk])


def test_one_tap_is_a_rating_as_any_other(cast, signed_in):
    one = planned(cast)
    client = signed_in("amina")
    assert address(one) in client.get("/mijn/").content.decode()

    page = client.post(address(one), {"cijfer": "7"}, follow=True)

    assert "Uw cijfer is opgeschreven" in page.content.decode()
    assert address(one) not in page.content.decode()
    with looking_as(cast["jan"]):
        assert CheckIn.objects.get().outcome == "answered"
        assert SafetyRating.objects.get().score == 7
    assert asked(cast) == []


def test_skipping_keeps_no_number_and_asks_nothing(cast, signed_in):
    one = planned(cast)

    page = signed_in("amina").post(address(one), {"overslaan": "ja"}, follow=True)

    assert "Dat is goed" in page.content.decode()
    with looking_as(cast["jan"]):
        assert CheckIn.objects.get().outcome == "skipped"
        assert not SafetyRating.objects.exists()
    watching.watch(now=timezone.now() + timedelta(days=9))
    assert "check_in_missed" not in asked(cast)


def test_two_taps_are_one(cast, signed_in):
    one = planned(cast)
    client = signed_in("amina")
    token = client.get("/mijn/").context["asked"].token

    for score in ("7", "2"):
        client.post(address(one), {"cijfer": score, "eenmalig": token})
    client.post(address(one), {"cijfer": "1"})

    with looking_as(cast["jan"]):
        assert [rating.score for rating in SafetyRating.objects.all()] == [7]


@pytest.mark.parametrize("name", ["karim", "noor", "fatna"])
def test_nobody_answers_for_somebody_else(cast, signed_in, name):
    one = planned(cast)

    assert signed_in(name).post(address(one), {"cijfer": "9"}).status_code == 404
    with as_kring(cast):
        assert CheckIn.objects.get().outcome == "planned"


@pytest.mark.parametrize(("withheld", "karim_reads"), [((), 1), (("karim",), 0)])
def test_what_a_child_says_is_kept_from_whom_the_check_in_is_kept_from(cast, signed_in, withheld, karim_reads):
    one = planned(cast, "noor", withheld=withheld)

    signed_in("noor").post(address(one), {"cijfer": "2"})

    with looking_as(cast["noor"]):
        assert SafetyRating.objects.get().score == 2
    with looking_as(cast["karim"]):
        assert SafetyRating.objects.count() == karim_reads
        assert CheckIn.objects.count() == karim_reads
        assert ChronologyLine.objects.filter(sentence__startswith="Cijfer 2").count() == karim_reads


def test_a_number_that_falls_asks_about_the_plan(cast, signed_in):
    with looking_as(cast["jan"]):
        SafetyRating.objects.create(
            dossier=cast.dossier, person=cast.persons["amina"], score=8, rated_on=cast.today - timedelta(days=7),
            about=[cast.persons["amina"].pk],
        )  # fmt: skip
    one = planned(cast)

    signed_in("amina").post(address(one), {"cijfer": "3"})

    assert asked(cast) == ["rating_dropped"]


def test_nobody_reached_by_phone_asks_for_attention(cast, signed_in):
    one = planned(cast, way="phone")
    client = signed_in("jan")
    record = reverse("safety:check-in-record", args=[cast.dossier.pk, one.pk])
    assert record in client.get("/vandaag/").content.decode()

    client.post(record, {"outcome": "not_reached"})

    assert asked(cast) == ["contact_missed"]
    assert record not in client.get("/vandaag/").content.decode()


def test_by_phone_a_number_is_asked_for(cast, signed_in):
    one = planned(cast, way="phone")
    record = reverse("safety:check-in-record", args=[cast.dossier.pk, one.pk])

    page = signed_in("jan").post(record, {"outcome": "answered"})

    assert page.status_code == 422
    assert "Vul het cijfer in" in page.content.decode()


def test_planning_for_a_child_asks_who_may_not_read_it(cast, signed_in):
    filled = {
        "person": cast.persons["noor"].pk, "way": "link", "asker": cast.professionals["jan"].pk,
        "first_on": cast.today, "weeks": 1, "times": 3,
    }  # fmt: skip
    client = signed_in("jan")
    where = reverse("safety:check-in", args=[cast.dossier.pk])

    page = client.post(where, filled)
    assert page.status_code == 422
    assert "vrij kunnen praten" in page.content.decode()

    client.post(where, {**filled, "withheld_from": cast.persons["karim"].pk})

    with looking_as(cast["noor"]):
        assert CheckIn.objects.count() == 3
    with looking_as(cast["karim"]):
        assert CheckIn.objects.count() == 0
        assert not ChronologyLine.objects.filter(sentence__contains="Check-in afgesproken").exists()
    with looking_as(cast["amina"]):
        assert CheckIn.objects.count() == 3


def test_a_day_that_has_a_check_in_already_is_refused_as_a_whole(cast):
    planned(cast, on=cast.today + timedelta(days=7))

    with looking_as(cast["jan"]), pytest.raises(Refused, match="staat al een check-in"):
        check_ins.plan_check_ins(
            dossier=cast.dossier, person=cast.persons["amina"], asker=cast.professionals["jan"], way="link",
            first_on=cast.today, weeks=1, times=3, viewer=cast["jan"],
        )  # fmt: skip

    with as_kring(cast):
        assert CheckIn.objects.count() == 1


def test_watching_sees_what_passed_once(cast, goal):
    long_ago, day = cast.today - timedelta(days=5), cast.today - timedelta(days=1)
    planned(cast, on=long_ago)
    with as_kring(cast):
        own = {"dossier": cast.dossier, "agreed_on": long_ago}
        Goal.objects.filter(pk=goal.pk).update(aim_on=day)
        jan = cast.professionals["jan"]
        late = {"frame": "voluntary", "doer_professional": jan}
        Action.objects.create(**own, **late, wording="Bellen", due_on=day)
        Action.objects.create(**own, **late, wording="Therapie", waits_until_on=day, bridge="Elke week bellen")
        Action.objects.create(**own, **late, wording="Op tijd", due_on=cast.today)
        PlanVersion.objects.create(**own, number=1, reason="eerste plan", look_again_on=day)
        ChronologyLine.objects.create(
            dossier=cast.dossier, of_section="circle", kind="circle", sentence="gisteren", written_by=jan
        )

    first, second = watching.watch(), watching.watch()

    assert (first.dates, first.check_ins, first.silent) == (4, 1, 0)
    assert (second.dates, second.check_ins, second.silent) == (0, 0, 0)
    with as_kring(cast):
        assert CheckIn.objects.get().outcome == "missed"
        about = ImpactProposal.objects.get(trigger="check_in_missed")
        assert about.about == [cast.persons["amina"].pk]
        assert "geen antwoord" in about.because_of


def test_a_missed_check_in_can_be_answered_after_all(cast, signed_in):
    one = planned(cast, on=cast.today - timedelta(days=4))
    watching.watch()

    signed_in("amina").post(address(one), {"cijfer": "6"})

    with as_kring(cast):
        assert CheckIn.objects.get().outcome == "answered"


@pytest.mark.parametrize(("teller", "silent"), [("Kring", 1), ("Amina", 0)])
def test_what_the_family_says_breaks_the_silence_and_what_kring_tells_does_not(cast, teller, silent):
    with as_kring(cast):
        Dossier.objects.filter(pk=cast.dossier.pk).update(opened_at=timezone.now() - timedelta(days=60))
        ChronologyLine.objects.all().delete()
        ChronologyLine.objects.create(
            dossier=cast.dossier, of_section="safety", kind="safety", sentence="Gaf een 4", teller=teller
        )

    assert watching.watch().silent == silent


@pytest.mark.parametrize(("days", "silent"), [(27, 0), (29, 1)])
def test_four_weeks_of_silence_ask_and_a_skipped_check_in_breaks_it(cast, days, silent):
    with as_kring(cast):
        ChronologyLine.objects.create(
            dossier=cast.dossier, of_section="circle", kind="circle", sentence="gesproken",
            written_by=cast.professionals["jan"], written_at=timezone.now() - timedelta(days=days),
        )  # fmt: skip

    assert watching.watch().silent == silent
    assert watching.watch().silent == 0

    with as_kring(cast):
        ImpactProposal.objects.all().delete()
    one = planned(cast)
    with looking_as(cast["amina"]):
        check_ins.skip_check_in(check_in=CheckIn.objects.get(pk=one.pk), viewer=cast["amina"])
    assert watching.watch().silent == 0


def test_a_closed_family_is_not_watched(cast):
    planned(cast, on=cast.today - timedelta(days=5))
    with as_kring(cast):
        cast.dossier.__class__.objects.filter(pk=cast.dossier.pk).update(
            closed_at=timezone.now(), closure_reason="goals_reached"
        )

    found = watching.watch(now=timezone.now() + timedelta(days=90))

    assert (found.dates, found.check_ins, found.silent, found.passed_on) == (0, 0, 0, 0)

"""A secret address: every place of somebody and of who lives there, now and later, and nothing that gives it away."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from kring.casework.intake.models import Report, ReportedIncident, ReportedPerson
from kring.casework.meetings.actions import People, plan_meeting
from kring.casework.meetings.models import MeetingPlace
from kring.casework.meetings.where import Where, gives_away
from kring.foundation.accounts.viewer import looking_as
from kring.foundation.circle.models import ChronologyLine
from kring.foundation.core.encryption import fingerprint
from kring.foundation.core.refusal import Refused
from kring.foundation.households.models import Household, Identity, Place, Residence
from kring.foundation.sharing.family import record_residence
from kring.foundation.sharing.models import Withholding
from kring.foundation.sharing.places import add_place
from kring.foundation.sharing.withholding import What, Whom, withhold


@pytest.fixture
def secret(cast):
    """Jan makes where Amina is a secret to Karim."""
    with looking_as(cast["jan"]):
        (row,) = withhold(
            dossier=cast.dossier, what=What(whereabouts_of_id=cast.persons["amina"].pk),
            whom=[Whom(person_id=cast.persons["karim"].pk)], reason="hij zoekt haar",
            review_on=cast.today + timedelta(days=60), viewer=cast["jan"],
        )  # fmt: skip
    return row


def place_of(cast, name, kind="school", **values):
    return Place.objects.create(person=cast.persons[name], kind=kind, text=f"Plek van {name}", **values)


def places_seen(cast, who):
    with looking_as(cast[who]):
        return set(Place.objects.values_list("text", flat=True))


def test_every_place_of_the_mother_and_of_the_children_who_live_there_is_secret(cast, by_kring, secret):
    with by_kring():
        for name in ("amina", "noor", "sem", "karim"):
            place_of(cast, name)

    assert places_seen(cast, "karim") == {"Plek van karim"}
    assert {"Plek van amina", "Plek van sem"} <= places_seen(cast, "amina")
    assert {"Plek van sem", "Plek van karim"} <= places_seen(cast, "jan")


def test_a_place_that_is_added_later_is_secret_from_the_first_moment(cast, secret, sees):
    with looking_as(cast["jan"]) as jan:
        added = add_place(
            dossier=cast.dossier, person=cast.persons["noor"], kind="doctor", text="Dokter Bos, Iepenlaan 8", viewer=jan
        )

    assert not sees("karim", added)
    assert sees("jan", added)


def test_who_comes_to_live_there_gets_the_same_protection(cast, by_kring, sees, secret):
    with by_kring():
        theirs = place_of(cast, "fatna", kind="home")
    with looking_as(cast["jan"]) as jan:
        record_residence(
            dossier=cast.dossier, person=cast.persons["fatna"], lives_with=cast.persons["amina"], from_on=cast.today,
            viewer=jan,
        )  # fmt: skip

    assert not sees("karim", theirs)
    with looking_as(cast["karim"]):
        lived = set(Residence.objects.values_list("person_id", flat=True))
        assert not ChronologyLine.objects.filter(sentence__contains="woont").exists()
    assert lived == {cast.persons["karim"].pk}, "with whom she lives is where she lives"


def test_homes_cannot_be_counted(cast, secret):
    with looking_as(cast["karim"]):
        assert Household.objects.count() == 1
    with looking_as(cast["amina"]):
        assert Household.objects.count() == 2


def test_what_a_child_had_while_it_lived_there_stays_secret_and_what_came_after_does_not(cast, by_kring, secret, sees):
    moved = cast.today - timedelta(days=10)
    with by_kring():
        before = place_of(cast, "sem", from_on=moved - timedelta(days=90), until_on=moved)
        after = place_of(cast, "sem", kind="home", from_on=moved)
        Residence.objects.filter(person=cast.persons["sem"]).update(until_on=moved)

    assert not sees("karim", before)
    assert sees("karim", after)


def test_a_home_in_which_one_lived_oneself_is_no_secret(cast, by_kring, secret):
    with by_kring():
        home = Residence.objects.get(person=cast.persons["amina"]).household
        Residence.objects.create(
            person=cast.persons["karim"], household=home, from_on=cast.today - timedelta(days=900),
            until_on=cast.today - timedelta(days=500),
        )  # fmt: skip

    with looking_as(cast["karim"]):
        assert Residence.objects.filter(household=home).count() == 4
        assert not Place.objects.filter(person=cast.persons["amina"]).exists(), "her own places stay secret"


@pytest.mark.parametrize("linked", [True, None])
def test_a_professional_who_may_not_know_it_does_not_read_it_in_a_report(cast, by_kring, linked):
    with by_kring():
        report = Report.objects.create(
            desk=cast.teams["noord"], safety_holder=cast.professionals["jan"], kind="concern", reporter_kind="citizen",
            reported_at=timezone.now(), received_at=timezone.now(), situation="Zorgen", dossier=cast.dossier,
        )  # fmt: skip
        ReportedPerson.objects.create(
            report=report, given_names="Amina", street="Wilgenpad", person=linked and cast.persons["amina"],
            bsn_fingerprint=fingerprint("999999999"),
        )  # fmt: skip
        ReportedIncident.objects.create(
            report=report, happened_at=timezone.now(), place="Wilgenpad", description="Ruzie"
        )
        number = Identity.objects.get(person=cast.persons["amina"])
        number.write_bsn("999999999")
        number.save()
    with looking_as(cast["fleur"]) as fleur:
        assert ReportedPerson.objects.count() == ReportedIncident.objects.count() == 1
        withhold(
            dossier=cast.dossier, what=What(whereabouts_of_id=cast.persons["amina"].pk),
            whom=[Whom(organisation_id=cast.teams["noord"].organisation_id)], reason="haar broer werkt daar",
            review_on=cast.today + timedelta(days=60), viewer=fleur,
        )  # fmt: skip

    with looking_as(cast["jan"]):
        assert not ReportedPerson.objects.exists()
        assert not ReportedIncident.objects.exists(), "what happened there tells where she is"
        assert not Place.objects.exists()
        assert not Withholding.objects.filter(whereabouts_of__isnull=False).exists(), "nor that it is secret to him"
    with looking_as(cast["fleur"]):
        assert ReportedPerson.objects.exists()


def test_the_place_of_a_meeting_is_only_for_who_may_know_it(cast, secret):
    amina, noor, karim = (cast.persons[one].pk for one in ("amina", "noor", "karim"))
    with looking_as(cast["jan"]) as jan:
        for words, who in (("op school", {noor}), ("gemeentehuis", {amina, karim}), ("bureau", set())):
            people = People(frozenset(who), frozenset({jan.id}))
            plan_meeting(
                dossier=cast.dossier, viewer=jan, purpose="Samen kijken", starts_at=timezone.now(), people=people,
                where=Where(words=words),
            )  # fmt: skip

    with looking_as(cast["karim"]):
        assert set(MeetingPlace.objects.values_list("words", flat=True)) == {"gemeentehuis", "bureau"}
    with looking_as(cast["amina"]):
        assert MeetingPlace.objects.count() == 3


@pytest.mark.parametrize("where", [None, "wilgenpad 3", "bij Amina, 1234sa"])
def test_nobody_is_invited_to_an_address_they_may_not_know(cast, secret, where):
    people = People(frozenset({cast.persons["amina"].pk, cast.persons["karim"].pk}))
    with looking_as(cast["jan"]) as jan, pytest.raises(Refused, match="mag dit adres niet weten"):
        plan_meeting(
            dossier=cast.dossier, viewer=jan, purpose="Samen kijken", starts_at=timezone.now(), people=people,
            where=Where(words=where) if where else Where(place=cast.address),
        )  # fmt: skip


@pytest.mark.parametrize(
    ("words", "address", "tells"),
    [
        ("Wilgenpad 3", "Wilgenpad 3, 1234 SA Waterdam", True),
        ("thuis, 1234sa", "Wilgenpad 3, 1234 SA Waterdam", True),
        ("gemeentehuis Waterdam", "Wilgenpad 3, 1234 SA Waterdam", False),
        ("Wilgenpad", "06 12345678", False),
        ("", "Wilgenpad 3", False),
    ],
)
def test_when_words_give_an_address_away(words, address, tells):
    assert gives_away(words, address) == tells


def test_nobody_makes_the_address_of_somebody_of_another_family_secret(cast, other_family):
    strangers = Withholding(
        whereabouts_of=cast.persons["amina"], dossier=other_family, from_person=cast.persons["karim"], reason="x",
        review_on=cast.today + timedelta(days=9), recorded_by=cast.professionals["piet"],
    )  # fmt: skip
    with pytest.raises(DatabaseError, match="row-level security"), looking_as(cast["piet"]), transaction.atomic():
        strangers.save(force_insert=True)


def test_only_ending_changes_a_row_and_only_under_ones_own_name(cast, secret):
    with looking_as(cast["jan"]):
        for change in ({"reason": "anders"}, {"from_person": cast.persons["noor"]}, {"ended_at": None}):
            with pytest.raises(DatabaseError), transaction.atomic():
                Withholding.objects.filter(pk=secret.pk).update(**change)
        with pytest.raises(DatabaseError), transaction.atomic():
            Withholding.objects.filter(pk=secret.pk).update(
                ended_at=timezone.now(), ended_by=cast.professionals["fleur"]
            )
        assert Withholding.objects.filter(pk=secret.pk).update(
            ended_at=timezone.now(), ended_by=cast.professionals["jan"]
        )

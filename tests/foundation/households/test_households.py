"""Who a person is, how old, and what holds on a day."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.households.models import Identity, ParentalAuthority, Relation, Residence


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (date(2012, 5, 10), date(2026, 5, 9), 13),
        (date(2012, 5, 10), date(2026, 5, 10), 14),
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
        (None, date(2026, 5, 10), None),
    ],
)
def test_age_is_counted_on_the_birthday(born, day, age):
    assert Identity(birth_date=born).age_on(day) == age


@pytest.mark.parametrize(
    ("names", "known_as", "full"),
    [
        (
            {"given_names": "Johannes Maria", "call_name": "Jan", "prefix": "de", "surname": "Boer"},
            "Jan",
            "Jan de Boer",
        ),
        ({"given_names": "Amina Fatima", "surname": "El Idrissi"}, "Amina", "Amina El Idrissi"),
        ({"given_names": "Bo"}, "Bo", "Bo"),
    ],
)
def test_how_people_speak_of_somebody(names, known_as, full):
    assert (Identity(**names).known_as, Identity(**names).full_name) == (known_as, full)


@pytest.mark.parametrize(
    ("start", "end", "holds"), [(0, None, True), (1, None, False), (-9, 0, False), (-9, 1, True), (-9, None, True)]
)
def test_what_holds_on_a_day_holds_till_the_day_of_its_end(cast, start, end, holds):
    with looking_as(job(Job.DEMO)):
        Residence.objects.filter(person=cast.persons["noor"]).update(
            from_on=cast.today + timedelta(days=start),
            until_on=None if end is None else cast.today + timedelta(days=end),
        )

        assert Residence.objects.on(cast.today).filter(person=cast.persons["noor"]).exists() == holds


def test_a_relation_without_a_beginning_holds_since_always(cast):
    with looking_as(job(Job.DEMO)):
        assert Relation.objects.on(date(1990, 1, 1)).filter(person=cast.persons["fatna"]).exists()


def test_a_child_of_two_homes_has_two_residences(cast):
    with looking_as(job(Job.DEMO)):
        home_of_karim = Residence.objects.get(person=cast.persons["karim"]).household
        Residence.objects.create(person=cast.persons["noor"], household=home_of_karim, from_on=cast.today)

        assert Residence.objects.on(cast.today).filter(person=cast.persons["noor"]).count() == 2


@pytest.mark.parametrize(
    ("make", "constraint"),
    [
        (lambda one, today: Relation(person=one, other=one, kind="partner"), "relation_with_somebody_else"),
        (
            lambda one, today: ParentalAuthority(parent=one, child=one, source="by_law", from_on=today),
            "authority_over_somebody_else",
        ),
    ],
)
def test_nobody_is_their_own_parent(cast, make, constraint):
    with pytest.raises(IntegrityError, match=constraint), looking_as(job(Job.DEMO)), transaction.atomic():
        make(cast.persons["amina"], cast.today).save()


def test_a_number_belongs_to_one_person(cast):
    with looking_as(job(Job.DEMO)):
        amina, karim = (Identity.objects.get(person=cast.persons[who]) for who in ("amina", "karim"))
        for one in (amina, karim):
            one.write_bsn("999999999")
        amina.save()

        with pytest.raises(IntegrityError, match="bsn_fingerprint"), transaction.atomic():
            karim.save()

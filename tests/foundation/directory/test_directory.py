"""Who tells of help, who only reads of it, and what one finds in it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import transaction
from django.db.utils import ProgrammingError

from kring.foundation.accounts.viewer import looking_as
from kring.foundation.core.refusal import ChangedMeanwhile, Refused
from kring.foundation.organisations.models import Service
from kring.foundation.sharing.directory import writing
from kring.testing.cast import make_service

TOLD = {
    "name": "Spreekuur", "does": "Praten over opvoeden.", "helps_with": ["parenting"], "languages": ["nl"],
    "lightest": 1, "heaviest": 1, "evidence": "not_studied", "who_may_refer": "Iedereen",
}  # fmt: skip


@pytest.fixture
def service(cast):
    return make_service(cast)


@pytest.fixture
def region(service):
    return service.region


@pytest.mark.parametrize(("who", "offers"), [("jan", True), ("piet", True), ("wim", True), ("fleur", False),
                                             ("sami", False), ("petra", False)])  # fmt: skip
def test_who_works_for_the_organisation_or_steers_the_region_tells_of_it(cast, service, region, who, offers):
    organisation = service.organisation
    with looking_as(cast[who]):
        assert writing.written_by(cast[who]).filter(pk=organisation.pk).exists() is offers

        def tell():
            with transaction.atomic():
                writing.tell_of(
                    organisation=organisation, region=region, viewer=cast[who], valid_from=cast.today, **TOLD
                )

        if offers:
            tell()
        else:
            with pytest.raises(ProgrammingError, match="row-level security"):
                tell()

        assert Service.objects.filter(name="Spreekuur").exists() is offers


@pytest.mark.parametrize("who", ["fleur", "sami", "petra", "amina"])
def test_nobody_else_changes_it_whatever_they_call(cast, service, who):
    with looking_as(cast[who]), pytest.raises(ChangedMeanwhile):
        writing.confirm_waiting(service=service, seen_version=1, viewer=cast[who])


def test_whoever_changes_the_waiting_time_confirms_it(cast, service):
    with looking_as(cast["wim"]):
        writing.change_service(service=service, seen_version=1, viewer=cast["wim"], waiting_weeks=9)
        service.refresh_from_db()

        assert service.waiting_confirmed_by == cast.professionals["wim"]


def test_other_words_confirm_nothing(cast):
    before = cast.today - timedelta(days=90)
    service = make_service(cast, waiting_confirmed_on=before)
    with looking_as(cast["piet"]):
        writing.change_service(service=service, seen_version=1, viewer=cast["piet"], does="Anders", waiting_weeks=6)
        service.refresh_from_db()

        assert service.waiting_confirmed_on == before


def test_whoever_confirms_what_somebody_else_changed_sees_it_first(cast, service):
    with looking_as(cast["jan"]):
        writing.change_service(service=service, seen_version=1, viewer=cast["jan"], waiting_weeks=12)

        with pytest.raises(ChangedMeanwhile):
            writing.confirm_waiting(service=service, seen_version=1, viewer=cast["jan"])


def test_a_name_stands_once_at_an_organisation(cast, service, region):
    with looking_as(cast["jan"]), pytest.raises(Refused, match="al hulpaanbod"):
        writing.tell_of(
            organisation=service.organisation, region=region, viewer=cast["jan"], valid_from=cast.today,
            **{**TOLD, "name": service.name},
        )  # fmt: skip


def test_what_does_not_fit_together_is_not_told(cast, service):
    with looking_as(cast["jan"]), pytest.raises(Refused, match="leeftijd"):
        writing.change_service(service=service, seen_version=1, viewer=cast["jan"], age_from=12, age_until=4)


@pytest.fixture
def offered(cast):
    """Three services: for small children, for everybody in Arabic without waiting, and one that is no more."""
    make_service(cast, name="Klein", age_from=0, age_until=6, waiting_weeks=None)
    make_service(
        cast, name="Praten", languages=["ar"], way="digital", lightest=1, heaviest=1, waiting_weeks=0,
        helps_with=["money"], age_from=12,
    )  # fmt: skip
    make_service(cast, name="Tolk", languages=["interpreter"], capacity="full", waiting_weeks=0, age_from=18)
    make_service(cast, name="Vroeger", valid_until=cast.today)
    return cast


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (lambda them: them, {"Klein", "Praten", "Tolk"}),
        (lambda them: them.helping_with("money"), {"Praten"}),
        (lambda them: them.for_age("4-11"), {"Klein"}),
        (lambda them: them.for_age("12-17"), {"Praten"}),
        (lambda them: them.for_age("65+"), {"Praten", "Tolk"}),
        (lambda them: them.as_heavy_as(3), {"Klein", "Tolk"}),
        (lambda them: them.in_language("ar"), {"Praten", "Tolk"}),
        (lambda them: them.digital(), {"Praten"}),
        (lambda them: them.in_person(), {"Klein", "Tolk"}),
        (lambda them: them.without_waiting(), {"Praten"}),
        (lambda them: them.with_words("waterdal tolk"), {"Tolk"}),
    ],
)
def test_what_one_finds(offered, asked, found):
    with looking_as(offered["jan"]):
        assert {one.name for one in asked(Service.objects.there_on(offered.today))} == found


def test_what_has_place_comes_first_and_what_is_unknown_last(offered):
    make_service(offered, name="Kort", waiting_weeks=2)
    with looking_as(offered["jan"]):
        names = [one.name for one in Service.objects.there_on(offered.today).shortest_waiting_first()]

    assert names == ["Praten", "Kort", "Klein", "Tolk"]


def test_a_service_of_one_municipality_is_for_who_lives_there(cast):
    town = cast.dossier.municipality_id
    make_service(cast, name="Hier", municipalities=[town])
    make_service(cast, name="Elders", municipalities=[town + 1])
    make_service(cast, name="Overal")
    with looking_as(cast["jan"]):
        assert {one.name for one in Service.objects.in_municipality(town)} == {"Hier", "Overal"}

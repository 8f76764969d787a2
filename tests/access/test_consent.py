"""Consent that is taken back closes what rests on it; 16 and 17, and capacity, count on the day itself."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from django.db import DatabaseError, transaction
from django.utils import timezone

from kring.foundation.accounts.viewer import looking_as
from kring.foundation.circle.models import Involvement
from kring.foundation.households.models import Identity
from kring.foundation.sharing.models import Consent, Ground, Incapacity, ParentLetter, ParentReads
from kring.testing.cast import make_goal

WHO_READ = ("noor", "amina", "karim")


@pytest.fixture
def shared(cast, by_kring):
    """Sami takes part again, on the consent of Amina about herself and of Noor and Amina about Noor."""
    with by_kring():
        Involvement.objects.create(
            dossier=cast.dossier, role="practitioner", professional=cast.professionals["sami"], team=cast.teams["ggz"],
            started_at=timezone.now() - timedelta(hours=1),
        )  # fmt: skip
        ground = Ground.objects.create(
            dossier=cast.dossier, professional=cast.professionals["sami"], sections=["circle", "plan"],
            purpose="behandelen", basis="consent", from_on=cast.today, until_on=cast.today + timedelta(days=90),
            family_told_on=cast.today,
        )  # fmt: skip
        for person, giver in (("amina", "amina"), ("noor", "noor"), ("noor", "amina")):
            Consent.objects.create(
                dossier=cast.dossier, ground=ground, person=cast.persons[person], given_by=cast.persons[giver],
                how="spoken", given_on=cast.today,
            )  # fmt: skip
    return ground


@pytest.fixture
def aged(cast, by_kring):
    """Let Noor be so many years old today; `days` later when given."""

    def make(years, days=0):
        with by_kring():
            born = cast.today - relativedelta(years=years) + timedelta(days=days)
            Identity.objects.filter(person=cast.persons["noor"]).update(birth_date=born)

    return make


@pytest.fixture
def about_noor(cast):
    return make_goal(cast, about=[cast.persons["noor"].pk])


@pytest.fixture
def who_read(sees, about_noor):
    return lambda on=None: {who for who in WHO_READ if sees(who, about_noor, on=on)}


def may_read(cast, by_kring, **values):
    with by_kring():
        return ParentReads.objects.create(
            child=cast.persons["noor"], parent=cast.persons["amina"], how="spoken",
            **{"from_on": cast.today - timedelta(days=400)} | values,
        )  # fmt: skip


def incapable(cast, by_kring, **values):
    with by_kring():
        return Incapacity.objects.create(
            person=cast.persons["noor"], judged_by="een arts", judged_on=cast.today, reason="ziek",
            **{"from_on": cast.today - timedelta(days=2000), "until_on": cast.today + timedelta(days=2000)} | values,
        )  # fmt: skip


class TestWithdrawing:
    @pytest.mark.parametrize("who", ["jan", "noor", "amina", "kring"])
    def test_by_whichever_way_it_closes_at_once(self, cast, by_kring, sees, shared, who):
        goal = make_goal(cast)
        assert sees("sami", goal)

        name = {"jan": "noor", "kring": "noor"}.get(who, who)
        with by_kring() if who == "kring" else looking_as(cast[who]):
            mine = Consent.objects.filter(given_by=cast.persons[name], ground=shared).first()
            assert Consent.objects.filter(pk=mine.pk).update(withdrawn_at=timezone.now()) == 1

        assert not sees("sami", goal)
        with by_kring():
            assert Ground.objects.get(pk=shared.pk).end_reason == "De toestemming is ingetrokken."

    def test_it_closes_what_renews_it_too(self, cast, by_kring, shared):
        with by_kring():
            later = Ground.objects.create(
                dossier=cast.dossier, professional=cast.professionals["sami"], sections=["circle"], purpose="verder",
                basis="consent", from_on=shared.until_on, until_on=shared.until_on + timedelta(days=90), renews=shared,
            )  # fmt: skip
            noor = cast.persons["noor"]
            Consent.objects.create(
                dossier=cast.dossier, ground=later, person=noor, given_by=noor, how="spoken", given_on=cast.today
            )
            Consent.objects.filter(ground=shared, given_by=noor).update(withdrawn_at=timezone.now())

            assert not Ground.objects.filter(pk__in=[shared.pk, later.pk], ended_at=None).exists()

    def test_a_consent_that_was_taken_back_before_it_was_written_down_closes_too(self, cast, by_kring, shared):
        with by_kring():
            karim = cast.persons["karim"]
            Consent.objects.create(
                dossier=cast.dossier, ground=shared, person=karim, given_by=karim, how="spoken", given_on=cast.today,
                withdrawn_at=timezone.now(),
            )  # fmt: skip
            assert Ground.objects.get(pk=shared.pk).ended_at

    @pytest.mark.parametrize("what", ["ground", "consent"])
    def test_what_ended_does_not_begin_again_not_even_by_kring_itself(self, by_kring, shared, what):
        with by_kring():
            Consent.objects.filter(ground=shared).update(withdrawn_at=timezone.now())
        rows, values = {
            "ground": (Ground.objects.filter(pk=shared.pk), {"ended_at": None}),
            "consent": (Consent.objects.filter(ground=shared), {"withdrawn_at": None}),
        }[what]

        with pytest.raises(DatabaseError), transaction.atomic(), by_kring():
            rows.update(**values)

    def test_nobody_takes_back_the_consent_of_somebody_else(self, cast, shared):
        for who in ("karim", "noor"):
            with looking_as(cast[who]):
                taken = Consent.objects.filter(given_by=cast.persons["amina"]).update(withdrawn_at=timezone.now())
                assert taken == 0

    def test_one_parent_does_not_see_what_the_other_agreed_to(self, cast, shared):
        seen = {}
        for who in ("amina", "karim", "noor", "sem", "fatna", "piet", "jan"):
            with looking_as(cast[who]):
                seen[who] = Consent.objects.filter(ground=shared).count()

        assert seen == {"amina": 2, "karim": 0, "noor": 1, "sem": 0, "fatna": 0, "piet": 0, "jan": 3}

    def test_a_family_member_cannot_write_a_consent_in_a_dossier(self, cast, shared):
        amina = cast.persons["amina"]
        with pytest.raises(DatabaseError), transaction.atomic(), looking_as(cast["amina"]):
            Consent.objects.create(
                dossier=cast.dossier, ground=shared, person=cast.persons["sem"], given_by=amina, how="screen",
                given_on=cast.today,
            )  # fmt: skip


class TestWhatTheFamilyReads:
    def test_what_was_not_told_is_read_from_the_day_on_which_it_should_have_been(self, cast, by_kring, sees, shared):
        tell_by = cast.today + timedelta(days=7)
        with by_kring():
            Ground.objects.filter(pk=shared.pk).update(family_told_on=None, not_told_reason="x", tell_by=tell_by)

        assert not sees("amina", shared)
        assert sees("jan", shared)
        assert not sees("amina", shared, on=tell_by - timedelta(days=1))
        assert sees("amina", shared, on=tell_by)

    def test_a_ground_about_one_person_is_not_for_the_other_parent(self, cast, by_kring, sees, shared):
        with by_kring():
            Ground.objects.filter(pk=shared.pk).update(persons=[cast.persons["karim"].pk])

        assert [sees(who, shared) for who in ("karim", "amina", "noor", "jan")] == [True, False, False, True]


class TestSixteenAndSeventeen:
    @pytest.mark.parametrize(
        ("years", "days", "reading"),
        [
            (16, 1, {"noor", "amina", "karim"}),  # tomorrow sixteen
            (16, 0, {"noor", "amina"}),  # sixteen today: only the parent of whom she said so
            (18, 1, {"noor", "amina"}),
            (18, 0, {"noor"}),  # eighteen today: nobody any more
        ],
    )
    def test_a_parent_reads_with_her_consent_between_these_birthdays(
        self, cast, by_kring, aged, who_read, years, days, reading
    ):
        may_read(cast, by_kring)
        aged(years, days)

        assert who_read() == reading

    def test_without_authority_her_consent_opens_nothing(self, cast, by_kring, aged, who_read):
        from kring.foundation.households.models import ParentalAuthority

        may_read(cast, by_kring)
        aged(16)
        with by_kring():
            ParentalAuthority.objects.filter(parent=cast.persons["amina"]).update(until_on=cast.today)

        assert who_read() == {"noor"}

    @pytest.mark.parametrize("values", [{"until_on": "today"}, {"ended_at": "now"}, {"from_on": "tomorrow"}])
    def test_it_ends_and_begins_on_its_day(self, cast, by_kring, aged, who_read, values):
        words = {"today": cast.today, "now": timezone.now(), "tomorrow": cast.today + timedelta(days=1)}
        may_read(cast, by_kring, **{name: words[word] for name, word in values.items()})
        aged(16)

        assert who_read() == {"noor"}

    def test_only_she_and_who_carries_the_family_write_it_and_the_other_parent_does_not_see_it(
        self, cast, by_kring, aged
    ):
        aged(16)
        noor, amina = cast.persons["noor"], cast.persons["amina"]
        for who in ("amina", "karim", "sem", "piet", "sami"):
            with pytest.raises(DatabaseError), transaction.atomic(), looking_as(cast[who]):
                ParentReads.objects.create(child=noor, parent=amina, how="screen", from_on=cast.today)
        with looking_as(cast["noor"]):
            row = ParentReads.objects.create(child=noor, parent=amina, how="screen", from_on=cast.today)

        for who, seen in (("amina", True), ("karim", False), ("jan", True), ("piet", False)):
            with looking_as(cast[who]):
                assert ParentReads.objects.filter(pk=row.pk).exists() == seen
        with looking_as(cast["amina"]):
            assert ParentReads.objects.filter(pk=row.pk).update(ended_at=timezone.now()) == 0


class TestCapacity:
    @pytest.mark.parametrize(
        ("years", "days", "reading"),
        [
            (12, 1, {"amina", "karim"}),
            (12, 0, {"amina", "karim"}),  # twelve today, and cannot weigh it: the parents still read for her
            (16, 1, {"amina", "karim"}),
            (16, 0, {"noor", "amina", "karim"}),  # from sixteen on she reads herself, and the parents do too
            (18, 1, {"noor", "amina", "karim"}),
            (18, 0, {"noor"}),
        ],
    )
    def test_who_reads_for_somebody_who_cannot_weigh_it(self, cast, by_kring, aged, who_read, years, days, reading):
        incapable(cast, by_kring)
        aged(years, days)

        assert who_read() == reading

    def test_it_ends_with_its_last_day(self, cast, by_kring, aged, who_read):
        incapable(cast, by_kring, until_on=cast.today + timedelta(days=1))
        aged(14)

        assert who_read() == {"amina", "karim"}
        assert who_read(on=cast.today + timedelta(days=1)) == {"noor", "amina", "karim"}

    def test_only_who_carries_the_family_writes_it(self, cast):
        values = {
            "person": cast.persons["noor"], "judged_by": "x", "judged_on": cast.today, "reason": "x",
            "from_on": cast.today, "until_on": date(2100, 1, 1),
        }  # fmt: skip
        for who in ("amina", "karim", "noor", "piet", "sami"):
            with pytest.raises(DatabaseError), transaction.atomic(), looking_as(cast[who]):
                Incapacity.objects.create(**values)
        with looking_as(cast["jan"]):
            assert Incapacity.objects.create(**values).pk


def test_a_letter_is_for_that_parent_and_who_works_with_the_family_and_is_never_changed(cast, by_kring):
    with by_kring():
        letter = ParentLetter.objects.create(
            dossier=cast.dossier, to=cast.persons["karim"], child=cast.persons["sem"], child_called="Sem",
            asked_on=cast.today, question="Hoe gaat het?", facts="Goed.", written_by=cast.professionals["jan"],
        )  # fmt: skip
    for who, seen in (("karim", 1), ("amina", 0), ("noor", 0), ("fatna", 0), ("jan", 1), ("piet", 0)):
        with looking_as(cast[who]):
            assert ParentLetter.objects.count() == seen, who
    for who in ("jan", "karim"):
        with pytest.raises(DatabaseError), transaction.atomic(), looking_as(cast[who]):
            ParentLetter.objects.filter(pk=letter.pk).update(facts="Slecht.")

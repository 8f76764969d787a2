"""Every right to see has an end, and closes by itself: position, involvement, ground, authority, membership."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kring.foundation.circle.models import Handover, Involvement, Member
from kring.foundation.households.models import Identity, ParentalAuthority, Place, Relation, Residence
from kring.foundation.organisations.models import Position
from kring.foundation.sharing.models import Ground
from kring.testing.cast import make_goal


@pytest.fixture
def of(cast, by_kring):
    """Change rows of a model: `of(Ground, professional=jan).update(…)` as Kring itself."""

    def change(model, **which):
        class Rows:
            def update(self, **values):
                with by_kring():
                    assert model.objects.filter(**which).update(**values)

        return Rows()

    return change


@pytest.fixture
def the_ground_of_fleur(cast, of):
    """Fleur is involved twice, so she has two grounds: give them the same change."""

    def becomes(**values):
        of(Ground, professional=cast.professionals["fleur"]).update(**values)

    return becomes


def test_an_ended_position_closes_everything(cast, goal, sees, of):
    of(Position, professional=cast.professionals["fleur"]).update(until_on=cast.today)

    assert not sees("fleur", goal)
    assert not sees("fleur", cast.dossier)
    assert sees("fleur", goal, on=cast.today - timedelta(days=1))


def test_a_position_in_another_team_does_not_keep_open_what_was_open_for_the_team_one_left(
    cast, goal, sees, of, by_kring
):
    of(Position, professional=cast.professionals["fleur"]).update(until_on=cast.today)
    with by_kring():
        Position.objects.create(
            professional=cast.professionals["fleur"], team=cast.teams["ggz"], kind="professional", from_on=cast.today
        )

    assert not sees("fleur", goal)


def test_an_ended_involvement_closes_everything_although_the_ground_still_runs(cast, goal, sees):
    assert not sees("sami", goal)
    assert not sees("sami", cast.dossier)


def test_an_involvement_that_begins_later_opens_nothing_yet(cast, goal, sees, of):
    of(Involvement, professional=cast.professionals["fleur"], role="second").update(
        started_at=timezone.now() + timedelta(days=1)
    )
    of(Involvement, professional=cast.professionals["fleur"], role="safety_holder").update(
        professional=cast.professionals["jan"], team=cast.teams["noord"]
    )

    assert not sees("fleur", goal)


@pytest.mark.parametrize(("days", "reads"), [(-1, False), (0, False), (1, True)])
def test_a_ground_ends_on_its_last_day_and_that_day_no_longer_counts(
    cast, goal, sees, the_ground_of_fleur, days, reads
):
    the_ground_of_fleur(until_on=cast.today + timedelta(days=days))

    assert sees("fleur", goal) == reads


@pytest.mark.parametrize(("days", "reads"), [(-1, True), (0, True), (1, False)])
def test_a_ground_opens_on_its_first_day(cast, goal, sees, the_ground_of_fleur, days, reads):
    the_ground_of_fleur(from_on=cast.today + timedelta(days=days), until_on=cast.today + timedelta(days=90))

    assert sees("fleur", goal) == reads


def test_a_ground_that_was_ended_early_opens_nothing(cast, goal, sees, the_ground_of_fleur):
    the_ground_of_fleur(ended_at=timezone.now())

    assert not sees("fleur", goal)


def test_a_ground_without_involvement_opens_nothing(cast, goal, sees, by_kring):
    with by_kring():
        Ground.objects.create(
            dossier=cast.dossier,
            professional=cast.professionals["piet"],
            sections=["plan"],
            purpose="meekijken",
            basis="law_youth",
            from_on=cast.today,
            until_on=cast.today + timedelta(days=9),
        )

    assert not sees("piet", goal)


def test_a_ground_opens_its_sections_and_no_others(cast, goal, sees, the_ground_of_fleur):
    the_ground_of_fleur(sections=["circle", "safety"])

    assert not sees("fleur", goal)
    assert sees("fleur", cast.dossier)
    assert not sees("fleur", cast.address)


def test_a_ground_about_named_persons_opens_what_is_about_them_alone(cast, goal, sees, the_ground_of_fleur):
    noor, amina = cast.persons["noor"].pk, cast.persons["amina"].pk
    of_noor, of_both = make_goal(cast, about=[noor]), make_goal(cast, about=[noor, amina])
    the_ground_of_fleur(persons=[noor])

    assert sees("fleur", of_noor)
    assert not sees("fleur", of_both)
    assert not sees("fleur", goal), "about the whole family is about more than Noor"
    assert not sees("fleur", cast.address), "the address of Amina is not about Noor"


def test_a_team_is_involved_as_a_whole_on_a_ground_of_the_team(cast, goal, sees, by_kring):
    with by_kring():
        Involvement.objects.create(
            dossier=cast.dossier, role="adviser", team=cast.teams["zuid"], started_at=timezone.now() - timedelta(days=1)
        )
        Ground.objects.create(
            dossier=cast.dossier,
            team=cast.teams["zuid"],
            sections=["plan"],
            purpose="meedenken",
            basis="law_youth",
            from_on=cast.today,
            until_on=cast.today + timedelta(days=9),
        )

    assert sees("piet", goal)
    assert not sees("piet", goal, on=cast.today + timedelta(days=9))
    assert not sees("sami", goal)


def test_authority_that_ended_closes_what_is_about_the_child(cast, sees, of):
    about_sem = make_goal(cast, about=[cast.persons["sem"].pk])
    of(ParentalAuthority, parent=cast.persons["karim"]).update(until_on=cast.today)

    assert not sees("karim", about_sem)
    assert sees("karim", about_sem, on=cast.today - timedelta(days=1))
    assert sees("amina", about_sem)


class TestAThirdParty:
    """Karim without authority: what is about himself is his to read; the family is not."""

    @pytest.fixture(autouse=True)
    def _without_authority(self, cast, of):
        of(ParentalAuthority, parent=cast.persons["karim"]).update(until_on=cast.today)

    def test_reads_what_is_about_himself(self, cast, sees):
        assert sees("karim", make_goal(cast, about=[cast.persons["karim"].pk]))

    def test_reads_nothing_that_is_about_the_whole_family(self, cast, goal, sees):
        assert not sees("karim", goal)

    def test_reads_not_who_the_others_are_nor_where_they_live_nor_with_whom(self, cast, rows_seen):
        assert rows_seen("karim", Identity) == 1
        assert rows_seen("karim", Member) == 1
        assert rows_seen("karim", Residence) == 1
        assert rows_seen("karim", Relation) == 0

    def test_reads_not_who_is_around_the_family_nor_on_which_ground(self, cast, rows_seen):
        assert rows_seen("karim", Involvement) == 0
        assert rows_seen("karim", Ground) == 0
        assert rows_seen("karim", Handover) == 0

    def test_knows_that_the_dossier_is_there(self, cast, sees):
        assert sees("karim", cast.dossier)


@pytest.fixture
def rows_seen(cast):
    from kring.foundation.accounts.viewer import looking_as

    def count(name, model):
        with looking_as(cast[name]):
            return model.objects.count()

    return count


def test_a_network_person_knows_who_is_there_and_reads_only_what_is_about_themselves(cast, goal, sees, rows_seen):
    about_fatna = make_goal(cast, about=[cast.persons["fatna"].pk])
    about_amina = make_goal(cast, about=[cast.persons["amina"].pk])

    assert sees("fatna", about_fatna)
    assert not sees("fatna", goal)
    assert not sees("fatna", about_amina)
    assert not sees("fatna", cast.address)
    assert rows_seen("fatna", Identity) == 5
    assert rows_seen("fatna", Place) == 0


def test_a_network_person_who_left_sees_nothing(cast, sees, of):
    of(Involvement, person=cast.persons["fatna"]).update(ended_at=timezone.now() - timedelta(minutes=1))

    assert not sees("fatna", make_goal(cast, about=[cast.persons["fatna"].pk]))
    assert not sees("fatna", cast.dossier)


def test_a_member_who_left_sees_nothing(cast, goal, sees, of):
    of(Member, person=cast.persons["amina"]).update(left_on=cast.today)

    assert not sees("amina", goal)
    assert sees("amina", goal, on=cast.today - timedelta(days=1))


def test_what_is_not_shared_with_the_family_is_read_by_professionals_only(cast, sees):
    kept = make_goal(cast, family_may_read=False)

    assert {who for who in cast.viewers if sees(who, kept)} == {"jan", "fleur"}


def test_a_dossier_of_another_family_stays_closed_for_everybody_but_who_is_involved(cast, other_family, sees):
    assert {who for who in cast.viewers if sees(who, other_family)} == {"piet"}

"""Who is who in a family: result, line in the chronology, log, refusal, and the door that is opened."""

from datetime import timedelta

import pytest
from dateutil.relativedelta import relativedelta

from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.circle.models import ChronologyLine, Involvement, Member
from kring.foundation.core.refusal import Refused
from kring.foundation.households.models import Identity, ParentalAuthority, Relation, Residence
from kring.foundation.sharing import family
from kring.foundation.sharing.family import Called
from kring.foundation.sharing.models import LogEntry
from kring.testing.cast import make_goal


@pytest.fixture
def jan(cast):
    with looking_as(cast["jan"]) as viewer:
        yield viewer


@pytest.fixture
def baby(cast, jan):
    """Lina, one year old, of whom nothing is recorded yet."""
    return family.add_family_member(
        dossier=cast.dossier, viewer=jan, role="child",
        called=Called("Lina", surname="El Idrissi", birth_date=cast.today - relativedelta(years=1)),
    ).person  # fmt: skip


def told(row):
    return ChronologyLine.objects.get(item_key=f"{row._meta.db_table}:{row.pk}")


def test_a_child_joins_with_parents_and_authority_in_one_step(cast, jan):
    amina, karim = cast.persons["amina"], cast.persons["karim"]
    born = cast.today - relativedelta(years=2)

    member = family.add_family_member(
        dossier=cast.dossier, viewer=jan, role="child", called=Called("Lina", birth_date=born), joined_on=cast.today,
        parents=[amina, karim], authority=[amina], authority_source="by_law",
        relation=("sibling", cast.persons["noor"]),
    )  # fmt: skip

    lina = member.person
    assert set(Relation.objects.filter(other=lina, kind="parent").values_list("person", flat=True)) == {
        amina.pk, karim.pk,
    }  # fmt: skip
    authority = ParentalAuthority.objects.get(child=lina)
    assert (authority.parent, authority.from_on, authority.source) == (amina, born, "by_law")
    assert Relation.objects.get(person=lina, kind="sibling").other == cast.persons["noor"]


def test_all_of_it_or_nothing(cast, jan):
    before = (Member.objects.count(), Identity.objects.count())

    with pytest.raises(Refused, match="beslist iemand zelf"):
        family.add_family_member(
            dossier=cast.dossier, viewer=jan, role="child", authority=[cast.persons["amina"]],
            called=Called("Bas", birth_date=cast.today - relativedelta(years=30)),
        )  # fmt: skip

    assert (Member.objects.count(), Identity.objects.count()) == before


def test_a_relation_is_told_to_whom_it_is_about(cast, jan):
    fatna, noor = cast.persons["fatna"], cast.persons["noor"]

    relation = family.record_relation(dossier=cast.dossier, person=fatna, other=noor, kind="network", viewer=jan)

    line = told(relation)
    assert (line.sentence, line.about) == ("Fatna is uit het netwerk van Noor.", [fatna.pk, noor.pk])
    assert LogEntry.objects.filter(name="circle.relation.recorded", about=[fatna.pk, noor.pk]).exists()


def test_the_same_relation_twice_is_refused(cast, jan):
    with pytest.raises(Refused, match="stond er al"):
        family.record_relation(
            dossier=cast.dossier, person=cast.persons["amina"], other=cast.persons["sem"], kind="parent", viewer=jan
        )


def test_a_child_is_not_the_parent_of_its_mother(cast, jan):
    with pytest.raises(Refused, match="altijd ouder dan het kind"):
        family.record_relation(
            dossier=cast.dossier, person=cast.persons["sem"], other=cast.persons["amina"], kind="parent", viewer=jan
        )


def test_ex_partners_are_partners_no_longer(cast, jan):
    amina, karim = cast.persons["amina"], cast.persons["karim"]
    with looking_as(job(Job.DEMO)):
        Relation.objects.filter(kind="ex_partner").delete()
    was = family.record_relation(dossier=cast.dossier, person=karim, other=amina, kind="partner", viewer=jan)

    family.record_relation(dossier=cast.dossier, person=amina, other=karim, kind="ex_partner", viewer=jan)

    was.refresh_from_db()
    assert was.until_on == cast.today


def test_authority_opens_what_is_about_the_child(cast, baby):
    goal = make_goal(cast, about=[baby.pk])
    with looking_as(cast["amina"]):
        assert not type(goal).objects.filter(pk=goal.pk).exists()

    with looking_as(cast["jan"]) as jan:
        authority = family.record_authority(
            dossier=cast.dossier, parent=cast.persons["amina"], child=baby, source="register", from_on=cast.today,
            viewer=jan,
        )  # fmt: skip
        assert told(authority).sentence == "Amina heeft gezag over Lina (bron: gezagsregister)."
        assert LogEntry.objects.filter(name="circle.authority.recorded", act="share").exists()

    with looking_as(cast["amina"]):
        assert type(goal).objects.filter(pk=goal.pk).exists()


def test_authority_that_is_there_already_is_refused(cast, jan):
    with pytest.raises(Refused, match="stond er al"):
        family.record_authority(
            dossier=cast.dossier, parent=cast.persons["amina"], child=cast.persons["sem"], source="court",
            from_on=cast.today, viewer=jan,
        )  # fmt: skip


def lives(person):
    return [(one.household_id, one.until_on) for one in Residence.objects.filter(person=person).order_by("id")]


def test_who_moves_leaves_the_old_home(cast, jan):
    sem, karim = cast.persons["sem"], cast.persons["karim"]
    home_of_karim = Residence.objects.get(person=karim).household_id

    residence = family.record_residence(
        dossier=cast.dossier, person=sem, lives_with=karim, from_on=cast.today, viewer=jan
    )

    (_old, left_on), (new, still) = lives(sem)
    assert (left_on, new, still) == (cast.today, home_of_karim, None)
    assert told(residence).sentence == "Sem woont bij Karim."


def test_a_child_keeps_two_homes(cast, jan):
    sem = cast.persons["sem"]

    family.record_residence(
        dossier=cast.dossier, person=sem, lives_with=cast.persons["karim"], from_on=cast.today, viewer=jan,
        nights_per_week=3, keeps_other_home=True,
    )  # fmt: skip

    assert [until for _home, until in lives(sem)] == [None, None]


def test_a_home_of_ones_own_is_a_new_one(cast, jan):
    noor = cast.persons["noor"]

    family.record_residence(dossier=cast.dossier, person=noor, lives_with=None, from_on=cast.today, viewer=jan)

    new = Residence.objects.get(person=noor, until_on=None).household_id
    assert Residence.objects.filter(household=new).count() == 1


def test_to_live_with_somebody_whose_home_was_not_known(cast, jan):
    sem, fatna = cast.persons["sem"], cast.persons["fatna"]

    family.record_residence(dossier=cast.dossier, person=sem, lives_with=fatna, from_on=cast.today, viewer=jan)

    home = Residence.objects.get(person=fatna).household_id
    assert lives(sem)[-1] == (home, None)


def test_somebody_of_the_network_joins(cast, jan):
    involvement = family.add_network_person(
        dossier=cast.dossier,
        viewer=jan,
        called=Called("Loes", surname="Vos"),
        relation=("network", cast.persons["noor"]),
    )

    assert Involvement.objects.get(pk=involvement.pk).role == "network_person"
    assert told(involvement).sentence == "Loes doet mee uit het netwerk."
    assert Relation.objects.filter(person=involvement.person_id, other=cast.persons["noor"]).exists()


@pytest.mark.parametrize("who", ["piet", "amina"])
def test_a_stranger_and_the_family_itself_record_nothing(cast, who):
    with pytest.raises(Exception, match=r"row-level security|does not exist"), looking_as(cast[who]) as viewer:
        family.record_authority(
            dossier=cast.dossier, parent=cast.persons["fatna"], child=cast.persons["noor"], source="told",
            from_on=cast.today - timedelta(days=1), viewer=viewer,
        )  # fmt: skip

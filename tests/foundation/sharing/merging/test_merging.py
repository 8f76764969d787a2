"""Two rows that are one person become one; and two again, with everything back."""

from __future__ import annotations

import pytest

from kring.foundation.accounts.models import User
from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.circle.models import ChronologyLine, Involvement, Member
from kring.foundation.core.refusal import Refused
from kring.foundation.households.models import Household, Identity, ParentalAuthority, PersonAccount, Place, Residence
from kring.foundation.sharing import audit
from kring.foundation.sharing.audit import item_key
from kring.foundation.sharing.choices import Act
from kring.foundation.sharing.merging.actions import (
    Counts,
    look_again,
    merge_homes,
    merge_persons,
    split,
    two_people,
)
from kring.foundation.sharing.merging.since import written_since
from kring.foundation.sharing.models import LogEntry, Merge, MovedRow, Notice, NotTheSame, Withholding
from tests.access.address_world import one_of_everything
from tests.access.random_world import eyes_of
from tests.foundation.sharing.merging.doubles import (
    WHO_SEES_WHAT,
    a_double,
    counts_of,
    differs,
    everything,
    fill_what_can_be,
    scatter,
    second_family,
)

pytestmark = pytest.mark.django_db


def test_everything_goes_over_and_comes_back(cast, double):
    one_of_everything(cast)
    with looking_as(job(Job.DEMO, today=cast.today)):
        fill_what_can_be(cast)
    named = scatter(cast, cast.persons["noor"], double, [2, 3, 1, 4, 2], but=WHO_SEES_WHAT)
    before = everything(cast)
    assert len(set(named)) > 15

    with looking_as(cast["jan"]) as jan:
        merge = merge_persons(
            one=cast.persons["noor"], other=double, counts=counts_of(double), reason="dubbel ingevoerd", viewer=jan
        )
    merged = everything(cast)
    with looking_as(cast["fleur"]) as fleur:
        split(merge=merge, reason="toch een nichtje", viewer=fleur)

    assert differs(before, merged)
    assert double.pk not in {row["person_id"] for row in merged["circle_member"].values()}
    assert differs(before, everything(cast)) == {}

    with looking_as(job(Job.DEMO, today=cast.today)):
        assert len({row.item_key.split(":")[0] for row in MovedRow.objects.filter(merge=merge)}) > 15
        assert {row.held for row in MovedRow.objects.filter(merge=merge)} == {""}


def joined(cast, double, *, who="noor", by="jan", counts=None):
    with looking_as(cast[by]) as viewer:
        return merge_persons(
            one=cast.persons[who],
            other=double,
            counts=counts or counts_of(double),
            reason="dubbel ingevoerd",
            viewer=viewer,
        )


def test_the_name_that_counts_is_chosen_and_the_other_comes_back(cast, double):
    with looking_as(job(Job.DEMO, today=cast.today)):
        Identity.objects.filter(person=double).update(given_names="Nour")
        number = Identity.objects.get(person=double)
        number.write_bsn("999990018")
        number.save()
    noor = cast.persons["noor"]

    merge = joined(cast, double, counts=Counts(name=double.pk, birth_date=noor.pk, bsn=noor.pk))

    with looking_as(cast["jan"]):
        assert (Identity.objects.get(person=noor).given_names, Identity.objects.get(person=noor).bsn) == (
            "Nour", "999990018",
        )  # fmt: skip
        assert not Identity.objects.filter(person=double).exists()
        assert not Member.objects.filter(person=double).exists()
    with looking_as(cast["fleur"]) as fleur:
        split(merge=merge, reason="toch twee", viewer=fleur)
        assert Identity.objects.get(person=noor).given_names == "Noor"
        assert Identity.objects.get(person=noor).bsn is None
        assert Identity.objects.get(person=double).bsn == "999990018"


def test_the_family_reads_that_it_happened_and_the_log_has_both(cast, double):
    merge = joined(cast, double)
    with looking_as(cast["jan"]) as jan:
        split(merge=merge, reason="toch twee", viewer=jan)

    with looking_as(cast["amina"]):
        told = list(ChronologyLine.objects.order_by("pk").values_list("sentence", flat=True))
    with looking_as(cast["petra"]):
        acts = list(
            LogEntry.objects.filter(name__startswith="duplicates.").order_by("pk").values_list("act", flat=True)
        )
    assert told[-2:] == [
        "Wat dubbel stond over Noor staat nu bij elkaar.",
        "Wat samen stond over Noor staat weer apart.",
    ]
    assert acts == ["merge", "split"]


def test_what_was_written_since_stays_but_for_what_is_picked(cast, double):
    merge = joined(cast, double)
    with looking_as(job(Job.DEMO, today=cast.today)):
        own = {"person": cast.persons["noor"], "kind": "school"}
        stays, goes = (Place.objects.create(**own, text=text) for text in ("Het Kompas", "De Regenboog"))

    with looking_as(cast["jan"]) as jan:
        assert {item_key(stays), item_key(goes)} <= set(written_since(merge))
        split(merge=merge, reason="toch twee", viewer=jan, to_other=[item_key(goes)])

        assert Place.objects.get(pk=stays.pk).person_id == cast.persons["noor"].pk
        assert Place.objects.get(pk=goes.pk).person_id == double.pk


def test_a_secret_address_of_either_holds_for_the_joined_person(cast):
    with looking_as(job(Job.DEMO, today=cast.today)):
        double = a_double(cast, "amina")
        home = Place.objects.create(person=double, kind="home", text="Meent 4")
        Withholding.objects.create(
            whereabouts_of=double, dossier=cast.dossier, from_professional=cast.professionals["fleur"],
            reason="kent de vader", review_on=cast.today,
        )  # fmt: skip
    with looking_as(cast["fleur"]):
        assert Place.objects.filter(pk=cast.address.pk).exists()

    joined(cast, double, who="amina")

    with looking_as(cast["fleur"]):
        assert not Place.objects.filter(pk__in=[cast.address.pk, home.pk]).exists()
    with looking_as(cast["jan"]):
        assert Place.objects.filter(pk__in=[cast.address.pk, home.pk]).count() == 2


def test_a_home_that_is_secret_from_one_is_not_opened_by_what_stands_at_the_other(cast):
    """Somebody of Karim's name lived with Amina; where she lives now is secret from Karim."""
    with looking_as(job(Job.DEMO, today=cast.today)):
        double = a_double(cast, "karim")
        home = Residence.objects.get(person=cast.persons["amina"]).household
        Residence.objects.create(person=double, household=home, from_on=cast.today)
        Withholding.objects.create(
            whereabouts_of=cast.persons["amina"], dossier=cast.dossier, from_person=cast.persons["karim"],
            reason="gevaar", review_on=cast.today,
        )  # fmt: skip

    with pytest.raises(Refused, match="Karim meer gaan zien"):
        joined(cast, double, who="karim")

    with looking_as(job(Job.DEMO, today=cast.today)):
        assert Residence.objects.get(household=home, person=double)
        assert not Merge.objects.filter(gone=double).exists()


def test_authority_that_ended_at_the_one_is_not_revived_by_the_other(cast, double):
    karim = cast.persons["karim"]
    with looking_as(job(Job.DEMO, today=cast.today)):
        ParentalAuthority.objects.filter(parent=karim).update(until_on=cast.today)
        ParentalAuthority.objects.create(parent=karim, child=double, source="told", from_on=cast.today)

    with pytest.raises(Refused, match="gezag"):
        joined(cast, double)


def test_two_accounts_are_not_joined(cast, double):
    with looking_as(job(Job.DEMO, today=cast.today)):
        PersonAccount.objects.create(person=double, user=User.objects.create_user("noor2"))

    with pytest.raises(Refused, match="eigen account"):
        joined(cast, double)


def test_one_account_goes_over_and_comes_back(cast, double):
    with looking_as(job(Job.DEMO, today=cast.today)):
        PersonAccount.objects.filter(person=cast.persons["noor"]).update(person=double)
    merge = joined(cast, double)

    assert eyes_of("noor", cast).id == cast.persons["noor"].pk
    with looking_as(cast["jan"]) as jan:
        split(merge=merge, reason="toch twee", viewer=jan)
    assert eyes_of("noor", cast).id == double.pk


@pytest.mark.parametrize("who", ["piet", "sami", "wim", "petra"])
def test_who_does_not_carry_the_family_joins_nobody(cast, double, who):
    with pytest.raises(Refused, match="draagt"):
        joined(cast, double, by=who)


def test_a_later_merge_comes_apart_first(cast, double):
    first = joined(cast, double)
    with looking_as(job(Job.DEMO, today=cast.today)):
        third = a_double(cast, "noor")
    before = everything(cast)
    second = joined(cast, third)

    with looking_as(cast["jan"]) as jan:
        with pytest.raises(Refused, match="eerst uit elkaar"):
            split(merge=first, reason="toch twee", viewer=jan)
        split(merge=second, reason="toch twee", viewer=jan)
    assert differs(before, everything(cast)) == {}
    with looking_as(cast["jan"]) as jan:
        split(merge=first, reason="toch twee", viewer=jan)


def test_nobody_is_joined_twice_or_taken_apart_twice(cast, double):
    merge = joined(cast, double)

    with looking_as(cast["jan"]) as jan:
        with pytest.raises(Refused):
            merge_persons(one=cast.persons["sem"], other=double, counts=counts_of(double), reason="x", viewer=jan)
        split(merge=merge, reason="toch twee", viewer=jan)
        with pytest.raises(Refused, match="al uit elkaar"):
            split(merge=merge, reason="toch twee", viewer=jan)


def test_of_two_families_each_keeps_what_it_knew(cast):
    """Fatna is of the network here, and a grandmother in the family that Piet carries. Jan carries both."""
    with looking_as(job(Job.DEMO, today=cast.today)):
        other = second_family(cast)
        double = a_double(cast, "fatna", member=False)
        Involvement.objects.filter(person=double).delete()
        PersonAccount.objects.filter(person=cast.persons["fatna"]).delete()
        Member.objects.create(dossier=other, person=double, role="grandparent")
        here = Place.objects.create(person=cast.persons["fatna"], kind="phone", text="06 1")
        there = Place.objects.create(person=double, kind="phone", text="06 2")

    merge = joined(cast, double, who="fatna")

    for who, sees in (("jan", {here.pk, there.pk}), ("fleur", {here.pk}), ("piet", {there.pk})):
        with looking_as(cast[who]):
            assert set(Place.objects.filter(pk__in=[here.pk, there.pk]).values_list("pk", flat=True)) == sees, who
    with looking_as(job(Job.DEMO, today=cast.today)):
        assert Notice.objects.get(kind="merged").to_id == cast.professionals["piet"].pk
    with looking_as(cast["piet"]) as piet:
        split(merge=merge, reason="een ander", viewer=piet)
        assert list(Place.objects.filter(person=double)) == [there]


def test_two_families_with_an_account_are_not_joined(cast):
    with looking_as(job(Job.DEMO, today=cast.today)):
        double = a_double(cast, "fatna", member=False)
        Involvement.objects.filter(person=double).delete()
        Member.objects.create(dossier=second_family(cast), person=double, role="grandparent")

    with pytest.raises(Refused, match="twee gezinnen"):
        joined(cast, double, who="fatna")


def test_two_people_is_remembered_and_taken_back(cast, double):
    with looking_as(cast["jan"]) as jan:
        said = two_people(one=cast.persons["noor"], other=double, viewer=jan)
        with pytest.raises(Refused):
            two_people(one=double, other=cast.persons["noor"], viewer=jan)
        look_again(said=said, viewer=jan)
        two_people(one=double, other=cast.persons["noor"], viewer=jan)
        assert NotTheSame.objects.filter(ended_at=None).count() == 1


def test_two_homes_become_one_and_two_again(cast):
    with looking_as(job(Job.DEMO, today=cast.today)):
        home = Residence.objects.get(person=cast.persons["amina"]).household
        double = Household.objects.create()
        Residence.objects.filter(person=cast.persons["sem"]).update(household=double)
    before = everything(cast)

    with looking_as(cast["jan"]) as jan:
        merge = merge_homes(one=home, other=double, reason="hetzelfde huis", viewer=jan)
        assert Residence.objects.get(person=cast.persons["sem"]).household_id == home.pk
    with looking_as(cast["fleur"]) as fleur:
        split(merge=merge, reason="toch niet", viewer=fleur)

    assert differs(before, everything(cast)) == {}


def test_who_looked_before_stays_theirs_to_read(cast, double):
    with looking_as(cast["jan"]) as jan:
        audit.write(jan, act=Act.READ, name="workbench.family", dossier_id=cast.dossier.pk, about=[double.pk])
    joined(cast, double)

    with looking_as(cast["noor"]):
        assert LogEntry.objects.filter(about=[double.pk], act="read").exists()
    with looking_as(cast["sem"]):
        assert not LogEntry.objects.filter(about=[double.pk], act="read").exists()

"""What is written down of a family becomes its genogram: every kind of bond, and two homes."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from kring.doors.workbench.genogram import family_of
from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.circle.models import Member
from kring.foundation.circle.people import circle_of
from kring.foundation.households.choices import RelationKind
from kring.foundation.households.models import Household, Identity, Person, Relation, Residence
from kring.foundation.sharing.audit import item_key
from kring.foundation.sharing.models import Withholding
from kring.foundation.ui.pictures.genogram import genogram

BORN = {
    "Bob": date(1984, 2, 3), "Mees": date(2014, 3, 4), "Tess": date(2020, 5, 6), "Tim": date(2020, 5, 6),
    "Kai": date(2018, 7, 8), "Lot": date(2016, 9, 1), "Opa": date(1950, 1, 2),
}  # fmt: skip


@pytest.fixture
def blended(cast):
    """Amina has a new partner, Bob, a child of his, twins, an adopted and a foster child; her father died."""
    with looking_as(job(Job.DEMO, today=cast.today)):
        people = {}
        for name, born in BORN.items():
            died = cast.today - timedelta(days=900) if name == "Opa" else None
            people[name] = Person.objects.create(sex="male", deceased_on=died)
            Identity.objects.create(person=people[name], given_names=name, surname="Vos", birth_date=born)
            role = "child" if born.year > 2010 else "parent" if name == "Bob" else "grandparent"
            Member.objects.create(dossier=cast.dossier, person=people[name], role=role)
        amina, bob = cast.persons["amina"], people["Bob"]
        bonds = [
            (bob, amina, RelationKind.PARTNER),
            (people["Opa"], amina, RelationKind.PARENT),
            (bob, people["Mees"], RelationKind.PARENT),
            (amina, people["Mees"], RelationKind.STEP_PARENT),
        ]
        for kind, names in {
            RelationKind.PARENT: ("Tess", "Tim"),
            RelationKind.ADOPTIVE_PARENT: ("Kai",),
            RelationKind.FOSTER_PARENT: ("Lot",),
        }.items():
            bonds += [(parent, people[name], kind) for name in names for parent in (amina, bob)]
        for one, other, kind in bonds:
            Relation.objects.create(person=one, other=other, kind=kind, from_on=date(2021, 1, 1))
        second = Household.objects.create()
        for name in ("Mees", "Bob"):
            Residence.objects.create(person=people[name], household=second, from_on=date(2021, 1, 1))
    return people


def said(cast, name):
    with looking_as(cast[name]):
        return genogram(family_of(circle_of(cast.dossier), cast.today)).as_text


@pytest.mark.parametrize(
    "sentence",
    [
        "Amina en Bob zijn partners.",
        "Amina en Karim zijn uit elkaar.",
        "Mees is stiefkind van Amina.",
        "Tess en Tim zijn een meerling.",
        "Geadopteerd door Amina en Bob: Kai.",
        "Pleegkind bij Amina en Bob: Lot.",
        "Noor en Tess zijn halfbroer of halfzus van elkaar.",
        "Bij Bob: hier wonen Mees en Bob.",
    ],
)
def test_every_bond_that_was_written_down_is_drawn_and_said(cast, blended, sentence):
    names = set(sentence.replace(".", "").replace(":", "").split())

    assert any(names <= set(one.replace(".", "").replace(":", "").split()) for one in [
        line[0].upper() + line[1:] for line in said(cast, "jan")
    ]), "\n".join(said(cast, "jan"))  # fmt: skip


def test_who_died_is_said_to_have_died(cast, blended):
    (opa,) = [one for one in said(cast, "jan") if one.startswith("Opa:")]

    assert "overleden" in opa


def test_who_hides_leaves_no_gap_for_whom_they_hide_from(cast, blended):
    """Bob is kept from Karim: no partner, no half-sister by him, no second home, and nobody without a parent."""
    with looking_as(job(Job.DEMO, today=cast.today)):
        for row in (
            Identity.objects.get(person=blended["Bob"]),
            Member.objects.get(person=blended["Bob"], dossier=cast.dossier),
        ):
            Withholding.objects.create(
                item_key=item_key(row), dossier=cast.dossier, from_person=cast.persons["karim"], reason="hij zoekt hem",
                review_on=cast.today + timedelta(days=9),
            )  # fmt: skip

    told = " ".join(said(cast, "karim"))

    assert "Bob" not in told
    assert "partners" not in told
    assert "halfbroer" not in told
    assert "Kind van Amina:" in told

"""Opening: said why first, every part of one dossier for some hours, and reading only."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone

from kring.casework.plans.models import Goal
from kring.casework.safety.models import SafetyRating
from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.circle.models import Dossier, Involvement
from kring.foundation.core.refusal import Refused
from kring.foundation.households.models import Identity, Person, Place
from kring.foundation.organisations.models import Position
from kring.foundation.sharing import emergency, emergency_rules
from kring.foundation.sharing.audit import item_key
from kring.foundation.sharing.emergency import Sought
from kring.foundation.sharing.models import EmergencyAccess, Notice, Withholding
from tests.foundation.sharing.emergency.asking import WHY, lines, sees


@pytest.mark.parametrize("by", ["bsn", "name"])
def test_piet_reads_everything_of_that_one_family_and_nothing_of_another(cast, goal, sem, open_it, by_kring, by):
    with by_kring():
        rating = SafetyRating.objects.create(
            dossier=cast.dossier, professional=cast.professionals["fleur"], rated_on=cast.today, score=3
        )
        other = Dossier.objects.create(municipality=cast.dossier.municipality, problem_type="neglect")
        for role in ("coordinator", "safety_holder"):
            face = {"professional": cast.professionals["fleur"], "team": cast.teams["veiligheid"]}
            Involvement.objects.create(dossier=other, role=role, started_at=other.opened_at, **face)
    assert not sees(cast, "piet", goal)

    opened = open_it(sought=sem[by])

    assert opened.dossier_id == cast.dossier.pk
    for row in (goal, rating, cast.dossier, cast.address):
        assert sees(cast, "piet", row)
    assert not sees(cast, "piet", other)


def test_it_ends_by_itself_after_four_hours(cast, goal, open_it, ends):
    opened = open_it(hours=4)

    assert opened.ends_at - opened.opened_at == timedelta(hours=4)
    ends(opened, hours=3, minutes=59)
    assert sees(cast, "piet", goal)
    ends(opened, minutes=1, seconds=1)
    assert not sees(cast, "piet", goal)
    assert not sees(cast, "piet", cast.dossier)


def test_nobody_gets_more_than_four_hours(cast, open_it, by_kring):
    opened = open_it(hours=40)

    assert opened.ends_at - opened.opened_at == timedelta(hours=4)
    with pytest.raises(IntegrityError, match="emergency_a_few_hours"), by_kring(), transaction.atomic():
        EmergencyAccess.objects.update(ends_at=opened.ends_at + timedelta(seconds=1))


@pytest.mark.parametrize(
    "change",
    [
        {"ends_at": timezone.now() + timedelta(days=1)},
        {"opened_at": timezone.now()},
        {"in_danger": "iemand anders"},
        {"why_now": "een andere reden"},
        {"judge_by": timezone.now().date()},
    ],
    ids=lambda change: next(iter(change)),
)
def test_who_opened_it_cannot_stretch_or_rewrite_it(cast, open_it, change):
    open_it()

    with pytest.raises(DatabaseError, match="permission denied"), looking_as(cast["piet"]), transaction.atomic():
        EmergencyAccess.objects.update(**change)


def test_pages_cannot_open_it_past_the_form(cast):
    with pytest.raises(DatabaseError, match="permission denied"), looking_as(cast["piet"]), transaction.atomic():
        EmergencyAccess.objects.create(
            dossier=cast.dossier, professional=cast.professionals["piet"], organisation_id=cast["piet"].organisation_id,
            in_danger="Sem", why_now=WHY, ends_at=timezone.now() + timedelta(hours=1), judge_by=cast.today,
        )  # fmt: skip


def test_it_cannot_be_prolonged_without_a_new_reason(cast, goal, open_it, ends):
    opened = open_it(hours=1)
    with pytest.raises(Refused, match="al noodtoegang, tot"):
        open_it(why_now="Ik ben nog niet klaar met lezen.")

    ends(opened, hours=2)
    with pytest.raises(Refused, match="dezelfde reden"):
        open_it(why_now=f"  {WHY.upper()} ")
    assert not sees(cast, "piet", goal)

    open_it(why_now="Nu staat de vader aan de deur.")
    assert sees(cast, "piet", goal)


def test_withheld_still_wins(cast, goal, open_it, by_kring):
    with by_kring():
        for item, organisation in ((goal, None), (cast.address, cast.teams["zuid"].organisation)):
            Withholding.objects.create(
                item_key=item_key(item), dossier=cast.dossier, from_organisation=organisation,
                from_professional=None if organisation else cast.professionals["piet"], reason="x",
                review_on=cast.today,
            )  # fmt: skip

    open_it()

    assert sees(cast, "piet", cast.dossier)
    assert not sees(cast, "piet", goal)
    assert not sees(cast, "piet", cast.address)


def test_one_reads_and_writes_nothing(cast, goal, open_it):
    open_it()

    with looking_as(cast["piet"]):
        assert Goal.objects.filter(pk=goal.pk).update(wording="anders") == 0
        assert Place.objects.filter(pk=cast.address.pk).update(text="elders") == 0
        assert Identity.objects.filter(person=cast.persons["sem"]).update(surname="Anders") == 0
        assert Involvement.objects.update(ended_at=timezone.now()) == 0
    for write in (
        lambda: Goal.objects.create(dossier=cast.dossier, wording="x", agreed_on=cast.today),
        lambda: Withholding.objects.bulk_create(
            [Withholding(item_key=item_key(goal), dossier=cast.dossier, from_person=cast.persons["amina"], reason="x",
                         review_on=cast.today)]
        ),
        lambda: Place.objects.create(person=cast.persons["sem"], kind="school", text="x"),
    ):  # fmt: skip
        with pytest.raises(DatabaseError, match="row-level security"), looking_as(cast["piet"]), transaction.atomic():
            write()


def test_who_is_involved_too_keeps_writing(cast, goal, open_it):
    open_it("fleur")

    with looking_as(cast["fleur"]):
        assert Goal.objects.filter(pk=goal.pk).update(whose="Sem") == 1


class TestNothingToOpen:
    """Not known, no dossier, two of that name, and withheld are one answer."""

    @pytest.fixture
    def cases(self, cast, sem, by_kring):
        born = cast.today - timedelta(days=4000)
        with by_kring():
            for name in ("Bo", "Bo", "Lou"):
                Identity.objects.create(
                    person=Person.objects.create(), given_names=name, surname="Pol", birth_date=born
                )
            Withholding.objects.create(
                item_key=item_key(cast.dossier), dossier=cast.dossier, from_professional=cast.professionals["piet"],
                reason="zijn zus", review_on=cast.today,
            )  # fmt: skip
        return {
            "not known": Sought(given_name="Niemand", surname="Nergens", birth_date=born),
            "not this number": Sought(bsn="987654321"),
            "no dossier": Sought(given_name="Lou", surname="Pol", birth_date=born),
            "two of that name": Sought(given_name="Bo", surname="Pol", birth_date=born),
            "withheld": sem["name"],
            "another birthday": Sought(given_name="Sem", surname="El Idrissi", birth_date=cast.today),
            "a part of a name": Sought(given_name="Sem", surname="El", birth_date=sem["name"].birth_date),
        }

    @pytest.mark.parametrize(
        "case",
        ["not known", "not this number", "no dossier", "two of that name", "withheld", "another birthday",
         "a part of a name"],
    )  # fmt: skip
    def test_gives_one_answer_and_one_line_and_comes_to_the_privacy_officer(self, cast, cases, open_it, case):
        assert open_it(sought=cases[case]) is None

        (line,) = lines(act="emergency")
        assert (line.outcome, line.about, line.dossier_id, line.item_key) == ("not_found", [], None, "")
        with looking_as(job(Job.AUDIT)):
            assert not EmergencyAccess.objects.exists()
            (notice,) = Notice.objects.all()
        assert (notice.to_id, notice.kind, notice.dossier_id) == (None, "emergency_none", None)
        assert WHY in notice.sentence

    def test_asking_around_ends_soon(self, cast, cases, open_it):
        for _ in range(emergency.ATTEMPTS_AN_HOUR):
            open_it(sought=cases["not known"])

        with pytest.raises(Refused, match="Wacht"):
            open_it(sought=cases["no dossier"])


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"in_danger": " "}, "wie er in gevaar is"),
        ({"why_now": "spoed"}, "hele zin"),
        ({"why_now": "x" + " " * 40}, "hele zin"),
        ({"waits": 61}, "Wacht 2 minuten"),
        ({}, None),
    ],
)
def test_what_must_be_said_first(values, words):
    problem = emergency_rules.why_not_opened(**{"in_danger": "Sem", "why_now": WHY, "waits": 0} | values)

    assert (words in problem) if words else problem is None


def test_who_holds_no_position_any_more_has_nothing_open(cast, goal, open_it, by_kring):
    open_it()
    with by_kring():
        Position.objects.filter(professional=cast.professionals["piet"]).update(until_on=cast.today)

    assert not sees(cast, "piet", goal)


def test_who_carries_no_family_cannot_change_the_circle_in_an_emergency(cast, open_it):
    open_it()

    with looking_as(cast["piet"]), pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        Involvement.objects.create(
            dossier=cast.dossier, role="practitioner", professional=cast.professionals["piet"],
            team=cast.teams["zuid"],
        )  # fmt: skip

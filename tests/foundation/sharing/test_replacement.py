"""Absence: a colleague of the same organisation sees what who is away sees, and the family reads that."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from kring.casework.plans.models import Goal
from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.circle.models import Dossier, Involvement
from kring.foundation.core.refusal import Refused
from kring.foundation.organisations.models import Position
from kring.foundation.sharing import audit, replacement_rules
from kring.foundation.sharing.audit import item_key
from kring.foundation.sharing.models import Ground, LogEntry, Notice, Replacement, Withholding
from kring.foundation.sharing.replacement import end_replacement, name_replacement


@pytest.fixture
def by_kring(cast):
    return lambda: looking_as(job(Job.DEMO, today=cast.today))


@pytest.fixture
def named(cast):
    """Jan is away from tomorrow for a week, and Piet of the same organisation stands in."""

    def name(who="jan", absent="jan", to="piet", team="noord", days=(1, 8)):
        with looking_as(cast[who]) as viewer:
            return name_replacement(
                absent=cast.professionals[absent],
                team=cast.teams[team],
                replacement=cast.professionals[to],
                from_on=cast.today + timedelta(days=days[0]),
                until_on=cast.today + timedelta(days=days[1]),
                viewer=viewer,
            )

    return name


def sees(cast, who, row, days=0):
    with looking_as(replace(cast[who], today=cast.today + timedelta(days=days))):
        return type(row)._default_manager.filter(pk=row.pk).exists()


@pytest.mark.parametrize(
    ("days", "seen"), [(0, False), (1, True), (7, True), (8, False)], ids=["before", "first", "last", "after"]
)
def test_piet_sees_what_jan_sees_in_those_days_and_not_before_or_after(cast, goal, named, days, seen):
    named()

    for row in (goal, cast.dossier, cast.address):
        assert sees(cast, "piet", row, days) == seen


def test_who_is_away_keeps_seeing(cast, goal, named):
    named()

    assert sees(cast, "jan", goal, 3)


def test_it_ends_by_hand_too(cast, goal, named):
    away = named(days=(0, 5))
    assert sees(cast, "piet", goal)

    with looking_as(cast["jan"]) as viewer:
        end_replacement(replacement=away, viewer=viewer)

    assert not sees(cast, "piet", goal)


@pytest.mark.parametrize("ending", ["involvement", "ground", "position of who is away", "position of who stands in"])
def test_it_lasts_no_longer_than_what_it_rests_on(cast, goal, named, by_kring, ending):
    named(days=(0, 5))
    with by_kring():
        if ending == "involvement":
            Involvement.objects.filter(professional=cast.professionals["jan"]).update(
                professional=cast.professionals["fleur"], team=cast.teams["veiligheid"]
            )
        elif ending == "ground":
            Ground.objects.filter(professional=cast.professionals["jan"]).update(ended_at=timezone.now())
        else:
            who = "jan" if ending.endswith("away") else "piet"
            Position.objects.filter(professional=cast.professionals[who]).update(until_on=cast.today)

    assert not sees(cast, "piet", goal)


@pytest.mark.parametrize("sections", [["circle"], ["circle", "safety"]])
def test_it_opens_no_more_than_who_is_away_sees(cast, goal, named, by_kring, sections):
    named(days=(0, 5))
    with by_kring():
        Ground.objects.filter(professional=cast.professionals["jan"]).update(sections=sections)

    assert not sees(cast, "piet", goal)
    assert sees(cast, "piet", cast.dossier)


def test_a_ground_about_one_person_is_lent_about_one_person(cast, named, by_kring):
    from kring.testing.cast import make_goal

    named(days=(0, 5))
    about_sem = make_goal(cast, "Sem slaapt", about=[cast.persons["sem"].pk], position=5)
    about_noor = make_goal(cast, "Noor slaapt", about=[cast.persons["noor"].pk], position=6)
    with by_kring():
        Ground.objects.filter(professional=cast.professionals["jan"]).update(persons=[cast.persons["sem"].pk])

    assert sees(cast, "piet", about_sem)
    assert not sees(cast, "piet", about_noor)


@pytest.mark.parametrize("from_whom", ["jan", "piet"])
def test_withheld_from_either_is_withheld(cast, goal, named, by_kring, from_whom):
    named(days=(0, 5))
    with by_kring():
        Withholding.objects.create(
            item_key=item_key(goal),
            dossier=cast.dossier,
            from_professional=cast.professionals[from_whom],
            reason="x",
            review_on=cast.today,
        )

    assert not sees(cast, "piet", goal)


def test_it_opens_nothing_of_another_colleague(cast, goal, named):
    named(to="piet", days=(0, 5))

    for who in ("sami", "wim", "ria", "petra"):
        assert not sees(cast, who, goal)


def test_who_stands_in_does_the_work(cast, goal, named):
    named(days=(0, 5))

    with looking_as(cast["piet"]):
        assert Goal.objects.filter(pk=goal.pk).update(whose="Sem") == 1
        assert Involvement.objects.filter(professional=cast.professionals["fleur"], role="second").update(
            started_at=cast.dossier.opened_at
        )


def test_the_log_says_for_whom(cast, named):
    named(days=(0, 5))
    with looking_as(cast["piet"]) as viewer:
        audit.read(viewer, name="plans.plan", dossiers=[cast.dossier.pk], sections=["plan"])
        line = LogEntry.objects.get(name="plans.plan")
    with looking_as(job(Job.AUDIT)):
        ground = Ground.objects.get(pk=line.ground_id)

    assert line.on_behalf_of_id == cast.professionals["jan"].pk
    assert ground.professional_id == cast.professionals["jan"].pk
    assert line.role == "coordinator"
    assert len(line.about) == 4


def test_naming_stands_in_the_log_of_each_family_and_is_told(cast, named):
    named()

    with looking_as(cast["amina"]):
        assert LogEntry.objects.filter(act="rights", name="sharing.replacement.named").exists()
    with looking_as(cast["piet"]):
        (notice,) = Notice.objects.all()
    assert notice.sentence.startswith("U vervangt Jan de Boer van ")


class TestWhoNames:
    def test_oneself_and_no_colleague(self, named):
        with pytest.raises(Refused, match="voor uzelf, of als teamleider"):
            named(who="piet", absent="jan", to="piet")

    def test_the_lead_of_the_team(self, cast, goal, named, by_kring):
        with by_kring():
            Position.objects.create(
                professional=cast.professionals["piet"], team=cast.teams["noord"], kind="team_lead", from_on=cast.today
            )

        named(who="piet", absent="jan", to="piet", days=(0, 5))

        assert sees(cast, "piet", goal)

    def test_nobody_of_another_organisation(self, cast, goal, named, by_kring):
        with pytest.raises(Refused, match="dezelfde organisatie"):
            named(to="sami")
        # Nor does such a row open anything, however it came there.
        with by_kring():
            Replacement.objects.create(
                absent=cast.professionals["jan"],
                team=cast.teams["noord"],
                replacement=cast.professionals["sami"],
                from_on=cast.today,
                until_on=cast.today + timedelta(days=5),
                named_by=cast.professionals["jan"],
            )

        assert not sees(cast, "sami", goal)

    def test_not_past_the_form_for_somebody_else(self, cast):
        forged = Replacement(
            absent=cast.professionals["jan"],
            team=cast.teams["noord"],
            replacement=cast.professionals["piet"],
            from_on=cast.today,
            until_on=cast.today + timedelta(days=5),
            named_by=cast.professionals["piet"],
        )

        with pytest.raises(DatabaseError, match="row-level security"), looking_as(cast["piet"]), transaction.atomic():
            forged.save()

    def test_nor_made_longer(self, cast, named):
        named()

        with pytest.raises(DatabaseError, match="permission denied"), looking_as(cast["piet"]), transaction.atomic():
            Replacement.objects.update(until_on=cast.today + timedelta(days=90))

    def test_the_same_colleague_once_in_the_same_days(self, named):
        named()

        with pytest.raises(Refused, match="vervangt al"):
            named(days=(3, 10))


@pytest.mark.parametrize("who", ["jan", "piet", "amina", "karim", "noor", "sem", "fatna"])
def test_colleagues_and_everybody_of_the_family_may_know_who_stands_in(cast, named, who):
    named()

    with looking_as(cast[who]):
        assert Replacement.objects.exists()


def test_a_family_of_which_jan_is_not_does_not_know(cast, named, by_kring):
    named()
    with by_kring():
        Involvement.objects.filter(professional=cast.professionals["jan"]).update(
            professional=cast.professionals["fleur"], team=cast.teams["veiligheid"]
        )

    with looking_as(cast["amina"]):
        assert not Replacement.objects.exists()
        assert Dossier.objects.exists()


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"same_person": True}, "niet zichzelf"),
        ({"days": (3, 3)}, "vóór de eerste dag"),
        ({"days": (-9, 0)}, "al voorbij"),
        ({"days": (0, 93)}, "drie maanden"),
        ({"days": (0, 92)}, None),
        ({"days": (-9, 1)}, None),
    ],
)
def test_for_which_days(cast, values, words):
    first, last = values.pop("days", (0, 5))
    given = {"same_person": False, "may_name": True, "same_organisation": True, "is_named_already": False}

    problem = replacement_rules.why_not_named(
        from_on=cast.today + timedelta(days=first),
        until_on=cast.today + timedelta(days=last),
        today=cast.today,
        **given | values,
    )

    assert (words in problem) if words else problem is None

"""Who is around a family now, and what is told about what happened."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.circle import chronology
from kring.foundation.circle.choices import InvolvementRole, LineKind, Section
from kring.foundation.circle.models import ChronologyLine, Dossier, Involvement, Member
from kring.foundation.circle.people import circle_of
from kring.testing.cast import make_goal


def test_the_circle_has_its_faces_and_its_family(cast):
    with looking_as(cast["jan"]):
        circle = circle_of(cast.dossier)

    assert circle.coordinator.professional == cast.professionals["jan"]
    assert circle.second.professional == circle.safety_holder.professional == cast.professionals["fleur"]
    assert circle.family_name == "Amina, Karim, Noor en Sem"
    assert {one.professional_id for one in circle.involvements} == {
        cast.professionals["jan"].pk, cast.professionals["fleur"].pk, None
    }  # fmt: skip
    assert circle.holding(InvolvementRole.PRACTITIONER) is None, "Sami left last month"


def test_the_circle_is_two_queries_whatever_its_size(cast, django_assert_num_queries):
    with looking_as(cast["jan"]), django_assert_num_queries(2):
        circle = circle_of(cast.dossier)
        assert circle.names_of([member.person_id for member in circle.members])
        assert [str(one.professional or one.person.identity) for one in circle.involvements]


def test_a_form_offers_each_professional_once(cast):
    with looking_as(cast["jan"]):
        names = [name for _pk, name in circle_of(cast.dossier).professional_choices()]

    assert sorted(names) == ["Fleur Wit", "Jan de Boer"]


def test_nobody_has_a_name_for_who_may_not_see_them(cast):
    with looking_as(cast["piet"]):
        circle = circle_of(cast.dossier)

    assert (circle.members, circle.involvements, circle.family_name) == ([], [], "")
    assert circle.name_of(cast.persons["noor"].pk) == ""


@pytest.mark.parametrize(("joined", "left", "present"), [(None, None, True), (0, None, True), (1, None, False),
                                                          (-9, 0, False), (-9, 1, True)])  # fmt: skip
def test_who_is_present_on_a_day(cast, joined, left, present):
    def day(days):
        return None if days is None else cast.today + timedelta(days=days)

    with looking_as(job(Job.DEMO)):
        Member.objects.filter(person=cast.persons["noor"]).update(joined_on=day(joined), left_on=day(left))

        assert (
            Member.objects.of(cast.dossier).present_on(cast.today).filter(person=cast.persons["noor"]).exists()
            == present
        )


def test_who_was_involved_at_a_moment(cast):
    with looking_as(job(Job.DEMO)):
        rows = Involvement.objects.of(cast.dossier)
        left = rows.get(professional=cast.professionals["sami"]).ended_at

        assert rows.at(left - timedelta(seconds=1)).filter(professional=cast.professionals["sami"]).exists()
        assert not rows.at(left).filter(professional=cast.professionals["sami"]).exists()
        assert not rows.running().filter(professional=cast.professionals["sami"]).exists()


def test_open_and_closed_dossiers(cast):
    with looking_as(cast["jan"]):
        assert cast.dossier in Dossier.objects.open()
        assert cast.dossier not in Dossier.objects.closed()
        assert cast.dossier.is_open


def test_a_line_is_for_whom_its_item_is_for(cast):
    goal = make_goal(cast, about=[cast.persons["noor"].pk], family_may_read=False)

    with looking_as(cast["jan"]) as viewer:
        line = chronology.note(viewer, goal, LineKind.PLAN, "Doel afgesproken")

    assert (line.of_section, line.about, line.family_may_read) == (Section.PLAN, goal.about, False)
    assert (line.teller, line.item_key) == ("Jan de Boer", f"plans_goal:{goal.pk}")
    assert line.written_by == cast.professionals["jan"]
    assert line.source_holder_id == cast.teams["noord"].organisation_id


def test_a_line_belongs_to_the_section_of_what_it_tells(cast):
    with looking_as(cast["jan"]) as viewer:
        for section in (Section.PLAN, Section.SAFETY):
            chronology.note_about(
                viewer, dossier_id=cast.dossier.pk, section=section, kind=LineKind.PLAN, sentence=str(section)
            )
    with looking_as(job(Job.DEMO)):
        from kring.foundation.sharing.models import Ground

        Ground.objects.filter(professional=cast.professionals["fleur"]).update(sections=["circle", "safety"])

    with looking_as(cast["fleur"]):
        assert [line.of_section for line in ChronologyLine.objects.all()] == ["safety"]


@pytest.mark.parametrize(
    ("model", "values", "constraint"),
    [
        (Involvement, {"role": "adviser", "started_at": timezone.now()}, "involvement_of_one_party"),
        (Dossier, {"closed_at": timezone.now() + timedelta(days=1)}, "dossier_closed_with_a_reason"),
    ],
)
def test_a_row_that_makes_no_sense_is_refused(cast, model, values, constraint):
    required = {"dossier": cast.dossier} if model is Involvement else {
        "municipality": cast.dossier.municipality, "problem_type": "other"
    }  # fmt: skip
    with pytest.raises(IntegrityError, match=constraint), looking_as(job(Job.DEMO)), transaction.atomic():
        model.objects.create(**required, **values)

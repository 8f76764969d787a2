"""The cast: always the right ages, and the story that the pages and tests count on."""

from datetime import date, timedelta

import pytest

from kring.demo.story import cast_story, region
from kring.demo.story.choices import LegalFrame, Phase, PlaceKind, Role

TODAY = date(2026, 11, 20)
DAYS = [
    date(2026, 11, 20),
    date(2028, 2, 29),
    date(2027, 1, 1),
    date(2026, 12, 31),
    date(2027, 3, 1),
    date(2030, 7, 31),
]


@pytest.mark.parametrize("today", DAYS)
def test_noor_is_fourteen_and_sem_is_nine(today):
    story = cast_story(today)

    assert {p.key: p.age_on(today) for p in story.persons} == {
        "amina": 38,
        "karim": 41,
        "noor": 14,
        "sem": 9,
        "fatna": 63,
    }


def test_their_ages_are_right_on_every_day_of_four_years():
    for day in (date(2026, 1, 1) + timedelta(days=n) for n in range(1462)):
        story = cast_story(day)
        assert (story.person("noor").age_on(day), story.person("sem").age_on(day)) == (14, 9), day


@pytest.mark.parametrize("today", DAYS)
def test_jan_coordinates_with_fleur_and_sami_left_a_month_ago(today):
    (episode,) = cast_story(today).episodes
    now = {i.professional: i.role for i in episode.involvements if i.to_on is None or i.to_on > today}
    sami = next(i for i in episode.involvements if i.professional == "sami")

    assert now["jan"] is Role.COORDINATOR
    assert now["fleur"] is Role.SECOND
    assert episode.safety_holders[-1].professional == "fleur"
    assert 28 <= (today - sami.to_on).days <= 31
    assert not {"piet", "ria", "wim", "petra"} & {i.professional for i in episode.involvements}


def test_karim_may_not_know_where_amina_and_the_children_are():
    story = cast_story(TODAY)
    hidden = {(p.kind, person) for p in story.places if p.withheld_from == ("karim",) for person in p.persons}

    assert {(PlaceKind.ADDRESS, who) for who in ("amina", "noor", "sem")} <= hidden
    assert {(PlaceKind.SCHOOL, "noor"), (PlaceKind.SCHOOL, "sem"), (PlaceKind.PHONE, "amina")} <= hidden
    assert {a.child for a in story.authorities if a.holder == "karim"} == {"noor", "sem"}


def test_a_report_of_some_days_ago_still_waits_and_the_plan_has_four_versions_and_three_goals():
    story = cast_story(TODAY)
    (episode,) = story.episodes

    assert story.reports[-1].triage is None
    assert (TODAY - story.reports[-1].received_on).days == 3
    assert len(episode.plan_versions) == 4
    assert len(episode.goals) == 3
    assert episode.phases[-1].phase is Phase.STABLE_SAFETY
    assert [f.frame for f in episode.frames] == [LegalFrame.VOLUNTARY]


@pytest.mark.parametrize(("count", "seed"), [(40, 1), (2, 77)])
def test_the_region_knows_everybody_of_the_cast(count, seed):
    known = {p.key for p in region(count, seed, TODAY).professionals}

    assert {"jan", "fleur", "sami", "piet", "ria", "wim", "petra"} <= known


def test_jan_and_piet_work_for_the_same_organisation():
    people = {p.key: p for p in region(40, 1, TODAY).professionals}
    organisations = {o.key: o.name for o in region(40, 1, TODAY).organisations}

    assert people["jan"].organisation == people["piet"].organisation == people["sami"].organisation
    assert organisations[people["jan"].organisation] == "Lokaal team Noord"
    assert (people["jan"].name, people["fleur"].name) == ("Jan de Boer", "Fleur Wit")

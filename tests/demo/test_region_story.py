"""The same seed tells the same region; a larger one holds the smaller; everybody a family meets works there."""

from dataclasses import fields, is_dataclass
from datetime import date
from itertools import islice
from statistics import mean

import pytest

from kring.demo.story import cast_story, families, family, region
from kring.demo.story.choices import OrganisationKind, Role

TODAY = date(2026, 11, 20)  # as in conftest
SEED = 20


def test_the_same_seed_tells_the_same_families_and_another_seed_others():
    first, again, other = (list(families(12, seed, TODAY)) for seed in (3, 3, 4))

    assert first == again
    assert all(one != two for one, two in zip(first, other, strict=True))
    assert region(12, 3, TODAY) == region(12, 3, TODAY)
    assert region(12, 3, TODAY) != region(12, 4, TODAY)


def test_a_family_is_the_same_in_a_small_and_a_large_region():
    assert list(families(5, SEED, TODAY)) == list(islice(families(20_000, SEED, TODAY), 5))
    assert family(1234, SEED, TODAY) == family(1234, SEED, TODAY)


def test_a_larger_region_holds_the_smaller_one():
    small, large = region(40, SEED, TODAY), region(900, SEED, TODAY)

    for name in ("municipalities", "organisations", "teams", "professionals"):
        assert set(getattr(small, name)) <= set(getattr(large, name))


def test_keys_are_unique_and_every_position_is_somewhere():
    told = region(900, SEED, TODAY)
    organisations = {o.key for o in told.organisations}
    teams = {t.key for t in told.teams}

    for things in (told.municipalities, told.organisations, told.teams, told.professionals):
        keys = [thing.key for thing in things]
        assert len(keys) == len(set(keys))
    for person in told.professionals:
        for position in person.positions:
            assert position.organisation in organisations
            assert position.team is None or position.team in teams
            assert position.to_on is None or position.from_on < position.to_on <= TODAY


def test_every_kind_of_organisation_is_there():
    assert {o.kind for o in region(1, SEED, TODAY).organisations} == set(OrganisationKind)


def strings(thing):
    """Every text in a story."""
    if is_dataclass(thing):
        for field in fields(thing):
            yield from strings(getattr(thing, field.name))
    elif isinstance(thing, tuple):
        for part in thing:
            yield from strings(part)
    elif isinstance(thing, str):
        yield thing


def test_everybody_a_family_meets_works_in_the_region_that_day(told):
    some = told[:400]
    place = region(400, SEED, TODAY)
    people = {p.key: p for p in place.professionals}
    organisations = {o.key for o in place.organisations}

    for story in [cast_story(TODAY), *some]:
        assert story.municipality in {m.key for m in place.municipalities}
        for report in story.reports:
            assert report.held_by in people
            assert report.reporter_professional is None or report.reporter_professional in people
        for episode in story.episodes:
            for row in episode.involvements:
                if row.professional:
                    position = people[row.professional].positions[0]
                    assert row.organisation in organisations
                    assert position.from_on <= row.from_on
                    assert position.to_on is None or (row.to_on is not None and row.to_on <= position.to_on)
            for measure in episode.measures:
                assert measure.executor is None or measure.executor in organisations


def test_coordinators_have_about_twenty_families():
    load = {}
    for story in families(500, SEED, TODAY):
        for episode in story.episodes[-1:]:
            if episode.closure is None:
                who = [i.professional for i in episode.involvements if i.role is Role.COORDINATOR][-1]
                load[who] = load.get(who, 0) + 1

    assert 10 <= mean(load.values()) <= 25
    assert max(load.values()) <= 30


@pytest.mark.parametrize("number", [1, 50, 51, 1000])
def test_a_family_finds_its_own_block(number):
    told = region(number, SEED, TODAY)
    known = {p.key for p in told.professionals}
    story = family(number, SEED, TODAY)

    assert {i.professional for e in story.episodes for i in e.involvements if i.professional} <= known


def test_no_two_families_read_the_same(told):
    reports = [r.text for f in told for r in f.reports]
    explanations = [x.text for f in told for e in f.episodes for x in e.explanations]

    assert len(set(reports)) > 0.99 * len(reports)
    assert len(set(explanations)) > 0.99 * len(explanations)


def test_two_families_share_few_sentences(told):
    def sentences(story):
        return {text for text in strings(story) if len(text) > 60}

    pairs = list(zip(told[:200:2], told[1:200:2], strict=True))
    overlap = [len(sentences(a) & sentences(b)) / max(1, min(len(sentences(a)), len(sentences(b)))) for a, b in pairs]

    assert mean(overlap) < 0.15


def test_texts_are_whole(told):
    for story in told[:400]:
        for text in strings(story):
            assert not any(odd in text for odd in ("{", "}", "  ")), text
        assert all(len(r.text) > 60 for r in story.reports)


def test_the_region_of_twenty_thousand_is_scaled():
    told = region(20_000, SEED, TODAY)

    assert len(told.municipalities) == 20
    assert len({m.name for m in told.municipalities}) == 20
    assert sum(o.kind is OrganisationKind.LOCAL_TEAM for o in told.organisations) == 80

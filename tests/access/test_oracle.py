"""The rule of the database and the rule in plain words agree, over random families, grounds, days and withholdings."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kring.casework.plans.models import Goal
from kring.foundation.accounts.viewer import NOBODY, Job, Kind, Viewer, job, looking_as
from kring.foundation.circle.models import Dossier, Involvement, Member
from kring.foundation.households.models import Identity, ParentalAuthority, Person
from kring.foundation.organisations.models import Municipality, Organisation, Position, Professional, Region, Team
from kring.foundation.sharing.models import EmergencyAccess, Ground, Incapacity, ParentReads, Replacement, Withholding
from tests.access.rule_in_words import TODAY, Span, World, may_read

PROFESSIONALS = TEAMS = DOSSIERS = range(2)
PERSONS = range(4)

# A right may begin and end around today; None is "always" or "not yet ended".
begins = st.sampled_from([-2, -1, 0, 1])
ends = st.sampled_from([None, None, None, -1, 0, 1, 2])
# Involvement has a clock and not only a day: never exactly now.
starts_at = st.sampled_from([-2, -2, -1, 1])
ends_at = st.sampled_from([None, None, None, -1, 1])


def span(start, end):
    return st.builds(Span, start, end).filter(lambda one: one.start is None or one.end is None or one.end > one.start)


# Mostly valid, so that both answers are found often.
usual = st.just(Span(-2, None))
spans = st.one_of(usual, usual, usual, span(begins, ends))


in_person = st.tuples(st.sampled_from(PROFESSIONALS), st.sampled_from(TEAMS), st.none())
parties = st.one_of(
    in_person,
    in_person,
    st.tuples(st.none(), st.sampled_from(TEAMS), st.none()),
    st.tuples(st.none(), st.none(), st.sampled_from(PERSONS)),
)
recipients = st.one_of(
    st.tuples(st.sampled_from(PROFESSIONALS), st.none()), st.tuples(st.none(), st.sampled_from(TEAMS))
)
some_persons = st.frozensets(st.sampled_from(PERSONS), max_size=3)
birthdays = st.one_of(
    st.none(),
    st.tuples(st.sampled_from([9, 12, 14, 16, 18, 40]), st.sampled_from([-1, 0, 1])).map(
        lambda told: TODAY - relativedelta(years=told[0]) + timedelta(days=told[1])
    ),
)


# A row that always has a first day; and one that always has a last day too.
dated = st.one_of(usual, usual, span(begins, ends))
dated_with_end = st.one_of(st.just(Span(-2, 2)), span(begins, st.sampled_from([-1, 0, 1, 2])))


def many(*parts, most, least=0):
    return st.lists(st.tuples(*parts), min_size=least, max_size=most)


worlds = st.builds(
    World,
    positions=st.lists(
        st.tuples(st.sampled_from(PROFESSIONALS), st.sampled_from(TEAMS), spans), min_size=2, max_size=4
    ),
    involved=many(
        st.sampled_from(DOSSIERS), parties, st.one_of(usual, usual, span(starts_at, ends_at)), least=2, most=7
    ).map(lambda rows: [(dossier, *party, when) for dossier, party, when in rows]),
    grounds=many(
        st.sampled_from(DOSSIERS),
        recipients,
        st.sampled_from([frozenset({"plan"}), frozenset({"plan", "safety"}), frozenset({"safety"})]),
        st.one_of(st.none(), some_persons),
        st.one_of(st.just(Span(-2, 2)), st.just(Span(-2, 2)), span(begins, st.sampled_from([-1, 0, 1, 2]))),
        st.sampled_from([False, False, False, True]),
        least=2,
        most=6,
    ).map(lambda rows: [(dossier, *whom, *rest) for dossier, whom, *rest in rows]),
    members=st.dictionaries(
        st.tuples(st.sampled_from(DOSSIERS), st.sampled_from(PERSONS)),
        st.tuples(
            st.sampled_from(["child", "parent", "parent", "ex_partner", "grandparent"]),
            span(st.one_of(st.none(), begins), ends),
        ),
        max_size=6,
    ),
    authority=many(st.sampled_from(PERSONS), st.sampled_from(PERSONS), spans, most=4).map(
        lambda rows: [row for row in rows if row[0] != row[1]]
    ),
    born=st.fixed_dictionaries(dict.fromkeys(PERSONS, birthdays)),
    goals=st.lists(
        st.tuples(st.sampled_from(DOSSIERS), some_persons, st.sampled_from([True, True, False])), min_size=1, max_size=5
    ),
    withheld=many(
        st.integers(0, 4),
        st.sampled_from(["person", "professional", "organisation"]),
        st.sampled_from(range(2)),
        st.booleans(),
        most=2,
    ),
    parent_reads=many(
        st.sampled_from(PERSONS), st.sampled_from(PERSONS), dated, st.sampled_from([False, False, True]), most=3
    ).map(lambda rows: [row for row in rows if row[0] != row[1]]),
    incapable=many(st.sampled_from(PERSONS), dated_with_end, st.sampled_from([False, False, True]), most=2),
    replaced=many(
        st.sampled_from([(0, 1), (1, 0)]), st.sampled_from(TEAMS), dated_with_end,
        st.sampled_from([False, False, False, True]), most=2,
    ).map(lambda rows: [(*both, *rest) for both, *rest in rows]),
    emergencies=many(
        st.sampled_from(PROFESSIONALS), st.sampled_from(DOSSIERS), st.sampled_from([0, 3, 5]),
        st.sampled_from([False, False, True]), most=1,
    ),
)  # fmt: skip


# -- the same world as rows


def day(days):
    return None if days is None else TODAY + timedelta(days=days)


def moment(days: int | None) -> datetime | None:
    return None if days is None else timezone.now() + timedelta(days=days)


@pytest.fixture
def ground_floor(db):
    """Who and what there is in every world."""
    with looking_as(job(Job.DEMO, today=TODAY)):
        region = Region.objects.create(name="Regio")
        municipality = Municipality.objects.create(region=region, name="Gemeente")
        organisations = [Organisation.objects.create(kind="other", name=f"Organisatie {number}") for number in TEAMS]
        teams = [Team.objects.create(organisation=one, name="Team") for one in organisations]
        # Each dossier has somebody who carries it; the two of whom the question is are never they.
        carrier = Professional.objects.create(first_name="D", last_name="Rager")
        dossiers = [Dossier.objects.create(municipality=municipality, problem_type="other") for _ in DOSSIERS]
        for dossier in dossiers:
            for role in ("coordinator", "safety_holder"):
                Involvement.objects.create(
                    dossier=dossier, role=role, professional=carrier, team=teams[0], started_at=dossier.opened_at
                )
        return {
            "teams": teams,
            "organisations": organisations,
            "professionals": [Professional.objects.create(first_name="P", last_name=str(one)) for one in PROFESSIONALS],
            "persons": [Person.objects.create() for _ in PERSONS],
            "dossiers": dossiers,
        }


def build(world: World, floor) -> list[Goal]:
    def pick(kind, number):
        return None if number is None else floor[kind][number]

    for professional, team, when in world.positions:
        Position.objects.create(
            professional=pick("professionals", professional), team=pick("teams", team), kind="professional",
            from_on=day(when.start), until_on=day(when.end),
        )  # fmt: skip
    for dossier, professional, team, person, when in world.involved:
        Involvement.objects.create(
            dossier=pick("dossiers", dossier), professional=pick("professionals", professional),
            team=pick("teams", team), person=pick("persons", person),
            role="network_person" if person is not None else "adviser",
            started_at=moment(when.start), ended_at=moment(when.end),
        )  # fmt: skip
    for dossier, professional, team, sections, persons, when, ended in world.grounds:
        Ground.objects.create(
            dossier=pick("dossiers", dossier), professional=pick("professionals", professional),
            team=pick("teams", team), sections=sorted(sections), purpose="helpen", basis="law_youth",
            persons=None if persons is None else [pick("persons", one).pk for one in persons],
            from_on=day(when.start), until_on=day(when.end), ended_at=timezone.now() if ended else None,
        )  # fmt: skip
    for (dossier, person), (role, when) in world.members.items():
        Member.objects.create(
            dossier=pick("dossiers", dossier), person=pick("persons", person), role=role,
            joined_on=day(when.start), left_on=day(when.end),
        )  # fmt: skip
    for parent, child, when in world.authority:
        ParentalAuthority.objects.create(
            parent=pick("persons", parent), child=pick("persons", child), source="by_law",
            from_on=day(when.start), until_on=day(when.end),
        )  # fmt: skip
    # The same pair twice without an end is refused by the table.
    running = set()
    for child, parent, when, taken_back in world.parent_reads:
        if when.end is None and not taken_back:
            if (child, parent) in running:
                continue
            running.add((child, parent))
        ParentReads.objects.create(
            child=pick("persons", child), parent=pick("persons", parent), how="spoken", from_on=day(when.start),
            until_on=day(when.end), ended_at=timezone.now() if taken_back else None,
        )  # fmt: skip
    for person, when, ended in world.incapable:
        Incapacity.objects.create(
            person=pick("persons", person), judged_by="een arts", judged_on=TODAY, reason="ziek",
            from_on=day(when.start), until_on=day(when.end), ended_at=timezone.now() if ended else None,
        )  # fmt: skip
    for away, instead, team, when, stopped in world.replaced:
        Replacement.objects.create(
            absent=pick("professionals", away), replacement=pick("professionals", instead), team=pick("teams", team),
            from_on=day(when.start), until_on=day(when.end), ended_at=timezone.now() if stopped else None,
            named_by=pick("professionals", away),
        )  # fmt: skip
    for professional, dossier, hours, closed in world.emergencies:
        opened_at = timezone.now() - timedelta(hours=hours)
        EmergencyAccess.objects.create(
            dossier=pick("dossiers", dossier), professional=pick("professionals", professional),
            organisation=floor["organisations"][0], in_danger="Iemand", why_now="Nu", opened_at=opened_at,
            ends_at=opened_at + timedelta(hours=4), ended_at=timezone.now() if closed else None, judge_by=TODAY,
        )  # fmt: skip
    for person, born in world.born.items():
        Identity.objects.create(person=pick("persons", person), given_names="N", birth_date=born)
    goals = [
        Goal.objects.create(
            dossier=pick("dossiers", dossier), about=[pick("persons", one).pk for one in about],
            family_may_read=shared, wording="doel", agreed_on=TODAY,
        )
        for dossier, about, shared in world.goals
    ]  # fmt: skip
    for number, what, whom, lifted in world.withheld:
        if number < len(goals):
            Withholding.objects.create(
                item_key=f"plans_goal:{goals[number].pk}", dossier=goals[number].dossier, reason="gevaar",
                review_on=TODAY, ended_at=timezone.now() if lifted else None,
                **{f"from_{what}": pick(f"{what}s", whom)},
            )  # fmt: skip
    return goals


@settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(world=worlds)
def test_the_database_agrees_with_the_rule_in_plain_words(ground_floor, world):
    with transaction.atomic():
        with looking_as(job(Job.DEMO, today=TODAY)):
            goals = build(world, ground_floor)
        viewers = [("professional", one) for one in PROFESSIONALS] + [("person", one) for one in PERSONS]
        for kind, who in viewers:
            pk = ground_floor[f"{kind}s"][who].pk
            with looking_as(Viewer(Kind(kind), pk, today=TODAY)):
                seen = set(Goal.objects.values_list("pk", flat=True))
                assert Goal.objects.count() == len(seen)

            allowed = {goal.pk for number, goal in enumerate(goals) if may_read(world, kind, who, number)}

            assert seen == allowed, f"{kind} {who} in {world}"
        with looking_as(NOBODY):
            assert not Goal.objects.exists()
        transaction.set_rollback(True)


def test_the_worlds_hold_both_answers_for_both_kinds_of_viewer():
    """Otherwise the agreement above would say little."""
    answers = []

    @settings(max_examples=300, derandomize=True, database=None, deadline=None)
    @given(world=worlds)
    def collect(world):
        for number in range(len(world.goals)):
            answers.extend(("professional", may_read(world, "professional", who, number)) for who in PROFESSIONALS)
            answers.extend(("person", may_read(world, "person", who, number)) for who in PERSONS)

    collect()

    for kind in ("professional", "person"):
        yes, no = answers.count((kind, True)), answers.count((kind, False))
        assert yes > 20, f"{kind}: {yes} yes, {no} no"
        assert no > 20, f"{kind}: {yes} yes, {no} no"


ALWAYS = Span(-2, 2)
# Professional 1 stands in for 0, who reads about person 0. They have a ground about person 1, and are not involved.
LENT_AND_OWN = World(
    positions=[(0, 0, ALWAYS), (1, 0, ALWAYS)],
    involved=[(0, 0, 0, None, ALWAYS)],
    grounds=[
        (0, 0, None, frozenset({"plan"}), frozenset({0}), ALWAYS, False),
        (0, 1, None, frozenset({"plan"}), frozenset({1}), ALWAYS, False),
    ],
    members={(0, 0): ("child", Span(None, None)), (0, 1): ("child", Span(None, None))},
    authority=[], born=dict.fromkeys(PERSONS), goals=[(0, frozenset({0}), True), (0, frozenset({1}), True)],
    withheld=[], parent_reads=[], incapable=[], replaced=[(0, 1, 0, ALWAYS, False)],
)  # fmt: skip


def test_a_ground_of_ones_own_opens_nothing_beside_what_is_lent(ground_floor):
    with looking_as(job(Job.DEMO, today=TODAY)):
        goals = build(LENT_AND_OWN, ground_floor)

    with looking_as(Viewer(Kind.PROFESSIONAL, ground_floor["professionals"][1].pk, today=TODAY)):
        assert list(Goal.objects.all()) == [goals[0]], "as much as whom they stand in for, and no more"
    assert [may_read(LENT_AND_OWN, "professional", 1, number) for number in range(2)] == [True, False]

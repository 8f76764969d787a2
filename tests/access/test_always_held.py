"""No path through what people can do leaves safety, or the family, without somebody by name: opening, involving,
handing over at once or warmly, standing in, closing together, after-care and opening again, in whichever order.
"""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import Phase as Phases
from hypothesis import strategies as st

from kring.casework.closing import actions as closing_actions
from kring.casework.closing.models import Closing
from kring.casework.closing.reopening import reopen
from kring.casework.intake.actions import Opening, receive_report, triage
from kring.casework.intake.models import Report
from kring.casework.safety import watching
from kring.foundation.accounts.viewer import AMSTERDAM, Job, job, looking_as, today_in_amsterdam
from kring.foundation.circle.models import Dossier, Involvement, Member
from kring.foundation.core.refusal import ChangedMeanwhile, Refused
from kring.foundation.organisations.models import Municipality
from kring.foundation.sharing import actions as circle
from kring.foundation.sharing.actions import Face
from kring.foundation.sharing.handing_over import actions as warm
from kring.foundation.sharing.models import PreparedHandover, Replacement
from kring.foundation.sharing.replacement import end_replacement, name_replacement
from kring.testing.cast import PROFESSIONALS, make_cast
from tests.access.random_world import DEEPER
from tests.casework.clock import clock_at
from tests.casework.intake.told import new_report

BEGINNING = datetime.combine(today_in_amsterdam() - timedelta(days=120), time(9), AMSTERDAM).astimezone(UTC)
HELD = ("coordinator", "safety_holder")
CARRY = ("jan", "piet", "fleur")

who = st.sampled_from(CARRY)
held = st.sampled_from(HELD)


class World:
    """What people did, one thing after the other. What is refused in words did not happen."""

    def __init__(self, cast, clock) -> None:
        self.cast, self.clock, self.did = cast, clock, Counter()
        clock.at = BEGINNING

    def by(self, name):
        self.clock.on(seconds=1)
        return looking_as(replace(self.cast[name], today=self.clock.today))

    def kring(self):
        return looking_as(job(Job.DEMO, today=self.clock.today))

    def face(self, name) -> Face:
        return Face(self.cast.professionals[name], self.cast.teams[PROFESSIONALS[name][2]])

    def dossier(self) -> Dossier:
        """The last that was opened for a family."""
        with self.kring():
            return Dossier.objects.order_by("-pk").first()

    def holder(self, role, dossier) -> str:
        with self.kring():
            row = Involvement.objects.filter(dossier=dossier, role=role).order_by("-started_at", "-pk").first()
        return next(name for name, one in self.cast.professionals.items() if one.pk == row.professional_id)

    def a_report_opens_a_dossier(self, name, second) -> None:
        with self.by("piet") as viewer:
            report = receive_report(report=new_report(), desk=self.cast.teams["noord"], viewer=viewer)
        with self.kring():
            assert Report.objects.get(pk=report.pk).safety_holder is not None
        with self.by("jan") as viewer:
            triage(
                report=Report.objects.get(pk=report.pk), viewer=viewer, safety_level="structural",
                outcome="open_dossier", reasons="Samen kijken",
                opening=Opening(
                    municipality=Municipality.objects.get(), problem_type="partner_violence",
                    coordinator=self.face("jan"), safety_holder=self.face(name),
                    second=self.face(second) if second else None,
                    roles={one.pk: "child" for one in report.persons.all()},
                ),
            )  # fmt: skip

    def somebody_is_involved(self, role, name) -> None:
        dossier = self.dossier()
        with self.by(self.holder("coordinator", dossier)) as viewer:
            circle.involve(dossier=dossier, face=self.face(name), role=role, viewer=viewer)

    def somebody_is_let_go(self, which) -> None:
        dossier = self.dossier()
        with self.kring():
            rows = list(Involvement.objects.filter(dossier=dossier, ended_at=None).order_by("pk"))
        if rows:
            with self.by(self.holder("coordinator", dossier)) as viewer:
                circle.end_involvement(involvement=rows[which % len(rows)], viewer=viewer)

    def a_role_goes_over_at_once(self, role, name) -> None:
        dossier = self.dossier()
        with self.by(self.holder(role, dossier)) as viewer:
            circle.hand_over(dossier=dossier, role=role, to=self.face(name), reason="Verhuisd", viewer=viewer)

    def a_role_goes_over_warmly(self, role, name, days, ends) -> None:
        """Prepared, told and signed from both sides; or left, declined or taken back on the way."""
        dossier = self.dossier()
        giver = self.holder(role, dossier)
        with self.by(giver) as viewer, suppress(Refused):
            circle.involve(dossier=dossier, face=self.face(name), role="adviser", viewer=viewer)
        with self.by(giver) as viewer:
            prepared = warm.prepare(
                dossier=dossier, role=role, to=self.face(name), from_on=viewer.today + timedelta(days=days),
                reason="Ander werk", words="", viewer=viewer,
            )  # fmt: skip
            family = [one.person_id for one in Member.objects.of(dossier)]
            warm.tell(prepared=prepared, persons=family, viewer=viewer, told_on=viewer.today, how="in_person")
            warm.sign(prepared=prepared, viewer=viewer, seen_version=prepared.version)
        prepared = PreparedHandover(pk=prepared.pk)
        if ends == "left":
            return
        with self.by(name) as viewer:
            prepared = PreparedHandover.objects.get(pk=prepared.pk)
            if ends == "declined":
                warm.decline(prepared=prepared, because="Te vol", viewer=viewer, seen_version=prepared.version)
                return
            warm.sign(prepared=prepared, viewer=viewer, seen_version=prepared.version)
        self.did["went over warmly"] += 1
        if ends == "withdrawn":
            with self.by(giver) as viewer:
                prepared = PreparedHandover.objects.get(pk=prepared.pk)
                warm.withdraw(prepared=prepared, because="Toch niet", viewer=viewer, seen_version=prepared.version)

    def somebody_stands_in(self, name, days) -> None:
        other = {"jan": "piet", "piet": "jan"}.get(name, "jan")
        with self.by(name) as viewer:
            name_replacement(
                absent=self.cast.professionals[name], team=self.face(name).team, from_on=viewer.today,
                replacement=self.cast.professionals[other], until_on=viewer.today + timedelta(days=days),
                viewer=viewer,
            )  # fmt: skip

    def who_was_away_is_back(self, name) -> None:
        with self.by(name) as viewer:
            if one := Replacement.objects.filter(absent=self.cast.professionals[name], ended_at=None).first():
                end_replacement(replacement=one, viewer=viewer)

    def the_family_is_closed(self, name, gone_by) -> None:
        dossier = self.dossier()
        coordinator = self.holder("coordinator", dossier)
        with self.by(coordinator) as viewer:
            closing = closing_actions.propose_closing(
                dossier=dossier, viewer=viewer, reason="goals_reached", summary="Het is rustig", way_back="Bel",
                after_care_on=viewer.today + timedelta(days=20), after_care_by=self.cast.professionals[name],
            )  # fmt: skip
            for member in Member.objects.of(dossier):
                closing_actions.say_word(
                    closing=closing, viewer=viewer, agrees=True, words="Goed", person_id=member.person_id
                )
        for one in CARRY:
            with suppress(Refused, Closing.DoesNotExist), self.by(one) as viewer:
                closing_actions.say_word(
                    closing=Closing.objects.get(pk=closing.pk), viewer=viewer, agrees=True, words="Goed"
                )
        with self.by(coordinator) as viewer:
            closing = Closing.objects.get(pk=closing.pk)
            if gone_by == "closed":
                closing_actions.close(closing=closing, viewer=viewer)
            else:
                closing_actions.withdraw_closing(closing=closing, reason="Te vroeg", viewer=viewer)
        if gone_by == "closed":
            self.did["closed"] += 1
            with self.kring():
                care = Involvement.objects.filter(dossier=dossier, role="after_care", ended_at=None)
                assert [one.professional_id for one in care] == [self.cast.professionals[name].pk]

    def the_family_comes_back(self, name) -> None:
        with self.kring():
            closing = Closing.objects.filter(closed_at__isnull=False).order_by("-pk").first()
        if closing is None or self.dossier().closed_at is None:
            return
        with self.by(self.holder("after_care", closing.dossier_id)) as viewer:
            closing = Closing.objects.get(pk=closing.pk)
            reopen(
                closing=closing, reason="Er is weer ruzie", coordinator=self.face(viewer_name(viewer, self.cast)),
                safety_holder=self.face(name), viewer=viewer,
            )  # fmt: skip
        self.did["reopened"] += 1

    def after_care_was_given(self) -> None:
        with self.kring():
            closing = Closing.objects.filter(closed_at__isnull=False).order_by("-pk").first()
        if closing is not None:
            with self.by(self.holder("after_care", closing.dossier_id)) as viewer:
                closing = Closing.objects.get(pk=closing.pk)
                closing_actions.record_after_care(
                    closing=closing, seen_version=closing.version, viewer=viewer, on=viewer.today, words="Goed"
                )

    def time_passes(self, days) -> None:
        self.clock.on(days=days)
        watching.watch(now=self.clock.at)


def viewer_name(viewer, cast) -> str:
    return next(name for name, one in cast.professionals.items() if one.pk == viewer.id)


DOES = {
    World.a_report_opens_a_dossier: {"name": who, "second": st.sampled_from([None, "fleur", "piet"])},
    World.somebody_is_involved: {"role": st.sampled_from(["second", "adviser", *HELD]), "name": who},
    World.somebody_is_let_go: {"which": st.integers(0, 5)},
    World.a_role_goes_over_at_once: {"role": held, "name": who},
    World.a_role_goes_over_warmly: {
        "role": held,
        "name": who,
        "days": st.sampled_from([0, 0, 1, 4]),
        "ends": st.sampled_from(["signed", "signed", "withdrawn", "declined", "left"]),
    },
    World.somebody_stands_in: {"name": who, "days": st.integers(1, 9)},
    World.who_was_away_is_back: {"name": who},
    World.the_family_is_closed: {"name": who, "gone_by": st.sampled_from(["closed", "closed", "withdrawn"])},
    World.the_family_comes_back: {"name": who},
    World.after_care_was_given: {},
    World.time_passes: {"days": st.sampled_from([1, 3])},
}
steps = st.one_of([st.tuples(st.just(what), st.fixed_dictionaries(how)) for what, how in DOES.items()])


def when_somebody_is_missing_or_double(dossier: Dossier) -> list[tuple[str, datetime, int]]:
    """Every moment at which something changes, and those between: who holds what, counted by hand."""
    rows = [one for one in Involvement.objects.filter(dossier=dossier) if one.role in HELD]
    ends = {one.started_at for one in rows} | {one.ended_at for one in rows if one.ended_at}
    last = dossier.closed_at or max(ends) + timedelta(days=400)
    edges = sorted({one for one in ends if dossier.opened_at <= one < last} | {dossier.opened_at})
    moments = [*edges, *[one + (after - one) / 2 for one, after in zip(edges, [*edges[1:], last], strict=True)]]
    wrong = []
    for role in HELD:
        for at in moments:
            now = [o for o in rows if o.role == role and o.started_at <= at and (not o.ended_at or at < o.ended_at)]
            if len(now) != 1 or now[0].professional_id is None:
                wrong.append((role, at, len(now)))
    return wrong


@pytest.fixture
def begun(db):
    with clock_at(BEGINNING) as clock:
        yield make_cast(clock.today), clock


def test_no_path_leaves_safety_or_the_family_without_somebody_by_name(begun):
    did: Counter[str] = Counter()

    @settings(
        max_examples=12 * DEEPER,
        deadline=None,
        derandomize=DEEPER == 1,
        database=None,
        phases=[Phases.generate],
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
    )
    @given(story=st.lists(steps, min_size=8, max_size=18))
    def any_path(story):
        with transaction.atomic():
            world = World(*begun)
            for what, how in story:
                world.clock.on(minutes=1)
                try:
                    with transaction.atomic():
                        what(world, **how)
                    did[what.__name__] += 1
                except (Refused, ChangedMeanwhile, ObjectDoesNotExist):
                    # In words, or because whoever acts sees nothing there any more.
                    did["refused"] += 1
                with world.kring(), connection.cursor() as cursor:
                    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
                    cursor.execute("SET CONSTRAINTS ALL DEFERRED")
                    for dossier in Dossier.objects.all():
                        assert when_somebody_is_missing_or_double(dossier) == [], what.__name__
            did.update(world.did)
            transaction.set_rollback(True)

    any_path()

    missed = {what.__name__ for what in DOES} | {"closed", "reopened", "went over warmly", "refused"}
    assert {one for one in missed if not did[one]} == set(), did

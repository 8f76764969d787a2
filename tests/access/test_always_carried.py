"""Whatever is done, in whatever order, an open dossier has one coordinator and one holder of the view on safety.

The steps are those that the pages take: open, involve, hand over, let go, be away, close, open again. `test_holders.py`
tries what no page does, on the rows themselves.
"""

from __future__ import annotations

from datetime import timedelta

from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.circle.models import Dossier, Involvement
from kring.foundation.core.refusal import Refused
from kring.foundation.organisations.models import Municipality
from kring.foundation.sharing import actions
from kring.foundation.sharing.actions import Face
from kring.foundation.sharing.handing_over import moving
from kring.foundation.sharing.models import PreparedHandover, Replacement
from kring.testing.cast import PROFESSIONALS
from tests.access.random_world import DEEPER

HELD = ("coordinator", "safety_holder")
people = st.sampled_from(["jan", "piet", "fleur", "sami"])
# Sami works where consent is needed: nobody opens a dossier with him.
openers = st.sampled_from(["jan", "piet", "fleur"])
roles = st.sampled_from([*HELD, "second", "practitioner", "adviser"])
which = st.integers(0, 9)


def machine_of(cast) -> type[RuleBasedStateMachine]:
    """Everything that pages do to a circle, as steps in any order."""

    class Circle(RuleBasedStateMachine):
        @initialize(coordinator=openers, safety_holder=openers)
        def open_it(self, coordinator, safety_holder):
            self.before = transaction.atomic()
            self.before.__enter__()
            self.eyes = looking_as(job(Job.DEMO, today=cast.today))
            self.viewer = self.eyes.__enter__()
            self.dossier = self._opened(coordinator, safety_holder)

        def teardown(self):
            if hasattr(self, "eyes"):
                self.eyes.__exit__(None, None, None)
                transaction.set_rollback(True)
                self.before.__exit__(None, None, None)

        @rule(who=people, role=roles)
        def somebody_joins(self, who, role):
            self._step(actions.involve, dossier=self.dossier, face=self._face(who), role=role)

        @rule(to=people, role=roles)
        def a_role_is_handed_over(self, to, role):
            self._step(actions.hand_over, dossier=self.dossier, role=role, to=self._face(to), reason="ander werk")

        @rule(to=people, role=st.sampled_from(HELD), days=st.integers(0, 5))
        def both_signed_that_a_role_goes_over(self, to, role, days):
            self._step(self._arranged, role=role, to=self._face(to), days=days)

        @rule()
        def what_was_to_go_over_is_called_off(self):
            self._step(lambda viewer: moving.call_off_all(self.dossier, because="het gaat niet door"))

        @rule(number=which)
        def somebody_lets_go(self, number):
            rows = list(Involvement.objects.filter(dossier=self.dossier).order_by("pk"))
            self._step(actions.end_involvement, involvement=rows[number % len(rows)])

        @rule(absent=people, replacement=people)
        def somebody_is_away(self, absent, replacement):
            """Standing in moves no role: whoever is away still carries the family."""
            self._step(
                lambda viewer, **row: Replacement.objects.create(**row),
                absent=cast.professionals[absent], replacement=cast.professionals[replacement],
                team=self._face(absent).team, named_by=cast.professionals[absent],
                from_on=cast.today, until_on=cast.today + timedelta(days=3),
            )  # fmt: skip

        @rule(after_care=st.one_of(st.none(), people))
        def the_circle_closes(self, after_care):
            face = self._face(after_care) if after_care else None
            self._step(actions.close_circle, dossier=self.dossier, reason="moved", after_care=face)
            self.dossier = Dossier.objects.get(pk=self.dossier.pk)

        @rule(coordinator=openers, safety_holder=openers)
        def it_is_opened_again(self, coordinator, safety_holder):
            if self.dossier.closed_at is not None:
                self.dossier = self._opened(coordinator, safety_holder, reopens=self.dossier)

        @rule(number=which)
        def a_row_is_ended_past_the_actions(self, number):
            """A mistake in a page that does not exist yet: here the database itself refuses."""
            rows = list(Involvement.objects.filter(dossier=self.dossier, ended_at__isnull=True).order_by("pk"))
            if rows:
                one = rows[number % len(rows)]
                self._step(lambda viewer: Involvement.objects.filter(pk=one.pk).update(ended_at=timezone.now()))

        @invariant()
        def every_open_dossier_is_carried(self):
            for dossier in Dossier.objects.filter(closed_at__isnull=True):
                for role in HELD:
                    held = Involvement.objects.filter(dossier=dossier, role=role)
                    for moment in (timezone.now(), timezone.now() + timedelta(days=30)):
                        count = held.at(moment).count()
                        assert count == 1, f"dossier {dossier.pk} has {count} × {role} at {moment}"

        def _face(self, name):
            return Face(professional=cast.professionals[name], team=cast.teams[PROFESSIONALS[name][2]])

        def _arranged(self, viewer, role, to, days):
            giver = Involvement.objects.of(self.dossier).running().filter(role=role).first()
            if giver is None or giver.professional_id == to.professional.pk:
                raise Refused("niets om over te dragen")
            now = timezone.now()
            moving.arrange(
                PreparedHandover.objects.create(
                    dossier=self.dossier, role=role, giver=giver, to=to.professional, to_team=to.team, reason="werk",
                    from_on=cast.today + timedelta(days=days), giver_signed_at=now, receiver_signed_at=now,
                ),
                viewer,
            )  # fmt: skip

        def _opened(self, coordinator, safety_holder, reopens=None):
            return actions.open_dossier(
                municipality=Municipality.objects.get(), problem_type="other", coordinator=self._face(coordinator),
                safety_holder=self._face(safety_holder), second=None, viewer=self.viewer, reopens=reopens,
            )  # fmt: skip

        def _step(self, action, **what):
            """What is refused, by the action or at the end by the database, leaves everything as it was."""
            try:
                with transaction.atomic():
                    action(viewer=self.viewer, **what)
                    with connection.cursor() as cursor:
                        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
                        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
            except (Refused, IntegrityError):
                pass

    return Circle


def test_no_order_of_steps_leaves_an_open_dossier_uncarried(cast):
    run_state_machine_as_test(
        machine_of(cast),
        settings=settings(
            max_examples=12 * DEEPER, stateful_step_count=10, deadline=None, derandomize=DEEPER == 1, database=None,
            phases=[Phase.generate], suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip

"""A family that lives through random days, and beside it a second reading: who is asked what, and until when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from kring.casework.intake.actions import attach_to_known_family, receive_report
from kring.casework.plans import actions as plans
from kring.casework.plans.asking import asked_of_me
from kring.casework.plans.choices import TriggerCode
from kring.casework.plans.models import ImpactProposal, PlanVersion, PlanVersionLine
from kring.casework.plans.proposing import answer_proposal
from kring.casework.plans.triggers import TRIGGERS
from kring.casework.safety import actions, actions_check_ins, actions_steps, watching
from kring.casework.safety.models import CareStep, CheckIn, Phase, SafetyAgreement
from kring.doors.workbench.steering.standing import passed_on_in_region
from kring.foundation.accounts.viewer import AMSTERDAM, Job, Viewer, job, looking_as, today_in_amsterdam
from kring.foundation.circle.approaches import DossierApproach
from kring.foundation.circle.models import Dossier, Involvement
from kring.foundation.organisations.models import ApproachVersion
from kring.foundation.sharing import actions as circle
from kring.foundation.sharing.actions import Face
from kring.foundation.sharing.approaches.following import follow
from kring.foundation.sharing.approaches.loading import examples
from kring.foundation.sharing.replacement import name_replacement
from kring.testing.cast import PROFESSIONALS, Cast, make_goal
from tests.casework.clock import Clock
from tests.casework.intake.told import new_report
from tests.foundation.core.second_calendar import hours_later, on_the_fingers

BEGINNING = datetime.combine(today_in_amsterdam() - timedelta(days=240), time(9), AMSTERDAM).astimezone(UTC)
LONGEST = timedelta(days=200)
IN_ORDER = ["coordinator", "second", "process_coordinator"]
ARRANGED = {one["code"]: {row["code"]: row for row in one["triggers"]} for one in examples()}
# What may stand still only: no job and no time moves any of it.
STANDING = (Phase, PlanVersion, PlanVersionLine, DossierApproach, CareStep)


@dataclass
class Asked:
    """One question in the second reading."""

    trigger: str
    role: str
    due_at: float
    waits: bool = True
    adapts: bool = False


class Life:
    """Random days of the family of Amina."""

    def __init__(self, cast: Cast, clock: Clock) -> None:
        self.cast, self.clock = cast, clock
        self.clock.at = BEGINNING
        self.reached: set[str] = set()
        self.asked: dict[int, Asked] = {}
        self.coordinator, self.second = "jan", "fleur"
        self.away: tuple[str, str, date] | None = None
        self.arranged: dict[str, dict] = {}
        self.passed: set[object] = set()
        self.last_look: datetime | None = None
        self.last_sign = BEGINNING
        self.safe = {"jan": 8, "fleur": 8, "piet": 8}
        self.number = 0

    # Who is there, and who they are today.

    def viewer(self, name: str) -> Viewer:
        return replace(self.cast[name], today=self.clock.today)

    def kring(self):
        return looking_as(job(Job.DEMO, today=self.clock.today))

    def stands_in(self, name: str) -> str:
        if self.away and self.away[0] == name and self.clock.today < self.away[2]:
            return self.away[1]
        return name

    def holder(self, role: str) -> str | None:
        name = {"coordinator": self.coordinator, "second": self.second, "process_coordinator": "wim"}[role]
        return name and self.stands_in(name)

    @contextmanager
    def by(self, name: str) -> Iterator[Viewer]:
        with looking_as(self.viewer(name)) as viewer:
            yield viewer

    def dossier(self) -> Dossier:
        return Dossier.objects.get(pk=self.cast.dossier.pk)

    # The second reading.

    def term(self, code: str) -> tuple[int, str]:
        if row := self.arranged.get(code):
            return row["term"], row["unit"]
        return TRIGGERS[TriggerCode(code)].term, str(TRIGGERS[TriggerCode(code)].unit)

    def threshold(self, code: str) -> int:
        row = self.arranged.get(code) or {}
        return row.get("threshold") or TRIGGERS[TriggerCode(code)].threshold or 1

    def due(self, code: str) -> float:
        term, unit = self.term(code)
        if unit == "hours":
            return hours_later(self.clock.at, term)
        last_day = on_the_fingers(self.clock.today, term)
        return datetime.combine(last_day + timedelta(days=1), time(0), AMSTERDAM).timestamp()

    def rows(self) -> dict[int, ImpactProposal]:
        with self.kring():
            return {one.pk: one for one in ImpactProposal.objects.filter(dossier=self.cast.dossier)}

    def standing(self) -> list[dict]:
        with self.kring():
            return [row for model in STANDING for row in model.objects.order_by("pk").values()]

    @contextmanager
    def asks(self, *codes: str) -> Iterator[None]:
        """What happens here asks exactly these questions, of the first who is there, and moves nothing."""
        before = self.standing()
        yield
        new = {pk: one for pk, one in self.rows().items() if pk not in self.asked}
        assert Counter(one.trigger for one in new.values()) == Counter(codes)
        self.reached |= set(codes)
        for pk, one in new.items():
            self.asked[pk] = Asked(one.trigger, "coordinator", self.due(one.trigger))
            assert one.asked_of == self.cast.professionals[self.holder("coordinator")]
        assert self.standing() == before, "a phase, a plan, an approach or a step moved by itself"

    def sign(self) -> None:
        self.last_sign = self.clock.at
        self.clock.on(minutes=1)

    # What happens.

    def begin(self, approach: str | None) -> None:
        with self.kring():
            SafetyAgreement.objects.create(
                dossier=self.cast.dossier, wording="Bij ruzie naar oma", doer="Noor", agreed_on=self.clock.today
            )
            Phase.objects.create(
                dossier=self.cast.dossier, code="stable_safety", from_on=self.clock.today, evidence="het is rustig"
            )
        make_goal(self.cast)
        with self.by("jan") as jan:
            for who in ("jan", "fleur"):
                with self.by(who) as viewer:
                    actions.rate_safety(dossier=self.dossier(), viewer=viewer, score=8, on=viewer.today)
            plans.agree_plan(
                dossier=self.dossier(), viewer=jan, reason="eerste plan", on=jan.today, organisations_present=2,
                family_present=True, look_again_on=jan.today + timedelta(days=60),
            )  # fmt: skip
            actions_steps.take_step(
                dossier=self.dossier(), viewer=jan, direction="up", wording="Vaker langs", criteria=["new_incident"],
                evidence="de melding", taken_on=jan.today,
            )  # fmt: skip
            if approach:
                version = ApproachVersion.objects.get(approach__code=approach)
                follow(dossier=self.dossier(), version=version, reason="past erbij", viewer=jan)
                self.arranged = ARRANGED[approach]
        self.dates = [("plan", self.clock.today + timedelta(days=60))]
        self.sign()

    def an_incident_becomes_known(self, kind: str, about: tuple[str, ...]) -> None:
        with self.asks("incident"), self.by("fleur") as fleur:
            actions.record_incident(
                dossier=self.dossier(), viewer=fleur, kind=kind, severity="serious", known_on=fleur.today,
                description="Er is geslagen", done_to=[self.cast.persons[name].pk for name in about],
            )  # fmt: skip
        self.sign()

    def a_report_comes_in(self) -> None:
        with self.asks("new_report"), self.by("piet") as piet:
            report = receive_report(report=new_report(), desk=self.cast.teams["noord"], viewer=piet)
            attach_to_known_family(report=report, dossier=self.cast.dossier, viewer=piet)
        self.sign()

    def somebody_gives_a_number(self, score: int, who: str) -> None:
        fell = self.safe[who] - score >= self.threshold("rating_dropped")
        if who not in (self.coordinator, "fleur"):
            return
        with self.asks(*["rating_dropped"] * fell), self.by(who) as viewer:
            actions.rate_safety(dossier=self.dossier(), viewer=viewer, score=score, on=viewer.today)
        self.safe[who] = score
        self.sign()

    def an_agreement_fails(self) -> None:
        with self.asks("agreement_broken"), self.by("fleur") as fleur:
            actions.report_broken_agreement(
                agreement=SafetyAgreement.objects.get(), on=fleur.today, words="Het lukte niet", viewer=fleur
            )
        self.sign()

    def a_check_in_is_agreed(self, who: str) -> None:
        with self.kring():
            if CheckIn.objects.filter(person=self.cast.persons[who], on=self.clock.today).exists():
                return
        with self.asks(), self.by("fleur") as fleur:
            actions_check_ins.plan_check_ins(
                dossier=self.dossier(), person=self.cast.persons[who], asker=self.cast.professionals["fleur"],
                way="phone", first_on=fleur.today, weeks=1, times=1, viewer=fleur,
            )  # fmt: skip
        self.sign()

    def somebody_is_called(self, reached: str) -> None:
        self.a_check_in_is_agreed("noor")
        with self.kring():
            one = CheckIn.objects.filter(outcome="planned").order_by("pk").first()
        if one is None:
            return
        with self.asks(*["contact_missed"] * (reached == "not_reached")), self.by("fleur") as fleur:
            if reached == "answered":
                actions_check_ins.answer_check_in(check_in=one, score=8, viewer=fleur)
            elif reached == "skipped":
                actions_check_ins.skip_check_in(check_in=one, viewer=fleur)
            else:
                actions_check_ins.not_reached(check_in=one, viewer=fleur)
        self.sign()

    def a_goal_gets_its_day(self, days: int) -> None:
        with self.asks(), self.by("fleur") as fleur:
            goal = plans.set_goal(
                dossier=self.dossier(), viewer=fleur, wording="Samen eten", agreed_on=fleur.today,
                aim_on=fleur.today + timedelta(days=days),
            )  # fmt: skip
        self.dates.append((f"goal {goal.pk}", self.clock.today + timedelta(days=days)))
        self.sign()

    def the_coordinator_is_away(self, days: int) -> None:
        if (self.away and self.clock.today < self.away[2]) or self.coordinator not in ("jan", "piet"):
            return
        other = {"jan": "piet", "piet": "jan"}[self.coordinator]
        team = self.cast.teams[PROFESSIONALS[self.coordinator][2]]
        until = self.clock.today + timedelta(days=days)
        with self.asks(), self.by(self.coordinator) as viewer:
            name_replacement(
                absent=self.cast.professionals[self.coordinator], team=team, from_on=viewer.today, until_on=until,
                replacement=self.cast.professionals[other], viewer=viewer,
            )  # fmt: skip
        self.away = (self.coordinator, other, until)

    def the_coordinator_hands_over(self) -> None:
        to = {"jan": "piet", "piet": "jan"}[self.coordinator]
        face = Face(self.cast.professionals[to], self.cast.teams[PROFESSIONALS[to][2]])
        with self.asks(), self.by(self.coordinator) as viewer:
            circle.hand_over(dossier=self.dossier(), role="coordinator", to=face, reason="Verhuisd", viewer=viewer)
        self.coordinator = to
        self.sign()

    def the_second_leaves_or_comes_back(self) -> None:
        with self.asks(), self.by(self.coordinator) as viewer:
            if self.second:
                leaves = Involvement.objects.running().get(dossier=self.cast.dossier, role="second")
                circle.end_involvement(involvement=leaves, viewer=viewer)
                self.second = None
            else:
                face = Face(self.cast.professionals["fleur"], self.cast.teams["veiligheid"])
                circle.involve(dossier=self.dossier(), face=face, role="second", viewer=viewer)
                self.second = "fleur"
        self.sign()

    def somebody_answers(self, answer: str, which: int, by_second: bool) -> None:
        unanswered = sorted(pk for pk, one in self.asked.items() if one.waits and not one.adapts)
        if not unanswered:
            return
        pk = unanswered[which % len(unanswered)]
        who = self.second if by_second and self.second else self.holder("coordinator")
        with self.asks(), self.by(who) as viewer:
            one = ImpactProposal.objects.get(pk=pk)
            answer_proposal(
                proposal=one, answer=answer, reason="We keken samen", seen_version=one.version, viewer=viewer,
                meet_at=self.clock.at + timedelta(days=1),
            )  # fmt: skip
        if answer == "adapt":
            self.asked[pk].adapts, self.asked[pk].due_at = True, self.due(one.trigger)
        else:
            self.asked[pk].waits = False
        self.sign()

    def the_plan_is_agreed_again(self) -> None:
        with self.by("fleur") as fleur:
            plans.agree_plan(
                dossier=self.dossier(), viewer=fleur, reason="opnieuw bekeken", on=fleur.today,
                organisations_present=2, family_present=True, look_again_on=fleur.today + timedelta(days=30),
            )  # fmt: skip
        for one in self.asked.values():
            one.waits = one.waits and not one.adapts
        self.number += 1
        self.dates = [one for one in self.dates if not one[0].startswith("plan")]
        self.dates.append((f"plan {self.number}", self.clock.today + timedelta(days=30)))
        self.sign()

    def time_passes(self, hours: int) -> None:
        if self.clock.at + timedelta(hours=hours) < BEGINNING + LONGEST:
            with self.asks():
                self.clock.on(hours=hours)

    def kring_looks(self) -> None:
        expected, today = [], self.clock.today
        for what in self.dates:
            if what[1] < today and what not in self.passed:
                self.passed.add(what)
                expected.append("date_passed")
        with self.kring():
            days = timedelta(days=self.threshold("check_in_missed"))
            expected += ["check_in_missed"] * CheckIn.objects.filter(outcome="planned", on__lte=today - days).count()
        silent = ("silent", self.last_sign.astimezone(AMSTERDAM).date())
        long = timedelta(days=self.threshold("silence"))
        if self.clock.at - self.last_sign >= long and silent not in self.passed:
            self.passed.add(silent)
            expected.append("silence")
        late = [
            one
            for one in self.asked.values()
            if one.waits and one.due_at <= self.clock.at.timestamp() and one.role != IN_ORDER[-1]
        ]
        with self.asks(*expected):
            found = watching.watch(now=self.clock.at)
        assert found.passed_on == len(late)
        for one in late:
            one.role = next(role for role in IN_ORDER[IN_ORDER.index(one.role) + 1 :] if self.holder(role))
            one.due_at = self.due(one.trigger)
            self.reached.add(one.role)
        assert watching.watch(now=self.clock.at) == watching.Seen(0, 0, 0, 0), "looking twice finds nothing new"
        self.last_look = self.clock.at

    # What is always so.

    def hold(self) -> None:
        self.kring_asks_whom_the_second_reading_says()
        self.after_a_look_nothing_is_past_its_term_and_still_with_who_did_not_answer()
        self.whoever_is_asked_finds_the_question()

    def kring_asks_whom_the_second_reading_says(self) -> None:
        said = {
            pk: (row.trigger, row.asked, row.due_at.timestamp(), row.is_answered and not self.asked[pk].adapts)
            for pk, row in self.rows().items()
        }

        assert said == {
            pk: (one.trigger, one.role, one.due_at, not one.waits and not one.adapts) for pk, one in self.asked.items()
        }

    def after_a_look_nothing_is_past_its_term_and_still_with_who_did_not_answer(self) -> None:
        if self.last_look != self.clock.at:
            return
        with self.kring():
            late = ImpactProposal.objects.waiting().filter(due_at__lte=self.clock.at)
            assert {one.asked for one in late} <= {"process_coordinator"}

    def whoever_is_asked_finds_the_question(self) -> None:
        waits = {pk: one.role for pk, one in self.asked.items() if one.waits}
        with self.by(self.holder("coordinator")) as viewer:
            found = set(ImpactProposal.objects.waiting().filter(asked_of_me(viewer)).values_list("pk", flat=True))
        assert found == set(waits)
        if self.second:
            with self.by(self.second) as viewer:
                found = set(ImpactProposal.objects.waiting().filter(asked_of_me(viewer)).values_list("pk", flat=True))
            assert found == {pk for pk, role in waits.items() if role != "coordinator"}
        with self.by("wim"):
            assert len(passed_on_in_region(99)) == bool([one for one in waits.values() if one == IN_ORDER[-1]])

"""A family in which there is one of everything that an address can name, so that each address can be asked."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Model
from django.utils import timezone

from kring.casework.closing.models import Closing, ClosingWord
from kring.casework.explanation.models import Argument, Explanation, Factor, Hypothesis, Influence
from kring.casework.intake.models import (
    Advice,
    AskedPerson,
    InformationRequest,
    IntakeTerm,
    KnownQuestion,
    QuestionUntold,
    Report,
    ReportingCode,
)
from kring.casework.meetings.models import Meeting, Participant
from kring.casework.plans.models import Action, CourtOrder, ImpactProposal, PlanVersion
from kring.casework.safety.models import CareStep, CheckIn, SafetyAgreement
from kring.casework.separation.models import QuestionSet, SafetyScreen, ScreenAnswer, ScreenConclusion
from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.circle.models import Involvement, Member
from kring.foundation.households.models import Household, Person
from kring.foundation.organisations.models import Region
from kring.foundation.sharing.approaches.following import follow, take_role
from kring.foundation.sharing.approaches.loading import load_examples
from kring.foundation.sharing.approaches.writing import begin_draft
from kring.foundation.sharing.audit import item_key
from kring.foundation.sharing.models import (
    Consent,
    EmergencyAccess,
    Finding,
    Ground,
    Incapacity,
    KeptApart,
    LegalBasis,
    Merge,
    MovedRow,
    NotTheSame,
    ParentLetter,
    ParentReads,
    PreparedHandover,
    Replacement,
    Threshold,
    ToldOfHandover,
    Withholding,
)
from kring.foundation.sharing.retention.destroying import digest_of
from kring.foundation.sharing.retention.models import Certificate, RetentionProposal, RetentionRule
from kring.foundation.sharing.rights.models import OwnStatement, Recipient, RightsRequest
from kring.testing.cast import Cast, make_goal, make_service

NOWHERE = 999_999


def one_of_everything(cast: Cast) -> dict[str, Model]:
    """The row that each part of an address names: {"goal_id": …}. Add one when an address names something new."""
    jan, today, now = cast.professionals["jan"], cast.today, timezone.now()
    own: dict[str, Any] = {"dossier": cast.dossier, "written_by": jan}
    goal = make_goal(cast)
    approach = _an_approach(cast)
    with looking_as(job(Job.DEMO, today=today)):
        PlanVersion.objects.create(**own, number=1, agreed_on=today, reason="eerste plan")
        Explanation.objects.create(**own, number=1, text="zo hangt het samen", shared_on=today)
        seen = {
            "domain": "parent_child", "valence": "risk", "function": "perpetuating", "source_kind": "observation",
            "identified_on": today,
        }  # fmt: skip
        factor, other = (Factor.objects.create(**own, **seen, wording=words) for words in ("Ruzie", "Slecht slapen"))
        hypothesis = Hypothesis.objects.create(**own, wording="De ruzie houdt iedereen wakker")
        ground = Ground.objects.filter(dossier=cast.dossier, professional=cast.professionals["fleur"]).first()
        noor, amina = cast.persons["noor"], cast.persons["amina"]
        closing = Closing.objects.create(
            **own, reason="goals_reached", summary="het gaat goed", after_care_on=today + timedelta(days=30),
            after_care_by=jan, way_back="bel Jan", proposed_on=today,
        )  # fmt: skip
        return {
            **approach,
            "dossier_id": cast.dossier,
            "service_id": make_service(cast),
            "goal_id": goal,
            "action_id": Action.objects.create(
                **own, goal=goal, wording="Samen eten", frame="voluntary", doer_professional=jan, agreed_on=today
            ),
            "order_id": CourtOrder.objects.create(
                **own, kind="supervision_order", court="rechtbank Waterdam", decided_on=today, from_on=today
            ),
            "proposal_id": ImpactProposal.objects.create(
                **own, because_of="een melding", cause_key="intake_report:1", due_on=today, due_at=now,
                trigger="new_report", family_may_read=False
            ),
            "factor_id": factor,
            "hypothesis_id": hypothesis,
            "argument_id": Argument.objects.create(**own, hypothesis=hypothesis, factor=factor, supports=True),
            "influence_id": Influence.objects.create(
                **own, source=factor, target=other, strength="strong", certainty="seen", seen_on=today
            ),
            "check_in_id": CheckIn.objects.create(
                **own, person=cast.persons["amina"], asker=jan, way="phone", on=today, about=[cast.persons["amina"].pk]
            ),
            "screen_id": _a_screen(own, amina, jan),
            "step_id": CareStep.objects.create(
                **own, direction="up", wording="Vaker langs", evidence="Het lukt niet", taken_on=today
            ),
            "agreement_id": SafetyAgreement.objects.create(**own, wording="Bellen", doer="Amina", agreed_on=today),
            "meeting_id": _a_meeting(own, [jan, cast.professionals["fleur"]], now - timedelta(hours=2)),
            "word_id": ClosingWord.objects.create(**own, closing=closing, professional=jan, agrees=True),
            # Jan sees this family anyway, and nobody stands in yet: these rows open nothing to anybody.
            "access_id": EmergencyAccess.objects.create(
                dossier=cast.dossier, professional=jan, organisation=cast.teams["noord"].organisation,
                in_danger="een kind", why_now="nu", opened_at=now, ends_at=now + timedelta(hours=1), judge_by=today,
            ),
            "replacement_id": Replacement.objects.create(
                absent=jan, replacement=cast.professionals["fleur"], team=cast.teams["noord"], named_by=jan,
                from_on=today + timedelta(days=10), until_on=today + timedelta(days=20),
            ),
            "finding_id": Finding.objects.create(kind="many_refusals", day=today, professional=jan, times=5),
            "threshold_id": Threshold.objects.get(kind="many_refusals"),
            "basis_id": LegalBasis.objects.order_by("pk")[0],
            "ground_id": ground,
            "consent_id": Consent.objects.create(
                dossier=cast.dossier, ground=ground, person=amina, given_by=amina, how="spoken", given_on=today
            ),
            "child_id": noor,
            "parent_id": amina,
            # Noor is 14, and this begins later: neither opens nor closes anything.
            "reads_id": ParentReads.objects.create(child=noor, parent=amina, how="spoken", from_on=today),
            "incapacity_id": Incapacity.objects.create(
                person=noor, judged_by="een arts", judged_on=today, reason="ziek", from_on=today + timedelta(days=10),
                until_on=today + timedelta(days=20),
            ),
            "letter_id": ParentLetter.objects.create(
                dossier=cast.dossier, to=amina, child=noor, child_called="N.", asked_on=today, question="Hoe gaat het?",
                facts="Goed.", written_by=jan,
            ),
            **_asked_and_kept(cast, goal),
            **_one_and_two(cast),
            "member_id": Member.objects.get(person=cast.persons["noor"]),
            "person_id": cast.persons["amina"],
            "withholding_id": Withholding.objects.get(item_key=item_key(cast.address)),
            "place_id": cast.address,
            "involvement_id": Involvement.objects.get(dossier=cast.dossier, role="second"),
            "handover_id": _a_handover(cast, own),
            "report_id": Report.objects.create(
                desk=cast.teams["noord"], safety_holder=jan, kind="concern", reporter_kind="citizen",
                reported_at=now, received_at=now, situation="Zorgen", danger_due_at=now + timedelta(hours=1),
            ),
            **_asked_elsewhere(cast, amina),
            "code_id": ReportingCode.objects.create(
                professional=jan, organisation=cast.teams["noord"].organisation, title="stil kind", keep_until=today
            ),
            "advice_id": Advice.objects.create(
                team=cast.teams["noord"], adviser=jan, asker_kind="citizen", concern="neglect", age_group="under_12",
                question="Een kind eet niet.", advised="Praat met de ouders.",
            ),
            "term_id": IntakeTerm.objects.get(code="question"),
        }  # fmt: skip


def _asked_elsewhere(cast: Cast, amina: Model) -> dict[str, Model]:
    """What Jan asked an organisation in which nobody is appointed to answer; the family knows nothing of it yet."""
    later = cast.today + timedelta(days=5)
    question = KnownQuestion.objects.create(
        dossier=cast.dossier, organisation=cast.teams["ggz"].organisation, asked_by=cast.professionals["jan"],
        asked_for=cast.teams["noord"].organisation, about=[amina.pk], purpose="Wie helpt er al?", basis="law_youth",
        answer_by=later, open_until=later, tell_by=later,
    )  # fmt: skip
    AskedPerson.objects.create(question=question, name="zoals Jan haar noemt", person=amina)
    QuestionUntold.objects.create(question=question, reason="gevaar")
    return {
        "question_id": question,
        "information_id": InformationRequest.objects.create(
            question=question, asked_by=cast.professionals["jan"], wanted="Is er hulp?", purpose="plan",
            basis="law_youth", answer_by=later,
        ),
    }  # fmt: skip


def _a_handover(cast: Cast, own: dict[str, Any]) -> PreparedHandover:
    """Jan hands over to Fleur. Amina was told; nobody signed."""
    prepared = PreparedHandover.objects.create(
        **own, role="coordinator", giver=Involvement.objects.get(dossier=cast.dossier, role="coordinator"),
        to=cast.professionals["fleur"], to_team=cast.teams["veiligheid"], from_on=cast.today, reason="ander werk",
        family_may_read=False,
    )  # fmt: skip
    amina = cast.persons["amina"]
    ToldOfHandover.objects.create(
        **own, prepared=prepared, person=amina, about=[amina.pk], told_on=cast.today, how="spoken",
        told_by=cast.professionals["jan"], words="Straks komt Fleur.",
    )  # fmt: skip
    return prepared


def _a_meeting(own: dict[str, Any], asked: list[Any], starts_at: datetime) -> Meeting:
    """A meeting to which these professionals are asked."""
    meeting = Meeting.objects.create(**own, purpose="Samen kijken", starts_at=starts_at)
    Participant.objects.bulk_create(Participant(meeting=meeting, professional=one) for one in asked)
    return meeting


def _a_screen(own: dict[str, Any], parent: Any, asker: Any) -> SafetyScreen:
    """What only Amina is asked, with what she answered; and what was concluded, which no parent reads."""
    questions = QuestionSet.objects.get(code="separation-1")
    screen = SafetyScreen.objects.create(
        **own, person=parent, question_set=questions, way="portal", asker=asker, asked_on=timezone.localdate(),
        about=[parent.pk], changed_at=timezone.now(),
    )  # fmt: skip
    ScreenAnswer.objects.create(
        **own, screen=screen, question=questions.questions.get(key="fear-of-other"), answer="often",
        words="Ik durf niets te zeggen", about=[parent.pk],
    )  # fmt: skip
    ScreenConclusion.objects.create(
        **own, number=1, pattern="coercive_control", severity="serious", power="unequal", reasons="Wat Amina zei",
        observed="Karim antwoordt voor haar", concluded_on=timezone.localdate(),
        look_again_on=timezone.localdate() + timedelta(days=90), family_may_read=False,
    )  # fmt: skip
    return screen


def _asked_and_kept(cast: Cast, goal: Model) -> dict[str, Model]:
    """What Amina asked and wrote beside the goal; and what is kept and what is gone, of other dossiers."""
    today, amina, now = cast.today, cast.persons["amina"], timezone.now()
    asked = RightsRequest.objects.create(
        dossier=cast.dossier, kind="access", requester=amina, about_person=amina, words="alles", asked_on=today,
        due_on=today + timedelta(days=30),
    )  # fmt: skip
    gone = RetentionProposal.objects.create(
        what="item", dossier_number=NOWHERE, item_key=f"plans_goal:{NOWHERE}", due_on=today, verdict="destroy",
        reason="de termijn is voorbij", decided_at=now, decided_by=cast.professionals["petra"], done_at=now,
    )  # fmt: skip
    proof = Certificate(proposal=gone, destroyed_at=now, rule_words="20 jaar", counts={}, numbers={})
    proof.digest = digest_of(proof)
    proof.save()
    return {
        "request_id": asked,
        "recipient_id": Recipient.objects.create(request=asked, professional=cast.professionals["fleur"]),
        "statement_id": OwnStatement.objects.create(
            dossier=cast.dossier, of_section="plan", item_key=f"plans_goal:{goal.pk}", person=amina, words="Zo is het",
            about=[amina.pk],
        ),
        "kept_id": RetentionProposal.objects.create(
            what="item", dossier_number=NOWHERE, item_key=f"plans_goal:{NOWHERE + 1}", due_on=today
        ),
        "rule_id": RetentionRule.objects.get(code="youth-20"),
        "certificate_id": proof,
    }  # fmt: skip


def _one_and_two(cast: Cast) -> dict[str, Model]:
    """Amina once stood twice; Noor and Sem are two; and two homes. None of it opens or closes anything."""
    amina, noor, sem = (cast.persons[name] for name in ("amina", "noor", "sem"))
    merge = Merge.objects.create(kept=amina, gone=Person.objects.create(), reason="dubbel ingevoerd")
    MovedRow.objects.create(merge=merge, kind="moved", item_key=f"plans_goal:{NOWHERE}", column="about", held="{}")
    KeptApart.objects.create(
        merge=merge, item_key=f"households_place:{NOWHERE}", person=amina, of_section="places", dossier=cast.dossier
    )
    first, second = Household.objects.order_by("pk")[:2]
    return {
        "merge_id": merge,
        "other_id": noor,
        "said_id": NotTheSame.objects.create(one=noor, other=sem, said_by=cast.professionals["jan"]),
        "home_id": first,
        "other_home_id": second,
    }


def _an_approach(cast: Cast) -> dict[str, Model]:
    """How the region works, what is being written about it, and what this family follows."""
    with looking_as(job(Job.DEMO, today=cast.today)) as kring:
        versions = load_examples(region=Region.objects.get(), viewer=kring, from_on=cast.today)
        version = next(one for one in versions if one.approach.code == "mda-structural")
        draft = begin_draft(version=version, viewer=kring)
        followed = follow(dossier=cast.dossier, version=version, reason="past", viewer=kring)
        role = version.roles.get(title="procesregisseur")  # type: ignore[attr-defined]
        take_role(followed=followed, role=role, professional=cast.professionals["jan"], viewer=kring)
        return {
            "version_id": version,
            "draft_id": draft,
            "line_id": draft.steps.first(),  # type: ignore[attr-defined]
            "approach_step_id": version.steps.first(),  # type: ignore[attr-defined]
            "criterion_id": version.criteria.first(),  # type: ignore[attr-defined]
            "role_id": role,
        }

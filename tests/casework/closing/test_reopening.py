"""A way back after closing: everything in its place, nothing that was kept from somebody laid open."""

import pytest
from django.urls import reverse

from kring.casework.closing import actions
from kring.casework.closing.models import Closing
from kring.casework.closing.reopening import reopen, who_may_carry
from kring.casework.explanation.models import Explanation, Factor, Influence
from kring.casework.plans.models import Action, Goal
from kring.casework.safety.models import SafetyAgreement
from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.circle.models import Dossier, Involvement, Member
from kring.foundation.core.refusal import Refused
from kring.foundation.sharing.models import Withholding


@pytest.fixture
def closed(cast, goal, everyone_said, let_time_pass):
    """The family was closed with Jan for the after-care; one factor was kept from Karim."""
    own = {"dossier": cast.dossier, "written_by": cast.professionals["jan"]}
    seen = {"domain": "child", "valence": "risk", "function": "perpetuating", "source_kind": "fact"}
    with looking_as(job(Job.DEMO, today=cast.today)):
        first, second = (
            Factor.objects.create(**own, **seen, wording=words, identified_on=cast.today)
            for words in ("geheim", "open")
        )
        Influence.objects.create(
            **own, source=first, target=second, strength="some", certainty="seen", seen_on=cast.today
        )
        Explanation.objects.create(**own, number=3, text="zo zat het", shared_on=cast.today)
        Action.objects.create(
            **own, goal=goal, wording="Samen eten", frame="voluntary", doer_professional=own["written_by"],
            agreed_on=cast.today,
        )  # fmt: skip
        SafetyAgreement.objects.create(**own, wording="Bellen", doer="Amina", agreed_on=cast.today)
        Withholding.objects.create(
            dossier=cast.dossier, item_key=f"explanation_factor:{first.pk}", from_person=cast.persons["karim"],
            reason="gevaar", review_on=cast.today,
        )  # fmt: skip
    proposal = everyone_said()
    with looking_as(cast["jan"]):
        actions.close(closing=proposal, viewer=cast["jan"])
    let_time_pass()
    with looking_as(job(Job.DEMO, today=cast.today)):
        return Closing.objects.select_related("dossier__municipality").get()


def again(cast, closed):
    with looking_as(cast["jan"]):
        faces = who_may_carry(closed.dossier, cast["jan"])
        return reopen(
            closing=closed, reason="Er was weer ruzie.", coordinator=faces["coordinator"],
            safety_holder=faces["safety_holder"], viewer=cast["jan"],
        )  # fmt: skip


def test_everything_is_in_its_place(cast, closed):
    dossier = again(cast, closed)

    with looking_as(job(Job.DEMO, today=cast.today)):
        brought = [
            list(model.objects.of(dossier).order_by("id").values_list(field, flat=True))
            for model, field in (
                (Goal, "wording"), (Action, "wording"), (SafetyAgreement, "wording"), (Factor, "wording"),
                (Explanation, "text"),
            )
        ]  # fmt: skip
        action, arrow = Action.objects.of(dossier).get(), Influence.objects.of(dossier).get()
        draft = Explanation.objects.of(dossier).get()
        assert action.goal.dossier_id == arrow.source.dossier_id == dossier.pk
        people = set(Member.objects.of(dossier).values_list("person_id", flat=True))
    assert brought[1:] == [["Samen eten"], ["Bellen"], ["geheim", "open"], ["zo zat het"]]
    assert len(brought[0]) == 1
    assert (draft.number, draft.shared_on) == (1, None)
    assert people == {cast.persons[name].pk for name in ("amina", "karim", "noor", "sem")}
    assert dossier.reopens_id == cast.dossier.pk


def test_what_was_kept_from_somebody_stays_kept_from_them(cast, closed):
    dossier = again(cast, closed)

    def reads(who):
        with looking_as(cast[who]):
            words = Factor.objects.of(dossier).values_list("wording", flat=True)
            return set(words), Influence.objects.of(dossier).count()

    assert reads("amina") == ({"geheim", "open"}, 1)
    assert reads("karim") == ({"open"}, 0)


def test_the_closed_dossier_stays_as_it_was(cast, closed, goal):
    again(cast, closed)

    with looking_as(job(Job.DEMO, today=cast.today)):
        assert not Dossier.objects.get(pk=cast.dossier.pk).is_open
        assert Goal.objects.of(cast.dossier).get() == goal


def test_it_is_opened_once(cast, closed):
    again(cast, closed)

    with pytest.raises(Refused, match="al weer geopend"):
        again(cast, closed)


def test_whoever_does_the_after_care_opens_it_on_the_page(cast, closed, signed_in):
    page = reverse("closing:reopen", args=[cast.dossier.pk])
    client = signed_in("jan")
    filled = {"reason": "", "coordinator": "me", "safety_holder": "safety_holder"}

    wrong = client.post(page, filled)
    right = client.post(page, filled | {"reason": "Er was weer ruzie."}, follow=True)

    assert wrong.status_code == 422
    assert "Er is weer een dossier open" in right.content.decode()
    assert signed_in("fleur").get(page).status_code == 404
    assert signed_in("amina").get(page).status_code == 404
    with looking_as(job(Job.DEMO, today=cast.today)):
        again = Dossier.objects.get(reopens=cast.dossier.pk)
        there = Involvement.objects.of(again).filter(professional__isnull=False)
        carry = dict(there.values_list("role", "professional__first_name"))
    assert carry == {"coordinator": "Jan", "safety_holder": "Fleur"}

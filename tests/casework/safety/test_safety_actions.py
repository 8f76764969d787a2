"""What is done about safety: the row, the line in the chronology, the log, and what is refused."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from kring.casework.plans.models import ImpactProposal
from kring.casework.safety import actions, actions_phases
from kring.casework.safety.models import Incident, Phase, SafetyAgreement, SafetyRating
from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.circle.models import ChronologyLine
from kring.foundation.core.refusal import ChangedMeanwhile, Refused
from kring.foundation.sharing.audit import item_key
from kring.foundation.sharing.models import LogEntry


def test_a_rating_of_a_member_is_about_that_member(cast):
    rating = rate(cast, 4, who="noor", words="Als papa belt word ik bang")

    assert rating.about == [cast.persons["noor"].pk]
    assert rating.person_id == cast.persons["noor"].pk
    assert rating.professional_id is None
    assert rating.written_by == cast.professionals["jan"]


def test_a_rating_of_a_professional_is_about_the_whole_family(cast):
    rating = rate(cast, 5)

    assert rating.about == []
    assert rating.professional_id == cast.professionals["jan"].pk


@pytest.mark.parametrize(
    ("rater", "readers"),
    [
        ("amina", {"jan", "fleur", "amina"}),
        ("karim", {"jan", "fleur", "karim"}),
        ("noor", {"jan", "fleur", "noor", "amina", "karim"}),
        (None, {"jan", "fleur", "noor", "amina", "karim"}),
    ],
)
def test_who_reads_a_rating_and_its_line_in_the_chronology(cast, rater, readers):
    rating = rate(cast, 5, who=rater)

    assert who_reads(cast, rating) == readers
    assert who_reads_the_line(cast, rating) == readers


def test_the_rating_of_a_child_can_be_kept_from_one_parent(cast):
    rating = rate(cast, 2, who="noor", withheld_from=[cast.persons["karim"].pk])

    assert who_reads(cast, rating) == {"jan", "fleur", "noor", "amina"}
    assert who_reads_the_line(cast, rating) == {"jan", "fleur", "noor", "amina"}


def test_who_is_no_member_is_refused_as_a_rater(cast):
    with looking_as(cast["jan"]), pytest.raises(Refused, match="hoort niet bij dit gezin"):
        rate(cast, 5, who="fatna")


@pytest.mark.parametrize(("first", "second", "asks"), [(7, 5, 1), (7, 6, 0), (3, 8, 0)])
def test_a_lower_rating_of_the_same_person_asks_for_a_look_at_the_plan(cast, first, second, asks):
    rate(cast, first, who="amina", on=cast.today - timedelta(days=7))
    rate(cast, 9, who="noor")

    rating = rate(cast, second, who="amina")

    assert reviews(cast, rating) == asks


def test_a_safety_agreement_stands_in_the_chronology_and_the_log(cast):
    agreement = agree(cast)

    with looking_as(cast["jan"]):
        assert list(SafetyAgreement.objects.in_force()) == [agreement]
    assert "oma Fatna" in line(cast, agreement)
    assert "safety.agreed" in log(cast, agreement)


def test_an_agreement_that_failed_is_marked_and_the_plan_is_looked_at_again(cast):
    agreement = agree(cast)

    broken = break_it(cast, agreement, words="Ze stond niet klaar")

    with looking_as(cast["jan"]):
        assert SafetyAgreement.objects.with_last_break().get().broken_on == cast.today
    assert "Ze stond niet klaar" in line(cast, broken)
    assert "safety.agreement.broken" in log(cast, broken)
    assert reviews(cast, broken) == 1


def test_who_may_not_know_that_it_failed_sees_an_unbroken_agreement(cast):
    agreement = agree(cast)
    broken = break_it(cast, agreement, withheld_from=[cast.persons["karim"].pk])

    assert who_reads(cast, broken) == {"jan", "fleur", "amina", "noor"}
    with looking_as(cast["karim"]):
        assert SafetyAgreement.objects.with_last_break().get().broken_on is None


def test_an_agreement_ends_once_and_not_over_the_head_of_another(cast):
    agreement = agree(cast)
    with looking_as(cast["jan"]):
        stale = SafetyAgreement.objects.get(pk=agreement.pk)
        end(cast, agreement, seen_version=1)

        with pytest.raises(Refused, match="geldt al niet meer"):
            end(cast, agreement, seen_version=agreement.version)
        with pytest.raises(ChangedMeanwhile):
            end(cast, stale, seen_version=1)
        assert not SafetyAgreement.objects.in_force().exists()
    assert "Niet meer nodig" in line(cast, agreement)


def test_an_incident_says_between_whom_and_asks_for_a_look_at_the_plan(cast):
    incident = record(cast, done_by=["karim"], done_to=["amina", "sem"])

    persons = cast.persons
    assert incident.done_by == [persons["karim"].pk]
    assert incident.about == sorted([persons["amina"].pk, persons["karim"].pk, persons["sem"].pk])
    assert line(cast, incident) == "Incident bekend: lichamelijk geweld, ernstig"
    assert "safety.incident.recorded" in log(cast, incident)
    assert reviews(cast, incident) == 1


@pytest.mark.parametrize(
    ("who_reads_it", "readers"),
    [
        ("concerned", {"jan", "fleur", "amina", "karim"}),
        ("not_who_did_it", {"jan", "fleur", "amina"}),
        ("nobody_yet", {"jan", "fleur"}),
    ],
)
def test_who_reads_about_an_incident(cast, who_reads_it, readers):
    incident = record(cast, done_by=["karim"], done_to=["amina", "sem"], who_reads=who_reads_it)

    assert who_reads(cast, incident) == readers
    assert who_reads_the_line(cast, incident) == readers


def test_keeping_it_from_who_did_it_needs_to_know_who_that_was(cast):
    with looking_as(cast["jan"]), pytest.raises(Refused, match="wie het deed"):
        record(cast, done_to=["sem"], who_reads="not_who_did_it")


def test_a_refused_incident_leaves_nothing_behind(cast):
    with looking_as(cast["jan"]), pytest.raises(Refused):
        record(cast, known_on=cast.today + timedelta(days=1))

    with looking_as(cast["jan"]):
        assert not Incident.objects.exists()
        assert not ImpactProposal.objects.exists()


def test_a_phase_begins_where_the_last_one_ended(cast):
    agree(cast)
    first = start(cast, "immediate_safety", on=cast.today - timedelta(days=20))

    second = move(cast, first, "stable_safety")

    with looking_as(cast["jan"]):
        assert Phase.objects.get(pk=first.pk).until_on == second.from_on == cast.today
        assert Phase.objects.current().get() == second
    assert "stabiele veiligheid" in line(cast, second)
    assert "safety.phase.begun" in log(cast, second)


def test_a_phase_goes_not_on_without_an_agreement_that_holds(cast):
    first = start(cast, "immediate_safety")

    with looking_as(cast["jan"]), pytest.raises(Refused, match="geen veiligheidsafspraak"):
        move(cast, first, "stable_safety")

    with looking_as(cast["jan"]):
        assert Phase.objects.current().get() == first


def test_who_decides_does_not_check_a_step_forward(cast):
    agree(cast)
    first = start(cast, "immediate_safety")

    with looking_as(cast["jan"]), pytest.raises(Refused, match="iemand anders"):
        move(cast, first, "stable_safety", checked_by="jan")


def test_after_an_incident_a_later_phase_must_be_looked_at_before_it_goes_on(cast):
    agree(cast)
    phase = start(cast, "stable_safety", on=cast.today - timedelta(days=20))
    record(cast)

    with looking_as(cast["jan"]), pytest.raises(Refused, match="incident"):
        move(cast, phase, "recovery")
    confirm(cast, phase)

    with looking_as(cast["jan"]):
        assert move(cast, phase, "recovery").code == "recovery"


def test_two_who_move_the_phase_at_once_make_one_phase(cast):
    agree(cast)
    first = start(cast, "immediate_safety")
    with looking_as(cast["jan"]):
        seen_by_other = Phase.objects.get(pk=first.pk)
    move(cast, first, "stable_safety")

    with looking_as(cast["jan"]), pytest.raises(ChangedMeanwhile):
        move(cast, seen_by_other, "acute")

    with looking_as(cast["jan"]):
        assert Phase.objects.current().get().code == "stable_safety"


def test_two_who_begin_at_once_make_one_phase(cast):
    start(cast, "acute")

    with looking_as(cast["jan"]), pytest.raises(ChangedMeanwhile):
        start(cast, "immediate_safety")


@pytest.mark.parametrize(
    ("model", "values", "constraint"),
    [
        (SafetyRating, {"score": 11, "professional_id": 1}, "safety_rating_up_to_ten"),
        (SafetyRating, {"score": 5}, "safety_rating_by_one"),
        (SafetyAgreement, {"ended_on_days": -1}, "agreement_ends_after_agreed"),
        (Incident, {"occurred_on_days": 1}, "incident_known_after_it_happened"),
        (Phase, {"until_on_days": -1}, "phase_ends_after_it_begins"),
    ],
)
def test_the_database_refuses_what_can_never_be_true(cast, model, values, constraint):
    today = cast.today
    right = {
        SafetyRating: {"rated_on": today},
        SafetyAgreement: {"agreed_on": today, "wording": "x", "doer": "y"},
        Incident: {"known_on": today, "kind": "other", "severity": "minor", "description": "x"},
        Phase: {"from_on": today, "code": "acute"},
    }[model]
    wrong = {
        name.removesuffix("_days"): today + timedelta(days=value) if name.endswith("_days") else value
        for name, value in values.items()
    }
    if "professional_id" in wrong:
        wrong["professional_id"] = cast.professionals["jan"].pk

    with looking_as(job(Job.DEMO)), pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        model.objects.create(dossier=cast.dossier, **right, **wrong)


def rate(cast, score, *, who=None, on=None, **values):
    person = cast.persons[who].pk if who else None
    with looking_as(cast["jan"]):
        return actions.rate_safety(
            dossier=cast.dossier, viewer=cast["jan"], score=score, on=on or cast.today, person_id=person, **values
        )


def agree(cast):
    with looking_as(cast["jan"]):
        return actions.agree_safety(
            dossier=cast.dossier,
            viewer=cast["jan"],
            wording="De kinderen gaan naar oma als het spannend wordt",
            doer="oma Fatna",
            agreed_on=cast.today - timedelta(days=10),
        )


def end(cast, agreement, *, seen_version):
    return actions.end_agreement(
        agreement=agreement, on=cast.today, because="Niet meer nodig", seen_version=seen_version, viewer=cast["jan"]
    )


def break_it(cast, agreement, *, words="Niemand was thuis", withheld_from=()):
    with looking_as(cast["jan"]):
        return actions.report_broken_agreement(
            agreement=agreement, on=cast.today, words=words, viewer=cast["jan"], withheld_from=withheld_from
        )


def record(cast, *, done_by=(), done_to=(), known_on=None, who_reads="concerned"):
    with looking_as(cast["jan"]):
        return actions.record_incident(
            dossier=cast.dossier,
            viewer=cast["jan"],
            kind="physical",
            severity="serious",
            known_on=known_on or cast.today,
            description="Geduwd tegen de deur",
            done_by=[cast.persons[name].pk for name in done_by],
            done_to=[cast.persons[name].pk for name in done_to],
            who_reads=who_reads,
        )


def start(cast, to, *, on=None):
    with looking_as(cast["jan"]):
        return actions_phases.start_phase(
            dossier=cast.dossier,
            to=to,
            on=on or cast.today - timedelta(days=5),
            evidence="Zo was het bij het eerste gesprek",
            checked_by=cast.professionals["fleur"],
            viewer=cast["jan"],
        )


def move(cast, phase, to, *, checked_by="fleur"):
    with looking_as(cast["jan"]):
        return actions_phases.change_phase(
            phase=phase,
            to=to,
            on=cast.today,
            evidence="De afspraken lukken",
            checked_by=cast.professionals[checked_by],
            seen_version=phase.version,
            viewer=cast["jan"],
        )


def confirm(cast, phase):
    with looking_as(cast["jan"]):
        return actions_phases.confirm_phase(
            phase=phase,
            evidence="Het incident kwam van buiten",
            checked_by=cast.professionals["fleur"],
            seen_version=phase.version,
            viewer=cast["jan"],
        )


def reviews(cast, item):
    with looking_as(cast["jan"]):
        return ImpactProposal.objects.filter(cause_key=item_key(item)).count()


def who_reads(cast, item):
    return {name for name in cast.viewers if _finds(cast[name], type(item).objects.filter(pk=item.pk))}


def who_reads_the_line(cast, item):
    lines = ChronologyLine.objects.filter(item_key=item_key(item))
    return {name for name in cast.viewers if _finds(cast[name], lines.all())}


def _finds(viewer, rows):
    with looking_as(viewer):
        return rows.exists()


def line(cast, item):
    with looking_as(cast["jan"]):
        return ChronologyLine.objects.filter(item_key=item_key(item)).latest("id").sentence


def log(cast, item):
    with looking_as(cast["jan"]):
        return set(LogEntry.objects.filter(item_key=item_key(item)).values_list("name", flat=True))

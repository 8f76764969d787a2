"""What is decided on the way from a dossier to facts, as tables that can be checked by hand."""

from __future__ import annotations

from datetime import date

import pytest

from kring.casework.explanation.choices import Domain, FactorFunction
from kring.casework.intake.choices import ReporterKind, SafetyLevel
from kring.casework.meetings.choices import DecisionKind
from kring.casework.plans.choices import ActionKind, LegalFrame, OrderKind
from kring.casework.safety.choices import PhaseCode, Severity
from kring.foundation.circle.choices import ClosureReason, InvolvementRole, MemberRole, Need, ProblemType
from kring.foundation.organisations.choices import OrganisationKind
from kring.foundation.sharing.choices import BasisCode
from kring.insight.facts.contract import TABLES
from kring.insight.facts.contract import codes as contract
from kring.insight.facts.export import Pseudonyms, codes
from kring.insight.facts.export.homes import homes_of
from kring.insight.facts.export.sources import SOURCES
from kring.insight.facts.export.tables.answers import waves_of
from kring.insight.facts.export.tables.course import frames, one_after_another
from kring.insight.facts.validation.macros import suspicious


def day(text):
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("words", "mapped", "known"),
    [
        (OrganisationKind, codes.ORGANISATION, contract.ORGANISATION_KINDS),
        (InvolvementRole, codes.INVOLVEMENT, contract.INVOLVEMENT_ROLES),
        (Domain, codes.DOMAIN, contract.FACTOR_DOMAINS),
        (FactorFunction, {}, contract.FACTOR_FUNCTIONS),
        (ReporterKind, {}, contract.REPORTERS),
        (SafetyLevel, {}, contract.SAFETY_LEVELS),
        (DecisionKind, {}, contract.DECISION_KINDS),
        (ActionKind, {}, contract.ACTION_KINDS),
        (LegalFrame, {}, contract.LEGAL_FRAMES),
        (OrderKind, {}, contract.MEASURE_KINDS),
        (PhaseCode, {}, contract.PHASES),
        (Severity, {}, contract.SEVERITIES),
        (ClosureReason, {}, contract.CLOSURE_REASONS),
        (MemberRole, {}, contract.MEMBER_ROLES),
        (Need, {}, contract.NEEDS),
        (ProblemType, {}, contract.PROBLEM_TYPES),
        (BasisCode, {}, contract.LEGAL_BASES),
    ],
)
def test_every_word_of_kring_has_a_word_in_the_contract(words, mapped, known):
    strange = {word for word in words.values if codes.in_facts(mapped, word) not in known}

    assert strange == set(), "map these in facts/export/codes.py"


def test_every_table_says_where_it_comes_from():
    assert list(SOURCES) == list(TABLES)


@pytest.mark.parametrize(
    ("living", "homes"),
    [
        ([[1], [1], [2]], ["first", "first", "second"]),
        ([[1, 2], [1], [2]], ["both", "first", "second"]),
        ([[1], [1], []], ["first", "first", "elsewhere"]),
        ([[], []], ["first", "first"]),
        ([[3], [2], [1], [1]], ["elsewhere", "second", "first", "first"]),
        ([[7], [4]], ["second", "first"]),
        ([], []),
    ],
)
def test_in_which_home_everybody_lives(living, homes):
    assert homes_of(living) == homes


@pytest.mark.parametrize(
    ("spans", "course"),
    [
        ([("acute", "2025-01-01", None)], [("acute", "2025-01-01", None)]),
        (
            [("acute", "2025-01-01", "2025-01-10"), ("recovery", "2025-01-05", None)],
            [("acute", "2025-01-01", "2025-01-05"), ("recovery", "2025-01-05", None)],
        ),
        (
            [("acute", "2025-01-01", "2025-01-01"), ("recovery", "2025-01-01", None)],
            [("recovery", "2025-01-01", None)],
        ),
        (
            [("acute", "2025-01-01", "2025-01-03"), ("recovery", "2025-01-05", "2025-01-06")],
            [("acute", "2025-01-01", "2025-01-03"), ("recovery", "2025-01-05", "2025-01-06")],
        ),
    ],
)
def test_phases_never_overlap(spans, course):
    given = [(value, day(since), day(until)) for value, since, until in spans]

    assert list(one_after_another(given)) == [(value, day(since), day(until)) for value, since, until in course]


@pytest.mark.parametrize(
    ("opened", "closed", "running", "course"),
    [
        ("2025-01-01", None, [], [("voluntary", "2025-01-01", None)]),
        ("2025-01-01", "2025-01-01", [], []),
        (
            "2025-01-01", None, [("pressure", "2025-02-01", "2025-03-01")],
            [("voluntary", "2025-01-01", "2025-02-01"), ("pressure", "2025-02-01", "2025-03-01"),
             ("voluntary", "2025-03-01", None)],
        ),
        (
            "2025-01-01", "2025-06-01",
            [("pressure", "2024-12-01", None), ("compulsory", "2025-02-01", "2025-12-01")],
            [("pressure", "2025-01-01", "2025-02-01"), ("compulsory", "2025-02-01", "2025-06-01")],
        ),
        (
            "2025-01-01", None,
            [("compulsory", "2025-02-01", "2025-03-01"), ("compulsory", "2025-03-01", "2026-03-01")],
            [("voluntary", "2025-01-01", "2025-02-01"), ("compulsory", "2025-02-01", None)],
        ),
    ],
)  # fmt: skip
def test_the_heaviest_frame_of_every_day(opened, closed, running, course):
    spans = [(value, day(since), day(until)) for value, since, until in running]

    found = list(frames(day(opened), day(closed), spans, date(2025, 12, 31)))

    assert found == [(value, day(since), day(until)) for value, since, until in course]


@pytest.mark.parametrize(
    ("days", "closed", "waves"),
    [
        ([], None, []),
        (["2025-01-01"], None, ["t1"]),
        (["2025-02-26"], None, ["t1"]),
        (["2025-02-27"], None, ["other"]),
        (["2025-01-05", "2025-01-20"], None, ["t1", "other"]),
        (["2025-01-05", "2025-12-20", "2026-01-03"], None, ["t1", "other", "t2"]),
        (["2026-03-02"], None, ["t2"]),
        (["2026-03-03"], None, ["other"]),
        (["2026-06-30", "2026-07-01"], None, ["other", "t3"]),
        (["2025-01-05", "2025-05-01", "2025-05-20"], "2025-05-31", ["t1", "other", "closure"]),
        (["2025-01-05"], "2025-01-20", ["t1"]),
        (["2025-12-30"], "2026-01-10", ["closure"]),
    ],
)
def test_to_which_wave_an_answer_belongs(days, closed, waves):
    assert waves_of([day(one) for one in days], date(2025, 1, 1), day(closed)) == waves


def test_the_same_key_gives_the_same_name_and_another_key_another():
    one, again, other = (Pseudonyms(key, stable=True) for key in ("a", "a", "b"))

    assert one.person_side("dossier", 1) == again.person_side("dossier", 1)
    assert one.person_side("dossier", 1) != other.person_side("dossier", 1)
    assert one.person_side("dossier", 1) != one.person_side("member", 1)
    assert one.person_side("dossier", 1) != one.person_side("dossier", 2)


def test_fresh_names_are_of_one_export_and_places_keep_their_code():
    stable, first, second = Pseudonyms("a", stable=True), Pseudonyms("a", stable=False), Pseudonyms("a", stable=False)

    names = {names.person_side("dossier", 1) for names in (stable, first, second)}
    codes_of_places = {names.place("region", 1) for names in (stable, first, second)}

    assert len(names) == 3
    assert len(codes_of_places) == 1


def test_a_pseudonym_never_looks_like_a_number_of_a_person():
    names = Pseudonyms("a", stable=True)

    assert not any(suspicious(names.person_side("dossier", number)) for number in range(2_000))

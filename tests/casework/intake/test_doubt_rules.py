"""The rules of who doubts: where the weighing points to, what may be decided, and what points to a person."""

from datetime import UTC, date, datetime, timedelta

import pytest

from kring.casework.intake import code_rules, known_rules, rules
from kring.casework.intake.choices import CodeDecision
from kring.casework.intake.known_rules import Resting, Telling
from kring.casework.intake.nameless import who_it_points_to

TODAY = date(2026, 5, 11)


@pytest.mark.parametrize(
    ("suspicion", "unsafe", "able", "accepted", "effective", "points_to"),
    [
        ("no", "", "", "", "", "close"),
        ("no", "yes", "", "", "", "close"),
        ("yes", "yes", "", "", "", "report"),
        ("", "yes", "", "", "", "report"),
        ("yes", "no", "no", "", "", "report"),
        ("yes", "no", "yes", "no", "", "report"),
        ("yes", "no", "yes", "yes", "no", "report"),
        ("yes", "no", "yes", "yes", "yes", "help"),
        ("yes", "no", "yes", "yes", "", None),
        ("yes", "no", "yes", "", "no", None),
        ("yes", "no", "", "", "", None),
        ("yes", "", "yes", "yes", "yes", None),
        ("", "", "", "", "", None),
    ],
)
def test_where_the_weighing_points_to(suspicion, unsafe, able, accepted, effective, points_to):
    answers = {
        "suspicion": suspicion, "unsafe": unsafe, "able": able, "accepted": accepted, "effective": effective,
    }  # fmt: skip

    found = code_rules.where_it_points(answers)

    assert (found.decision if found else None) == points_to


@pytest.mark.parametrize(
    ("decision", "points_to", "reason", "help_what", "again", "is_reported", "told"),
    [
        ("", None, "", "", None, False, "Kies wat u besluit"),
        ("report", "report", "", "", None, False, None),
        ("report", None, "", "", None, False, None),
        ("help", "help", "", "Elke week bellen", 14, False, None),
        ("help", "help", "", "", 14, False, "welke hulp"),
        ("help", "help", "", "Bellen", None, False, "Kies een dag"),
        ("help", "help", "", "Bellen", 0, False, "moet nog komen"),
        ("help", "help", "", "Bellen", 184, False, "half jaar"),
        ("help", "report", "", "Bellen", 14, False, "wijst naar melden"),
        ("help", "report", "Veilig Thuis raadt dit aan", "Bellen", 14, False, None),
        ("both", "report", "", "Bellen", 14, False, None),
        ("close", "close", "", "", None, False, "geen vermoeden meer"),
        ("close", "close", "Het was een misverstand", "", None, False, None),
        ("close", "close", "Een misverstand", "", None, True, "al gemeld"),
    ],
)
def test_what_may_be_decided(decision, points_to, reason, help_what, again, is_reported, told):
    problem = code_rules.why_not_decided(
        decision=decision,
        pointer=code_rules.Pointer(CodeDecision(points_to), "") if points_to else None,
        reason=reason,
        help_what=help_what,
        look_again_on=None if again is None else TODAY + timedelta(days=again),
        is_reported=is_reported,
        today=TODAY,
    )

    assert (told in problem) if told else problem is None


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Een kind van een jaar of vijf ziet veel ruzie.", None),
        ("Ik belde Veilig Thuis en de Raad voor de Kinderbescherming.", None),
        ("In 2024 is het begonnen, nu al 14 maanden.", None),
        ("De Huisarts verwees naar het Lokaal Team.", None),
        ("Het gaat om Mees Visser uit groep 5.", "een naam"),
        ("Mevrouw Jansen slaat haar zoon.", "een naam"),
        ("Zijn naam is Jan van der Berg.", "een naam"),
        ("Hij is van 3-5-2015.", "een geboortedatum"),
        ("Geboren op 3 mei 2015.", "een geboortedatum"),
        ("Nummer 900.00.0015 staat op de brief.", "een burgerservicenummer"),
        ("Ze wonen op 1234 AB.", "een postcode"),
        ("Ze wonen op 1234ab.", "een postcode"),
        ("Bel vader op 06 1234 5678.", "een telefoonnummer"),
        ("Bel +31 6 12345678.", "een telefoonnummer"),
        ("Mail vader@voorbeeld.nl.", "een e-mailadres"),
    ],
)
def test_what_points_to_somebody(text, what):
    problem = who_it_points_to(text)

    assert (what in problem) if what else problem is None


def test_breaking_confidentiality_is_weighed_whole_or_not():
    some = {"interest": "Het kind"}
    everything = dict.fromkeys(code_rules.BALANCE, "ja")

    assert code_rules.why_not_balanced({}) is None
    assert "alle vijf" in code_rules.why_not_balanced(some)
    assert code_rules.why_not_balanced(everything) is None


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (60, "nog 60 minuten"), (1, "nog 1 minuut"), (0.5, "nog 0 minuten"), (-1, "1 minuut te laat"),
        (-90, "90 minuten te laat"), (-180, "3 uur te laat"),
    ],
)  # fmt: skip
def test_the_hour_of_danger_is_told_in_minutes(minutes, words):
    now = datetime(2026, 5, 11, 3, tzinfo=UTC)

    assert rules.minutes_in_words(now + timedelta(minutes=minutes), now) == words


@pytest.mark.parametrize("outcome", ["advice", "no_steps"])
@pytest.mark.parametrize("level", ["none", "risk"])
def test_who_tells_of_it_themselves_is_taken_as_acute(outcome, level):
    asked = {
        "is_triaged": False, "is_attached": False, "safety_level": level, "outcome": outcome, "reasons": "Overlegd.",
    }  # fmt: skip

    assert rules.why_not_triaged(**asked) is None
    assert "vertelt zelf" in rules.why_not_triaged(**asked, is_disclosure=True)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({}, None),
        ({"organisations": []}, "minstens één organisatie"),
        ({"persons": []}, "over wie"),
        ({"organisations": [9]}, "Uw eigen organisatie"),
        ({"kept_from": [1]}, "afgeschermd"),
        ({"can_answer": [2]}, "niemand aangewezen"),
        ({"waiting": [1]}, "al gevraagd"),
        ({"purpose": " "}, "waarom u het vraagt"),
        ({"rests_on": None}, "grondslag"),
        ({"rests_on": Resting("consent", "", consent_needed=True)}, "toestemming"),
        ({"telling": Telling()}, "waarom het gezin het nog niet weet"),
        ({"telling": Telling(reason="gevaar", tell_by=TODAY)}, "moet nog komen"),
        ({"telling": Telling(reason="gevaar", tell_by=TODAY + timedelta(days=93))}, "drie maanden"),
        ({"telling": Telling(reason="gevaar", tell_by=TODAY + timedelta(days=92))}, None),
        ({"telling": Telling(told_on=TODAY + timedelta(days=1))}, "in de toekomst"),
    ],
)
def test_when_one_may_ask_elsewhere(change, told):
    asked = {
        "organisations": [1], "can_answer": [1, 9], "own": 9, "kept_from": [], "waiting": [], "persons": ["Amina"],
        "purpose": "Wie helpt er al?", "rests_on": Resting("law_youth", "7.4"), "telling": Telling(told_on=TODAY),
        "today": TODAY,
    }  # fmt: skip

    problem = known_rules.why_not_asked(**{**asked, **change})

    assert (told in problem) if told else problem is None


@pytest.mark.parametrize(
    ("answer", "withdrawn", "days", "words"),
    [
        ("", False, 0, "wacht op antwoord"), ("", False, -1, "geen antwoord gekregen"), ("", True, 1, "ingetrokken"),
        ("known", False, -9, "bekend"), ("unknown", False, 0, "niet bekend"), ("refused", False, 0, "geweigerd"),
    ],
)  # fmt: skip
def test_how_a_question_stands(answer, withdrawn, days, words):
    stands = {
        "answer": answer, "is_withdrawn": withdrawn, "answer_by": TODAY + timedelta(days=days), "today": TODAY,
    }  # fmt: skip

    assert known_rules.state_in_words(**stands) == words

"""When a factor, an explanation or a need may be written down; and how a source is called."""

from datetime import date

import pytest

from kring.casework.explanation import rules

TODAY = date(2026, 3, 2)
YESTERDAY = date(2026, 3, 1)
TOMORROW = date(2026, 3, 3)


@pytest.mark.parametrize(
    ("kind", "told_by", "verified", "on", "says"),
    [
        ("fact", "", True, TODAY, None),
        ("fact", "", False, TODAY, None),
        ("observation", "", False, TODAY, None),
        ("document", "brief van school", True, TODAY, None),
        ("statement", "Karim", False, TODAY, None),
        ("statement", "", False, TODAY, "van wie dit komt"),
        ("statement", "  ", False, TODAY, "van wie dit komt"),
        ("opinion", "", False, TODAY, "van wie dit komt"),
        ("opinion", "Karim", False, TODAY, None),
        ("opinion", "Karim", True, TODAY, "Een mening kun je niet nakijken"),
        ("fact", "", True, TOMORROW, "niet in de toekomst"),
    ],
)
def test_why_something_is_not_written_down(kind, told_by, verified, on, says):
    problem = rules.why_not_a_factor(
        source_kind=kind, told_by=told_by, verified=verified, identified_on=on, today=TODAY
    )

    assert (problem is None) if says is None else (says in problem)


@pytest.mark.parametrize(
    ("function", "valence"),
    [("predisposing", "risk"), ("precipitating", "risk"), ("perpetuating", "risk"), ("protective", "protective")],
)
def test_what_something_does_says_whether_it_helps(function, valence):
    assert rules.valence_of(function) == valence


@pytest.mark.parametrize(
    ("seen", "dropped", "on", "says"),
    [
        (YESTERDAY, None, TODAY, None),
        (TODAY, None, TODAY, None),
        (TODAY, None, YESTERDAY, "voordat het is gezien"),
        (YESTERDAY, None, TOMORROW, "niet in de toekomst"),
        (YESTERDAY, TODAY, TODAY, "speelde al niet meer"),
    ],
)
def test_why_something_is_not_over(seen, dropped, on, says):
    problem = rules.why_not_dropped(identified_on=seen, dropped_on=dropped, on=on, today=TODAY)

    assert (problem is None) if says is None else (says in problem)


@pytest.mark.parametrize(
    ("text", "shared_on", "on", "says"),
    [
        ("Het hangt zo samen.", None, TODAY, None),
        ("   ", None, TODAY, "staat nog niets"),
        ("Het hangt zo samen.", None, TOMORROW, "niet in de toekomst"),
        ("Het hangt zo samen.", YESTERDAY, TODAY, "was al vastgesteld"),
    ],
)
def test_why_an_explanation_is_not_shared(text, shared_on, on, says):
    problem = rules.why_not_shared(text=text, shared_on=shared_on, on=on, today=TODAY)

    assert (problem is None) if says is None else (says in problem)


def test_a_shared_explanation_is_not_rewritten():
    assert "verandert niet meer" in rules.why_not_drafted(shared_on=TODAY)
    assert rules.why_not_drafted(shared_on=None) is None


@pytest.mark.parametrize(
    ("need", "words", "on", "says"),
    [
        ("help_needed", "Dat iemand meekijkt met school", TODAY, None),
        ("help_needed", " ", TODAY, "in de woorden van dit gezinslid"),
        ("no_help_needed", "", TODAY, None),
        ("declined", "", TODAY, None),
        ("unknown", "", TODAY, "Kies wat dit gezinslid zegt"),
        ("declined", "", TOMORROW, "niet in de toekomst"),
    ],
)
def test_why_a_need_is_not_an_answer_yet(need, words, on, says):
    problem = rules.why_not_stated(need=need, words=words, on=on, today=TODAY)

    assert (problem is None) if says is None else (says in problem)


@pytest.mark.parametrize(
    ("kind", "told_by", "verified", "source", "check"),
    [
        ("fact", "", True, "feit", "nagekeken"),
        ("fact", "gemeente", False, "feit (bron: gemeente)", "nog niet nagekeken"),
        ("statement", "Karim", False, "verteld door Karim", "nog niet nagekeken"),
        ("statement", "Karim", True, "verteld door Karim", "nagekeken"),
        ("opinion", "Karim", False, "mening van Karim", ""),
        ("observation", "Jan de Boer", False, "gezien door Jan de Boer", "nog niet nagekeken"),
        ("observation", "", False, "gezien", "nog niet nagekeken"),
        ("document", "brief van school", True, "staat in een stuk: brief van school", "nagekeken"),
        ("document", "", True, "staat in een stuk", "nagekeken"),
    ],
)
def test_how_a_source_is_called(kind, told_by, verified, source, check):
    assert rules.source_in_words(source_kind=kind, told_by=told_by) == source
    assert rules.check_in_words(source_kind=kind, verified=verified) == check

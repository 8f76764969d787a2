"""From acute violence at night to stable safety: minutes, an acute approach, and phases that only people pass."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from tests.journeys.walker import Walker

TODAY = date.today()
# What happened that night is written down eight days later in one go: gates count days from then.
NIGHT = TODAY - timedelta(days=8)
LATER = TODAY + timedelta(days=28)


@pytest.fixture
def walker(chromium, kring):
    walker = Walker(chromium, kring.address)
    yield walker
    walker.close()


@pytest.mark.journey
@pytest.mark.xdist_group("walk")
def test_from_acute_violence_at_night_to_stable_safety(walker):
    somebody_calls_at_night(walker)
    family = the_first_hour(walker)
    the_acute_approach_counts_the_days(walker, family)
    people_sit_together_within_hours(walker, family)
    it_is_agreed_who_does_what(walker, family)
    people_pass_the_gates(walker, family)
    less_help_with_what_comes_after(walker, family)


def somebody_calls_at_night(walker: Walker) -> None:
    walker.be("fleur")
    walker.open("/meldingen/nieuw/")
    walker.fill(
        situation="Om drie uur vannacht sloeg haar man haar. Ze zit met de kinderen op het bureau.",
        immediate_danger=True,
        disclosure=True,
        incident_on=NIGHT,
        incident="Hij sloeg haar in het gezicht. De kinderen zagen het.",
        reporter_kind="police",
        name="Wachtcommandant Waterdal",
        desk="Lokaal team Noord",
        persoon__0__given_names="Dilara", persoon__0__surname="Nachtegaal", persoon__0__role="parent",
        persoon__0__bsn="111222551", persoon__0__birth_date="1991-03-04",
        persoon__1__given_names="Rik", persoon__1__surname="Nachtegaal", persoon__1__role="parent",
        persoon__1__birth_date="1988-05-06",
        persoon__2__given_names="Juna", persoon__2__surname="Nachtegaal", persoon__2__role="child",
        persoon__2__birth_date="2014-09-10",
    )  # fmt: skip
    walker.press("Melding versturen")
    assert "ontvangen" in walker.text()


def the_first_hour(walker: Walker) -> str:
    """Whoever is on duty sees the minutes, does what is needed, and says so; then it is assessed."""
    walker.be("jan")
    walker.open("/vandaag/")
    walker.open("/meldingen/")
    assert "minu" in walker.text(), "immediate danger counts in minutes"
    walker.follow("Nachtegaal")
    report = walker.page.url
    assert "minu" in walker.text()
    walker.open(f"{report}nu/")
    walker.fill(how="Gebeld met moeder. Zij en Juna zijn bij oma. De politie houdt vader vast.")
    walker.page.locator("main form button[type=submit]").last.click()
    walker.look()
    walker.open(report)
    assert "zijn bij oma" in walker.text()
    walker.follow("Beoordelen")
    walker.fill(safety_level="acute", outcome="no_steps", reasons="Er is net geslagen.")
    walker.press("Verder")
    assert "/triage/" in walker.page.url, "nobody leaves danger without somebody who keeps seeing them"
    walker.fill(outcome="open_dossier")
    walker.press("Verder")
    walker.fill(
        problem_type="partner_violence", coordinator="Jan de Boer", second="Fleur Wit", safety_holder="Fleur Wit"
    )
    walker.press("Dossier openen")
    family = re.search(r"/gezinnen/\d+/", walker.page.url).group(0)
    assert "MDA++ acuut" in walker.text()
    return family


def the_acute_approach_counts_the_days(walker: Walker, family: str) -> None:
    walker.open(f"{family}werkwijze/")
    text = walker.text()
    assert "Direct gevaar stoppen" in text
    assert "Balans na zeven dagen" in text
    assert "uur" in text
    walker.page.locator('main a[href*="/werkwijze/stap/"]').first.click()
    walker.look()
    walker.fill(holds="yes", on=TODAY, evidence="Moeder en Juna slapen bij oma.")
    walker.page.locator("main form button[type=submit]").last.click()
    walker.look()
    assert "Moeder en Juna slapen bij oma." in walker.text()


def people_sit_together_within_hours(walker: Walker, family: str) -> None:
    walker.open(family)
    walker.open(f"{family}overleg/spoed/")
    walker.press("Overleg plannen")
    text = walker.text()
    assert "Bel wie erbij moet zijn" in text
    assert "Spoed" in text
    meeting = walker.page.url
    walker.open(f"{meeting}gehouden/")
    walker.fill(held_at=f"{TODAY}T00:01", report="Vader gaat naar zijn broer. Oma is er elke nacht.")
    for box in walker.page.locator('main form input[type="checkbox"][name="who"]').all():
        box.check()
    walker.press("Overleg vastleggen")
    walker.open(f"{meeting}besluit/")
    walker.fill(
        kind="deployment", wording="De casemanager belt elke dag.", action_wording="Elke dag bellen met Dilara",
        doer="Fleur Wit", frame="voluntary",
    )  # fmt: skip
    walker.press("Besluit vastleggen")
    walker.open(f"{family}plan/")
    assert "Elke dag bellen met Dilara" in walker.text()


def it_is_agreed_who_does_what(walker: Walker, family: str) -> None:
    """With somebody of the network, and somebody is asked how it goes."""
    walker.open(f"{family}kring/netwerk/")
    walker.fill(given_names="Sevda", surname="Nachtegaal")
    walker.page.locator("main form button[type=submit]").last.click()
    walker.look()
    walker.open(f"{family}veiligheid/fase/")
    walker.fill(to="acute", on=NIGHT, evidence="Vader is vastgehouden; moeder en Juna zijn bij oma.")
    walker.page.locator("main form button[type=submit]").last.click()
    walker.look()
    assert "fase 0" in walker.text()
    walker.open(f"{family}veiligheid/check-in/nieuw/")
    walker.fill(
        person="Juna", way="phone", asker="Fleur Wit", first_on=TODAY, weeks="1", times=3, withheld_from=["Rik"]
    )
    walker.press("Check-in afspreken")
    assert "De check-ins staan klaar" in walker.text()
    walker.page.locator('main a[href*="/check-in/"]:not([href*="nieuw"])').first.click()
    walker.look()
    walker.fill(outcome="answered", score=6, words="Bij oma is het rustig.")
    walker.page.locator("main form button[type=submit]").last.click()
    walker.look()
    assert "6" in walker.text()


def people_pass_the_gates(walker: Walker, family: str) -> None:
    """One gate at a time, with evidence, checked by somebody else, and with an agreement that holds."""
    to_phase(walker, family, "stable_safety", "Fleur Wit")
    assert "geen beschikbare keuze" in walker.text(), "a phase cannot be skipped"
    to_phase(walker, family, "immediate_safety", "Jan de Boer")
    assert "Laat iemand anders dit nakijken" in walker.text()
    to_phase(walker, family, "immediate_safety", "Fleur Wit", on=NIGHT)
    assert "fase 1" in walker.text()
    walker.open(f"{family}veiligheid/incident/nieuw/")
    walker.fill(
        kind="physical", severity="serious", description="Slaan in het gezicht.", occurred_on=NIGHT, known_on=NIGHT,
        who_reads="nobody_yet",
    )  # fmt: skip
    walker.press("Incident vastleggen")
    to_phase(walker, family, "stable_safety", "Fleur Wit")
    assert "Er geldt geen veiligheidsafspraak" in walker.text()
    walker.open(f"{family}veiligheid/afspraak/nieuw/")
    walker.fill(
        wording="Als Rik voor de deur staat, belt oma 112 en dan Fleur", doer="Oma Sevda", when="Dag en nacht",
        network_person="Sevda", safe_enough="Niemand hoeft ’s nachts wakker te liggen",
        otherwise="Dan gaan ze naar de opvang", agreed_on=TODAY,
    )  # fmt: skip
    walker.press("Afspraak maken")
    assert "belt oma 112" in walker.text()
    to_phase(walker, family, "stable_safety", "Fleur Wit", on=TODAY - timedelta(days=3))
    assert "7 dagen geen incident" in walker.text(), "the days of the approach are counted from the last that is known"
    to_phase(walker, family, "stable_safety", "Fleur Wit")
    assert "fase 2" in walker.text()
    walker.open(family)
    assert "Fleur Wit" in walker.text()


def to_phase(walker: Walker, family: str, phase: str, checker: str, *, on: date = TODAY) -> None:
    walker.open(f"{family}veiligheid/fase/")
    if not walker.page.locator(f'main [name="to"][value="{phase}"]').count():
        # It is not even offered: send it as somebody would who changed the page.
        walker.page.locator('main [name="to"]').first.evaluate("(one, to) => { one.value = to }", phase)
    walker.fill(to=phase, on=on, evidence="Elke avond gebeld; oma zag hetzelfde.", checked_by=checker)
    walker.page.locator("main form button[type=submit]").last.click()
    walker.look()


def less_help_with_what_comes_after(walker: Walker, family: str) -> None:
    walker.open(f"{family}veiligheid/afschalen/")
    down = {
        "wording": "Bellen van elke dag naar twee keer per week",
        "criteria": ["De afspraken lukken al een tijd", "Er was geen incident", "Iemand uit het netwerk weet"],
        "evidence": "Veertien avonden rustig, zegt oma ook.",
        "taken_on": TODAY,
    }
    walker.fill(**down)
    walker.press("Stap vastleggen")
    assert "/afschalen/" in walker.page.url, "less help asks what was agreed for after"
    walker.fill(
        **down, agreed_after="Dilara belt Fleur zodra ze zich zorgen maakt; dan gaan we terug naar elke dag.",
        watched_by_id="Fleur Wit", look_again_on=LATER,
    )  # fmt: skip
    walker.press("Stap vastleggen")
    assert "terug naar elke dag" in walker.text()
    walker.open(f"{family}gebeurtenissen/")
    text = walker.text()
    assert "Naar fase 1" in text
    assert "Naar fase 2" in text

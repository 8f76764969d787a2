"""A check-in that nobody asked and nobody missed: Kring does, asks who is next, and a new report changes the plan."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from tests.journeys.passing import kring_looks, let_days_pass
from tests.journeys.walker import Walker

TODAY = date.today()
UNASKED = "niemand vroeg het"
ASKS = f"({UNASKED}) raakt misschien het plan"


@pytest.fixture
def walker(chromium, kring):
    walker = Walker(chromium, kring.address)
    yield walker
    walker.close()


@pytest.mark.journey
@pytest.mark.xdist_group("walk")
def test_what_nobody_noticed_is_noticed_and_a_report_changes_the_plan(walker, kring):
    family = a_family_of_the_region(walker)
    number = int(re.search(r"\d+", family).group(0))
    name = a_call_is_agreed(walker, family)
    nobody_calls(walker, kring, number)
    nobody_answers(walker, kring, number)
    a_report_comes_on_top(walker, family, name)
    the_plan_is_another(walker, family)


def a_family_of_the_region(walker: Walker) -> str:
    """A family of longer ago that the region made up, carried by Jan with Fleur beside him."""
    walker.be("jan")
    walker.open("/gezinnen/")
    for one in walker.page.locator("main li", has_text="samen met Fleur Wit").all():
        if "Amina" not in one.inner_text() and f"{TODAY.year} " not in f"{one.inner_text().split('sinds ')[-1]} ":
            return one.locator('a[href^="/gezinnen/"]').first.get_attribute("href")
    pytest.fail("No family of the region is carried by Jan and Fleur together.")


def a_call_is_agreed(walker: Walker, family: str) -> str:
    walker.open(f"{family}veiligheid/check-in/nieuw/")
    name = walker.page.locator('main [name="person"] option:not([value=""])').first.inner_text()
    walker.fill(person=name, way="phone", asker="Fleur Wit", first_on=TODAY, weeks="1", times=1)
    walker.press("Check-in afspreken")
    assert "De check-ins staan klaar" in walker.text()
    return name


def nobody_calls(walker: Walker, kring, number: int) -> None:
    let_days_pass(kring, number, 4)
    assert "Check-ins zonder antwoord: 0" not in kring_looks(kring)
    walker.open("/vandaag/")
    assert ASKS in walker.text(), "whoever is the known face finds what nobody noticed"


def nobody_answers(walker: Walker, kring, number: int) -> None:
    """It goes to the second of the pair, and then to the region: that it waits, not what it is about."""
    walker.be("fleur")
    walker.open("/vandaag/")
    assert ASKS not in walker.text(), "it was not asked of her yet"
    let_days_pass(kring, number, 9)
    assert "Verder gevraagd: 0" not in kring_looks(kring)
    walker.open("/vandaag/")
    assert ASKS in walker.text()
    let_days_pass(kring, number, 9)
    assert "Verder gevraagd: 0" not in kring_looks(kring)
    walker.be("wim")
    walker.open("/vandaag/")
    text = walker.text()
    assert "Te lang zonder antwoord" in text
    assert f"Dossier {number}" in text
    assert UNASKED not in text
    walker.follow("Naar de regio")
    assert walker.page.goto(f"/gezinnen/{number}/").status == 404


def a_report_comes_on_top(walker: Walker, family: str, name: str) -> None:
    """The family is known: no second intake, only how safe it is now."""
    walker.be("fleur")
    walker.open("/meldingen/nieuw/")
    walker.fill(
        situation="De buren horen weer ruzie. Er was al hulp.", reporter_kind="police", desk="Lokaal team Noord",
        persoon__0__given_names=name, persoon__0__surname="Bloemhof",
    )  # fmt: skip
    walker.press("Melding versturen")
    walker.be("jan")
    walker.open("/meldingen/")
    walker.follow("Bloemhof")
    walker.follow("Beoordelen")
    walker.fill(safety_level="structural", outcome="attach", reasons="Wij zijn al betrokken; dit hoort bij het plan.")
    walker.press("Verder")
    number = re.search(r"\d+", family).group(0)
    walker.fill(dossier=number)
    walker.page.locator("main form button[type=submit]").last.click()
    walker.look()
    walker.open(f"{family}plan/")
    assert "melding van" in walker.text()


def the_plan_is_another(walker: Walker, family: str) -> None:
    """Both are answered: by sitting together, and by another plan that says why it changed."""
    tomorrow = TODAY + timedelta(days=1)
    answer(walker, family, UNASKED, answer="meet", reason="", meet_at=f"{tomorrow}T10:00")
    walker.open(f"{family}overleg/")
    assert "10:00" in walker.text()
    answer(walker, family, "de melding van", answer="adapt", reason="De burenruzie was nieuw voor ons.")
    assert "Het plan verandert na de melding van" in walker.text()
    walker.open(f"{family}plan/doel/nieuw/")
    walker.fill(wording="Dat de buren ons weer groeten", agreed_on=TODAY)
    walker.press("Doel afspreken")
    walker.open(f"{family}plan/vaststellen/")
    assert walker.page.locator('main [name="reason"]').input_value().startswith("Veranderd na de melding van")
    walker.fill(organisations_present=2, family_present=True)
    walker.press("Plan vaststellen")
    assert "Het plan verandert na" not in walker.text()
    walker.page.locator('aside a[href*="/plan/versie/"], main a[href*="/plan/versie/"]').first.click()
    walker.look()
    text = walker.text()
    assert "Veranderd na de melding van" in text
    assert "Dat de buren ons weer groeten" in text
    walker.open("/vandaag/")
    assert ASKS not in walker.text(), "what was answered asks nobody any more"


def answer(walker: Walker, family: str, cause: str, **filled: object) -> None:
    """Find the question about this, and answer it."""
    walker.open(f"{family}plan/")
    for one in walker.page.locator('main a[href*="/plan/vraag/"]').all():
        path = one.get_attribute("href")
        walker.page.goto(path)
        if cause in walker.text():
            walker.look()
            walker.fill(**filled)
            walker.press("Antwoord vastleggen")
            return
        walker.page.go_back()
    pytest.fail(f"There is no question about “{cause}”.")

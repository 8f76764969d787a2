"""A signal changes the plan, on a phone and with a keyboard, with and without script: from one tap to a new version."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.journeys.walker import NARROW, Walker

TODAY = date.today()


@pytest.fixture(params=[True, False], ids=["with script", "without script"])
def walker(request, chromium, kring):
    walker = Walker(chromium, kring.address, script=request.param)
    walker.page.set_viewport_size(NARROW)
    yield walker
    walker.close()


@pytest.mark.journey
@pytest.mark.xdist_group("walk")
def test_from_one_tap_to_a_new_version_of_the_plan(walker):
    who = "Noor" if walker.script else "Karim"
    family = ask_somebody(walker, who)
    tap(walker, who)
    something_happens(walker, family)
    the_plan_changes(walker, family)
    less_help_and_back_again(walker, family)


def ask_somebody(walker: Walker, who: str) -> str:
    walker.be("jan")
    walker.open("/gezinnen/")
    walker.page.locator("main a", has_text="Amina").first.click()
    walker.look()
    family = "/" + "/".join(walker.page.url.split("/")[3:5]) + "/"
    walker.open(f"{family}veiligheid/check-in/nieuw/")
    walker.fill(person=who, way="link", asker="Jan de Boer", first_on=TODAY, times=1, withheld_from=["niemand"])
    walker.press("Check-in afspreken")
    assert "De check-ins staan klaar" in walker.text()
    return family


def tap(walker: Walker, who: str) -> None:
    walker.be(who.lower())
    assert "Overslaan mag altijd" in walker.text()
    walker.press("8" if walker.script else "Sla over")
    assert ("Je cijfer is opgeschreven" if walker.script else "Dat is goed") in walker.text()
    assert "Overslaan mag altijd" not in walker.text()


def something_happens(walker: Walker, family: str) -> None:
    walker.be("fleur")
    walker.open(f"{family}veiligheid/incident/nieuw/")
    walker.fill(
        kind="psychological", severity="minor", description="Schelden aan de telefoon.", known_on=TODAY,
        who_reads="nobody_yet",
    )  # fmt: skip
    walker.press("Incident vastleggen")


def the_plan_changes(walker: Walker, family: str) -> None:
    walker.be("jan")
    walker.open("/vandaag/")
    assert "raakt misschien het plan" in walker.text()
    walker.open(f"{family}plan/")
    walker.page.locator("main").get_by_role("link", name="Antwoord geven").last.click()
    walker.look()
    assert "Dit raakt het misschien" in walker.text()
    walker.fill(answer="adapt", reason="We spreken af wie er belt.")
    walker.press("Antwoord vastleggen")
    assert "Het plan verandert na" in walker.text()
    walker.open(f"{family}plan/actie/nieuw/")
    walker.fill(
        wording=f"Alleen bellen als Fleur erbij is {walker.script}", doer="Jan de Boer", frame="voluntary",
        agreed_on=TODAY, condition="Als het toch gebeurt, dan hangen we op.",
    )  # fmt: skip
    walker.press("Actie afspreken")
    walker.open(f"{family}plan/vaststellen/")
    assert walker.page.locator('main [name="reason"]').input_value().startswith("Veranderd na ")
    walker.fill(organisations_present=2, family_present=True, look_again_on=TODAY + timedelta(days=60))
    walker.press("Plan vaststellen")
    assert "Het plan verandert na" not in walker.text()
    walker.page.locator('aside a[href*="/plan/versie/"], main a[href*="/plan/versie/"]').first.click()
    walker.look()
    assert "Alleen bellen als Fleur erbij is" in walker.text()
    assert "Veranderd na " in walker.text()


def less_help_and_back_again(walker: Walker, family: str) -> None:
    walker.open(f"{family}veiligheid/opschalen/")
    walker.fill(
        wording=f"Twee keer per week langs {walker.script}", criteria=["Er was een nieuw incident"],
        evidence="Het incident van nu", taken_on=TODAY,
    )  # fmt: skip
    walker.press("Stap vastleggen")
    undo = walker.page.locator("main").get_by_role("button", name="Terug naar hoe het was")
    undo.first.click()
    walker.page.wait_for_load_state()
    walker.look()
    assert "De stap is teruggedraaid" in walker.text()

"""A family with many problems at once, as the region itself made it up: explained together, helped to measure."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from tests.journeys.walker import Walker

TODAY = date.today()
LATER = TODAY + timedelta(days=60)


@pytest.fixture
def walker(chromium, kring):
    walker = Walker(chromium, kring.address)
    yield walker
    walker.close()


@pytest.mark.journey
@pytest.mark.xdist_group("walk")
def test_a_family_with_many_problems_gets_one_explanation_and_one_plan_to_measure(walker):
    family = to_work_to_measure(walker)
    factors_hang_together(walker, family)
    a_hypothesis_with_who_does_not_agree(walker, family)
    a_goal_in_own_words_and_what_bridges_the_waiting(walker, family)
    everybody_at_one_table(walker, family)
    one_plan_on_one_sheet(walker, family)


def send(walker: Walker) -> None:
    """Press the one button of the form, whatever it is called."""
    walker.page.locator("main form button[type=submit]").last.click()
    walker.page.wait_for_load_state()
    walker.look()


def to_work_to_measure(walker: Walker) -> str:
    """A family of the region, of which Piet is the known face, goes on in the approach that fits."""
    walker.be("piet")
    walker.open("/gezinnen/")
    links = walker.page.locator('main a[href^="/gezinnen/"]').all()
    family = next(to for one in links if re.fullmatch(r"/gezinnen/\d+/", to := one.get_attribute("href") or ""))
    walker.open(family)
    walker.open(f"{family}werkwijze/")
    if "Maatwerk" not in walker.page.locator("main").inner_text():
        walker.open(f"{family}werkwijze/kiezen/")
        choice = walker.page.locator("main label", has_text="Maatwerk").first
        walker.page.locator(f'[id="{choice.get_attribute("for")}"]').check()
        walker.fill(reason="Alles hangt met alles samen; het gezin vroeg om één plan.")
        send(walker)
    return family


def factors_hang_together(walker: Walker, family: str) -> None:
    for wording, domain, function in (
        ("Schulden: elke week een brief erbij.", "parents_and_family", "perpetuating"),
        ("Te klein huis voor dit gezin.", "surroundings", "predisposing"),
        ("De school belt altijd dezelfde persoon.", "helping_system", "protective"),
    ):
        walker.open(f"{family}verklaring/factor/nieuw/")
        walker.fill(
            wording=wording, own_words="Zo zeggen we dat zelf.", domain=domain, function=function,
            source_kind="statement", told_by="het gezin", identified_on=TODAY,
        )  # fmt: skip
        walker.press("Opschrijven")
    walker.open(f"{family}verklaring/samenhang/verband/")
    walker.fill(source="Schulden: elke week", target="Te klein huis", strength="strong", certainty="seen")
    send(walker)
    walker.open(f"{family}verklaring/samenhang/")
    text = walker.text()
    assert "Schulden: elke week een brief erbij." in text
    assert walker.page.locator("main svg").count(), "a map with arrows, and the same as a list"
    walker.page.locator('main a[href*="/samenhang/kijk/"]').first.click()
    walker.look()
    walker.fill(words="Ik slaap op de bank. Dat vind ik niet erg.", on=TODAY)
    send(walker)
    walker.open(f"{family}verklaring/")
    walker.page.locator('main a[href*="/behoefte/"]').first.click()
    walker.look()
    send(walker)
    assert "/behoefte/" in walker.page.url, "an empty form says what is missing"


def a_hypothesis_with_who_does_not_agree(walker: Walker, family: str) -> None:
    walker.open(f"{family}verklaring/mogelijk/nieuw/")
    walker.fill(wording="Door de schulden durft niemand de post te openen; daardoor loopt het op.")
    send(walker)
    walker.open(f"{family}verklaring/samenhang/")
    walker.page.locator('main a[href*="/mogelijk/"]', has_text="Door de schulden").first.click()
    walker.look()
    hypothesis = walker.page.url
    for factor, supports in (("Schulden: elke week", "yes"), ("De school belt", "no")):
        walker.open(f"{hypothesis}spreekt/")
        walker.fill(factor=factor, supports=supports)
        send(walker)
    # After "Kies iemand" and "Ikzelf" come the members of the family.
    for place, agrees, words in ((2, "yes", ""), (3, "no", "Het lag er al voor de schulden.")):
        walker.open(f"{hypothesis}wie/")
        walker.page.locator('main [name="who"]').select_option(index=place)
        walker.fill(agrees=agrees, words=words, on=TODAY)
        send(walker)
    walker.open(hypothesis)
    text = walker.text()
    assert "Het lag er al voor de schulden." in text, "who does not agree stays on the page, with why"
    walker.open(f"{hypothesis}weging/")
    walker.fill(status="tested", outcome="We keken samen naar de post van een maand.")
    send(walker)
    assert "Het lag er al voor de schulden." in walker.text()


def a_goal_in_own_words_and_what_bridges_the_waiting(walker: Walker, family: str) -> None:
    walker.open(f"{family}plan/doel/nieuw/")
    walker.fill(
        wording="Dat de post gewoon open op tafel ligt", whose="ons allemaal", agreed_on=TODAY, aim_on=LATER,
        noticed_by="Er ligt geen dichte envelop meer.",
    )  # fmt: skip
    walker.press("Doel afspreken")
    assert "Dat de post gewoon open op tafel ligt" in walker.text()
    walker.open(f"{family}plan/actie/nieuw/")
    action = {
        "goal": "Dat de post gewoon", "wording": "Schuldhulp ordent de post met het gezin", "doer": "Piet Hofman",
        "frame": "voluntary", "agreed_on": TODAY, "waits_until_on": LATER,
        "condition": "Als er een deurwaarder belt, dan belt Piet die dag nog terug.",
    }  # fmt: skip
    walker.fill(**action)
    walker.press("Actie afspreken")
    assert "Niemand wacht zonder iets" in walker.text()
    walker.fill(**action, bridge="Tot dan komt Piet elke dinsdag de post openen.")
    walker.press("Actie afspreken")
    text = walker.text()
    assert "Tot dan komt Piet elke dinsdag" in text
    assert "Als er een deurwaarder belt" in text
    walker.open("/hulpaanbod/")


def everybody_at_one_table(walker: Walker, family: str) -> None:
    walker.open(f"{family}overleg/nieuw/")
    walker.fill(
        purpose="Wat kan er weg, zodat er rust komt?", starts_at=f"{LATER}T10:00",
        agenda="Welke hulp stopt; wie belt er met de school.",
    )  # fmt: skip
    for box in walker.page.locator('main form input[type="checkbox"][name="who"]').all():
        box.check()
    walker.press("Overleg plannen")
    walker.open(f"{family}overleg/")
    walker.page.locator("main li", has_text="Wat kan er weg").locator("a").first.click()
    walker.look()
    meeting = walker.page.url
    walker.open(f"{meeting}verwachten/")
    walker.fill(expectations="Ik kan zeggen wie er betaalt. Niet wat er is gebeurd.")
    send(walker)
    assert "Ik kan zeggen wie er betaalt" in walker.text()
    walker.open(f"{meeting}gehouden/")
    walker.fill(held_at=f"{TODAY}T00:01", report="Eerst vertelde iedereen hoe het gaat; daarna pas wat er kan.")
    walker.press("Overleg vastleggen")
    walker.open(f"{meeting}besluit/")
    walker.fill(
        kind="deployment", wording="Twee van de vijf hulpverleners stoppen.", dissent="De school: liever later.",
        action_wording="Piet belt de twee die stoppen", doer="Piet Hofman", frame="voluntary",
    )  # fmt: skip
    walker.press("Besluit vastleggen")
    text = walker.text()
    assert "Twee van de vijf hulpverleners stoppen." in text
    assert "De school: liever later." in text


def one_plan_on_one_sheet(walker: Walker, family: str) -> None:
    walker.open(f"{family}plan/vaststellen/")
    walker.fill(
        reason="één plan voor alles", on=TODAY, organisations_present=3, family_present=True, look_again_on=LATER
    )
    walker.press("Plan vaststellen")
    walker.page.locator('main a[href*="/plan/versie/"], aside a[href*="/plan/versie/"]').first.click()
    walker.look()
    assert "Dat de post gewoon open op tafel ligt" in walker.text()
    walker.follow("Vastleggen wat iemand vindt")
    walker.page.locator('main [name="person"]').select_option(index=0)
    walker.fill(kind="disagrees", on=TODAY)
    send(walker)
    assert "/mening/" in walker.page.url, "who does not agree says why"
    walker.fill(kind="disagrees", reason="Ik wil eerst een ander huis.", on=TODAY)
    send(walker)
    assert "Ik wil eerst een ander huis." in walker.text()
    walker.open(f"{family}plan/")
    walker.page.locator('main a[href$="/plan/op-een-blad/"]').first.click()
    walker.look()
    assert "Dat de post gewoon open op tafel ligt" in walker.text()
    printed = walker.page.pdf(format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1, "one plan on one sheet"

"""A passkey in a real browser, under the real policy: made, used to come in, and used to show that it is you."""

from __future__ import annotations

import os
import shutil

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.journeys.running import Running

pytestmark = pytest.mark.journey

PHONE = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
         "isUserVerified": True, "automaticPresenceSimulation": True}  # fmt: skip


@pytest.fixture(scope="module")
def kring(tmp_path_factory):
    with Running(tmp_path_factory.mktemp("kring"), families=1) as running:
        yield running


@pytest.fixture
def page(kring):
    """A page of a browser on a device that can keep passkeys; `page.said` is what stood in the console."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium") or shutil.which("chromium-browser"),
            args=["--no-sandbox"] if os.geteuid() == 0 else [],
        )
        # A passkey belongs to a name, not to a number.
        page = browser.new_page(base_url=kring.address.replace("127.0.0.1", "localhost"), locale="nl-NL")
        page.said = []
        page.on("console", lambda message: page.said.append(message.text))
        phone = page.context.new_cdp_session(page)
        phone.send("WebAuthn.enable")
        phone.send("WebAuthn.addVirtualAuthenticator", {"options": PHONE})
        yield page
        browser.close()


def test_from_making_a_passkey_to_coming_in_with_it(page):
    page.goto("/demo/")
    page.locator("form[action='/demo/amina/'] button").click()
    page.goto("/account/passkeys/nieuw/")
    page.get_by_role("button", name="Maak de passkey").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Uw codes op papier")

    page.goto("/account/")
    expect(page.get_by_text("Passkey 1").first).to_be_visible()
    page.goto("/account/uitloggen/")
    page.locator("main").get_by_role("button", name="Uitloggen").click()
    page.goto("/account/")
    assert "/account/" not in page.url.split("?")[0]

    page.goto("/account/inloggen/")
    page.get_by_role("button", name="Inloggen met een passkey").click()
    page.wait_for_url(lambda url: "inloggen" not in url)
    page.goto("/account/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Inloggen en veiligheid")

    page.goto("/account/zeker-weten/?next=/account/codes/nieuw/")
    page.get_by_role("button", name="Gebruik mijn passkey").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Nieuwe codes maken?")

    assert [said for said in page.said if "Content Security Policy" in said] == []

"""The gallery in a real browser: nothing for axe to find, targets large enough, no sideways scrolling."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import RequestFactory
from playwright.sync_api import sync_playwright

from kring.foundation.ui import build
from kring.foundation.ui.views import gallery

pytestmark = pytest.mark.journey

ADDRESS = "http://kring.test/"
POLICY = "default-src 'self'; object-src 'none'; base-uri 'none'"
AXE = build.project_root() / "node_modules" / "axe-core" / "axe.min.js"
TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}

SMALL_TARGETS = """
() => [...document.querySelectorAll('a, button, input:not([type=hidden]), select, textarea, summary')]
  .filter(e => getComputedStyle(e).display !== 'inline' && !e.closest('.nl-skip-link'))
  .map(e => [e.outerHTML.slice(0, 80), e.getBoundingClientRect()])
  .filter(([, box]) => box.width > 1 && (box.width < 24 || box.height < 24))
  .map(([html]) => html)
"""


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        program = os.environ.get("KRING_CHROMIUM") or shutil.which("chromium")
        started = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def opened(browser):
    """Open the gallery at a width. Pages and files come from this process: no server, no network."""
    build.build(root=build.project_root())
    html = gallery(RequestFactory().get("/")).content.decode()
    contexts = []

    def answer(route):
        path = route.request.url.removeprefix(ADDRESS)
        if not path:
            headers = {"Content-Security-Policy": POLICY, "Content-Type": "text/html; charset=utf-8"}
            return route.fulfill(body=html, headers=headers)
        found = finders.find(path.removeprefix("static/"))
        if not found:
            return route.fulfill(status=404)
        return route.fulfill(path=found, content_type=TYPES.get(Path(found).suffix, "text/plain"))

    def open_at(width, **options):
        context = browser.new_context(viewport={"width": width, "height": 844}, locale="nl-NL", **options)
        contexts.append(context)
        page = context.new_page()
        page.said = []
        page.on("console", lambda message: page.said.append(message.text))
        page.route("**/*", answer)
        page.goto(ADDRESS)
        return page

    yield open_at
    for context in contexts:
        context.close()


@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing(opened, width):
    page = opened(width)

    page.context.new_cdp_session(page).send("Runtime.evaluate", {"expression": AXE.read_text()})
    found = page.evaluate("axe.run(document)")["violations"]

    assert [(fault["id"], [node["html"] for node in fault["nodes"]]) for fault in found] == []


@pytest.mark.parametrize("width", [1280, 390, 320])
def test_the_page_never_scrolls_sideways(opened, width):
    page = opened(width)

    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [1280, 390])
def test_everything_to_touch_is_large_enough(opened, width):
    assert opened(width).evaluate(SMALL_TARGETS) == []


def test_the_security_policy_refuses_nothing(opened):
    page = opened(1280)

    assert page.said == []


def test_the_first_tab_leads_past_the_menu(opened):
    page = opened(390, java_script_enabled=False)

    page.locator("body").press("Tab")
    page.keyboard.press("Enter")

    assert page.url.endswith("#inhoud")

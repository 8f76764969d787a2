"""A whole Kring of its own for the walks: database, synthetic region, website, browser."""

from __future__ import annotations

import os
import shutil

import pytest

from tests.journeys.running import Running

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.fixture(scope="session")
def kring(tmp_path_factory):
    """Kring as `kring demo` starts it, with a few families besides the cast."""
    with Running(tmp_path_factory.mktemp("kring"), families=6) as running:
        yield running


@pytest.fixture(scope="session")
def chromium():
    """One real browser for all walks."""
    from playwright.sync_api import sync_playwright

    if CHROMIUM is None:
        pytest.fail("Chromium is not installed. `make test` installs it as root; otherwise: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=[
                *(["--no-sandbox"] if os.geteuid() == 0 else []),
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
            ],
        )
        yield browser
        browser.close()

"""The dashboards of a new demonstration: they make themselves, and the first visit waits for them by itself."""

from __future__ import annotations

import pytest

from tests.journeys.walker import Walker


@pytest.mark.journey
@pytest.mark.timeout(420)
@pytest.mark.xdist_group("walk")
def test_the_first_visit_shows_how_far_it_is_and_then_the_numbers(chromium, kring):
    plain = Walker(chromium, kring.address, script=False)
    plain.be("wim")
    plain.page.get_by_role("link", name="Inzicht", exact=True).first.click()
    # Nobody presses anything: the page looks again until the numbers are there.
    there = plain.page.get_by_role("heading", name="Wat er is geregeld, hoe het gaat en wat het brengt")
    there.wait_for(timeout=300_000)
    plain.close()

    walker = Walker(chromium, kring.address)
    walker.be("wim")
    for place in ("", "process.fixed_face/", "wat-het-oplevert/", "kwaliteit/?tabel=member", "bewaard/"):
        walker.open(f"/inzicht/{place}")
    walker.be("jan")
    walker.open("/inzicht/process.fixed_face/gezinnen/")
    assert walker.page.get_by_role("heading", name="Vast gezicht: mijn eigen gezinnen").is_visible()
    walker.close()
    assert any("--beside" in one.cmdline() for one in kring.family())

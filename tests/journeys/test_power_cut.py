"""Killed in the middle of writing: what was confirmed is there, and nothing is half there."""

from __future__ import annotations

import re
import threading
from datetime import date
from http.client import HTTPException
from urllib.error import URLError

import pytest

from tests.journeys.running import Running
from tests.journeys.visitor import Visitor


@pytest.mark.journey
@pytest.mark.xdist_group("power-cut")
def test_nothing_confirmed_is_lost_and_nothing_is_half_there(tmp_path):
    with Running(tmp_path, families=1) as kring:
        confirmed = write_until_killed(kring)
        assert len(confirmed) >= 5

        kring.start()
        jan = Visitor(kring.address, "jan")
        plan = jan.read(f"{family_of(jan)}plan/")
        story = "".join(
            jan.read(f"{family_of(jan)}gebeurtenissen/?pagina={page}") for page in range(1, 1 + pages_for(plan))
        )

    in_plan = set(re.findall(r"Stroomdoel \d+ af", plan))
    in_story = set(re.findall(r"Stroomdoel \d+ af", story))
    assert confirmed <= in_plan, "what was confirmed must still be there"
    assert in_plan == in_story, "a goal and its line in the chronology come together or not at all"


def write_until_killed(kring: Running) -> set[str]:
    """Agree on goals as fast as it goes; pull the plug in the middle."""
    jan = Visitor(kring.address, "jan")
    address = f"{family_of(jan)}plan/doel/nieuw/"
    confirmed: set[str] = set()
    enough = threading.Event()

    def write() -> None:
        for number in range(10_000):
            wording = f"Stroomdoel {number} af"
            try:
                jan.send(address, wording=wording, agreed_on=date.today().isoformat())
            except (URLError, OSError, HTTPException):
                return
            confirmed.add(wording)
            if len(confirmed) >= 5:
                enough.set()

    writer = threading.Thread(target=write)
    writer.start()
    assert enough.wait(60)
    kring.kill()
    writer.join(60)
    return confirmed


def family_of(jan: Visitor) -> str:
    """The address of the family of Amina, as Jan finds it."""
    return re.search(r'href="(/gezinnen/\d+/)"><b>[^<]*Amina', jan.read("/gezinnen/")).group(1)


def pages_for(plan: str) -> int:
    return 3 + plan.count("Stroomdoel") // 20

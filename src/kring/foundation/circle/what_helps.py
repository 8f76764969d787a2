"""Where somebody finds what may help: the address of the service directory, with what is looked for in codes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from kring.foundation.circle.people import Circle
from kring.foundation.organisations.directory.choices import HelpsWith
from kring.foundation.organisations.directory.rules import band_of

# What one adds when parents cannot, or not yet, sit together. A code: why stands in no address.
APART = ("ouders", "apart")


def directory_for(
    problem: HelpsWith | None, *, about: Iterable[int], circle: Circle, on: date, apart: bool = False
) -> str:
    """The directory as it may help these persons: a kind of problem and an age band, and nothing about them.

    Persons in different bands, or of unknown age, leave the age open. With `apart` without help in which parents sit
    together.
    """
    wanted = set(about)
    ages = [member.person.identity.age_on(on) for member in circle.members if member.person_id in wanted]
    band = band_of(ages)
    asked = {"probleem": problem, "leeftijd": band}
    query = urlencode([(name, code.value) for name, code in asked.items() if code is not None] + [APART] * apart)
    place = reverse("workbench:services")
    return f"{place}?{query}" if query else place

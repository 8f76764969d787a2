"""Where somebody finds what may help: the address of the service directory, with what is looked for in codes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from kring.foundation.circle.people import Circle
from kring.foundation.organisations.directory.choices import HelpsWith
from kring.foundation.organisations.directory.rules import band_of


def directory_for(problem: HelpsWith | None, *, about: Iterable[int], circle: Circle, on: date) -> str:
    """The directory as it may help these persons: a kind of problem and an age band, and nothing about them.

    Persons in different bands, or of unknown age, leave the age open.
    """
    wanted = set(about)
    ages = [member.person.identity.age_on(on) for member in circle.members if member.person_id in wanted]
    band = band_of(ages)
    asked = {"probleem": problem, "leeftijd": band}
    query = urlencode({name: code.value for name, code in asked.items() if code is not None})
    place = reverse("workbench:services")
    return f"{place}?{query}" if query else place

"""When an approach may be published, and which one is proposed. No database and no clock."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Whole:
    """What must be there before people can work by it."""

    for_family: str
    means_for_us: str
    source: str
    steps: int
    enter: int
    leave: int
    needed_parties: int
    circle_roles: Collection[str]


@dataclass(frozen=True, slots=True)
class Fit:
    """When an approach is proposed. An empty list fits everything."""

    version_id: int
    order: int
    problems: Collection[str] = ()
    levels: Collection[str] = ()
    reports: Collection[str] = ()


def why_not_whole(whole: Whole) -> str | None:
    """Say in plain Dutch what is missing, or None when nothing is."""
    if not whole.for_family.strip() or not whole.means_for_us.strip():
        return _("Schrijf eerst in gewone woorden wat dit is en wat het voor het gezin betekent.")
    if not whole.source.strip():
        return _("Schrijf op waar deze werkwijze vandaan komt.")
    if not whole.steps:
        return _("Deze werkwijze heeft nog geen stappen.")
    if not whole.enter or not whole.leave:
        return _("Schrijf op wanneer een gezin met deze werkwijze begint, en wanneer die klaar is.")
    if not whole.needed_parties:
        return _("Schrijf op welke soort organisatie altijd meedoet.")
    if "coordinator" not in whole.circle_roles or "safety_holder" not in whole.circle_roles:
        return _("Er is altijd een vast gezicht en iemand met zicht op de veiligheid. Geef die allebei een rol.")
    return None


def why_not_published(
    *, is_draft: bool, whole: Whole, from_on: date, previous_from: date | None, today: date
) -> str | None:
    """Why this version cannot hold from that day on."""
    if not is_draft:
        return _("Deze versie is al gepubliceerd. Maak een nieuwe versie.")
    if from_on < today:
        return _("Een werkwijze kan niet in het verleden ingaan: wat er was afgesproken, blijft staan.")
    if previous_from is not None and from_on <= previous_from:
        return _("Kies een dag na de dag waarop de vorige versie inging.")
    return why_not_whole(whole)


def why_not_stopped(*, is_draft: bool, valid_from: date | None, on: date, already: bool, today: date) -> str | None:
    """Why this version cannot stop being used from that day on."""
    if is_draft or valid_from is None:
        return _("Een concept wordt nog niet gebruikt.")
    if already:
        return _("Van deze werkwijze is al bekend tot wanneer die geldt.")
    if on < today or on < valid_from:
        return _("Kies vandaag of een latere dag.")
    return None


def proposed(fits: Iterable[Fit], *, problem: str = "", level: str = "", report: str = "") -> int | None:
    """The first in the order of the region that fits everything that is known; None when none does."""
    suiting = [
        fit
        for fit in fits
        if (not fit.problems or problem in fit.problems)
        and (not fit.levels or level in fit.levels)
        and (not fit.reports or report in fit.reports)
    ]
    first = min(suiting, key=lambda fit: (fit.order, fit.version_id), default=None)
    return first.version_id if first else None

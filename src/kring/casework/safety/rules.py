"""When ratings, agreements, incidents and phases may be recorded. No database and no clock."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kring.casework.safety.choices import Course, PhaseCode
from kring.casework.safety.phases import ORDER, is_forward

# In these phases violence has just been, or is still; an incident is no news about the phase itself.
GUARDED = (PhaseCode.ACUTE, PhaseCode.IMMEDIATE_SAFETY)


@dataclass(frozen=True, slots=True)
class Gate:
    """What the approach of a family asks before it goes on: an agreement, and days without a known incident."""

    needs_agreement: bool = False
    quiet_days: int = 0
    last_known_on: date | None = None


def why_not_rated(*, score: int, rated_on: date, today: date) -> str | None:
    """Say in plain Dutch what stands in the way, or None when nothing does."""
    if not 0 <= score <= 10:
        return _("Een cijfer voor veiligheid ligt tussen 0 en 10.")
    if rated_on > today:
        return _("Een cijfer kan niet in de toekomst gegeven zijn.")
    return None


def why_not_agreed(*, doer: str, agreed_on: date, today: date) -> str | None:
    """Why this is no safety agreement: somebody must do it, and it must have been agreed."""
    if not doer.strip():
        return _("Schrijf op wie dit doet. Een afspraak zonder naam beschermt niemand.")
    if agreed_on > today:
        return _("Een afspraak kan niet in de toekomst gemaakt zijn.")
    return None


def why_not_ended(*, agreed_on: date, ended_on: date, already_ended: bool, because: str, today: date) -> str | None:
    """Why an agreement cannot stop holding on this day."""
    if already_ended:
        return _("Deze afspraak geldt al niet meer.")
    if not because.strip():
        return _("Schrijf op waarom deze afspraak niet meer nodig is.")
    if ended_on < agreed_on:
        return _("Een afspraak kan niet eindigen voordat die is gemaakt.")
    if ended_on > today:
        return _("Een afspraak kan niet in de toekomst geëindigd zijn.")
    return None


def why_not_told(*, is_person: bool, words: str) -> str | None:
    """Why somebody cannot tell this about an agreement themselves."""
    if not is_person:
        return _("Alleen iemand van het gezin vertelt dit hier.")
    return None if words.strip() else _("Schrijf op wat er gebeurde, of wat er niet gebeurde.")


def why_not_broken(*, agreed_on: date, ended_on: date | None, happened_on: date, today: date) -> str | None:
    """Why an agreement cannot have failed on this day."""
    if happened_on < agreed_on:
        return _("Op die dag was de afspraak nog niet gemaakt.")
    if ended_on is not None and happened_on > ended_on:
        return _("Op die dag gold de afspraak niet meer.")
    if happened_on > today:
        return _("Dit kan niet in de toekomst gebeurd zijn.")
    return None


def why_not_recorded(*, occurred_on: date | None, known_on: date, today: date) -> str | None:
    """Why an incident cannot have these days."""
    if known_on > today:
        return _("Een incident kan niet in de toekomst bekend zijn geworden.")
    if occurred_on is not None and occurred_on > known_on:
        return _("Een incident kan niet bekend zijn voordat het gebeurde. Kijk de data na.")
    return None


def why_not_started(*, to: str, from_on: date, evidence: str, has_checker: bool, today: date) -> str | None:
    """Why a family cannot begin in this phase."""
    if to == PhaseCode.AFTERCARE:
        return _("Nazorg is geen begin. Kies de fase waarin het gezin nu is.")
    if from_on > today:
        return _("Een fase kan niet in de toekomst beginnen.")
    if not evidence.strip():
        return _("Schrijf op waaruit blijkt dat het gezin in deze fase is.")
    if to not in GUARDED and not has_checker:
        return _("Vul in wie dit heeft nagekeken.")
    return None


def why_not_moved(
    *,
    now: str,
    to: str,
    since: date,
    on: date,
    evidence: str,
    has_checker: bool,
    checker_decides_too: bool,
    agreements_in_force: int,
    in_question: bool,
    today: date,
    gate: Gate | None = None,
) -> str | None:
    """Why a family cannot go to this phase. On is one step, checked by somebody else; back is any step."""
    gate = gate or Gate(needs_agreement=to == PhaseCode.STABLE_SAFETY)
    if to == now:
        return _("Het gezin is al in deze fase.")
    if on > today:
        return _("Een fase kan niet in de toekomst beginnen.")
    if on < since:
        return _("Een fase kan niet beginnen voor de vorige fase begon.")
    if not evidence.strip():
        return _("Schrijf op waaruit dit blijkt. Een fase verandert nooit alleen omdat er tijd voorbij is.")
    if not is_forward(now, to):
        return None
    if ORDER.index(PhaseCode(to)) > ORDER.index(PhaseCode(now)) + 1:
        return _("Sla geen fase over. Ga eerst naar de volgende fase.")
    if in_question:
        return _("Er is een incident bekend geworden. Leg eerst vast of deze fase nog klopt.")
    if not has_checker:
        return _("Vul in wie dit heeft nagekeken.")
    if checker_decides_too:
        return _("Laat iemand anders dit nakijken dan wie het vastlegt.")
    if gate.needs_agreement and not agreements_in_force:
        return _("Er geldt geen veiligheidsafspraak. Maak die eerst, dan kan het gezin naar stabiele veiligheid.")
    if gate.quiet_days and gate.last_known_on and (on - gate.last_known_on).days < gate.quiet_days:
        return _(
            "Volgens de werkwijze van dit gezin werd er eerst %(days)s dagen geen incident bekend. "
            "Het laatste werd bekend op %(day)s."
        ) % {"days": gate.quiet_days, "day": date_format(gate.last_known_on, "j F Y")}
    return None


def why_not_confirmed(*, evidence: str, has_checker: bool) -> str | None:
    """Why it cannot be said that a phase still holds."""
    if not evidence.strip():
        return _("Schrijf op waarom deze fase nog klopt.")
    if not has_checker:
        return _("Vul in wie dit heeft nagekeken.")
    return None


def is_in_question(
    *, phase: str, checked_on: date, checked_at: datetime, known_on: date | None, recorded_at: datetime | None
) -> bool:
    """Whether the last known incident asks again if a later phase still holds. Only looking again answers it."""
    if known_on is None or recorded_at is None or phase in GUARDED:
        return False
    return known_on > checked_on or (known_on == checked_on and recorded_at > checked_at)


def course(*, before: int, now: int) -> Course:
    """What the incidents of a period say beside those of the period before it. Quiet is not the same as stopped."""
    if not now:
        return Course.STOPPED if before else Course.QUIET
    if now == before:
        return Course.AS_BEFORE
    return Course.LESS if now < before else Course.MORE


@dataclass(frozen=True, slots=True)
class Happened:
    """One incident as it counts: between whom, and whether it was serious."""

    between: tuple[frozenset[int], frozenset[int]]
    is_serious: bool


@dataclass(frozen=True, slots=True)
class Apart:
    """Between how many it stopped, became less, is still serious, or goes on otherwise. Never one number for all."""

    stopped: int = 0
    less: int = 0
    still_serious: int = 0
    goes_on: int = 0

    @property
    def is_empty(self) -> bool:
        return not (self.stopped or self.less or self.still_serious or self.goes_on)


def tell_apart(*, before: Sequence[Happened], now: Sequence[Happened]) -> Apart:
    """Compare two periods pair by pair: less violence is not no violence, and serious is never called less."""
    then, today = Counter(one.between for one in before), Counter(one.between for one in now)
    serious = {one.between for one in now if one.is_serious}
    found: Counter[str] = Counter()
    for pair in then.keys() | today.keys():
        if pair in serious:
            found["still_serious"] += 1
        elif not today[pair]:
            found["stopped"] += 1
        elif today[pair] < then[pair]:
            found["less"] += 1
        else:
            found["goes_on"] += 1
    return Apart(**found)

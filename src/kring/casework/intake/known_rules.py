"""When one may ask, answer, refuse or take back whether a family is known elsewhere. No database and no clock."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from kring.casework.intake.choices import KnownAnswer, RequestAnswer
from kring.foundation.sharing.ground_rules import why_not_told


@dataclass(frozen=True, slots=True)
class Telling:
    """What the family knows of a question: told on a day, or not yet, with why and until when."""

    told_on: date | None = None
    reason: str = ""
    tell_by: date | None = None


@dataclass(frozen=True, slots=True)
class Resting:
    """On which law it rests; with consent, who gave it and when."""

    code: str
    article: str
    consent_needed: bool = False
    consent: str = ""


def why_not_asked(
    *,
    organisations: Collection[int],
    can_answer: Collection[int],
    own: int | None,
    kept_from: Collection[int],
    waiting: Collection[int],
    persons: Collection[object],
    purpose: str,
    rests_on: Resting | None,
    telling: Telling,
    today: date,
) -> str | None:
    """Say in plain Dutch why these organisations cannot be asked like this, or None when they can."""
    if not organisations:
        return _("Kies minstens één organisatie.")
    if not persons:
        return _("Kies over wie u het vraagt.")
    if own in organisations:
        return _("Uw eigen organisatie hoeft u dit niet te vragen.")
    if set(organisations) & set(kept_from):
        return _(
            "Voor een van deze organisaties is iets van dit gezin afgeschermd. Bespreek eerst of u dit mag vragen."
        )
    if set(organisations) - set(can_answer):
        return _("Bij een van deze organisaties is niemand aangewezen om te antwoorden. Bel die organisatie.")
    if set(organisations) & set(waiting):
        return _("Aan een van deze organisaties is dit al gevraagd. Wacht op het antwoord, of trek die vraag eerst in.")
    return why_not_reasoned(purpose=purpose, rests_on=rests_on) or why_not_told(
        family_told_on=telling.told_on, not_told_reason=telling.reason, tell_by=telling.tell_by, today=today
    )


def why_not_reasoned(*, purpose: str, rests_on: Resting | None) -> str | None:
    """Why this is not enough about what for, and on which law."""
    if not purpose.strip():
        return _("Schrijf op waarom u het vraagt. Het gezin leest dit.")
    if rests_on is None:
        return _("Deze grondslag geldt niet voor uw organisatie op deze dag. Kies een andere.")
    if rests_on.consent_needed and not rests_on.consent.strip():
        return _("Schrijf op wie toestemming gaf, en wanneer.")
    return None


def why_not_answered(
    *, is_appointed: bool, is_withdrawn: bool, is_answered: bool, answer_by: date, today: date
) -> str | None:
    """Why a question or a request cannot be answered now."""
    if not is_appointed:
        return _("U bent niet aangewezen om voor deze organisatie te antwoorden.")
    if is_withdrawn:
        return _("Deze vraag is ingetrokken.")
    if is_answered:
        return _("Op deze vraag is al geantwoord.")
    if today > answer_by:
        return _("De termijn voor deze vraag is voorbij. Bel degene die het vroeg.")
    return None


def why_not_given(*, answer: str, given: str, refusal: str) -> str | None:
    """Why this is no answer to a request for information."""
    if answer == RequestAnswer.GRANTED and not given.strip():
        return _("Schrijf de informatie op die u geeft.")
    if answer == RequestAnswer.REFUSED and not refusal.strip():
        return _("Schrijf op waarom u dit niet geeft. Degene die het vroeg en het gezin lezen dit.")
    return None


def why_not_requested(
    *, answer: str, is_withdrawn: bool, waits: bool, what: str, purpose: str, rests_on: Resting | None
) -> str | None:
    """Why no information can be asked after this answer."""
    if is_withdrawn or answer != KnownAnswer.KNOWN:
        return _("Om informatie vragen kan pas als de organisatie zegt dat het gezin daar bekend is.")
    if waits:
        return _("Er wacht al een verzoek bij deze organisatie.")
    if not what.strip():
        return _("Schrijf op wat u wilt weten.")
    return why_not_reasoned(purpose=purpose, rests_on=rests_on)


def why_not_withdrawn(*, is_withdrawn: bool, is_answered: bool) -> str | None:
    """Why there is nothing to take back."""
    if is_withdrawn:
        return _("Deze vraag is al ingetrokken.")
    if is_answered:
        return _("Hierop is al geantwoord. Intrekken kan niet meer.")
    return None


def asked_apart(persons: Sequence[int], *, somebody_hides: bool) -> list[list[int]]:
    """How persons go together in a question: with a secret address in the family, each in a question of their own.

    Who was asked may tell where somebody is; nobody then reads of another's question in one about themselves.
    """
    if somebody_hides:
        return [[one] for one in persons]
    return [list(persons)] if persons else []


def state_in_words(*, answer: str, is_withdrawn: bool, answer_by: date, today: date) -> str:
    """How a question stands, as one says it."""
    if answer:
        return str((KnownAnswer if answer in KnownAnswer.values else RequestAnswer)(answer).label)
    if is_withdrawn:
        return _("ingetrokken")
    return _("geen antwoord gekregen") if today > answer_by else _("wacht op antwoord")


def tone(*, answer: str, is_withdrawn: bool, answer_by: date, today: date) -> str:
    """How loud that is."""
    if answer == RequestAnswer.REFUSED or (not answer and not is_withdrawn and today > answer_by):
        return "warning"
    return "info" if not answer and not is_withdrawn else "neutral"

"""When a request may be made, extended, decided or taken back, and how long it may take. No database, no clock."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from kring.foundation.core.terms import Term, in_months
from kring.foundation.sharing.rights.choices import Outcome, RefusalGround, RequestKind

MONTHS = 1
MONTHS_WHEN_EXTENDED = 3
# A refusal is no form of words: it says what about this family, and why.
SHORTEST_REFUSAL = 40
SHORTEST_REASON = 10
NEEDS_AN_ITEM = (RequestKind.CORRECTION,)


def first_term(asked_on: date) -> Term:
    """The month in which an answer must come (AVG art. 12, third paragraph)."""
    return in_months(_("antwoord op een verzoek"), asked_on, MONTHS)


def extended_term(asked_on: date) -> Term:
    """That month, and two more when it is complicated."""
    return in_months(_("antwoord op een verzoek"), asked_on, MONTHS_WHEN_EXTENDED)


def why_not_asked(*, kind: str, has_item: bool, words: str, same_is_open: bool) -> str | None:
    """Say in plain Dutch why this request cannot be made now, or None when it can."""
    if kind in NEEDS_AN_ITEM and not has_item:
        return _("Kies eerst wat er verbeterd moet worden.")
    if not words.strip():
        return _("Schrijf op wat u wilt.")
    if same_is_open:
        return _("U vroeg dit al. U krijgt nog antwoord.")
    return None


def why_not_extended(*, is_open: bool, is_extended: bool, due_on: date, reason: str, today: date) -> str | None:
    """Why the answer cannot take longer."""
    if not is_open:
        return _("Op dit verzoek is al besloten, of het is ingetrokken.")
    if is_extended:
        return _("Dit verzoek is al verlengd. Langer mag niet.")
    if today > due_on:
        return _("De maand is al voorbij. Verlengen kan alleen binnen de maand.")
    if len(reason.strip()) < SHORTEST_REASON:
        return _("Schrijf op waarom het langer duurt. De vrager leest het.")
    return None


def why_not_decided(*, is_open: bool, outcome: str, refusal_ground: str | None, reasons: str) -> str | None:
    """Why this cannot be the decision."""
    if not is_open:
        return _("Op dit verzoek is al besloten, of het is ingetrokken.")
    if outcome == Outcome.GRANTED:
        return None if reasons.strip() else _("Schrijf op wat u doet. De vrager leest het.")
    if not refusal_ground:
        return _("Kies waarom het niet kan, of niet helemaal.")
    if len(reasons.strip()) < SHORTEST_REFUSAL:
        return _("Schrijf op waarom het in dit geval niet kan. Alleen de regel noemen is niet genoeg.")
    return None


def why_not_refused_so(*, kind: str, refusal_ground: str) -> str | None:
    """Why this ground does not go with this kind of request."""
    if refusal_ground == RefusalGround.NO_MISTAKE and kind != RequestKind.CORRECTION:
        return _("Deze reden past alleen bij verbeteren.")
    return None


def why_not_withdrawn(*, is_open: bool) -> str | None:
    """Why it cannot be taken back."""
    return None if is_open else _("Op dit verzoek is al besloten, of u trok het al in.")

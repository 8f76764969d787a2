"""When factors, explanations and needs may change. No database and no clock: everything comes in as an argument."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from kring.casework.explanation.choices import FactorFunction, HypothesisStatus, SourceKind, Valence
from kring.foundation.circle.choices import Need

# What people say and think is theirs: it always carries a name.
SAID_BY_SOMEBODY = (SourceKind.STATEMENT, SourceKind.OPINION)


def valence_of(function: str) -> Valence:
    """Whether something that works like this makes it hard or helps."""
    return Valence.PROTECTIVE if function == FactorFunction.PROTECTIVE else Valence.RISK


def why_not_a_factor(*, source_kind: str, told_by: str, verified: bool, identified_on: date, today: date) -> str | None:
    """Say in plain Dutch what stands in the way of writing this down, or None when nothing does."""
    if source_kind in SAID_BY_SOMEBODY and not told_by.strip():
        return _("Schrijf op van wie dit komt. Wat iemand vertelt of vindt, staat er nooit zonder naam.")
    if source_kind == SourceKind.OPINION and verified:
        return _("Een mening kun je niet nakijken. Kies ‘feit’ als u het hebt nagekeken, of haal het vinkje weg.")
    if identified_on > today:
        return _("Dit kan niet in de toekomst gezien zijn.")
    return None


def why_not_edited(*, dropped_on: date | None) -> str | None:
    """Why a factor can no longer be reworded."""
    if dropped_on is not None:
        return _("Dit speelt niet meer, en blijft staan zoals het was.")
    return None


def why_not_dropped(*, identified_on: date, dropped_on: date | None, on: date, today: date) -> str | None:
    """Why a factor cannot have stopped playing a part on this day."""
    if dropped_on is not None:
        return _("Dit speelde al niet meer.")
    if on < identified_on:
        return _("Het kan niet voorbij zijn voordat het is gezien.")
    if on > today:
        return _("Het kan niet in de toekomst voorbij zijn.")
    return None


def why_not_drafted(*, shared_on: date | None) -> str | None:
    """Why this version cannot be rewritten."""
    if shared_on is not None:
        return _("Deze verklaring is samen vastgesteld en verandert niet meer. Begin een nieuwe versie.")
    return None


def why_not_shared(*, text: str, shared_on: date | None, on: date, today: date) -> str | None:
    """Why a draft cannot become the explanation that everyone shares."""
    if shared_on is not None:
        return _("Deze verklaring was al vastgesteld.")
    if not text.strip():
        return _("Er staat nog niets in de verklaring.")
    if on > today:
        return _("Een verklaring kan niet in de toekomst vastgesteld zijn.")
    return None


def why_not_stated(*, need: str, words: str, on: date, today: date) -> str | None:
    """Why this is not yet an answer to what somebody needs."""
    if need == Need.UNKNOWN:
        return _("Kies wat dit gezinslid zegt: hulp nodig, nu niet nodig, of nu niet gewild.")
    if need == Need.HELP_NEEDED and not words.strip():
        return _("Schrijf op wat er nodig is, in de woorden van dit gezinslid.")
    if on > today:
        return _("Dit kan niet in de toekomst gezegd zijn.")
    return None


def source_in_words(*, source_kind: str, told_by: str) -> str:
    """How we know something, said plainly, so that a fact is never read as an opinion or the other way round."""
    who = told_by.strip()
    match SourceKind(source_kind):
        case SourceKind.FACT:
            return _("feit (bron: %(who)s)") % {"who": who} if who else _("feit")
        case SourceKind.STATEMENT:
            return _("verteld door %(who)s") % {"who": who}
        case SourceKind.OPINION:
            return _("mening van %(who)s") % {"who": who}
        case SourceKind.OBSERVATION:
            return _("gezien door %(who)s") % {"who": who} if who else _("gezien")
        case SourceKind.DOCUMENT:
            return _("staat in een stuk: %(which)s") % {"which": who} if who else _("staat in een stuk")


def check_in_words(*, source_kind: str, verified: bool) -> str:
    """Whether it was checked. An opinion cannot be, and so nothing is said about it."""
    if source_kind == SourceKind.OPINION:
        return ""
    return _("nagekeken") if verified else _("nog niet nagekeken")


def stands_on_itself(source_kind: str) -> bool:
    """Whether something does not depend on who says it: these stand above what people tell and think."""
    return source_kind not in SAID_BY_SOMEBODY


def for_whom_of_both(one: list[int], other: list[int]) -> tuple[list[int], bool]:
    """Whom something is about that ties two records together, and whether the family may read it.

    It is for those who may read both ends. Where nobody of the family is sure to, the family does not read it.
    """
    if not one or not other:
        return sorted(one or other), True
    shared = sorted(set(one) & set(other))
    return (shared, True) if shared else (sorted({*one, *other}), False)


def why_no_influence(*, same: bool, already: bool) -> str | None:
    """Why this arrow cannot be drawn. Two things may work on each other: that is an arrow each way."""
    if same:
        return _("Kies twee verschillende dingen.")
    if already:
        return _("Dit verband stond er al.")
    return None


def why_not_weighed(*, status: str, outcome: str, supporting: int, contradicting: int, heard: int) -> str | None:
    """Why a hypothesis cannot get this standing yet."""
    if status == HypothesisStatus.OPEN:
        return None
    if not outcome.strip():
        return _("Schrijf op waarom. Wie dit later leest, moet het kunnen volgen.")
    if status == HypothesisStatus.SHARED and not supporting:
        return _("Zeg eerst wat hiervoor spreekt. Zonder dat is het nog een idee.")
    if status == HypothesisStatus.SHARED and not heard:
        return _("Vraag eerst wie dit ook zo ziet en wie niet. Wie het anders ziet, blijft erbij staan.")
    if status == HypothesisStatus.REJECTED and not contradicting:
        return _("Zeg eerst wat hiertegen spreekt.")
    return None


def why_not_stood_by(*, agrees: bool, words: str, on: date, today: date) -> str | None:
    """Why this is not yet what somebody finds of it."""
    if not agrees and not words.strip():
        return _("Schrijf op waarom niet. Dat blijft bij deze verklaring staan.")
    if on > today:
        return _("Dit kan niet in de toekomst gezegd zijn.")
    return None


def why_not_challenged(*, challenged: bool, words: str, is_challenger: bool) -> str | None:
    """Why this is not the contradiction that was asked for."""
    if challenged:
        return _("De tegenspraak is al gegeven.")
    if not is_challenger:
        return _("Deze tegenspraak is aan iemand anders gevraagd.")
    if not words.strip():
        return _("Schrijf op wat er tegen deze verklaring spreekt, of wat we over het hoofd zien.")
    return None

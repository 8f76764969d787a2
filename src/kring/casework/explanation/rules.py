"""When factors, explanations and needs may change. No database and no clock: everything comes in as an argument."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from kring.casework.explanation.choices import FactorFunction, SourceKind, Valence
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

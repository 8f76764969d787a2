"""Whether two look alike, and whether two may be joined or taken apart. No database and no clock."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from django.utils.translation import gettext as _

from kring.foundation.core.text import join_words

# How much of two names must be the same letters in the same order.
ALIKE = 0.8
# Words before a surname that one writes and another leaves out.
BEFORE_A_SURNAME = frozenset({
    "van", "de", "der", "den", "het", "ter", "ten", "te", "in", "op", "aan", "bij", "von", "und", "la", "le", "du",
    "da", "dos", "del", "di", "el", "al", "ben", "bin", "t", "s", "d", "v",
})  # fmt: skip
MOST_DIGITS_APART = 1


@dataclass(frozen=True, slots=True)
class Called:
    """What is known of somebody's name, birth date and number."""

    given: str = ""
    surname: str = ""
    birth_date: date | None = None
    bsn: str = ""


def alike(one: Called, other: Called) -> list[str]:
    """In which ways two look like the same person, in words; empty when they do not.

    It takes two things out of three, and a first name that differs (a twin, a brother) is never passed over.
    """
    told = []
    first = names_alike(one.given, other.given)
    last = names_alike(one.surname, other.surname, family=True) or not (one.surname and other.surname)
    born = dates_alike(one.birth_date, other.birth_date)
    number = numbers_alike(one.bsn, other.bsn)
    if number:
        told.append(_("hetzelfde burgerservicenummer") if one.bsn == other.bsn else _("bijna hetzelfde nummer"))
    if first and last:
        same = (plain(one.given), surname_alone(one.surname)) == (plain(other.given), surname_alone(other.surname))
        told.append(_("dezelfde naam") if same else _("een naam die erop lijkt"))
    if born:
        told.append(_("dezelfde geboortedatum") if one.birth_date == other.birth_date else _("bijna dezelfde dag"))
    unknown = one.birth_date is None or other.birth_date is None
    if number and (first or born):
        return told
    if first and last and (born or (unknown and bool(one.surname and other.surname))):
        return told
    return []


def plain(name: str) -> str:
    """A name as it is compared: without marks on letters, signs and capitals."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    kept = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(re.sub(r"[^a-z0-9]+", " ", kept.replace("ij", "y")).split())


def surname_alone(surname: str) -> str:
    """A surname without the words before it: "van den Akker" is "akker"."""
    words = [word for word in plain(surname).split() if word not in BEFORE_A_SURNAME]
    return " ".join(words) or plain(surname)


def names_alike(one: str, other: str, *, family: bool = False) -> bool:
    """Whether two names are the same but for how they are written: "Noor" and "Noór", "Jan" and "Jan Willem"."""
    first, second = (surname_alone(name) if family else plain(name) for name in (one, other))
    if not first or not second:
        return False
    if first == second or _begins(first, second) or _begins(second, first):
        return True
    if family and set(first.split()) & set(second.split()):
        return True
    return SequenceMatcher(None, first, second).ratio() >= ALIKE


def dates_alike(one: date | None, other: date | None) -> bool:
    """Whether two days are the same, or one is the other with a slip: day and month turned round, one number off."""
    if one is None or other is None:
        return False
    if one == other or (one.year == other.year and (one.day, one.month) == (other.month, other.day)):
        return True
    same = [one.year == other.year, one.month == other.month, one.day == other.day]
    return same.count(True) == 2 and _digits_apart(one.isoformat(), other.isoformat()) <= MOST_DIGITS_APART


def numbers_alike(one: str, other: str) -> bool:
    """Whether two numbers are the same, or one number off, or two neighbours turned round."""
    if not one or not other or len(one) != len(other):
        return False
    apart = [place for place, (left, right) in enumerate(zip(one, other, strict=True)) if left != right]
    if len(apart) <= MOST_DIGITS_APART:
        return True
    turned = len(apart) == 2 and apart[1] == apart[0] + 1
    return turned and (one[apart[0]], one[apart[1]]) == (other[apart[1]], other[apart[0]])


def addresses_alike(one: str, other: str) -> bool:
    """Whether two addresses are the same but for how they are written."""
    return bool(one.strip()) and plain(one).replace(" ", "") == plain(other).replace(" ", "")


def why_not_joined(
    *, same: bool, joined_already: bool, carries_both: bool, accounts: int, invited: bool, consents_differ: bool,
    authority_differs: bool, over_families: bool, sees_along: bool, judged: bool,
) -> str | None:  # fmt: skip
    """What stands in the way, or None when nothing does."""
    if same:
        return _("Kies twee verschillende.")
    if joined_already:
        return _("Een van de twee is al samengevoegd. Kijk bij de samenvoegingen.")
    if not carries_both:
        return _(
            "Samenvoegen kan wie beide gezinnen draagt: als coördinator, tweede van het duo of met zicht op veiligheid."
        )
    if accounts > 1:
        return _("Allebei hebben ze een eigen account. Stop eerst een van de twee, samen met de persoon zelf.")
    if accounts and invited:
        return _("De een heeft een account en de ander een uitnodiging. Trek eerst de uitnodiging in.")
    if consents_differ:
        return _("Bij de een is een toestemming ingetrokken die bij de ander nog geldt. Zet dat eerst gelijk.")
    if authority_differs:
        return _(
            "Over gezag staat bij de een iets anders dan bij de ander. Kijk na wat klopt, en zet dat eerst gelijk."
        )
    if over_families and accounts:
        return _(
            "Dit gaat over twee gezinnen, en deze persoon leest in het ene mee met een account. Samenvoegen zou ook "
            "het andere openen. Nodig deze persoon daar eerst zelf uit, of stop het account."
        )
    if over_families and sees_along:
        return _(
            "Dit gaat over twee gezinnen. Wie voor deze persoon meeleest, hoort niet bij allebei. Samenvoegen zou aan "
            "die ouder vertellen dat er een ander gezin is."
        )
    if over_families and judged:
        return _(
            "Dit gaat over twee gezinnen, en in een van de twee staat wie er meeleest of wie er zelf kan beslissen. "
            "Bespreek dat eerst met het andere gezin, en leg het dan in allebei vast."
        )
    return None


def why_nobody_sees_more(names: list[str], some: bool) -> str | None:
    """The answer when a merge would open something to somebody."""
    if not some:
        return None
    who = join_words(names) if names else _("Iemand")
    return _(
        "Door samenvoegen zou %(who)s meer gaan zien dan nu, of iets gaan zien dat is afgeschermd. Daarom gebeurt het "
        "niet. Kijk eerst of gezag, geboortedatum, woonplek en wat is afgeschermd bij allebei hetzelfde zijn."
    ) % {"who": who}


def why_not_apart(*, is_running: bool, joined_later: bool, carries: bool) -> str | None:
    """Why two that were joined cannot be taken apart now."""
    if not is_running:
        return _("Deze twee zijn al uit elkaar gehaald.")
    if not carries:
        return _("Alleen wie het gezin draagt, haalt uit elkaar.")
    if joined_later:
        return _("Hierna is er nog iets samengevoegd. Haal dat eerst uit elkaar.")
    return None


def _begins(short: str, long: str) -> bool:
    """Whether somebody is called by the first of their names."""
    return long.startswith(f"{short} ")


def _digits_apart(one: str, other: str) -> int:
    return sum(left != right for left, right in zip(one, other, strict=True))

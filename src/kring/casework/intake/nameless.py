"""Whether a text points to somebody: a number, an address, a birth date, a name. No database and no clock.

Advice is given about a family that nobody names. This finds what people write by habit; it proves nothing.
"""

from __future__ import annotations

import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

_MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_CAPITAL = r"[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ'’-]+"
PATTERNS = (
    (gettext_lazy("een e-mailadres"), re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")),
    (gettext_lazy("een telefoonnummer"), re.compile(r"(?<!\d)(?:\+31|0031|0)[\s-]?[1-9](?:[\s-]?\d){7,8}(?!\d)")),
    (gettext_lazy("een burgerservicenummer"), re.compile(r"(?<!\d)\d{2,4}(?:[\s.]?\d{2,3}){2}(?!\d)")),
    (gettext_lazy("een postcode"), re.compile(r"\b[1-9]\d{3}(?:\s?[A-Z]{2}|[a-z]{2})\b")),
    (
        gettext_lazy("een geboortedatum"),
        re.compile(rf"\b\d{{1,2}}(?:[-/.]\d{{1,2}}[-/.]|\s(?:{_MONTHS})\s)(?:19|20)?\d{{2}}\b", re.IGNORECASE),
    ),
    (
        gettext_lazy("een naam"),
        re.compile(rf"\b{_CAPITAL}\s(?:(?:van|de|der|den|het|ten|ter|el|in|'t)\s)*{_CAPITAL}"),
    ),
)
# Words with a capital that are nobody's name.
NO_NAMES = frozenset({
    "Veilig", "Thuis", "Raad", "Kinderbescherming", "Centrum", "Jeugd", "Gezin", "Seksueel", "Geweld", "Lokaal",
    "Team", "Zorg", "Veiligheidshuis", "Regionaal", "Politie", "Ggz", "Jeugdwet", "Wmo", "Halt", "Slachtofferhulp",
    "Nederland", "Kindertelefoon", "De", "Het", "Een", "Deze", "Die", "Dat", "Zij", "Hij", "Ze", "Er", "En", "Maar",
    "Volgens", "School", "Leerkracht", "Huisarts", "Kring",
})  # fmt: skip


def who_it_points_to(text: str) -> str | None:
    """Say in plain Dutch what in this text may tell who it is about, or None when nothing is found."""
    for what, pattern in PATTERNS:
        for found in pattern.finditer(text):
            words = found.group()
            if pattern is PATTERNS[-1][1] and set(re.findall(_CAPITAL, words)) & NO_NAMES:
                continue
            return _("Hier lijkt %(what)s te staan: ‘%(words)s’. Een advies blijft zonder naam. Haal het weg.") % {
                "what": what,
                "words": words,
            }
    return None

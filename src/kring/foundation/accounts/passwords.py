"""How a password is kept, and which ones are not let through besides the common ones.

`WORDS` is the list of words that anybody would try first at a site such as this one. A password that is nothing but
such words, with figures and signs around them, is refused; between other words they may stand.
"""

from __future__ import annotations

import re
import unicodedata

from django.contrib.auth.hashers import ScryptPasswordHasher
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from kring.foundation.accounts.models import User

# Longest first: "wijkteam" goes before "team".
WORDS = tuple(sorted((
    "kring", "gezin", "gezinnen", "gezinsplan", "plan", "mijnplan", "mijn", "ons", "onze", "het", "hele", "plaatje",
    "jeugd", "jeugdhulp", "jeugdzorg", "jeugdbescherming", "zorg", "hulp", "wijk", "wijkteam", "team", "gemeente",
    "regio", "veilig", "veiligheid", "thuis", "veiligthuis", "school", "ggz", "overleg", "melding", "coordinator",
    "regisseur", "hulpverlener", "casus", "dossier", "wachtwoord", "password", "welkom", "welcome", "geheim", "inlog",
    "inloggen", "login", "account", "gebruiker", "beheer", "beheerder", "admin", "test", "demo", "vandaag",
    "lente", "zomer", "herfst", "winter", "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus",
    "september", "oktober", "november", "december",
), key=len, reverse=True))  # fmt: skip
# As people write letters with figures.
_FIGURES = str.maketrans({"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s", "!": "i"})
# What was matched is not tried in another way: nobody keeps the server busy with a password.
_ONLY_WORDS = re.compile(f"(?>{'|'.join(WORDS)})++")
_NO_LETTER, _NO_LETTERS_AROUND = re.compile(r"[\W\d_]"), re.compile(r"^[\W\d_]+|[\W\d_]+$")


class Scrypt(ScryptPasswordHasher):
    """Scrypt that asks 32 MiB for each guess. What was kept with less is kept anew when its owner comes in."""

    work_factor = 2**15
    parallelism = 3
    maxmem = 64 * 1024 * 1024


class MoreThanExpected:
    """Refuse a password that holds nothing but words that everybody would try here."""

    def validate(self, password: str, user: User | None = None) -> None:
        if nothing_of_ones_own(password):
            raise ValidationError(
                _("Dit wachtwoord raadt iemand anders snel. Kies een eigen zin van drie of vier woorden.")
            )

    def get_help_text(self) -> str:
        return _("Gebruik niet alleen woorden zoals kring, gezin of wachtwoord.")


def nothing_of_ones_own(password: str) -> bool:
    """Whether all letters are of words on the list, with figures read as letters or left out."""
    bare = _NO_LETTERS_AROUND.sub("", unicodedata.normalize("NFKD", password.lower()))
    return any(_ONLY_WORDS.fullmatch(_NO_LETTER.sub("", one)) for one in (bare, bare.translate(_FIGURES)))

"""Who one can be in the demo: the cast, and what each of them comes to see."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Role:
    """Somebody of the cast. The account carries the first name in lower case."""

    first_name: str
    who: object
    sees: object

    @property
    def username(self) -> str:
        return self.first_name.lower()


PROFESSIONALS = (
    Role(
        "Jan",
        _("coördinator bij het lokale team, en aan het aanmeldpunt"),
        _("Ziet het hele plaatje van het gezin van Amina, en nieuwe meldingen."),
    ),
    Role(
        "Fleur",
        _("regionaal veiligheidsteam, werkt samen met Jan"),
        _("Houdt zicht op de veiligheid, en ziet hetzelfde gezin."),
    ),
    Role(
        "Sami",
        _("behandelaar, was tot vorige maand betrokken"),
        _("Ziet het gezin niet meer: zijn betrokkenheid is voorbij."),
    ),
    Role(
        "Piet",
        _("zelfde organisatie als Jan, niet betrokken bij het gezin"),
        _("Ziet dit gezin niet, ook al werkt hij een kamer verder."),
    ),
    Role("Ria", _("onderzoeker"), _("Ziet geen gezinnen.")),
    Role("Wim", _("procescoördinator van de regio"), _("Leest niet wat er over gezinnen geschreven is.")),
    Role("Petra", _("functionaris gegevensbescherming"), _("Leest het logboek, niet de dossiers.")),
)
FAMILY = (
    Role("Amina", _("moeder van Noor en Sem"), _("Leest haar eigen plan, en dat van haar kinderen.")),
    Role(
        "Karim",
        _("vader van Noor en Sem, woont ergens anders"),
        _("Leest zijn eigen plan, en nergens waar Amina woont."),
    ),
    Role("Noor", _("dochter, 14 jaar"), _("Leest zelf mee.")),
    Role("Sem", _("zoon, 9 jaar"), _("Ziet wie er voor hem is; een ouder leest met hem mee.")),
    Role("Fatna", _("oma, brengt de kinderen"), _("Ziet wie ze kan bellen, en wat haar gevraagd is.")),
)
EVERYBODY = {role.username: role for role in (*PROFESSIONALS, *FAMILY)}

"""How a service stands on a page: each thing as people say it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import TextChoices
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kring.foundation.accounts.viewer import Viewer
from kring.foundation.core.text import join_words
from kring.foundation.organisations.directory.choices import Capacity, HelpsWith, Intensity, Language
from kring.foundation.organisations.directory.models import Service
from kring.foundation.organisations.directory.rules import is_stale, waiting_in_words


@dataclass(frozen=True, slots=True)
class ServiceLine:
    """A service in a list."""

    service: Service
    helps_with: str
    for_whom: str
    waiting: str
    tone: str
    confirmed: str
    is_stale: bool


TOGETHER = gettext_lazy("de ouders zitten samen: eerst de veiligheidscheck, met elke ouder apart")


def line(service: Service, viewer: Viewer) -> ServiceLine:
    """One service; its waiting time with what that is worth."""
    stale = is_stale(confirmed_on=service.waiting_confirmed_on, today=viewer.today, term_days=settings.WAITING_DAYS)
    return ServiceLine(
        service=service,
        helps_with=words_of(HelpsWith, service.helps_with),
        for_whom=ages(service.age_from, service.age_until),
        waiting=waiting_in_words(capacity=service.capacity, weeks=service.waiting_weeks),
        tone=_tone(service, stale),
        confirmed=_confirmed(service, stale),
        is_stale=stale and service.waiting_weeks is not None,
    )


def facts_of(one: ServiceLine, towns: Mapping[int, str]) -> list[tuple[str, str]]:
    """Everything of a service as pairs: what, and how it is."""
    service = one.service
    where = [towns[pk] for pk in service.municipalities if pk in towns]
    facts = [
        (_("Helpt bij"), one.helps_with),
        (_("Voor wie"), one.for_whom),
        (_("Licht of zwaar"), weight(service.lightest, service.heaviest)),
        (_("Niet geschikt als"), service.not_when),
        (_("Ouders"), TOGETHER if service.parents_together else ""),
        (_("Talen"), words_of(Language, service.languages)),
        (_("Hoe"), service.get_way_display()),
        (_("Waar"), join_words(where) or _("de hele regio")),
        (_("Wie kan aanmelden"), service.who_may_refer),
        (_("Wat bekend is"), evidence_of(service)),
        (_("Er vanaf"), date_format(service.valid_from, "j F Y")),
        (_("Er tot"), date_format(service.valid_until, "j F Y") if service.valid_until else ""),
    ]
    return [(what, str(how)) for what, how in facts if how]


def ages(first: int | None, last: int | None) -> str:
    """For which ages, in words."""
    if first is None and last is None:
        return _("alle leeftijden")
    if last is None:
        return _("vanaf %(first)s jaar") % {"first": first}
    if first is None:
        return _("tot en met %(last)s jaar") % {"last": last}
    return _("%(first)s tot en met %(last)s jaar") % {"first": first, "last": last}


def weight(lightest: int, heaviest: int) -> str:
    """How light and how heavy it can be."""
    if lightest == heaviest:
        return str(Intensity(lightest).label)
    return _("van %(lightest)s tot %(heaviest)s") % {
        "lightest": Intensity(lightest).label, "heaviest": Intensity(heaviest).label
    }  # fmt: skip


def evidence_of(service: Service) -> str:
    known = str(service.get_evidence_display())
    return f"{known} ({service.evidence_source})" if service.evidence_source else known


def words_of(codes: type[TextChoices], chosen: Iterable[str]) -> str:
    """What these codes mean, in the order of the codes."""
    held = set(chosen)
    return join_words([str(code.label) for code in codes if code in held])


def shown(name: str, value: Any, choices: Mapping[Any, Any]) -> str:
    """What a field holds, to lay two beside each other."""
    if isinstance(value, list):
        return join_words([str(choices.get(one, one)) for one in value])
    return "" if value is None else str(choices.get(value, value))


def _tone(service: Service, stale: bool) -> str:
    if service.capacity == Capacity.FULL:
        return "error"
    if service.waiting_weeks is None or stale:
        return "neutral"
    return "warning" if service.waiting_weeks else "ok"


def _confirmed(service: Service, stale: bool) -> str:
    """When it was last said, and by whom; and whether that is too long ago."""
    if service.waiting_weeks is None:
        return ""
    if service.waiting_confirmed_on is None:
        return _("Nog door niemand bevestigd.")
    day = date_format(service.waiting_confirmed_on, "j F Y")
    who = service.waiting_confirmed_by
    told = _("Bevestigd op %(day)s door %(who)s.") if who else _("Bevestigd op %(day)s.")
    words: str = told % {"day": day, "who": who}
    return f"{words} {_('Dat is lang geleden: vraag het na.')}" if stale else words

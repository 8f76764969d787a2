"""Where a meeting is: at a place of somebody of the circle, or elsewhere in words. Not for who may not know."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from kring.casework.meetings.models import Meeting, MeetingPlace
from kring.foundation.accounts.viewer import Viewer
from kring.foundation.circle.authorship import authored_by
from kring.foundation.core.refusal import Refused
from kring.foundation.households.models import Place
from kring.foundation.sharing.audit import item_key
from kring.foundation.sharing.withholding import may_not_know

_POSTCODE = re.compile(r"\b(\d{4})\s?([a-z]{2})\b")


@dataclass(frozen=True, slots=True)
class Where:
    """A place that is known already, or words for another one."""

    place: Place | None = None
    words: str = ""


def keep_where(meeting: Meeting, where: Where, *, persons: Iterable[int], viewer: Viewer) -> MeetingPlace | None:
    """Write down where it is, unless somebody who is asked may not know that place."""
    words = where.words.strip()
    if where.place is None and not words:
        return None
    asked = sorted(set(persons))
    _refuse_what_one_of_them_may_not_know(where, asked, viewer)
    return MeetingPlace.objects.create(
        dossier_id=meeting.dossier_id,
        meeting=meeting,
        place=where.place,
        words="" if where.place else words,
        whose=sorted({*asked, *meeting.about}),
        about=meeting.about,
        family_may_read=meeting.family_may_read,
        **authored_by(viewer),
    )


def gives_away(words: str, address: str) -> bool:
    """Whether these words hold the postcode of an address, or its street and number."""
    said, known = _plain(words), _plain(address)
    if any("".join(code) in {"".join(one) for one in _POSTCODE.findall(said)} for code in _POSTCODE.findall(known)):
        return True
    streets = [part.strip() for part in known.split(",") if re.search(r"[a-z]{3,} ?\d+", part)]
    return any(street in said for street in streets)


def _refuse_what_one_of_them_may_not_know(where: Where, asked: Iterable[int], viewer: Viewer) -> None:
    known = list(Place.objects.all()) if where.place is None else [where.place]
    told = known if where.place is not None else [place for place in known if gives_away(where.words, place.text)]
    keys = [item_key(place) for place in told]
    if keys and any(may_not_know(person, keys, viewer) for person in asked):
        raise Refused(
            _("Iemand die u uitnodigt, mag dit adres niet weten. Kies een andere plek, of nodig die persoon niet uit.")
        )


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())

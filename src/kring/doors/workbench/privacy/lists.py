"""Lines of the log in words, as a privacy officer reads them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from kring.foundation.accounts.viewer import Kind
from kring.foundation.circle.choices import InvolvementRole, MemberRole
from kring.foundation.core.text import join_words
from kring.foundation.organisations.choices import PositionKind
from kring.foundation.sharing.log_search import Basis
from kring.foundation.sharing.models import LogEntry


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the log, worked out for a page."""

    at: datetime
    who: str
    organisation: str
    role: str
    what: str
    activity: str
    dossier_id: int | None
    basis: str
    on_behalf_of: str
    refused: bool
    in_emergency: bool
    name: str


def line_in_words(line: LogEntry, bases: dict[int, Basis]) -> Line:
    """The words of one line."""
    basis = bases.get(line.ground_id or 0)
    return Line(
        at=timezone.localtime(line.at),
        who=_who(line),
        organisation=str(line.organisation or ""),
        role=role_in_words(line.role),
        what=line.get_act_display(),
        activity=line.get_activity_display(),
        dossier_id=line.dossier_id,
        basis=" ".join(part for part in (basis.words, basis.article) if part) if basis else "",
        on_behalf_of=str(line.on_behalf_of or ""),
        refused=line.outcome != "ok",
        in_emergency=line.emergency_id is not None,
        name=line.name,
    )


def role_in_words(role: str) -> str:
    """The roles in which somebody acted, as they stand in the log."""
    words: dict[str, str] = {}
    for kind in (PositionKind, InvolvementRole, MemberRole):
        words |= {str(value): str(label) for value, label in kind.choices}
    words["emergency"] = _("noodtoegang")
    return join_words([words.get(one, one) for one in role.split(",") if one])


def _who(line: LogEntry) -> str:
    if line.professional is not None:
        return str(line.professional)
    return {
        Kind.PERSON: _("een gezinslid"),
        Kind.JOB: _("Kring zelf"),
    }.get(Kind(line.viewer_kind), _("iemand die niet was ingelogd"))

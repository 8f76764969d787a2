"""Keeping an item, or a secret address, from somebody: beginning, looking again, ending. A row is never changed.

No line in the chronology and nobody of the family in the log: that something is withheld is itself withheld.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kring.foundation.accounts.viewer import Kind, Viewer, looking_as
from kring.foundation.circle.models import Dossier
from kring.foundation.core.refusal import Refused
from kring.foundation.sharing import audit, withholding_rules
from kring.foundation.sharing.choices import Act
from kring.foundation.sharing.models import Withholding


@dataclass(frozen=True, slots=True)
class Whom:
    """From whom: one person, one professional, or everybody of one organisation."""

    person_id: int | None = None
    professional_id: int | None = None
    organisation_id: int | None = None

    def columns(self) -> dict[str, int | None]:
        return {
            "from_person_id": self.person_id,
            "from_professional_id": self.professional_id,
            "from_organisation_id": self.organisation_id,
        }


@dataclass(frozen=True, slots=True)
class What:
    """An item by its key, such as `plans_goal:12`; or where this person can be found."""

    item_key: str = ""
    whereabouts_of_id: int | None = None

    def columns(self) -> dict[str, str | int | None]:
        return {"item_key": self.item_key, "whereabouts_of_id": self.whereabouts_of_id}


@transaction.atomic
def withhold(
    *, dossier: Dossier, what: What, whom: Iterable[Whom], reason: str, review_on: date, viewer: Viewer
) -> list[Withholding]:
    """Keep one thing from each of these. Who it is kept from already, is passed over."""
    everyone = list(dict.fromkeys(whom))
    if problem := withholding_rules.why_not_withheld(
        from_somebody=bool(everyone),
        from_oneself=any(
            one.professional_id == viewer.id
            or (one.organisation_id is not None and one.organisation_id == viewer.organisation_id)
            for one in everyone
        ),
        owner=any(one.person_id is not None and one.person_id == what.whereabouts_of_id for one in everyone),
        reason=reason,
        review_on=review_on,
        today=viewer.today,
    ):
        raise Refused(problem)
    running = running_in(dossier).filter(**what.columns())
    kept = set(running.values_list("from_person_id", "from_professional_id", "from_organisation_id"))
    return [
        _write(dossier, {**what.columns(), **one.columns()}, reason, review_on, viewer)
        for one in everyone
        if tuple(one.columns().values()) not in kept
    ]


@transaction.atomic
def look_again(*, withholding: Withholding, reason: str, review_on: date, viewer: Viewer) -> Withholding:
    """Keep it as it is, with a reason of today and a new day to look again: the old row ends, a new one begins."""
    if problem := withholding_rules.why_not_withheld(
        from_somebody=True, from_oneself=False, reason=reason, review_on=review_on, today=viewer.today
    ):
        raise Refused(problem)
    # The new row first: for no moment it is not kept.
    again = _write(withholding.dossier, _same(withholding), reason, review_on, viewer)
    _end(withholding, viewer)
    return again


@transaction.atomic
def end_withholding(*, withholding: Withholding, viewer: Viewer) -> Withholding:
    """Let it be read again by whom it was kept from."""
    _end(withholding, viewer)
    audit.write(
        viewer, act=Act.SHARE, name="sharing.withholding.ended", dossier_id=withholding.dossier_id,
        key=audit.item_key(withholding), about=[],
    )  # fmt: skip
    return withholding


@transaction.atomic
def withhold_again(*, withholding: Withholding, viewer: Viewer) -> Withholding:
    """Undo an ending: a new row like the old one, to be looked at on the same day or else in a month."""
    if withholding.ended_at is None:
        raise Refused(_("Dit is nog steeds afgeschermd."))
    if running_in(withholding.dossier).filter(**_same(withholding)).exists():
        raise Refused(_("Dit is al opnieuw afgeschermd."))
    return _write(
        withholding.dossier, _same(withholding), withholding.reason,
        max(withholding.review_on, viewer.today + timedelta(days=30)), viewer,
    )  # fmt: skip


def running_in(dossier: Dossier | None):  # type: ignore[no-untyped-def]
    """What is withheld in this dossier now, as far as whoever looks may know that."""
    return Withholding.objects.filter(dossier=dossier, ended_at__isnull=True)


def may_not_know(person_id: int, keys: list[str], viewer: Viewer) -> bool:
    """Whether one of these items is withheld from a person. The database is asked as that person."""
    with looking_as(Viewer(Kind.PERSON, person_id, today=viewer.today)), connection.cursor() as cursor:
        cursor.execute("SELECT sharing.withheld_keys() && %s::text[]", [keys])
        (kept,) = cursor.fetchone() or (False,)
    return bool(kept)


def _same(withholding: Withholding) -> dict[str, str | int | None]:
    return {
        "item_key": withholding.item_key,
        "whereabouts_of_id": withholding.whereabouts_of_id,
        "from_person_id": withholding.from_person_id,
        "from_professional_id": withholding.from_professional_id,
        "from_organisation_id": withholding.from_organisation_id,
    }


def _write(
    dossier: Dossier | None, columns: dict[str, str | int | None], reason: str, review_on: date, viewer: Viewer
) -> Withholding:
    row = Withholding(
        dossier=dossier,
        reason=reason.strip(),
        review_on=review_on,
        recorded_by_id=viewer.id,
        **columns,  # type: ignore[arg-type]
    )
    row.save(force_insert=True)
    audit.write(
        viewer, act=Act.WITHHOLD, name="sharing.withheld", dossier_id=row.dossier_id, key=audit.item_key(row), about=[]
    )
    return row


def _end(withholding: Withholding, viewer: Viewer) -> None:
    if withholding.ended_at is not None:
        raise Refused(_("Dit was al opgeheven."))
    withholding.ended_at = timezone.now()
    withholding.ended_by_id = viewer.id
    withholding.save(update_fields=["ended_at", "ended_by"])

"""Own words beside an item: who may put them there is whoever may read the item; nobody decides on them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kring.foundation.accounts.viewer import Job, Viewer, job, looking_as
from kring.foundation.core.refusal import Refused
from kring.foundation.core.text import tidy_text
from kring.foundation.households.models import Identity
from kring.foundation.sharing import audit
from kring.foundation.sharing.choices import Act
from kring.foundation.sharing.rights.items import dossier_id_of, item_of, section_of, words_of
from kring.foundation.sharing.rights.models import OwnStatement


@dataclass(frozen=True, slots=True)
class OwnWords:
    """Words of somebody, as they stand beside an item."""

    who: str
    words: str
    at: datetime
    item_key: str
    item_words: str


@transaction.atomic
def state(*, key: str, dossier_id: int, words: str, viewer: Viewer) -> OwnStatement:
    """Put words of a family member beside an item that they may read."""
    item = item_of(key)
    if item is None or (dossier_id_of(item) or dossier_id) != dossier_id:
        raise Refused(_("Dit staat er niet meer. Kies iets anders."))
    said = tidy_text(words)
    if not said:
        raise Refused(_("Schrijf op wat u erbij wilt zetten."))
    # Pages of a family write nothing among the records; these words are theirs, and about nobody but themselves.
    with looking_as(job(Job.RIGHTS, today=viewer.today)):
        statement = OwnStatement.objects.create(
            dossier_id=dossier_id,
            of_section=section_of(item),
            item_key=key,
            item_words=words_of(item),
            person_id=viewer.id,
            words=said,
            about=[viewer.id],
            family_may_read=True,
        )
    audit.log(viewer, "rights.statement.added", statement, act=Act.CREATE)
    return statement


@transaction.atomic
def take_back(*, statement: OwnStatement, viewer: Viewer) -> OwnStatement:
    """Let the words no longer stand beside the item."""
    if statement.person_id != viewer.id:
        raise Refused(_("Alleen wie iets schreef, haalt het weg."))
    if statement.withdrawn_at is not None:
        raise Refused(_("Dit was al weggehaald."))
    with looking_as(job(Job.RIGHTS, today=viewer.today)):
        statement.withdrawn_at = timezone.now()
        statement.save(update_fields=["withdrawn_at"])
    audit.log(viewer, "rights.statement.taken_back", statement)
    return statement


def beside(keys: Iterable[str]) -> dict[str, list[OwnWords]]:
    """The words beside these items that whoever looks may read. One query, or two when there are any."""
    return _by_key(OwnStatement.objects.filter(item_key__in={key for key in keys if key}))


def in_section(dossier_id: int, section: str) -> list[OwnWords]:
    """All words beside the items of one section, the newest first."""
    found = _by_key(OwnStatement.objects.filter(dossier_id=dossier_id, of_section=section))
    return sorted((one for words in found.values() for one in words), key=lambda one: one.at, reverse=True)


def _by_key(statements) -> dict[str, list[OwnWords]]:  # type: ignore[no-untyped-def]
    rows = list(statements.filter(withdrawn_at__isnull=True).order_by("written_at", "pk"))
    if not rows:
        return {}
    names = {
        one.person_id: one.known_as for one in Identity.objects.filter(person_id__in={row.person_id for row in rows})
    }
    found: dict[str, list[OwnWords]] = {}
    for row in rows:
        who = names.get(row.person_id, _("iemand uit het gezin"))
        said = OwnWords(who, row.words, timezone.localtime(row.written_at), row.item_key, row.item_words)
        found.setdefault(row.item_key, []).append(said)
    return found

"""What people do with the dashboards: ask for new numbers, keep a choice, let one go."""

from __future__ import annotations

from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kring.foundation.accounts.viewer import Viewer
from kring.foundation.core.refusal import Refused
from kring.foundation.sharing import audit
from kring.foundation.sharing.choices import Act
from kring.insight.indicators.models import FactsVersion, Making, SavedView
from kring.insight.indicators.tasks import make_numbers

MOST_SAVED = 20


def ask_version() -> tuple[FactsVersion, bool]:
    """The version that is in the making, or a new one that was asked for now (then True)."""
    FactsVersion.objects.silent(timezone.now()).update(
        state=Making.FAILED, failed_because="Het maken hield op zonder bericht."
    )
    try:
        with transaction.atomic():
            return FactsVersion.objects.create(), True
    except IntegrityError:
        return FactsVersion.objects.in_the_making().get(), False


@transaction.atomic
def ask_numbers(*, viewer: Viewer) -> FactsVersion:
    """Let new numbers be made on the background; the same as are being made already, when that is so."""
    version, new = ask_version()
    if new:
        make_numbers.enqueue(version_id=version.pk)
        audit.write(viewer, act=Act.CREATE, name="indicators.version.asked")
    return version


def ask_first_numbers() -> bool:
    """Ask for numbers where there are none of yesterday yet; True when they were asked for.

    Only for a region of one's own on one machine: what is still in the making then was broken off, and begins anew.
    """
    yesterday = timezone.localdate() - timedelta(days=1)
    FactsVersion.objects.in_the_making().update(state=Making.FAILED, failed_because="Het maken werd afgebroken.")
    if FactsVersion.objects.ready().filter(coverage_to__gte=yesterday).exists():
        return False
    version, _new = ask_version()
    make_numbers.enqueue(version_id=version.pk)
    return True


@transaction.atomic
def save_view(*, viewer: Viewer, name: str, part: str) -> SavedView:
    """Keep a choice under a name; it becomes a report each month."""
    mine = SavedView.objects.filter(owner_id=viewer.user_id)
    if mine.filter(name=name).exists():
        raise Refused(_("U hebt al een keuze met deze naam. Kies een andere naam."))
    if mine.count() >= MOST_SAVED:
        raise Refused(_("U hebt al twintig keuzes bewaard. Haal er eerst een weg."))
    assert viewer.user_id is not None
    return SavedView.objects.create(owner_id=viewer.user_id, name=name, part=part)

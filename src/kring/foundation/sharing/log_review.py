"""What a privacy officer does with what was found: look, ask, write down what came of it; and set the thresholds."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from kring.foundation.accounts.viewer import Viewer
from kring.foundation.core.refusal import Refused
from kring.foundation.sharing import audit
from kring.foundation.sharing.models import Finding, Threshold


@transaction.atomic
def review(*, finding: Finding, state: str, note: str, viewer: Viewer, at: datetime) -> Finding:
    """Write down what came of looking."""
    if finding.professional_id == viewer.id:
        raise Refused(_("Dit gaat over u zelf. Laat een collega ernaar kijken."))
    finding.state, finding.note, finding.reviewed_at, finding.reviewed_by_id = state, note, at, viewer.id
    finding.save(update_fields=["state", "note", "reviewed_at", "reviewed_by"])
    audit.log(viewer, "sharing.log.finding.reviewed", finding)
    return finding


@transaction.atomic
def set_threshold(*, threshold: Threshold, number: int, within_minutes: int, is_on: bool, viewer: Viewer) -> Threshold:
    """Change from when on something is listed."""
    threshold.number, threshold.within_minutes, threshold.is_on = number, within_minutes, is_on
    threshold.save(update_fields=["number", "within_minutes", "is_on"])
    audit.log(viewer, "sharing.log.threshold.set", threshold)
    return threshold

"""What intake tells to the contexts above it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kring.foundation.accounts.viewer import Viewer
from kring.foundation.core.news import News


@dataclass(frozen=True, slots=True)
class ReportAttached(News):
    """A new report came in about a family that has a dossier already."""

    dossier_id: int
    report_key: str
    received_at: datetime
    viewer: Viewer

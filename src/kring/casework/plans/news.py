"""What a plan tells to the contexts above it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kring.foundation.accounts.viewer import Viewer
from kring.foundation.core.news import News


@dataclass(frozen=True, slots=True)
class MeetingWanted(News):
    """The coordinator wants to sit together on what happened."""

    dossier_id: int
    because_of: str
    at: datetime
    about: tuple[int, ...]
    item_key: str
    viewer: Viewer

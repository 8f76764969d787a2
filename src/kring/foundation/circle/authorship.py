"""Who wrote a record, and which organisation holds it."""

from __future__ import annotations

from typing import Any

from kring.foundation.accounts.viewer import Viewer


def authored_by(viewer: Viewer) -> dict[str, Any]:
    """The columns of a record that say who wrote it."""
    if not viewer.is_professional:
        return {}
    return {"written_by_id": viewer.id, "source_holder_id": viewer.organisation_id}

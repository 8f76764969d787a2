"""The facts of this moment, for as long as something is computed from them: written, used, and thrown away."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kring.config.environment import home
from kring.config.secrets import facts_key
from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.sharing import audit
from kring.foundation.sharing.choices import Act
from kring.insight.facts.export.exporting import Exported, export_region
from kring.insight.facts.export.pseudonyms import Pseudonyms


@contextmanager
def live_facts(*, progress: Callable[[str], None] = lambda _: None) -> Iterator[Exported]:
    """Export this region to a folder in KRING_HOME that only its owner can open, and remove it at the end.

    The pseudonyms are those of `kring facts export --stable`. Raises CannotExport.
    """
    place = home().folder / "facts"
    place.mkdir(parents=True, exist_ok=True, mode=0o700)
    folder = Path(tempfile.mkdtemp(prefix="live-", dir=place))
    try:
        yield export_region(folder / "region", names=Pseudonyms(facts_key(), stable=True), progress=progress)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def note_unprotected() -> None:
    """Write in the log that numbers of this region were asked for without protection of small ones."""
    with looking_as(job(Job.FACTS)) as viewer:
        audit.write(viewer, act=Act.EXPORT, name="indicators.unprotected")

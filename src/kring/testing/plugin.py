"""What must be said before Django reads its settings: where the test database is. Loaded by pytest with `-p`."""

from __future__ import annotations

import os
from pathlib import Path

from kring.testing import database

os.environ.setdefault("KRING_HOME", str(Path("var/test").resolve()))
os.environ["KRING_PLAIN_STATIC"] = "1"
os.environ.setdefault("KRING_DEMO", "1")
database.choose(os.environ.get("PYTEST_XDIST_WORKER", "main"))
(Path(os.environ["KRING_HOME"]) / "static").mkdir(parents=True, exist_ok=True)

"""Writes the documents that follow from the code: `make docs`. Stale ones are red in the tests."""

from __future__ import annotations

import subprocess
import sys

GENERATORS = ("kring.insight.indicators.book", "tests.access.document")


def write_all() -> None:
    """Run every generator, each in a process of its own."""
    for module in GENERATORS:
        subprocess.run([sys.executable, "-m", module], check=True)


if __name__ == "__main__":
    write_all()

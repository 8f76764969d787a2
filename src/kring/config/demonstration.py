"""Makes a synthetic region to walk around in, once."""

from __future__ import annotations

import os
from collections.abc import Callable

from kring.config import migrating


def prepare(*, families: int, seed: int, say: Callable[[str], None]) -> None:
    """Bring the database up to date, fill the region when it is still empty, and ask for its numbers."""
    os.environ["KRING_DEMO"] = "1"
    say("De database wordt op orde gebracht …")
    migrating.migrate()
    import django

    django.setup()
    from kring.demo import loading

    loading.ensure_region(families=families, seed=seed)
    loading.ensure_numbers()
    say("")
    say("Kies op de website wie u bent. Deze mensen zijn er:")
    for name, words in loading.accounts():
        say(f"  {name:<8} {words}")
    say("")

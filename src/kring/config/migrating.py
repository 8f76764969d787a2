"""Brings the database up to date: roles, tables, and then the access rule on every table."""

from __future__ import annotations

import os
import subprocess
import sys

from kring.config import database, roles


def migrate() -> None:
    """Make roles, run migrations as the owner, install the access rule. Safe to repeat.

    Runs in a process of its own: only there is the connection the owner's.
    """
    database.ensure_server()
    roles.ensure_roles()
    subprocess.run(
        [sys.executable, "-m", "kring.config.migrating"],
        check=True,
        env={**os.environ, "KRING_ROLE": "owner", "DJANGO_SETTINGS_MODULE": "kring.config.settings"},
    )


def as_owner() -> None:
    """The work itself, in a process that connects as the owner."""
    import django

    django.setup()
    from django.core.management import call_command

    from kring.foundation.sharing.install import protect_everything

    call_command("migrate", verbosity=0, interactive=False)
    protect_everything()


if __name__ == "__main__":
    as_owner()

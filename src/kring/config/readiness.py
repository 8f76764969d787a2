"""Is the database ready to serve: are the tables there, and is every migration done?"""

from __future__ import annotations

from kring.config import database
from kring.config.mistakes import Mistake


def require_migrated() -> None:
    """Refuse to start on a database that is not up to date, and say what to do."""
    missing = missing_migrations()
    if missing:
        raise Mistake(f"De database mist {missing} stappen. Doe eerst: kring migrate")


def missing_migrations() -> int:
    """How many migrations are still to be done; all of them when the database has nothing yet."""
    import os

    database.ensure_server()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kring.config.settings")
    import django

    django.setup()
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor
    from django.db.utils import OperationalError

    try:
        executor = MigrationExecutor(connection)
    except OperationalError as problem:
        if "does not exist" in str(problem):
            return 1
        raise Mistake(
            "De database geeft geen antwoord. Kijk of DATABASE_URL klopt en of de server draait."
        ) from problem
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))

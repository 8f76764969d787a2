"""The databases of the tests: one template with the rule in it, and a quick copy for each worker."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import psycopg
from psycopg import sql
from psycopg.conninfo import make_conninfo

from kring.config import database

_PACKAGE = Path(__file__).resolve().parent.parent


def choose(worker: str) -> None:
    """Let settings point at the database of this worker."""
    database.ensure_server()
    name = f"kring_test_{worker}_{os.getpid()}"
    os.environ["DATABASE_URL"] = make_conninfo(os.environ["DATABASE_URL"], dbname=name)
    os.environ["KRING_OWNER_DATABASE_URL"] = make_conninfo(database.owner_url(), dbname=name)


def create(name: str | None = None) -> None:
    """Copy the template, making it first when the migrations or the rule have changed.

    Without a name it becomes the database of this worker.
    """
    template = f"kring_template_{_fingerprint()}"
    with _server() as connection:
        connection.execute("SELECT pg_advisory_lock(hashtext('kring test template'))")
        known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [template]).fetchone()
        if not known:
            _make_template(template)
        connection.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name or _name()), sql.Identifier(template))
        )
        connection.execute("SELECT pg_advisory_unlock(hashtext('kring test template'))")


def remove(name: str | None = None) -> None:
    from django.db import connections

    connections.close_all()
    with _server() as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name or _name())))


def _make_template(name: str) -> None:
    making = f"{name}_making"
    written = _migrations()
    with _server() as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(making)))
        # What an earlier template has done already need not be done again: only what came since.
        if base := _base(connection, written):
            connection.execute(
                sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(making), sql.Identifier(base))
            )
    environment = {
        **os.environ,
        "DATABASE_URL": make_conninfo(os.environ["DATABASE_URL"], dbname=making),
        "KRING_OWNER_DATABASE_URL": make_conninfo(database.owner_url(), dbname=making),
    }
    subprocess.run(
        [sys.executable, "-c", "from kring.config.migrating import migrate; migrate()"], check=True, env=environment
    )
    with _server() as connection:
        connection.execute(
            sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(making), sql.Identifier(name))
        )
        connection.execute(
            sql.SQL("COMMENT ON DATABASE {} IS {}").format(sql.Identifier(name), sql.Literal(json.dumps(written)))
        )


def _migrations() -> dict[str, str]:
    """Every migration with a print of what it says."""
    files = sorted(_PACKAGE.rglob("migrations/0*.py"))
    return {str(file.relative_to(_PACKAGE)): hashlib.sha256(file.read_bytes()).hexdigest()[:16] for file in files}


def _base(connection: psycopg.Connection, written: dict[str, str]) -> str | None:
    """The template that did most of these migrations, and no other."""
    rows = connection.execute(
        """SELECT datname, shobj_description(oid, 'pg_database') FROM pg_database
            WHERE datname LIKE 'kring_template_%' AND datname NOT LIKE '%_making'"""
    ).fetchall()
    done = {name: json.loads(told) for name, told in rows if told}
    fitting = [name for name, migrations in done.items() if migrations.items() <= written.items()]
    return max(fitting, key=lambda name: len(done[name]), default=None)


def _server() -> psycopg.Connection:
    return psycopg.connect(make_conninfo(database.owner_url(), dbname="postgres"), autocommit=True)


def _name() -> str:
    return str(psycopg.conninfo.conninfo_to_dict(os.environ["DATABASE_URL"])["dbname"])


def _fingerprint() -> str:
    digest = hashlib.sha256()
    files = [*_PACKAGE.rglob("migrations/*.py"), *_PACKAGE.rglob("*.sql")]
    # What decides under which shape of the rule a table falls.
    files += [*_PACKAGE.rglob("models.py"), *_PACKAGE.rglob("models/*.py"), _PACKAGE / "config" / "roles.py"]
    sharing = _PACKAGE / "foundation" / "sharing"
    files += [sharing / "install.py", sharing / "follows.py", *(_PACKAGE / "foundation" / "circle").glob("*.py")]
    files += [*(_PACKAGE / "foundation" / "households").glob("*.py"), _PACKAGE / "foundation" / "core" / "access.py"]
    for file in sorted(set(files)):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:12]

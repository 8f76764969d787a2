"""The roles of the database: one owns and migrates, the others own nothing and cannot go round the access rule."""

from __future__ import annotations

import psycopg
from psycopg import sql
from psycopg.conninfo import make_conninfo

from kring.config.database import APP, JOB, OWNER, owner_url


def ensure_database(url: str) -> None:
    """Make the database of `url` when the server does not have it yet."""
    name = psycopg.conninfo.conninfo_to_dict(url)["dbname"]
    try:
        psycopg.connect(url).close()
        return
    except psycopg.OperationalError as problem:
        if f'database "{name}" does not exist' not in str(problem):
            raise
    with psycopg.connect(make_conninfo(url, dbname="postgres"), autocommit=True) as connection:
        connection.execute(
            sql.SQL("CREATE DATABASE {} ENCODING 'UTF8' TEMPLATE template0").format(sql.Identifier(str(name)))
        )


def ensure_roles(url: str | None = None) -> None:
    """Make the roles when they are missing, and give them exactly the rights they need. Safe to repeat."""
    url = url or owner_url()
    ensure_database(url)
    with psycopg.connect(url) as connection:
        connection.execute("SELECT pg_advisory_xact_lock(hashtext('kring roles'))")
        known = {row[0] for row in connection.execute("SELECT rolname FROM pg_roles").fetchall()}
        login = sql.Identifier(_one(connection, "SELECT current_user"))
        database = sql.Identifier(_one(connection, "SELECT current_database()"))
        for role, login_word in ((OWNER, "NOLOGIN"), (APP, "LOGIN"), (JOB, "NOLOGIN")):
            if role not in known:
                connection.execute(
                    sql.SQL("CREATE ROLE {} {} NOINHERIT NOSUPERUSER NOCREATEDB NOCREATEROLE").format(
                        sql.Identifier(role), sql.SQL(login_word)
                    )
                )
        version = connection.info.server_version
        for role in (OWNER, APP, JOB):
            if not _one(connection, "SELECT pg_has_role(current_user, %s, 'MEMBER')", role):
                connection.execute(sql.SQL("GRANT {} TO {}").format(sql.Identifier(role), login))
        # A job puts on its own role for a moment; what that role may see never becomes the pages' by inheritance.
        apart = sql.SQL(" WITH INHERIT FALSE, SET TRUE" if version >= 160000 else "")
        connection.execute(sql.SQL("GRANT {} TO {}{}").format(sql.Identifier(JOB), sql.Identifier(APP), apart))
        owner, app, job = sql.Identifier(OWNER), sql.Identifier(APP), sql.Identifier(JOB)
        connection.execute(sql.SQL("GRANT CREATE, CONNECT ON DATABASE {} TO {}").format(database, owner))
        connection.execute(sql.SQL("GRANT CREATE, USAGE ON SCHEMA public TO {}").format(owner))
        connection.execute(sql.SQL("GRANT CONNECT ON DATABASE {} TO {}, {}").format(database, app, job))
        connection.execute(sql.SQL("GRANT USAGE ON SCHEMA public TO {}, {}").format(app, job))
        connection.execute(sql.SQL("REVOKE CREATE ON SCHEMA public FROM PUBLIC"))


def _one(connection: psycopg.Connection, query: str, *values: object) -> str:
    row = connection.execute(query, values).fetchone()  # type: ignore[arg-type]
    assert row is not None
    return row[0]

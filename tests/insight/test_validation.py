"""A clean package passes; one planted mistake is found by its own rule, and by no other of that round."""

import json
import zipfile
from datetime import date

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from kring.insight.facts import NoPackage, opened, quality, validate
from kring.insight.facts.contract import TABLES
from tests.insight.spec import COVERAGE, facts_of, write

# Made here and not written out: numbers that pass the eleven-test might be somebody's.
NINE_DIGITS = f"{12345678}{2}"
EIGHT_DIGITS = f"{1000000}{8}"

CLEAN = """
organisation | kind
o            | local_team
p            | police

dossier | family | opened_on  | closed_on  | closure_reason | merged_into | municipality | region
1       | f      | 2024-01-01 |            |                |             | m1           | r1
2       | g      | 2024-01-01 | 2024-09-01 | safe_enough    |             | m1           | r1
3       | f      | 2023-06-01 | 2024-01-01 | merged         | 1           | m1           | r1

member | dossier | role   | birth_date | joined_on  | left_on    | reviewed_on | need
a      | 1       | child  | 2012-05-01 | 2024-02-01 | 2024-06-01 | 2024-03-01  | help_needed
b      | 2       | parent | 1985-05-01 |            |            |             | unknown

involvement | dossier | organisation | professional | role             | from_on    | to_on
i           | 1       | o            | w            | fixed_contact    | 2024-01-01 |
j           | 2       | o            | w            | fixed_contact    | 2024-01-01 | 2024-06-01
k           | 2       |              |              | informal_network | 2024-01-01 |

signal | dossier | received_on | triaged_on | safety_level
s      | 1       | 2024-01-01  | 2024-01-03 | acute

factor | dossier | member
f      | 1       | a

action | dossier | member | factor | agreed_on  | started_on | ended_on
c      | 1       | a      | f      | 2024-02-01 | 2024-02-02 | 2024-03-01

decision | dossier | organisations_present | family_present
d        | 1       | 2                     | true

request | dossier | member | requested_on | answered_on | due_on
q       | 1       | a      | 2024-03-01   | 2024-03-02  | 2025-03-01

sharing | dossier | legal_basis | necessity_recorded
t       | 1       | consent     | true

document_view | dossier | member | viewed_on
v             | 1       | a      | 2024-03-01

contact | dossier | place
x       | 1       | home

handover | dossier | handed_on
h        | 1       | 2024-03-01

state | dossier | kind        | value     | from_on    | to_on
y     | 1       | phase       | acute     | 2024-01-01 | 2024-03-01
z     | 1       | phase       | recovery  | 2024-03-01 |
w     | 1       | legal_frame | voluntary | 2024-01-01 |

measure | dossier | member | kind              | from_on    | to_on
m       | 1       | a      | supervision_order | 2024-03-01 | 2025-03-01

incident | dossier | occurred_on | known_on
n        | 1       | 2024-03-01  | 2024-03-02

response | dossier | member | instrument     | wave | answered_on | score
r        | 1       | a      | satisfaction   | t1   | 2024-03-01  | 8
u        | 1       | a      | incidents_year | t1   | 2024-03-01  | 40
l        | 1       |        | safety_scale   | t1   | 2024-03-01  | 6.5

network_rating | dimension | rated_on   | score
g              | mandate   | 2024-03-01 | 3

learning_session | dossier | kind            | held_on
e                | 1       | case_reflection | 2024-03-01
"""

# rule: table, key, and what is wrong with that row; a row with a new key is added.
MISTAKES = [
    ("E04", "contact", "x", {"place": None}),
    ("E05", "contact", "x", {"place": "thuis"}),
    ("E06", "contact", "x", {"+": {}}),
    ("E07", "contact", "x", {"dossier_id": "9"}),
    ("E07", "action", "c", {"organisation_id": "nobody"}),
    ("E08", "dossier", "2", {"closed_on": date(2023, 12, 31)}),
    ("E08", "member", "a", {"left_on": date(2024, 1, 31)}),
    ("E08", "member", "a", {"joined_on": date(2023, 12, 31)}),
    ("E08", "member", "b", {"joined_on": date(2024, 9, 2)}),
    ("E08", "member", "b", {"left_on": date(2023, 12, 31)}),
    ("E08", "involvement", "j", {"to_on": date(2023, 12, 31)}),
    ("E08", "measure", "m", {"to_on": date(2024, 2, 29)}),
    ("E08", "action", "c", {"ended_on": date(2024, 2, 1)}),
    ("E08", "state", "y", {"to_on": date(2024, 1, 1)}),
    ("E09", "contact", "x", {"contact_on": date(2025, 1, 1)}),
    ("E09", "member", "a", {"birth_date": date(1899, 12, 31)}),
    ("E09", "member", "a", {"birth_date": date(2025, 10, 28)}),
    ("E10", "contact", "x", {"dossier_id": "3"}),
    ("E11", "document_view", "v", {"member_id": "b"}),
    ("E11", "action", "c", {"dossier_id": "2", "member_id": None}),
    ("E12", "state", "z", {"from_on": date(2024, 2, 29)}),
    ("E13", "state", "w", {"value": "acute"}),
    ("E14", "response", "r", {"score": 11.0}),
    ("E14", "response", "u", {"score": 1.5}),
    ("E14", "network_rating", "g", {"score": 0.0}),
    ("E15", "response", "r", {"+": {"response_id": "r2", "score": 7.0}}),
    ("E16", "dossier", "2", {"closure_reason": None}),
    ("E16", "dossier", "1", {"closure_reason": "moved"}),
    ("E16", "signal", "s", {"safety_level": None}),
    ("E16", "signal", "s", {"triaged_on": None}),
    ("E16", "member", "b", {"need": "help_needed"}),
    ("E16", "member", "a", {"need": "unknown"}),
    ("E16", "involvement", "i", {"organisation_id": None}),
    ("E16", "involvement", "i", {"professional_id": None}),
    ("E16", "measure", "m", {"member_id": None}),
    ("E16", "response", "r", {"member_id": None}),
    ("E16", "learning_session", "e", {"kind": "regional"}),
    ("E17", "dossier", "2", {"region": "r2"}),
    ("E18", "signal", "s", {"triaged_on": date(2023, 12, 31)}),
    ("E18", "request", "q", {"answered_on": date(2024, 2, 29)}),
    ("E18", "incident", "n", {"known_on": date(2024, 2, 29)}),
    ("E18", "action", "c", {"started_on": None}),
    ("E19", "contact", "x", {"contact_id": "Jan Jansen"}),
    ("E19", "dossier", "1", {"municipality": NINE_DIGITS}),
    ("E19", "contact", "x", {"contact_id": EIGHT_DIGITS}),
    ("E20", "dossier", "3", {"merged_into": "3"}),
    ("E20", "dossier", "3", {"closed_on": None, "closure_reason": None}),
]  # fmt: skip
ODDITIES = [
    ("W01", "action", "c", {"dossier_id": "2", "member_id": "b", "factor_id": None, "started_on": date(2024, 9, 2),
                            "ended_on": None}),
    ("W02", "member", "a", {"birth_date": date(2000, 12, 31)}),
    ("W02", "member", "a", {"role": "parent"}),
    ("W03", "member", "b", {"birth_date": None}),
    ("W04", "response", "r", {"member_id": "kid", "+member": {"member_id": "kid", "birth_date": date(2016, 3, 2)}}),
    ("W05", "involvement", "j", {"role": "helper"}),
    ("W06", "signal", "s", {"dossier_id": "2", "received_on": date(2024, 9, 2), "triaged_on": date(2024, 9, 2)}),
    ("W07", "action", "c", {"started_on": date(2024, 1, 31)}),
    ("W08", "measure", "m", {"to_on": date(2025, 3, 3)}),
]  # fmt: skip


def _planted(table, key, change):
    found = facts_of(CLEAN)
    row = next(row for row in found[table] if row[TABLES[table].key] == key)
    if "+" in change:
        found[table].append({**row, **change["+"]})
        return found
    if "+member" in change:
        kid = next(member for member in found["member"] if member["member_id"] == "a")
        found["member"].append({**kid, **change["+member"]})
    row.update({name: value for name, value in change.items() if not name.startswith("+")})
    return found


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_a_clean_package_passes_without_a_word(tmp_path, form):
    verdict = validate(write(tmp_path, facts_of(CLEAN), form=form))

    assert verdict.problems == []
    assert not verdict.rejected


@pytest.mark.parametrize(("rule", "table", "key", "change"), MISTAKES)
def test_a_mistake_is_found_by_its_own_rule(tmp_path, rule, table, key, change):
    verdict = validate(write(tmp_path, _planted(table, key, change), form="csv"))

    assert verdict.rules == {rule}
    assert verdict.rejected
    assert all(problem.table == table and problem.sentence for problem in verdict.problems)


@pytest.mark.parametrize(("rule", "table", "key", "change"), ODDITIES)
def test_what_is_odd_is_told_and_accepted(tmp_path, rule, table, key, change):
    verdict = validate(write(tmp_path, _planted(table, key, change)))

    assert rule in verdict.rules
    assert not verdict.rejected


@pytest.mark.parametrize("change", ["missing table", "unknown table", "no description", "broken description",
                                    "other version", "turned round", "mixed forms", "no coverage"])  # fmt: skip
def test_e01_a_package_that_is_not_one(tmp_path, change):
    folder = write(tmp_path, facts_of(CLEAN), form="csv")
    file = folder / "datapackage.json"
    about = json.loads(file.read_text())
    match change:
        case "missing table":
            (folder / "contact.csv").unlink()
        case "unknown table":
            (folder / "address.csv").write_text("street\n")
        case "no description":
            file.unlink()
        case "broken description":
            file.write_text("{")
        case "other version":
            about["kring"]["facts_version"] = "2.0.0"
            file.write_text(json.dumps(about))
        case "turned round":
            about["kring"]["coverage_to"] = "2022-12-31"
            file.write_text(json.dumps(about))
        case "no coverage":
            del about["kring"]["coverage_to"]
            file.write_text(json.dumps(about))
        case "mixed forms":
            (folder / "contact.csv").rename(folder / "contact.parquet")

    verdict = validate(folder)

    assert "E01" in verdict.rules
    with pytest.raises(NoPackage):
        opened(folder)


@pytest.mark.parametrize("header", ["contact_id,dossier_id,contact_on", "contact_id,dossier_id,place,contact_on",
                                    "contact_id,dossier_id,contact_on,place,note",
                                    "\ufeffcontact_id,dossier_id,contact_on,place", ""])  # fmt: skip
def test_e02_another_header(tmp_path, header):
    folder = write(tmp_path, facts_of(CLEAN), form="csv")
    (folder / "contact.csv").write_text(f"{header}\n", encoding="utf-8")

    verdict = validate(folder)

    assert verdict.rules == {"E02"}
    assert "contact_id, dossier_id, contact_on, place" in verdict.problems[0].sentence


@pytest.mark.parametrize(("table", "old", "new"), [
    ("contact", "2024-03-01", "01-03-2024"), ("contact", "2024-03-01", "2023-02-29"),
    ("contact", "2024-03-01", "2024-3-1"),
    ("decision", ",2,", ",+2,"), ("decision", ",2,", ",2.0,"), ("decision", "true", "True"), ("decision", "true", "1"),
    ("response", "6.5", "6.5e0"), ("response", "6.5", '"6,5"'), ("response", "6.5", "nan"),
])  # fmt: skip
def test_e03_a_value_of_another_type(tmp_path, table, old, new):
    folder = write(tmp_path, facts_of(CLEAN), form="csv")
    file = folder / f"{table}.csv"
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new, 1))

    assert validate(folder).rules == {"E03"}


def test_a_row_with_too_many_fields_is_named_by_its_line(tmp_path):
    folder = write(tmp_path, facts_of(CLEAN), form="csv")
    with (folder / "contact.csv").open("a") as lines:
        lines.write("x2,1,2024-03-01,home,extra\n")

    verdict = validate(folder)

    assert verdict.rules == {"E02"}
    assert verdict.problems[0].key == "regel 3"


def test_parquet_with_text_for_dates_is_refused(tmp_path):
    folder = write(tmp_path, facts_of(CLEAN))
    columns = {name: pa.array(["x" if name != "dossier_id" else "1"]) for name in TABLES["contact"].names}
    pq.write_table(pa.table(columns), folder / "contact.parquet")

    assert "E03" in validate(folder).rules


def test_later_rounds_wait_for_the_first(tmp_path):
    found = _planted("contact", "x", {"place": "thuis"})
    found["state"][0]["value"] = "voluntary"

    assert validate(write(tmp_path, found)).rules == {"E05"}


@pytest.mark.parametrize(("column", "value"), [("contact_id", NINE_DIGITS), ("contact_id", "Amina de Vries"),
                                               ("place", "bij Amina, Dorpsstraat 1")])  # fmt: skip
def test_what_looks_personal_is_never_repeated(tmp_path, column, value):
    verdict = validate(write(tmp_path, _planted("contact", "x", {column: value}), form="csv"))

    assert verdict.rejected
    assert all(value not in problem.sentence + problem.key for problem in verdict.problems)


def test_problems_are_counted_in_full_and_shown_in_part(tmp_path):
    found = facts_of(CLEAN)
    found["contact"] = [{**found["contact"][0], "contact_id": f"x{n}", "place": "thuis"} for n in range(50)]
    folder = write(tmp_path, found)
    told = []

    few, every = validate(folder, shown=3), validate(folder, shown=None, tell=told.append)

    assert len(few.problems) == 3
    assert few.counts == every.counts == {("E05", "contact"): 50}
    assert len(told) == 50


def test_a_zip_is_read_as_its_folder(tmp_path):
    folder = write(tmp_path / "facts", facts_of(CLEAN))
    with zipfile.ZipFile(tmp_path / "facts.zip", "w") as archive:
        for file in folder.iterdir():
            archive.write(file, f"region/{file.name}")

    assert validate(tmp_path / "facts.zip").counts == {}


def test_quality_names_the_tables_without_rows(tmp_path):
    found = facts_of(CLEAN)
    found["contact"] = []
    found["member"][1]["birth_date"] = None

    seen = quality(write(tmp_path, found, COVERAGE))

    assert seen.empty == ["contact"]
    assert ("member", "birth_date", 2, 1) in {(one.table, one.column, one.rows, one.filled) for one in seen.filled}
    assert ("W03", "member", 1) in {(odd.rule, odd.table, odd.rows) for odd in seen.oddities}
    assert any(one.table == "involvement" and one.organisation == "o" for one in seen.filled)

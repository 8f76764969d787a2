"""The package as a whole: valid, the same in both forms, and nothing left behind when it cannot be made."""

from __future__ import annotations

import json

import pytest

from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.sharing.models import LogEntry
from kring.insight.facts import quality, validate
from kring.insight.facts.export import CannotExport, Pseudonyms, export_region
from tests.insight.live.reading import NAMES, ago, rows_of


def test_the_facts_of_the_region_break_no_rule(exported):
    verdict = validate(exported.folder)

    assert not verdict.rejected, verdict.problems
    assert exported.rows["dossier"] > 20
    assert all(exported.rows[name] for name in ("member", "involvement", "signal", "factor", "action", "decision"))
    assert all(exported.rows[name] for name in ("state", "incident", "response", "sharing", "handover", "measure"))


def test_what_has_no_source_is_empty_and_said(exported):
    found = quality(exported.folder)

    assert {"request", "contact", "network_rating", "learning_session"} <= set(found.empty)
    assert found.without_source == ["request", "contact", "network_rating", "learning_session"]
    assert "action.factor_id" in found.without_source_in_part


def test_the_same_dossiers_in_both_forms(region, exported, tmp_path):
    in_csv = export_region(tmp_path / "csv", names=NAMES, form="csv")

    assert in_csv.rows == exported.rows
    assert in_csv.left_out == exported.left_out


def test_a_fresh_export_shares_no_pseudonym_of_people_with_another(region, tmp_path):
    found = []
    for name in ("one", "two"):
        export_region(tmp_path / name, names=Pseudonyms("a key", stable=False), form="csv")
        found.append(
            {row[column] for table, column in (("dossier", "dossier_id"), ("dossier", "family_id"),
             ("member", "member_id"), ("factor", "factor_id"), ("involvement", "professional_id"))
             for row in rows_of(tmp_path / name, table)} - {""}
        )  # fmt: skip

    assert found[0] & found[1] == set()


def test_the_first_day_can_be_chosen(cast, facts, tmp_path):
    read = facts(since=ago(cast, 30))

    package = json.loads((tmp_path / "facts" / "datapackage.json").read_text())
    assert len(read("dossier")) == 1
    assert package["kring"]["coverage_from"] == str(ago(cast, 30))


def test_a_day_that_is_still_to_come_is_refused(cast, tmp_path):
    with pytest.raises(CannotExport, match="gisteren"):
        export_region(tmp_path / "facts", names=NAMES, since=cast.today)

    assert list(tmp_path.iterdir()) == []


def test_a_folder_with_something_in_it_is_left_alone(cast, tmp_path):
    (tmp_path / "mine.txt").write_text("of somebody")

    with pytest.raises(CannotExport, match="niet leeg"):
        export_region(tmp_path, names=NAMES)

    assert [one.name for one in tmp_path.iterdir()] == ["mine.txt"]


def test_an_export_stands_in_the_log(cast, tmp_path):
    export_region(tmp_path / "facts", names=NAMES)

    with looking_as(job(Job.AUDIT)):
        line = LogEntry.objects.filter(name="facts.exported").get()
    assert (line.act, line.job, line.item_key) == ("export", "facts", "stable")


def test_a_region_without_dossiers_has_facts_without_rows(db, tmp_path):
    done = export_region(tmp_path / "facts", names=NAMES)

    assert set(done.rows.values()) == {0}
    assert not validate(tmp_path / "facts").rejected

"""What is taken along: tables, pictures and reports hold the numbers of the page, and nothing that was withheld."""

from __future__ import annotations

import csv
import io
from datetime import date
from xml.etree import ElementTree

import openpyxl
import pytest
from PIL import Image

from kring.insight.indicators.dashboard.monthly import make_reports
from kring.insight.indicators.models import KeptRow, MonthlyReport, SavedView
from tests.insight.dashboard.conftest import FACE, SOURCELESS


def lines(response):
    return list(csv.DictReader(io.StringIO(response.content.decode())))


def test_the_table_holds_what_is_kept(numbers, signed_in):
    rows = lines(signed_in("wim").get(f"/inzicht/{FACE}/cijfers.csv"))

    found = {(row["period"], row["dimension"], row["cell"]): row for row in rows}
    assert len(found) == KeptRow.objects.filter(code=FACE).count() == len(rows)
    for one in KeptRow.objects.filter(code=FACE, suppression=""):
        row = found[one.period, one.dimension, one.cell]
        assert float(row["value"]) == one.numbers["value"]
        assert int(row["n"]) == one.numbers["n"]
    hidden = found["2024", "organisation", "ggz"]
    assert (hidden["suppressed"], hidden["n"], hidden["value"]) == ("true", "", "")
    assert found["2024", "organisation", "noord"]["name"] == "Lokaal team Waterdal"


def test_csv_and_xlsx_say_the_same(numbers, signed_in):
    client = signed_in("wim")

    from_csv = [list(row.values()) for row in lines(client.get(f"/inzicht/{FACE}/cijfers.csv"))]
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"/inzicht/{FACE}/cijfers.xlsx").content))
    from_xlsx = [list(row) for row in book.active.iter_rows(min_row=2, values_only=True)]

    def plain(value):
        return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)

    assert [[plain(value) for value in row] for row in from_xlsx] == from_csv


def test_every_line_says_where_it_comes_from(numbers, signed_in):
    rows = lines(signed_in("wim").get(f"/inzicht/{FACE}/cijfers.csv"))

    assert {row["source"] for row in rows} == {rows[0]["source"]}
    assert "indicatorenboek 1.0.0" in rows[0]["source"]


def test_what_has_no_source_has_no_figures(numbers, signed_in):
    (row,) = lines(signed_in("wim").get(f"/inzicht/{SOURCELESS}/cijfers.csv"))

    assert (row["without_source"], row["n"], row["value"]) == ("true", "", "")


def test_a_name_cannot_become_a_formula(numbers, signed_in):
    numbers.places["organisation"]["noord"]["name"] = '=HYPERLINK("x")'
    numbers.save()

    rows = lines(signed_in("wim").get(f"/inzicht/{FACE}/cijfers.csv"))

    assert {row["name"] for row in rows if row["cell"] == "noord"} == {'\'=HYPERLINK("x")'}


@pytest.mark.parametrize("which", ["verloop", "vergelijking"])
@pytest.mark.parametrize("code", [FACE, "outcome.felt_safety", "process.handovers", "target.families_reached"])
def test_pictures_open(numbers, signed_in, which, code):
    client = signed_in("wim")

    png = client.get(f"/inzicht/{code}/{which}.png?periode=2024")
    drawn = client.get(f"/inzicht/{code}/{which}.svg?periode=2024")

    assert Image.open(io.BytesIO(png.content)).size == (1200, 720)
    assert ElementTree.fromstring(drawn.content).tag.endswith("svg")
    assert png["Content-Disposition"] == f'attachment; filename="{code}-{which}.png"'


def test_a_team_takes_no_other_organisation_along(numbers, signed_in):
    rows = lines(signed_in("jan").get(f"/inzicht/{FACE}/cijfers.csv"))

    assert {row["cell"] for row in rows if row["dimension"] == "organisation"} == {"noord"}


def save(client, **values):
    return client.post("/inzicht/bewaard/", {"name": "Elke maand", "part": "", **values})


def test_a_kept_choice_becomes_a_report(cast, numbers, signed_in):
    client = signed_in("wim")

    assert save(client, part="organisation:noord").status_code == 302
    saved = SavedView.objects.get()
    paper = client.get(f"/inzicht/bewaard/{saved.pk}/rapport.pdf")

    assert (saved.name, saved.part, saved.owner_id) == ("Elke maand", "organisation:noord", cast.users["wim"].pk)
    assert paper["Content-Type"] == "application/pdf"
    assert paper.content.startswith(b"%PDF-")


def test_each_month_one_report_and_it_stays(cast, numbers, signed_in):
    client = signed_in("wim")
    save(client)

    assert make_reports(numbers) == 1
    assert make_reports(numbers) == 0
    report = MonthlyReport.objects.get()
    assert report.month == date.today().replace(day=1)  # noqa: DTZ011
    assert client.get(f"/inzicht/bewaard/maand/{report.pk}.pdf").content == bytes(report.document)


def test_whoever_has_no_sight_any_more_gets_no_report(cast, numbers):
    SavedView.objects.create(owner=cast.users["ria"], name="van vroeger")

    assert make_reports(numbers) == 0


def test_what_one_keeps_is_not_for_another(cast, numbers, signed_in):
    save(signed_in("wim"))
    make_reports(numbers)
    saved, report = SavedView.objects.get(), MonthlyReport.objects.get()

    client = signed_in("jan")

    assert client.get(f"/inzicht/bewaard/{saved.pk}/rapport.pdf").status_code == 404
    assert client.get(f"/inzicht/bewaard/maand/{report.pk}.pdf").status_code == 404
    assert client.post(f"/inzicht/bewaard/{saved.pk}/weg/").status_code == 404
    assert SavedView.objects.exists()


def test_the_same_name_twice_is_refused_in_words(numbers, signed_in):
    client = signed_in("wim")
    save(client)

    again = save(client)

    assert again.status_code == 422
    assert "al een keuze met deze naam" in again.content.decode()


def test_a_team_cannot_keep_another_organisation(numbers, signed_in):
    assert save(signed_in("jan"), part="organisation:veiligheid").status_code == 422


def test_letting_go(numbers, signed_in):
    client = signed_in("wim")
    save(client)

    client.post(f"/inzicht/bewaard/{SavedView.objects.get().pk}/weg/")

    assert not SavedView.objects.exists()

"""Reading reports of the framework: what comes out, and what is said when something is wrong."""

import json
from copy import deepcopy
from datetime import UTC, datetime

import pytest
from stdnum.nl import bsn

from kring.doors.api.melding.example import example, example_report
from kring.doors.api.melding.fingerprint import fingerprint
from kring.doors.api.melding.incoming import IncomingPage, ReportKind, Sex
from kring.doors.api.melding.reading import read
from kring.doors.api.melding.writing import as_melding


def reading(document):
    return read(json.dumps(document), "meldingen.json")


def report_with(path, value, *, number=1):
    """The example with one value changed, at a path such as "heeftBetrekkingOp.0.naam"."""
    document = deepcopy(example()) | {"id": f"melding-{number}"}
    *parents, last = [int(step) if step.isdigit() else step for step in path.split(".")]
    holder = document
    for step in parents:
        holder = holder[step]
    holder[last] = value
    return document


def only_problem(document):
    (problem,) = reading(document).problems
    return problem


def test_the_example_is_read_whole():
    found = reading(example())

    assert found.problems == ()
    assert found.reports == (example_report(),)
    assert as_melding(found.reports[0]) == example()


def test_nobody_in_the_example_has_a_real_bsn():
    assert not any(bsn.is_valid(person["burgerservicenummer"]) for person in example()["heeftBetrekkingOp"])


def test_a_report_arrives_in_the_words_of_kring():
    (report,) = reading(example()).reports

    assert report.kind is ReportKind.VEILIG_THUIS
    assert report.reported_at == datetime(2026, 3, 3, 8, 30, tzinfo=UTC)
    assert report.wants_feedback is True
    assert report.reporter.email == "ib@regenboog.example"
    assert report.situation.question.answer.startswith("Ja")
    assert [person.sex for person in report.people] == [Sex.MALE, Sex.FEMALE]
    assert report.people[0].address.house_number == 12
    assert report.incidents[0].period.ends_at > report.incidents[0].period.begins_at


def test_a_report_does_not_show_itself_in_a_log():
    (report,) = reading(example()).reports

    shown = f"{report} {report.people} {report.reporter!r}"

    assert "Akker" not in shown
    assert "90000000" not in shown


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("NAZ", ReportKind.NON_ACUTE_CARE),
        ("VT", ReportKind.VEILIG_THUIS),
        ("ZVH", ReportKind.CARE_SAFETY_HOUSE),
    ],
)
def test_each_kind_of_report(code, kind):
    assert reading(report_with("soort", code)).reports[0].kind is kind


def test_many_reports_are_read_in_their_order():
    found = reading([report_with("verzoek", "…", number=number) for number in (1, 2, 3)])

    assert [report.id for report in found.reports] == ["melding-1", "melding-2", "melding-3"]


def test_a_page_of_the_list_says_that_there_is_more():
    next_page = "https://bron.example/v1/melding?pagina=2"
    found = reading(
        {
            "pagina": 1, "paginaGrootte": 10, "totaalAantal": 11, "sorteer": "-datumTijd",
            "volgende": next_page, "vorige": None, "resultaten": [example()],
        }
    )  # fmt: skip

    assert found.reports == (example_report(),)
    assert found.page == IncomingPage(1, 10, 11, "-datumTijd", next_page, None)


def test_an_empty_list_holds_no_reports_and_no_problems():
    assert reading([]).reports == reading([]).problems == ()
    assert reading({"pagina": 1, "paginaGrootte": 10, "resultaten": []}).problems == ()


def test_one_bad_report_among_good_ones_leaves_none_and_is_pointed_out():
    documents = [
        report_with("verzoek", "…", number=1),
        report_with("heeftBetrekkingOp.0.adres.postcode", "9876ZX", number=2),
        report_with("verzoek", "…", number=3),
    ]

    found = reading(documents)

    assert found.reports == ()
    assert [str(problem) for problem in found.problems] == [
        "melding 2, heeftBetrekkingOp[0].adres.postcode: tekst in een andere vorm. "
        "Verwacht: vier cijfers, een spatie en twee hoofdletters, zoals 1234 AB."
    ]


def test_every_problem_of_every_report_is_told():
    documents = [report_with("soort", "XX", number=1), report_with("contact.naam", None, number=2)]

    assert [p.place for p in reading(documents).problems] == ["melding 1, soort", "melding 2, contact.naam"]


def test_a_report_that_stands_twice_in_a_file_is_pointed_out():
    problem = only_problem([example(), report_with("verzoek", "…"), example()])

    assert problem.place == "melding 3, id"
    assert problem.found == "dezelfde id als melding 1"


@pytest.mark.parametrize(
    ("path", "value", "found", "expected"),
    [
        ("soort", "MELDING", "een onbekende code", "VT (Veilig Thuis)"),
        ("soort", 3, "een getal", "VT (Veilig Thuis)"),
        ("id", "  ", "lege tekst", "een kenmerk"),
        ("id", "x" * 201, "tekst van 201 tekens", "200 tekens"),
        ("url", "bron/12", "geen volledig webadres", "https://"),
        ("url", "javascript:alert(1)", "geen volledig webadres", "https://"),
        ("url", "https://bron.example/één", "geen volledig webadres", "https://"),
        ("terugkoppelingGewenst", "ja", "tekst", "true of false"),
        ("terugkoppelingGewenst", 1, "een getal", "true of false"),
        ("verzoek", None, "niets (null)", "tekst"),
        ("verzoek", "a\x00b", "stuurtekens", "tekst"),
        ("contact.naam", "a\nb", "stuurtekens", "één regel"),
        ("contact.naam", "\ud800", "stuurtekens", "één regel"),
        ("contact", [], "een lijst", "id, url, naam, emailAdres, telefoonnummer"),
        ("heeftBetrekkingOp", {}, "een object", "een lijst"),
        ("heeftBetrekkingOp", None, "niets (null)", "een lijst"),
        ("heeftBetrekkingOp.0", "x", "tekst", "burgerservicenummer"),
        ("heeftBetrekkingOp.0.burgerservicenummer", "12345678", "andere vorm", "negen cijfers"),
        ("heeftBetrekkingOp.0.burgerservicenummer", "1234.56.789", "andere vorm", "negen cijfers"),
        ("heeftBetrekkingOp.0.burgerservicenummer", "١٢٣٤٥٦٧٨٩", "andere vorm", "negen cijfers"),
        ("heeftBetrekkingOp.0.burgerservicenummer", 123456789, "een getal", "tussen aanhalingstekens"),
        ("heeftBetrekkingOp.0.geslacht", "man", "een onbekende code", '"1" (man)'),
        ("heeftBetrekkingOp.0.naam.voorvoegsel", "van der zeer lange", "tekst van 18 tekens", "10 tekens"),
        ("heeftBetrekkingOp.0.naam.voornamen", "x" * 201, "tekst van 201 tekens", "200 tekens"),
        ("heeftBetrekkingOp.0.naam.geslachtsnaam", "Jan\u202enaJ", "stuurtekens", "achternaam"),
        ("heeftBetrekkingOp.0.adres.straatnaam", "x" * 25, "tekst van 25 tekens", "24 tekens"),
        ("heeftBetrekkingOp.0.adres.huisnummer", "12", "tekst", "een heel getal"),
        ("heeftBetrekkingOp.0.adres.huisnummer", 12.5, "een getal", "een heel getal"),
        ("heeftBetrekkingOp.0.adres.huisnummer", True, "true of false", "een heel getal"),
        ("heeftBetrekkingOp.0.adres.huisnummer", 2**31, "een te groot getal", "een heel getal"),
        ("heeftBetrekkingOp.0.adres.postcode", "0123 AB", "andere vorm", "1234 AB"),
        ("heeftBetrekkingOp.0.adres.postcode", "1234 ab", "andere vorm", "1234 AB"),
        ("datumTijd", "2026-03-03T09:30:00", "een tijd zonder tijdzone", "met tijdzone"),
        ("datumTijd", "2026-03-03", "geen datum met tijd", "met tijdzone"),
        ("datumTijd", "2026-02-30T09:30:00Z", "die niet bestaat", "met tijdzone"),
        ("datumTijd", "2026-03-03T24:00:00Z", "die niet bestaat", "met tijdzone"),
        ("datumTijd", "2026-03-03T09:30:00+01:60", "geen datum met tijd", "met tijdzone"),
        ("datumTijd", "0001-01-01T00:00:00+01:00", "die niet bestaat", "met tijdzone"),
        ("datumTijd", "9999-12-31T23:30:00Z", "die niet bestaat", "met tijdzone"),
        ("datumTijd", 1772526600, "een getal", "met tijdzone"),
        ("naarAanleidingVan.0.periodeVanTot.datumTijdEinde", "2026-02-27T13:59:59Z",
         "een einde dat voor het begin ligt", "niet eerder dan het begin"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_what_was_expected(path, value, found, expected):
    problem = only_problem(report_with(path, value))

    assert problem.place.replace("[0]", ".0") == f"melding 1, {path}"
    assert found in problem.found
    assert expected in problem.expected


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("heeftBetrekkingOp.0.burgerservicenummer", "012345678"),
        ("heeftBetrekkingOp.0.naam.voorvoegsel", ""),
        ("heeftBetrekkingOp.0.naam.voorvoegsel", " "),
        ("heeftBetrekkingOp.0.adres.straatnaam", "x" * 24),
        ("heeftBetrekkingOp.0.adres.postcode", "1234\u00a0AB"),
        ("datumTijd", "2026-03-03t09:30:00.1234567z"),
        ("datumTijd", "0001-01-01T00:00:00Z"),
        ("verzoek", ""),
        ("overigeInformatie.url", "urn:uuid:6e8bc430-9c3a-11d9-9669-0800200c9a66"),
        ("naarAanleidingVan", [None]),
        ("heeftBetrekkingOp", []),
        ("situatie", ...),
    ],
)
def test_what_the_framework_forgot_or_allows_is_accepted(path, value):
    document = example() if value is ... else report_with(path, value)

    assert reading(document).problems == ()


def test_names_are_kept_in_composed_letters_without_space_around_them():
    (report,) = reading(report_with("heeftBetrekkingOp.0.naam.voornamen", "  Zoe\u0308 ")).reports

    assert report.people[0].name.given_names == "Zoë"


def test_text_keeps_its_lines():
    (report,) = reading(report_with("verzoek", "Eerst dit.\r\n\r\nDan dat.\n")).reports

    assert report.request == "Eerst dit.\n\nDan dat."


@pytest.mark.parametrize(
    ("field", "place", "says"),
    [
        ("postcode", "melding 1, contact.postcode", "hier niet hoort"),
        ("emailadres", "melding 1, contact", 'misschien "emailAdres"'),
        ("900000001", "melding 1, contact", "als 6e in de rij"),
        ("mirthe", "melding 1, contact", "alleen de velden id, url, naam"),
    ],
)
def test_an_unknown_field_is_refused_without_telling_its_name(field, place, says):
    problem = only_problem(report_with(f"contact.x{field}" if field.isdigit() else f"contact.{field}", "…"))

    assert problem.place == place
    assert says in str(problem)
    if field != "postcode":
        assert field not in str(problem).replace("emailAdres", "")


@pytest.mark.parametrize(
    ("page", "places"),
    [
        ({"pagina": 0, "paginaGrootte": 10, "resultaten": []}, ["de lijst, pagina"]),
        ({"pagina": 1, "paginaGrootte": 101, "resultaten": []}, ["de lijst, paginaGrootte"]),
        ({"pagina": 1, "resultaten": {}}, ["de lijst, paginaGrootte", "de lijst, resultaten"]),
        ({"pagina": 1, "paginaGrootte": 9, "totaalAantal": -1, "resultaten": []}, ["de lijst, totaalAantal"]),
        ({"pagina": 1, "paginaGrootte": 9, "volgende": "2", "resultaten": []}, ["de lijst, volgende"]),
        ({"pagina": 1, "paginaGrootte": 9, "onzin": 2, "resultaten": []}, ["de lijst"]),
        ({"pagina": 1, "paginaGrootte": 9, "resultaten": [{}, 5]}, None),
    ],
)
def test_what_is_wrong_with_a_page_is_said(page, places):
    found = [problem.place for problem in reading(page).problems]

    if places is None:
        assert found[0] == "melding 1, id"
        assert found[-1] == "melding 2"
    else:
        assert found == places


def test_the_same_report_later_with_other_content_has_another_fingerprint():
    (first,), (again,) = reading(example()).reports, reading([example()]).reports
    (changed,) = reading(example() | {"verzoek": "Wilt u dit met spoed bekijken?"}).reports

    assert fingerprint(first) == fingerprint(again)
    assert fingerprint(first) != fingerprint(changed)
    assert first.id == changed.id


def test_the_order_of_people_and_the_zone_of_a_moment_do_not_change_the_fingerprint():
    document = deepcopy(example()) | {"datumTijd": "2026-03-03T08:30:00Z"}
    document["heeftBetrekkingOp"].reverse()

    assert fingerprint(reading(document).reports[0]) == fingerprint(example_report())


def test_the_recipe_of_the_fingerprint_does_not_change_unnoticed():
    """What is stored was made with this recipe; when it has to change, raise VERSION too."""
    assert fingerprint(example_report()) == "1-6d355e0af9860632dea3e704b4ddfcaec2ecc24ed46a42f4f15d22a4024f56"

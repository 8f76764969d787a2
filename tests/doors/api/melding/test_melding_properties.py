"""Any valid report survives; any single fault is found at its own place and nothing of it is repeated."""

import json
import random
from copy import deepcopy
from datetime import UTC, datetime, timedelta, timezone
from string import ascii_letters, digits

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kring.doors.api.melding.example import example as example_document
from kring.doors.api.melding.fingerprint import fingerprint
from kring.doors.api.melding.problems import in_report
from kring.doors.api.melding.reading import read
from kring.doors.api.melding.writing import as_melding
from kring.foundation.core.text import DIRECTION_MARKS, tidy_line, tidy_text

MARK = "§"  # stands in every free text here, and in no message
ENOUGH = settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow], deadline=None)

letters = st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp", "Zs"], exclude_characters=DIRECTION_MARKS)


def one_line(least=1, most=20):
    words = st.text(letters | st.just(" "), max_size=most - 1).map(lambda found: tidy_line(MARK + found))
    return words.filter(lambda found: least <= len(found) <= most) | (st.just("") if least == 0 else st.nothing())


free_text = st.text(letters | st.sampled_from(" \n\t"), max_size=30).map(lambda found: tidy_text(MARK + found))
ids = one_line()
urls = st.text(ascii_letters + digits, min_size=8, max_size=12).map("https://bron.example/{}".format)
bsns = st.text(digits, min_size=9, max_size=9)
postcodes = st.builds(
    "{} {}".format, st.integers(1000, 9999), st.text("ABCDEFGHJKLMNPRSTVWXZ", min_size=2, max_size=2)
).filter(lambda found: found != "1234 AB")
moments = st.datetimes(
    datetime.fromisoformat("1900-01-01"), datetime.fromisoformat("2100-01-01"),
    timezones=st.integers(-14 * 4, 14 * 4).map(lambda quarters: timezone(timedelta(minutes=15 * quarters))),
)  # fmt: skip
written_moments = moments.map(datetime.isoformat)


def part(**fields):
    return st.fixed_dictionaries({"id": ids, "url": urls} | fields)


periods = st.lists(moments, min_size=2, max_size=2).map(sorted).flatmap(
    lambda ends: part(
        datumTijdBegin=st.just(ends[0].isoformat()), datumTijdEinde=st.just(ends[1].isoformat())
    )
)  # fmt: skip
people = st.fixed_dictionaries(
    {
        "url": urls,
        "burgerservicenummer": bsns,
        "geslacht": st.sampled_from("0129"),
        "naam": part(
            voornamen=one_line(most=200),
            voorvoegsel=one_line(least=0, most=10),
            geslachtsnaam=one_line(most=200),
        ),
        "adres": part(
            straatnaam=one_line(most=24),
            huisnummer=st.integers(-(2**31), 2**31 - 1),
            postcode=postcodes,
            plaats=one_line(least=0),
        ),
    }
)
incidents = part(
    datumTijd=written_moments, locatie=free_text, omschrijving=free_text, periodeVanTot=periods
)  # fmt: skip
meldingen = st.fixed_dictionaries(
    {
        "id": ids,
        "url": urls,
        "soort": st.sampled_from(["NAZ", "VT", "ZVH"]),
        "datumTijd": written_moments,
        "verzoek": free_text | st.just(""),
        "terugkoppelingGewenst": st.booleans(),
        "zorgelijkeSituatie": part(
            situatieSchets=free_text,
            nadereOmschrijving=free_text,
            vraagAntwoord=part(vraag=free_text, antwoord=free_text | st.just("")),
        ),
        "contact": part(naam=one_line(least=0), emailAdres=one_line(least=0), telefoonnummer=one_line(least=0)),
        "overigeInformatie": part(omschrijving=free_text),
    },
    optional={
        "naarAanleidingVan": st.lists(incidents, min_size=1, max_size=2),
        "heeftBetrekkingOp": st.lists(people, min_size=1, max_size=3),
    },
)

OPTIONAL = {"naarAanleidingVan", "heeftBetrekkingOp"}
MALFORMED = {
    "burgerservicenummer": ["12345678", "1234567890", "12345678x", "123.456.789", ""],
    "postcode": ["1234AB", "0234 AB", "1234 ab", "123 AB", "1234  AB", ""],
    "soort": ["vt", "VT1", ""],
    "geslacht": ["3", "man", ""],
    "datumTijd": ["gisteren", "2026-01-01", "2026-01-01T10:00:00", "2026-13-01T10:00:00Z", ""],
    "datumTijdBegin": ["01-02-2026", "2026-01-01T25:00:00Z"],
    "datumTijdEinde": ["01-02-2026", "2026-01-01T10:00:00+1"],
    "url": ["bron", "https://bron.example/met spatie", ""],
    "straatnaam": ["x" * 25, ""],
    "voornamen": ["x" * 201, " "],
    "geslachtsnaam": ["x" * 201, ""],
    "voorvoegsel": ["x" * 11],
    "huisnummer": [2**31, -(2**31) - 1],
}
OTHER_TYPES = ["tekst", 7, 7.5, True, None, [], ["x"], {}, {"x": 1}]


def places_in(value, at=()):
    """Every place in a document, as a path of keys and numbers."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, held in inside:
        yield (*at, key)
        yield from places_in(held, (*at, key))


def at(document, path):
    for step in path:
        document = document[step]
    return document


def of_another_type(value):
    return [other for other in OTHER_TYPES if type(other) is not type(value)]


@st.composite
def faults(draw):
    """A report with exactly one fault, and the place where it should be found."""
    document = draw(meldingen)
    path = draw(st.sampled_from(list(places_in(document))))
    *parents, key = path
    holder, value = at(document, parents), at(document, path)

    kinds = ["type"]
    if isinstance(key, str) and key not in OPTIONAL:
        kinds.append("dropped")
    if key in MALFORMED:
        kinds.append("malformed")
    if isinstance(value, dict):
        kinds.append("unknown")
    kind = draw(st.sampled_from(kinds))
    if kind == "dropped":
        del holder[key]
    elif kind == "malformed":
        holder[key] = draw(st.sampled_from(MALFORMED[key]))
    elif kind == "unknown":
        value[MARK + draw(st.text(letters, max_size=10))] = draw(st.sampled_from(OTHER_TYPES))
    else:
        others = of_another_type(value)
        if parents == ["naarAanleidingVan"]:
            others.remove(None)  # the framework allows null in place of an incident
        holder[key] = draw(st.sampled_from(others))
    return document, path, kind


@ENOUGH
@given(document=meldingen)
def test_any_valid_report_survives_reading_and_writing(document):
    (report,) = read(json.dumps(document), "melding.json").reports

    assert as_melding(report) == document
    assert read(json.dumps(as_melding(report)), "melding.json").reports == (report,)


@ENOUGH
@given(fault=faults(), before=st.integers(0, 2))
def test_a_single_fault_is_found_at_its_own_place(fault, before):
    document, path, _kind = fault
    good = [example_document() | {"id": f"goed-{number}"} for number in range(before)]

    found = read(json.dumps([*good, document, example_document()]), "meldingen.json")

    assert found.reports == ()
    assert [problem.place for problem in found.problems] == [in_report(before + 1, path)]


@ENOUGH
@given(fault=faults())
def test_no_message_repeats_what_stands_in_the_report(fault):
    document, _path, _kind = fault
    values = [at(document, place) for place in places_in(document)]
    telling = {str(value) for value in values if isinstance(value, str | int) and len(str(value)) > 6}

    told = " ".join(map(str, read(json.dumps(document), "melding.json").problems))

    assert told
    assert MARK not in told
    assert not [value for value in telling if value in told]


@ENOUGH
@given(document=meldingen, seed=st.randoms(use_true_random=False))
def test_the_fingerprint_sees_content_and_nothing_else(document, seed):
    (report,) = read(json.dumps(document), "melding.json").reports
    shuffled = {key: document[key] for key in seed.sample(list(document), len(document))}
    moment = datetime.fromisoformat(document["datumTijd"]).astimezone(UTC).isoformat()
    (again,) = read(json.dumps(shuffled | {"datumTijd": moment}, indent=3), "melding.json").reports
    (other,) = read(json.dumps(document | {"verzoek": document["verzoek"] + "!"}), "melding.json").reports

    assert fingerprint(again) == fingerprint(report) != fingerprint(other)


@ENOUGH
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda inside: st.lists(inside) | st.dictionaries(st.text() | st.sampled_from(list(MALFORMED)), inside),
        max_leaves=20,
    )
)
@example({"pagina": 1, "resultaten": None})
@example({"resultaten": [[[]]], "pagina": True, "paginaGrootte": None})
def test_any_json_at_all_is_answered_and_never_with_an_error(document):
    found = read(json.dumps(document), "iets.json")

    assert found.problems or not found.reports


@ENOUGH
@given(content=st.binary(max_size=60) | st.text(max_size=60))
def test_any_content_at_all_is_answered_and_never_with_an_error(content):
    assert read(content, "iets").reports == ()


@ENOUGH
@given(seed=st.integers(0, 10**9))
def test_a_damaged_file_is_answered_and_never_with_an_error(seed):
    chance = random.Random(seed)
    damaged = bytearray(json.dumps([example_document()]).encode())
    for _ in range(chance.randint(1, 4)):
        spot = chance.randrange(len(damaged))
        damaged[spot : spot + chance.randint(0, 3)] = chance.randbytes(chance.randint(0, 3))

    found = read(bytes(damaged), "beschadigd.json")

    assert bool(found.problems) != bool(found.reports)


def test_every_required_field_of_the_example_is_missed_when_it_is_gone():
    for path in places_in(example_document()):
        if isinstance(path[-1], int) or path[-1] in OPTIONAL:
            continue
        document = deepcopy(example_document())
        del at(document, path[:-1])[path[-1]]

        (problem,) = read(json.dumps(document), "melding.json").problems

        assert (problem.place, problem.found) == (in_report(1, path), "ontbreekt")

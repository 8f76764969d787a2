"""Pictures over time and around a family: every number, mark and tie that is drawn is also said."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations, pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kring.foundation.ui.families import pictures
from kring.foundation.ui.pictures.calendar import TimeScale, in_rows
from kring.foundation.ui.pictures.ecomap import Tie, ecomap
from kring.foundation.ui.pictures.safety_line import (
    STYLES,
    Incident,
    PhaseChange,
    Rater,
    Rating,
    _apart,
    safety_line,
)
from kring.foundation.ui.pictures.timeline import Moment, Span, timeline

SVG = "{http://www.w3.org/2000/svg}"
MARCH, JUNE, NOVEMBER = date(2026, 3, 12), date(2026, 6, 1), date(2026, 11, 17)


def texts(picture):
    return ["".join(text.itertext()) for text in ElementTree.fromstring(picture.svg).iter(f"{SVG}text")]


def tips(picture):
    root = ElementTree.fromstring(picture.svg)
    return ["".join(tip.itertext()) for tip in root.iter(f"{SVG}title") if not tip.get("id")]


def test_every_rating_is_drawn_and_said():
    noor = Rater("Noor", (Rating(NOVEMBER, 6), Rating(MARCH, 2.5)))

    picture = safety_line([noor], incidents=[Incident(JUNE, "ruzie")], changes=[PhaseChange(JUNE, "naar fase 2")])

    assert "Noor gaf: 2,5 (12 maart 2026), 6 (17 november 2026)." in picture.as_text
    assert "Incident 1, op 1 juni 2026: ruzie." in picture.as_text
    assert "Op 1 juni 2026: naar fase 2." in picture.as_text
    assert "Noor 6" in texts(picture)
    assert "naar fase 2" in texts(picture)
    assert tips(picture) == ["1 juni 2026: ruzie", "Noor, 12 maart 2026: 2,5", "Noor, 17 november 2026: 6"]


def test_raters_differ_in_more_than_colour():
    assert len({(dashes, shape) for _colour, dashes, shape in STYLES}) == len(STYLES)


def test_a_rating_outside_the_scale_is_refused():
    with pytest.raises(ValueError, match="between 0 and 10"):
        safety_line([Rater("Noor", (Rating(MARCH, 11),))])


def test_without_ratings_the_picture_says_so():
    assert safety_line([]).as_text == ("Er zijn nog geen cijfers gegeven.",)


def test_one_rating_of_one_day_can_be_drawn():
    assert "Noor 7" in texts(safety_line([Rater("Noor", (Rating(MARCH, 7),))]))


@given(st.lists(st.floats(0, 10), max_size=9))
def test_the_names_beside_the_lines_never_touch(scores):
    tops = [10 + 190 * (1 - score / 10) for score in scores]

    places = sorted(_apart(tops, top=10, gap=17))

    assert all(after - before >= 16.9 for before, after in pairwise(places))


@given(st.lists(st.tuples(st.floats(0, 400), st.floats(10, 200)), max_size=12))
def test_labels_above_a_picture_never_touch(wanted):
    placed = [(row, x, width) for (row, x), (_x, width) in zip(in_rows(wanted, 400), wanted, strict=True)]

    for (row, x, width), (other_row, other_x, other_width) in combinations(placed, 2):
        assert row != other_row or x + width <= other_x or other_x + other_width <= x


@given(st.lists(st.dates(date(2000, 1, 1), date(2040, 1, 1)), max_size=6))
def test_every_day_lies_on_the_axis(days):
    scale = TimeScale.around(days, left=10, width=300)

    assert all(10 <= scale.x(day) <= 310 for day in days)
    assert len(scale.months(0, 10, baseline=20)) <= 16


def test_what_still_runs_says_so_and_what_ended_says_when():
    spans = [
        Span("EMDR", MARCH, JUNE, kind="waiting", who="Amina"),
        Span("EMDR bij ggz Noord", JUNE, who="Amina"),
    ]

    picture = timeline(spans, moments=[Moment(JUNE, "overleg")], today=NOVEMBER)

    assert picture.as_text == (
        "EMDR, Amina (wachten): van 12 maart 2026 tot en met 1 juni 2026.",
        "EMDR bij ggz Noord, Amina (hulp): sinds 1 juni 2026, loopt nog.",
        "Op 1 juni 2026: overleg.",
    )
    assert "EMDR bij ggz Noord, Amina · hulp · loopt" in texts(picture)
    assert "overleg" in texts(picture)


def test_every_tie_is_drawn_and_said():
    picture = ecomap(["Noor", "Sem"], [Tie("Oma", "brengt ze", "strong"), Tie("Juf Marloes", "", "tense", "Sem")])

    assert picture.as_text == (
        "Het gezin: Noor, Sem.",
        "Oma (brengt ze): sterke band met het hele gezin.",
        "Juf Marloes: gespannen band met Sem.",
    )
    assert {"Noor", "Sem", "Oma", "brengt ze", "Juf Marloes", "sterke band", "gespannen band"} <= set(texts(picture))


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text("abcde -", min_size=1, max_size=40), max_size=16), st.lists(st.sampled_from("AB"), max_size=4))
def test_boxes_around_a_family_never_touch(names, members):
    root = ElementTree.fromstring(ecomap(members, [Tie(name, name) for name in names]).svg)

    boxes = [[float(r.get(k)) for k in ("x", "y", "width", "height")] for r in root.iter(f"{SVG}rect")]
    for (ax, ay, aw, ah), (bx, by, bw, bh) in combinations(boxes, 2):
        assert ax + aw <= bx or bx + bw <= ax or ay + ah <= by or by + bh <= ay


@pytest.mark.parametrize("name", ["genogram", "genogram_large", "safety_line", "timeline", "ecomap"])
def test_every_picture_is_one_image_without_inline_style(name):
    picture = pictures()[name]

    root = ElementTree.fromstring(picture.svg)
    named = {element.get("id") for element in root.iter() if element.get("id")}
    assert root.get("role") == "img"
    assert set(root.get("aria-labelledby").split()) == named
    assert " style=" not in picture.svg
    assert picture.as_text


@pytest.mark.parametrize("name", ["safety_line", "timeline", "ecomap"])
def test_everything_written_lies_inside_the_picture(name):
    root = ElementTree.fromstring(pictures()[name].svg)

    _x, _y, width, height = (float(part) for part in root.get("viewBox").split())
    for text in root.iter(f"{SVG}text"):
        assert 0 <= float(text.get("x")) <= width
        assert 0 <= float(text.get("y")) <= height


def test_ratings_given_every_week_for_two_years_still_fit():
    weekly = tuple(Rating(MARCH + timedelta(weeks=week), week % 11) for week in range(104))

    picture = safety_line([Rater(name, weekly) for name in ("Noor", "Sem", "Amina", "Karim", "Fleur", "Jan", "Oma")])

    assert len(tips(picture)) == 7 * 104

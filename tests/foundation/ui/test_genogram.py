"""A genogram: nobody over anybody, nobody left out, no trace of whom the viewer may not see."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import combinations, pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kring.foundation.ui.families import cast, composed
from kring.foundation.ui.pictures.genogram import Child, Family, Home, Partners, Person, Tie, genogram, places
from kring.foundation.ui.pictures.genogram.homes import around, trace

SVG = "{http://www.w3.org/2000/svg}"


def words_in(picture):
    """All words that stand in the drawing itself, title and description left out."""
    return " ".join("".join(text.itertext()) for text in ElementTree.fromstring(picture.svg).iter(f"{SVG}text"))


def overlap(one, other):
    return one.left < other.right and other.left < one.right and one.top < other.bottom and other.top < one.bottom


def without(family, *keys):
    """What a viewer gets from whom these people are withheld: no person, but possibly still a link."""
    return replace(family, people=tuple(person for person in family.people if person.key not in keys))


@st.composite
def families(draw):
    """Up to twelve people: grandparents, couples after each other, children of every kind, neighbours."""
    parents = [f"p{number}" for number in range(draw(st.integers(1, 4)))]
    children = [f"c{number}" for number in range(draw(st.integers(0, 4)))]
    elders = [f"g{number}" for number in range(draw(st.integers(0, 2)))]
    network = [f"n{number}" for number in range(draw(st.integers(0, 2)))]
    name = st.text(alphabet="abdeiklmnorstuvw -", min_size=1, max_size=24)
    people = [
        Person(key, draw(name), draw(st.sampled_from(["male", "female", ""])), draw(st.none() | st.integers(0, 99)))
        for key in parents + children + elders
    ]
    people += [Person(key, draw(name), network=True, note=draw(name)) for key in network]
    couples = [Partners(one, other, draw(st.booleans())) for one, other in pairwise(parents)]
    links = []
    for child in children:
        kind = draw(st.sampled_from(["birth", "birth", "adopted", "foster"]))
        links.append(Child(child, tuple(draw(st.lists(st.sampled_from(parents), min_size=1, max_size=2))), kind))
    if elders:
        links.append(Child(draw(st.sampled_from(parents)), tuple(elders)))
    homes = [Home(f"huis {h}", tuple(draw(st.sets(st.sampled_from(parents + children))))) for h in (1, 2)]
    ties = [Tie(key, draw(st.sampled_from(parents + children))) for key in network]
    return Family(tuple(people), tuple(couples), tuple(links), (), tuple(homes), tuple(ties))


@pytest.mark.parametrize("family", [cast(), composed()], ids=["cast", "composed"])
def test_nobody_stands_over_anybody(family):
    standing = places(family)

    assert [(a.person.name, b.person.name) for a, b in combinations(standing, 2) if overlap(a, b)] == []


@settings(max_examples=60, deadline=None)
@given(families())
def test_nobody_stands_over_anybody_in_any_family(family):
    standing = places(family)

    assert len(standing) == len(family.people)
    assert not any(overlap(a, b) for a, b in combinations(standing, 2))


@settings(max_examples=40, deadline=None)
@given(families())
def test_a_child_stands_below_its_parents(family):
    standing = {spot.person.key: spot for spot in places(family)}

    for link in family.children:
        for parent in link.parents:
            assert standing[link.child].top > standing[parent].bottom


@settings(max_examples=40, deadline=None)
@given(families())
def test_a_home_encloses_only_who_lives_there(family):
    rows: dict[int, list] = {}
    for spot in sorted(places(family), key=lambda spot: spot.x):
        rows.setdefault(spot.row, []).append(spot)
    lines = [rows[row] for row in sorted(rows)]
    bottoms = [max(spot.bottom for spot in line) for line in lines]

    for home in family.homes:
        inside = [spot for line in lines for spot in line if spot.person.key in home.people]
        boxes = around(inside, lines, bottoms, pad=13)
        for line in lines:
            for spot in line:
                touched = any(
                    b.left < spot.right and spot.left < b.right and b.top < spot.bottom and spot.top < b.bottom
                    for b in boxes
                )
                assert touched == (spot in inside)


@pytest.mark.parametrize("family", [cast(), composed()], ids=["cast", "composed"])
def test_who_is_drawn_is_also_said(family):
    picture = genogram(family)
    said = " ".join(picture.as_text)

    for person in family.people:
        assert person.name in words_in(picture)
        assert person.name in said
    for home in family.homes:
        assert home.label in words_in(picture)
        assert home.label in said


def test_the_words_say_how_people_belong_together():
    said = genogram(composed()).as_text

    assert "Rob en Saskia zijn uit elkaar." in said
    assert "Kind van Rob en Saskia: Luuk en Fenna." in said
    assert "Pleegkind bij Saskia en Dennis: Dewi." in said
    assert "Mees is stiefkind van Saskia." in said
    assert "Bo en Jip zijn een meerling." in said
    assert "Luuk en Bo zijn halfbroer of halfzus van elkaar." in said
    assert "Henk: man, overleden." in said
    assert "Ans is er voor Saskia (buurvrouw)." in said
    assert "bij Rob: hier wonen Rob, Luuk en Fenna." in said


def test_an_adopted_child_is_said_and_drawn_with_dashes():
    people = (Person("ria", "Ria", "female", 50), Person("els", "Els", "female", 48), Person("kai", "Kai", "male", 6))
    family = Family(people, (Partners("ria", "els"),), (Child("kai", ("ria", "els"), "adopted"),))

    adopted, born = genogram(family), genogram(replace(family, children=(Child("kai", ("ria", "els")),)))

    assert "Geadopteerd door Ria en Els: Kai." in adopted.as_text
    assert 'stroke-dasharray="7 4"' in adopted.svg
    assert 'stroke-dasharray="7 4"' not in born.svg


def never_there(family, *keys):
    """The same family as if these people had never been: nobody and no link of theirs was ever written down."""
    gone = set(keys)
    rest = [replace(link, parents=tuple(k for k in link.parents if k not in gone)) for link in family.children]
    homes = [replace(home, people=tuple(k for k in home.people if k not in gone)) for home in family.homes]
    twins = [tuple(k for k in group if k not in gone) for group in family.twins]
    return Family(
        tuple(one for one in family.people if one.key not in gone),
        tuple(pair for pair in family.partners if not {pair.one, pair.other} & gone),
        tuple(link for link in rest if link.child not in gone and link.parents),
        tuple(group for group in twins if len(group) > 1),
        tuple(home for home in homes if home.people),
        tuple(tie for tie in family.ties if not {tie.one, tie.to} & gone),
    )


@pytest.mark.parametrize("key", [person.key for person in composed().people])
def test_whoever_is_hidden_leaves_the_drawing_of_a_family_in_which_they_never_were(key):
    assert genogram(without(composed(), key)) == genogram(never_there(composed(), key))


@settings(max_examples=40, deadline=None)
@given(families(), st.data())
def test_so_it_is_in_any_family_whoever_is_hidden(family, data):
    hidden = data.draw(st.sets(st.sampled_from([person.key for person in family.people]), max_size=4))

    assert genogram(without(family, *hidden)) == genogram(never_there(family, *hidden))


def test_a_withheld_parent_leaves_no_trace():
    seen = genogram(without(cast(), "karim"))
    never_there = genogram(
        Family(
            people=without(cast(), "karim").people,
            children=(Child("amina", ("fatna",)), Child("noor", ("amina",)), Child("sem", ("amina",))),
            homes=(cast().homes[0], Home("bij Karim", ("noor", "sem"))),
        )
    )

    assert seen == never_there
    assert "Karim" not in words_in(genogram(replace(without(cast(), "karim"), homes=cast().homes[:1])))


def test_a_withheld_parent_does_not_make_half_siblings():
    said = " ".join(genogram(without(composed(), "rob")).as_text)

    assert "Luuk en Bo zijn half" not in said


def test_partners_stand_beside_each_other():
    row = [spot.person.key for spot in places(composed()) if spot.row == 1]

    for one, other in [("rob", "saskia"), ("saskia", "dennis"), ("dennis", "petra")]:
        assert abs(row.index(one) - row.index(other)) == 1


def test_a_name_cannot_become_markup():
    picture = genogram(Family((Person("x", '<script>alert("x")</script>', note="<b>&</b>"),)), title="<i>")

    assert "<script" not in picture.svg
    assert "<b>" not in picture.svg
    assert "<i>" not in picture.svg
    ElementTree.fromstring(picture.svg)


def test_it_can_be_announced_and_styled_without_inline_style():
    first, second = genogram(cast(), key="een"), genogram(cast(), key="twee")

    root = ElementTree.fromstring(first.svg)
    ids = re.findall(r' id="([^"]+)"', first.svg + second.svg)
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "een-title een-desc"
    assert {element.get("id") for element in root.iter() if element.get("id")} == {"een-title", "een-desc"}
    assert len(ids) == len(set(ids))
    assert " style=" not in first.svg
    assert "<style" not in first.svg


def test_the_same_family_always_gives_the_same_drawing():
    assert genogram(composed()) == genogram(composed())


def test_an_empty_family_says_so():
    assert genogram(Family(())).as_text == ("Er is nog niemand om te laten zien.",)


def test_the_outline_of_two_boxes_that_touch_is_one_loop():
    family = cast()
    standing = {spot.person.key: spot for spot in places(family)}
    lines = [[standing["fatna"]], [standing["karim"], standing["amina"]], [standing["noor"], standing["sem"]]]
    bottoms = [max(spot.bottom for spot in line) for line in lines]

    boxes = around([standing[key] for key in ("amina", "noor", "sem")], lines, bottoms, pad=5)

    assert len(trace(boxes)) == 1

"""List, number, page, search and document agree: what one gives, all give, and that is what the rule opens."""

from __future__ import annotations

import csv
import io
import re

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from kring.casework.plans.models import Goal
from kring.foundation.accounts.viewer import looking_as
from kring.foundation.circle.models import Dossier
from kring.foundation.sharing.models import LogEntry
from kring.testing.cast import make_goal
from tests.access.address_world import one_of_everything
from tests.access.marked import mark_everything, words_in
from tests.access.random_world import changes, eyes_of, make, sought, take_back

WHO_WORKS_WITH_FAMILIES = ("jan", "fleur", "piet", "sami")


@pytest.fixture
def world(cast, other_family):
    """Two families, with some goals, and a word in every text."""
    one_of_everything(cast)
    for about in ([], [cast.persons["noor"].pk], [cast.persons["karim"].pk, cast.persons["amina"].pk]):
        make_goal(cast, about=about)
    return cast, (cast.dossier, other_family), mark_everything(cast)


def families_in(page: str) -> set[int]:
    """The families to which a page leads."""
    return {int(one) for one in re.findall(r'href="/gezinnen/(\d+)/', page)}


@sought(10)
@given(change=changes, who=st.sampled_from(WHO_WORKS_WITH_FAMILIES))
def test_a_family_is_in_the_list_has_a_page_and_is_found_or_none_of_these(world, client, change, who):
    cast, families, _places = world
    with transaction.atomic():
        make(change, cast)
        client.force_login(cast.users[who])
        with looking_as(eyes_of(who, cast)):
            open_to_them = set(Dossier.objects.values_list("pk", flat=True))
            assert Dossier.objects.count() == len(open_to_them)
            goals = list(Goal.objects.values_list("pk", "wording", "dossier_id"))
            assert Goal.objects.count() == len(goals)

        listed = client.get("/gezinnen/").content.decode()
        pages = {one.pk: client.get(f"/gezinnen/{one.pk}/").status_code for one in families}
        searched = client.get("/zoeken/?q=zq00").content.decode()

        assert families_in(listed) == open_to_them
        assert {pk for pk, status in pages.items() if status == 200} == open_to_them
        assert families_in(searched) <= open_to_them
        for _pk, wording, dossier_id in goals:
            found = client.get(f"/zoeken/?q={wording}").content.decode()
            assert wording in words_in(found), f"{who} may read {wording}, and does not find it"
            assert families_in(found) == {dossier_id}
        take_back()


@sought(6)
@given(change=changes, who=st.sampled_from(("jan", "fleur", "amina", "karim", "noor")))
def test_the_plan_holds_every_goal_that_is_open_to_somebody_and_no_other(world, client, change, who):
    cast, _families, _places = world
    address = f"/gezinnen/{cast.dossier.pk}/plan/"
    with transaction.atomic():
        make(change, cast)
        client.force_login(cast.users[who])
        with looking_as(eyes_of(who, cast)):
            allowed = {wording for (wording,) in Goal.objects.values_list("wording")}
            everything = set(Goal.objects.filter(dossier=cast.dossier).values_list("wording", flat=True))

        answer = client.get(address)

        if answer.status_code == 200:
            assert everything & words_in(answer.content.decode()) == allowed
        else:
            assert not allowed, f"{who} may read {allowed}, and has no page for it"
        take_back()


def test_what_a_privacy_officer_takes_along_is_what_the_list_counts_and_what_the_database_gives(cast, client):
    for name in ("jan", "amina", "piet"):
        client.force_login(cast.users[name])
        client.get(f"/gezinnen/{cast.dossier.pk}/plan/")
    client.force_login(cast.users["petra"])
    client.get("/privacy/logboek/")
    with looking_as(cast["petra"]):
        there = LogEntry.objects.count()

    answer = client.get("/privacy/logboek/meenemen/?als=csv")
    taken = (b"".join(answer.streaming_content) if answer.streaming else answer.content).decode()

    # The heading, and the line that says that this was taken along.
    assert len(list(csv.reader(io.StringIO(taken)))) - 2 == there

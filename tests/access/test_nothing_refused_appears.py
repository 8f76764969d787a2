"""What the policy refuses appears in no answer of any address, whoever asks: no body, header, PDF, mail or log line.

Every personal text of every row holds a word of its own. In random families each of the cast asks every address that
Kring has; the database says which words are theirs to read, and no other may come back.
"""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from kring.foundation.accounts.viewer import Job, job, looking_as
from tests.access.address_table import GROUPS
from tests.access.address_world import one_of_everything
from tests.access.listening import drawn, leaked
from tests.access.marked import mark_everything, open_to, told
from tests.access.random_world import EVERYBODY, changes, eyes_of, make, sought, take_back
from tests.access.test_addresses import FRESH, filled, there

__all__ = ["drawn"]

# Where one chooses who one is, and where invented people show the components.
INVENTED = ("demo/", "onderdelen/galerij/")
# What one can ask beside the address: the word that every marked text begins with, and both kinds of list.
ASKED = ("zoeken/?q=zq", "zoeken/?q=zq0", "gezinnen/?toon=gesloten", "privacy/logboek/?naam=zq")


@pytest.fixture
def world(cast):
    """The cast, one of everything, and a word in every text."""
    rows = one_of_everything(cast)
    return cast, rows, mark_everything(cast)


def asked_by_anybody(rows) -> list[str]:
    return [filled(address, rows) for address in there() if not address.startswith(INVENTED)] + [
        f"/{address}" for address in ASKED
    ]


@sought(6)
@given(change=changes, who=st.sampled_from(EVERYBODY))
def test_what_is_refused_appears_nowhere(world, client, drawn, change, who):
    cast, rows, places = world
    client.raise_request_exception = False
    wrong = []
    with transaction.atomic():
        make(change, cast)
        client.force_login(cast.users[who])
        allowed = open_to(eyes_of(who, cast))
        for address in asked_by_anybody(rows):
            status, found = leaked(client, address, allowed, drawn)
            if leaks := found & set(places):
                wrong.append(f"{address}: {who} gets {told(leaks, places)}")
            assert status < 500, f"{address} breaks for {who}"
        take_back()

    assert not wrong, "\n".join(wrong)


def _refused(names: list[str], rows, viewer) -> list[str]:
    """The parts of an address that name a row which is not there for this viewer."""
    with looking_as(viewer):
        return [name for name in names if not type(rows[name])._base_manager.filter(pk=rows[name].pk).exists()]


@sought(5)
@given(change=changes, who=st.sampled_from(EVERYBODY))
def test_what_is_not_for_somebody_is_to_them_as_if_it_were_not_there(world, client, change, who):
    """Status, words, headers and number of queries are those of a row that does not exist."""
    cast, rows, _places = world
    client.raise_request_exception = False
    wrong = []
    with transaction.atomic():
        make(change, cast)
        client.force_login(cast.users[who])
        viewer = eyes_of(who, cast)
        client.get("/account/")
        for address in there():
            named = [name for name in rows if f":{name}>" in address]
            for name in _refused(named, rows, viewer):
                real, asked = _answer(client, filled(address, rows))
                absent, asked_of_nothing = _answer(client, filled(address, rows, nowhere=name))
                if real != absent:
                    wrong.append(f"/{address}: {who} can tell by the answer that <{name}> exists.")
                if asked != asked_of_nothing:
                    wrong.append(f"/{address}: {asked} queries where <{name}> exists, {asked_of_nothing} where not.")
        take_back()

    assert not wrong, "\n".join(wrong)


def _answer(client, address: str) -> tuple[object, int]:
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(address)
    headers = {name: value for name, value in answer.headers.items() if name != "Set-Cookie"}
    if "Location" in headers:
        # Whoever must show again who they are is led back to the address that they asked.
        headers["Location"] = unquote(headers["Location"]).replace(address, "…")
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return (answer.status_code, FRESH.sub(rb"\1", body), headers), len(asked)


def test_there_is_something_to_refuse_and_something_to_read(world):
    """Otherwise the properties above would say little."""
    cast, _rows, places = world
    open_words = {who: open_to(eyes_of(who, cast)) for who in EVERYBODY}

    assert len(open_words["jan"]) > 100
    assert 10 < len(open_words["fatna"]) < len(open_words["noor"]) < len(open_words["jan"])
    for who in GROUPS["other"]:
        assert who == "petra" or not open_words[who], f"{who}: {told(open_words[who], places)}"
    with looking_as(job(Job.DEMO)) as kring:
        assert open_words["jan"] < open_to(kring)
    assert set(places) >= open_words["jan"]

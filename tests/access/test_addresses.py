"""Every address × everybody of the cast: they get what the table says, and strangers learn nothing by asking."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver, path

from tests.access.address_table import GROUPS, expected
from tests.access.address_world import NOWHERE, one_of_everything

EVERYONE = [who for group in GROUPS.values() for who in group]
# Parts of an address that name no row.
WORDS = {
    "monthly_id": str(NOWHERE),
    "number": "1",
    "notice_id": "1",
    "receipt": "x",
    "first_name": "jan",
    "provider_id": "x",
    "pk": str(NOWHERE),
    "saved_id": str(NOWHERE),
    "code": "process.fixed_face",
    "form": "csv",
    "which": "verloop",
    "part": "stappen",
    "topic": "fear",
}
# Holds nothing about a family: everybody who works in the region may know that it exists.
OF_THE_REGION = ("werkwijzen/", "hulpaanbod/", "meldingen/termijnen/")
# What differs in two answers without telling anything: a fresh token against forged forms, a fresh number of the form.
FRESH = re.compile(rb'(name="(?:csrfmiddlewaretoken|eenmalig)" value=")[^"]*')


def addresses(patterns: Iterable[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    for one in patterns:
        if isinstance(one, URLResolver):
            yield from addresses(one.url_patterns, before + str(one.pattern))
        else:
            yield before + str(one.pattern)


def without_a_line(patterns: Iterable[URLPattern | URLResolver]) -> list[str]:
    known = expected()
    return [
        f"/{address} has no line in tests/access/address_table.py. Write down who gets what there, and give "
        "tests/access/address_world.py a row for each new part of the address."
        for address in addresses(patterns)
        if address not in known
    ]


def filled(address: str, rows: dict, *, nowhere: bool | str = False) -> str:
    """The address with the ids of the family in it; with `nowhere`, ids of nothing, or of nothing for that one part."""

    def part(found: re.Match[str]) -> str:
        name = found.group(1).split(":")[-1]
        if name in rows:
            return str(NOWHERE if nowhere in (True, name) else rows[name].pk)
        assert name in WORDS, f"Give tests/access/address_world.py a row for <{name}>."
        return WORDS[name]

    return "/" + re.sub(r"<([^>]+)>", part, address)


def there() -> list[str]:
    return [address for address in addresses(get_resolver().url_patterns) if address in expected()]


def test_every_address_has_a_line():
    told = without_a_line(get_resolver().url_patterns)

    assert not told, "\n".join(told)


def test_every_line_has_an_address():
    gone = set(expected()) - set(addresses(get_resolver().url_patterns))

    assert not gone, f"Remove from tests/access/address_table.py: {sorted(gone)}"


@pytest.mark.parametrize("who", EVERYONE, ids=lambda who: who or "nobody")
def test_everybody_gets_what_the_table_says(cast, client, who):
    rows, wrong = one_of_everything(cast), []
    client.raise_request_exception = False
    if who is not None:
        client.force_login(cast.users[who])

    for address in there():
        answer = client.get(filled(address, rows))
        should = expected()[address][who]
        if answer.status_code != should:
            wrong.append(f"/{address}: {who or 'nobody'} gets {answer.status_code}, and the table says {should}.")

    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("who", ["piet", "sami", "wim"])
def test_a_stranger_gets_the_same_answer_at_the_same_cost_for_what_exists_and_what_does_not(cast, client, who):
    rows, wrong = one_of_everything(cast), []
    client.raise_request_exception = False
    client.force_login(cast.users[who])
    client.get(filled("gezinnen/<int:dossier_id>/plan/", rows))

    for address in there():
        if not any(f":{name}>" in address for name in rows) or address.startswith(OF_THE_REGION):
            continue
        with CaptureQueriesContext(connection) as asked:
            real = client.get(filled(address, rows))
        with CaptureQueriesContext(connection) as asked_of_nothing:
            absent = client.get(filled(address, rows, nowhere=True))
        if (real.status_code, _body(real)) != (absent.status_code, _body(absent)):
            wrong.append(f"/{address}: {who} can tell that it exists by the answer.")
        if len(asked) != len(asked_of_nothing):
            wrong.append(
                f"/{address}: {who} can tell that it exists by {len(asked)} queries against {len(asked_of_nothing)}."
            )

    assert not wrong, "\n".join(wrong)


def test_who_has_not_signed_in_is_led_to_the_sign_in_page_and_not_past_it(cast, client):
    rows = one_of_everything(cast)

    for address in there():
        if "dossier_id" in address or "report_id" in address:
            answer = client.get(filled(address, rows))
            assert answer.status_code == 302, address
            assert answer["Location"].startswith(("/demo/", "/account/")), address


def test_who_is_a_stranger_reads_nothing_of_the_family_in_any_answer(cast, client, goal):
    """The words of the family appear in no body and no header that a stranger gets."""
    rows = one_of_everything(cast)
    client.raise_request_exception = False
    told = re.compile(rf"El Idrissi|Samen eten|{goal.wording}|Wilgenpad|\b(?:Amina|Karim|Noor|Sem|Fatna)\b")

    for who in GROUPS["other"]:
        client.force_login(cast.users[who])
        for address in there():
            if address.startswith(("demo/", "onderdelen/galerij/")):
                continue  # where one chooses who one is, and where invented people show the components
            answer = client.get(filled(address, rows))
            found = told.search(answer.content.decode() + str(answer.headers))
            assert not found, f"/{address}: {who} reads {found}"


def _body(answer) -> bytes:
    return FRESH.sub(rb"\1", answer.content)


def test_a_new_address_without_a_line_is_seen():
    (told,) = without_a_line([path("gezinnen/<int:dossier_id>/iets-nieuws/", lambda request: None)])

    assert told.startswith("/gezinnen/<int:dossier_id>/iets-nieuws/ has no line")

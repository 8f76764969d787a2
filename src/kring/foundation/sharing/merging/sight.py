"""What each of a family may see, asked of the rule itself before and after: a merge opens nothing to anybody."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.db import connection

from kring.foundation.accounts.viewer import Kind, Viewer, looking_as

_ASKED = """
SELECT sharing.dossiers_of_person(), sharing.family_dossiers(), sharing.known_dossiers(), sharing.sees_for(),
       sharing.withheld_keys()
"""


@dataclass(frozen=True, slots=True)
class Sight:
    """The families that somebody belongs to, reads of, knows who is in; for whom they see; what is kept from them."""

    belongs: frozenset[int]
    reads: frozenset[int]
    knows: frozenset[int]
    sees_for: frozenset[int]
    withheld: frozenset[str]

    def joined_with(self, other: Sight) -> Sight:
        """What two people see together, and what is kept from either."""
        return Sight(
            self.belongs | other.belongs, self.reads | other.reads, self.knows | other.knows,
            self.sees_for | other.sees_for, self.withheld | other.withheld,
        )  # fmt: skip


NOTHING = Sight(frozenset(), frozenset(), frozenset(), frozenset(), frozenset())


def sight_of(persons: Iterable[int], today: date) -> dict[int, Sight]:
    """What the rule answers to each of these, whether they have an account or not."""
    found = {}
    for person in sorted(set(persons)):
        with looking_as(Viewer(Kind.PERSON, person, today=today)), connection.cursor() as cursor:
            cursor.execute(_ASKED)
            belongs, reads, knows, sees_for, withheld = cursor.fetchone() or ([], [], [], [], [])
        found[person] = Sight(
            frozenset(belongs), frozenset(reads), frozenset(knows), frozenset(sees_for), frozenset(withheld)
        )
    return found


def who_would_see_more(
    before: Mapping[int, Sight],
    after: Mapping[int, Sight],
    *,
    kept: int,
    gone: int,
    folded: Mapping[str, str],
    with_account: int | None = None,
) -> list[int]:
    """The persons to whom something would open.

    The joined person sees what the one with an account saw, or without an account what either would have seen; and what
    was kept from either stays kept.
    """
    told = []
    for person, now in after.items():
        if person == gone:
            continue
        was = before.get(person, NOTHING)
        if person == kept:
            both = was.joined_with(before.get(gone, NOTHING))
            was = replace(before.get(with_account, NOTHING), withheld=both.withheld) if with_account else both
        persons = {kept if one == gone else one for one in was.sees_for}
        # A row that was folded into another is withheld with it; one that went into nothing is nowhere any more.
        withheld = {_stands_now(key, folded) for key in was.withheld} - {""}
        if (
            now.belongs - was.belongs
            or now.reads - was.reads
            or now.knows - was.knows
            or now.sees_for - persons
            or withheld - now.withheld
        ):
            told.append(person)
    return told


def _stands_now(key: str, folded: Mapping[str, str]) -> str:
    while key in folded:
        key = folded[key]
    return key

"""A third reading of the book: queries by hand for all indicators of one year, held against the definitions.

The same queries are what `make bench` measures against, so this also says that both sides of it do the same work.
"""

from datetime import date, timedelta
from random import Random

import pytest

from kring.insight.facts import validate
from kring.insight.facts.contract import codes
from kring.insight.indicators.configuration import Configuration
from kring.insight.indicators.definitions import every_indicator
from kring.insight.indicators.engine.grid import Choice
from kring.insight.indicators.run import indicators_of
from tests.insight.random_facts import FIRST, LAST, random_facts
from tests.insight.spec import write
from tests.performance.hand import by_hand
from tests.performance.indicators import different, numbers_of

YEAR = 2024
IN_PERSON_OR_NOT = ("home", "school", "family_choice", "office", "phone")


class _MoreOfLife:
    """Rows for the tables that the other random facts leave empty, with days on and around the edges of the year."""

    def __init__(self, rows, seed):
        self.random, self.rows = Random(seed), rows
        self.organisations = [row["organisation_id"] for row in rows["organisation"]]
        self.number = 0

    def add(self, table, key, dossier, **row):
        self.number += 1
        self.rows.setdefault(table, []).append({key: f"z{self.number:05d}", "dossier_id": dossier, **row})

    def day(self):
        edges = [date(YEAR, 1, 1), date(YEAR - 1, 12, 31), date(YEAR, 4, 26), date(YEAR, 1, 31), LAST]
        any_day = date(YEAR - 1, 11, 1) + timedelta(days=self.random.randrange(380))
        return self.random.choice([*edges, any_day, any_day, any_day])

    def later(self, day, days):
        return self.maybe(min(day + timedelta(days=self.random.randrange(days)), LAST))

    def maybe(self, value, share=0.8):
        return value if self.random.random() < share else None

    def tell(self):
        members = {row["dossier_id"]: row["member_id"] for row in self.rows["member"]}
        for dossier in [row["dossier_id"] for row in self.rows["dossier"] if row["merged_into"] is None]:
            for _ in range(3):
                self.one(dossier, members[dossier])
        return self.rows

    def one(self, dossier, member):
        choice, asked = self.random.choice, self.day()
        self.add("decision", "decision_id", dossier, kind=choice(codes.DECISION_KINDS), decided_on=self.day(),
                 organisations_present=self.maybe(choice([1, 2, 3])),
                 family_present=self.maybe(choice([True, False])))  # fmt: skip
        kind = choice(codes.REQUEST_KINDS)
        self.add("request", "request_id", dossier, member_id=None, kind=kind, requested_on=asked,
                 to_organisation_id=choice(self.organisations), answered_on=self.later(asked, 40),
                 due_on=self.maybe(asked + timedelta(days=9), 0.4) if kind == "information" else None)  # fmt: skip
        self.add("sharing", "sharing_id", dossier, from_organisation_id=choice(self.organisations),
                 to_organisation_id=choice(self.organisations), shared_on=self.day(),
                 legal_basis=self.maybe("consent"), necessity_recorded=choice([True, False]))  # fmt: skip
        self.add("document_view", "view_id", dossier, member_id=member, viewed_on=self.day(),
                 plain_language=choice([True, False]))  # fmt: skip
        self.add("contact", "contact_id", dossier, contact_on=self.day(), place=choice(IN_PERSON_OR_NOT))
        self.add("involvement", "involvement_id", dossier, organisation_id=None, professional_id=None,
                 role="expert_by_experience", from_on=asked, to_on=self.later(asked, 30))  # fmt: skip
        about = choice(codes.SESSION_KINDS)
        self.add("learning_session", "session_id", dossier if about == "case_reflection" else None, region="r1",
                 organisation_id=self.maybe(choice(self.organisations)), kind=about, held_on=self.day(),
                 used_data=choice([True, False]), changes_agreed=choice([0, 1]))  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    rows = _MoreOfLife(random_facts(11, 300), 5).tell()
    place = write(tmp_path_factory.mktemp("facts"), rows, (FIRST, LAST))
    assert not validate(place).rejected
    return place


@pytest.mark.timeout(300)
def test_queries_by_hand_and_definitions_give_the_same_numbers_in_every_cell(folder):
    hand = by_hand(folder, YEAR)
    engine = indicators_of(
        folder,
        configuration=Configuration(disclosure_threshold=0),
        choice=Choice(frozenset({str(YEAR)}), frozenset({"region", "organisation"})),
    )

    assert {row.code for row in hand} == {one.code for one in every_indicator()}
    assert different(numbers_of(hand), numbers_of(engine)) == []


def test_a_number_that_differs_is_seen():
    one, other = {"a": {"n": 3, "value": 0.5}, "b": {"n": 1}}, {"a": {"n": 3, "value": 0.51}, "c": {"n": 1}}

    assert different(one, other) == ["a", "b", "c"]

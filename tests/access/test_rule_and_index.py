"""The rule is asked once for a query and leaves the index of the dossier in use, also for who sees for a while."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from kring.foundation.accounts.viewer import looking_as
from kring.foundation.sharing.models import EmergencyAccess, Replacement

TABLES = [
    "plans_goal", "circle_member", "circle_involvement", "circle_chronologyline", "sharing_ground", "safety_incident",
]  # fmt: skip


@pytest.fixture
def for_a_while(cast, by_kring):
    """Piet stands in for Jan, and has emergency access too."""
    with by_kring():
        Replacement.objects.create(
            absent=cast.professionals["jan"],
            replacement=cast.professionals["piet"],
            team=cast.teams["noord"],
            named_by=cast.professionals["jan"],
            from_on=cast.today,
            until_on=cast.today + timedelta(days=5),
        )
        EmergencyAccess.objects.create(
            dossier=cast.dossier,
            professional=cast.professionals["piet"],
            organisation=cast.teams["zuid"].organisation,
            in_danger="Sem",
            why_now="nu",
            ends_at=timezone.now() + timedelta(hours=1),
            judge_by=cast.today,
        )


def plan_of(query: str) -> str:
    with connection.cursor() as cursor:
        # In a table of a few rows reading all of it is cheapest; at national scale it is not.
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"EXPLAIN (VERBOSE, COSTS OFF) {query}")
        return "\n".join(line for (line,) in cursor.fetchall())


@pytest.mark.parametrize("who", ["jan", "piet", "amina"])
@pytest.mark.parametrize("table", TABLES)
def test_one_dossier_is_found_by_its_index(cast, for_a_while, who, table):
    with looking_as(cast[who]):
        plan = plan_of(f"SELECT * FROM {table} WHERE dossier_id = {cast.dossier.pk}")

    conditions = [line for line in plan.splitlines() if "Index Cond" in line or "Recheck Cond" in line]
    # Of a few rows a member is found as quickly by who it is; both leave few rows to look at.
    found_by = ("dossier_id", "person_id") if table == "circle_member" else ("dossier_id",)
    assert any(name in line for line in conditions for name in found_by), plan
    assert "Seq Scan" not in plan, plan


@pytest.mark.parametrize("table", TABLES)
def test_the_rule_is_asked_once_and_not_once_a_row(cast, for_a_while, table):
    with looking_as(cast["piet"]):
        plan = plan_of(f"SELECT * FROM {table}")

    filters = [line for line in plan.splitlines() if "Filter:" in line or "Cond:" in line]
    assert "InitPlan" in plan
    # Only of a row that no ground opens for everyone is it asked whom it is about: the last of two, behind OR.
    by_row = "OR sharing.reads_part("
    assert not [line for line in filters if "sharing." in line.replace(by_row, "")], plan

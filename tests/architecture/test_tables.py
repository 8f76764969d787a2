"""Every table in the database is under the access rule, or says why it is open; no policy lets everybody through."""

from __future__ import annotations

import os

import psycopg
import pytest
from django.db import connection

from kring.config import database
from kring.foundation.core.access import Open
from kring.foundation.sharing.install import FOREIGN_OPEN, own_models, shape_of, unprotected_tables

# Policies by which a role may do something with any row: each with the reason.
FOR_EVERY_ROW = {
    ("the_rule_itself", "kring_owner"): "the functions of the rule read the tables that they decide about",
}


def rows(query: str) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(query)
        return cursor.fetchall()


def tables() -> set[str]:
    """Everything in the database that holds rows, whoever made it."""
    return {
        name
        for (name,) in rows(
            """SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE c.relkind IN ('r', 'p', 'm', 'f')
                  AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')"""
        )
    }


# What the law says is known to everybody, also to who has not signed in; it says nothing about anybody.
THE_LAW = {("sharing_legalbasis", "who_may_see"), ("retention_retentionrule", "who_may_see")}


def for_every_row() -> list[str]:
    """Policies whose condition is always true, for a role that pages or jobs act as."""
    return [
        f"{table}: the policy {name} lets {role} through for every row. Write down which rows, in policy.sql."
        for table, name, role in rows(
            """SELECT tablename, policyname, unnest(roles)::text FROM pg_policies
                WHERE permissive = 'PERMISSIVE' AND (qual = 'true' OR with_check = 'true')"""
        )
        if (name, role) not in FOR_EVERY_ROW and (table, name) not in THE_LAW
    ]


@pytest.mark.django_db
class TestTheDatabase:
    def test_every_table_is_protected_or_says_why_not(self):
        told = [
            f"{table} is not under the rule. Give its model a shape from core/access.py, or put a table of a library "
            "in FOREIGN_OPEN of sharing/install.py with the reason."
            for table in unprotected_tables()
        ]

        assert not told, "\n".join(told)

    def test_every_model_of_kring_has_a_table_and_every_protected_one_a_policy_for_reading(self):
        policies = {table for (table,) in rows("SELECT tablename FROM pg_policies WHERE policyname = 'who_may_see'")}

        for model in own_models():
            assert model._meta.db_table in tables()
            if not isinstance(shape_of(model), Open):
                assert model._meta.db_table in policies, f"{model.__name__} has no rule for who may see it"

    def test_what_is_declared_open_exists_and_gives_its_reason(self):
        assert set(FOREIGN_OPEN) <= tables(), "Remove tables that are gone from FOREIGN_OPEN."
        assert all(len(why) > 10 for why in FOREIGN_OPEN.values())

    def test_an_open_model_holds_nothing_that_leads_to_a_dossier_or_a_person(self):
        """Open is for what is not about a family: it may not point to what is."""
        opened = {model for model in own_models() if isinstance(shape_of(model), Open)}

        for model in opened:
            for field in model._meta.get_fields():
                target = getattr(field, "related_model", None)
                if field.concrete and target is not None:
                    assert target in opened, f"{model.__name__}.{field.name} leads to {target.__name__}"

    def test_no_policy_lets_everybody_through(self):
        assert not for_every_row(), "\n".join(for_every_row())

    def test_no_policy_is_for_the_public(self):
        assert rows("SELECT tablename, policyname FROM pg_policies WHERE 'public' = ANY (roles)") == []

    def test_the_functions_that_look_past_the_rule_look_nowhere_else(self):
        """A function that works as the owner names where it finds things: nothing of a caller can stand in between."""
        assert (
            rows(
                """SELECT p.oid::regprocedure::text FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
                    WHERE n.nspname IN ('public', 'sharing') AND p.prosecdef
                      AND NOT EXISTS (SELECT FROM unnest(p.proconfig) AS told
                                       WHERE told = 'search_path=pg_catalog, public, pg_temp')"""
            )
            == []
        )


@pytest.fixture
def as_owner(django_db_setup):
    """Change the database itself, and take it back."""
    with psycopg.connect(os.environ["KRING_OWNER_DATABASE_URL"], autocommit=True) as owner:
        assert database.owner_url() == os.environ["KRING_OWNER_DATABASE_URL"]
        done = []

        def change(statement: str, back: str) -> None:
            owner.execute(statement)  # type: ignore[call-overload]
            done.append(back)

        yield change
        for back in reversed(done):
            owner.execute(back)


@pytest.mark.parametrize(
    ("statement", "back", "table"),
    [
        ("CREATE TABLE planted (id int)", "DROP TABLE planted", "planted"),
        (
            "ALTER TABLE plans_goal DISABLE ROW LEVEL SECURITY",
            "ALTER TABLE plans_goal ENABLE ROW LEVEL SECURITY",
            "plans_goal",
        ),
        (
            "ALTER TABLE plans_goal NO FORCE ROW LEVEL SECURITY",
            "ALTER TABLE plans_goal FORCE ROW LEVEL SECURITY",
            "plans_goal",
        ),
        (
            "ALTER TABLE plans_goalevent DISABLE ROW LEVEL SECURITY",
            "ALTER TABLE plans_goalevent ENABLE ROW LEVEL SECURITY",
            "plans_goalevent",
        ),
    ],
)
def test_a_table_without_the_rule_is_seen(as_owner, db, statement, back, table):
    before = unprotected_tables()
    as_owner(statement, back)

    assert set(unprotected_tables()) - set(before) == {table}


def test_a_policy_for_every_row_is_seen(as_owner, db):
    as_owner("CREATE POLICY planted ON plans_goal TO kring_app USING (true)", "DROP POLICY planted ON plans_goal")

    (told,) = for_every_row()

    assert told.startswith("plans_goal: the policy planted lets kring_app through")

"""What hangs on what is withheld: written into the database from what each model says of itself.

A model says `follows = ("goal",)`: a score of a goal is withheld from whom the goal is. Or `takes_along = ("action",)`:
what came of a decision is as secret as the decision. Or `tells_where = "person"`: who may not know where this person
is, may not see this row. `tells_where = "report.persons"` says the same of a row beside such rows, in the same report.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models

FOLLOWS = """
-- These items and whatever hangs on them, however far.
CREATE OR REPLACE FUNCTION sharing.with_what_follows(keys text[]) RETURNS text[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    fresh text[] := keys;
BEGIN
    WHILE fresh <> '{{}}' LOOP
        SELECT coalesce(array_agg(DISTINCT hangs.on_it), '{{}}') INTO fresh FROM (
            {parts}
        ) AS hangs (on_it) WHERE hangs.on_it <> ALL (keys);
        keys := keys || fresh;
    END LOOP;
    RETURN keys;
END $$;
REVOKE EXECUTE ON FUNCTION sharing.with_what_follows(text[]) FROM PUBLIC, kring_app, kring_job;
"""

TELLS_WHERE = """
-- The rows that tell where one of these persons is; not to whoever is there too.
CREATE OR REPLACE FUNCTION sharing.rows_that_tell_where(persons bigint[]) RETURNS text[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RETURN ARRAY({parts});
END $$;
REVOKE EXECUTE ON FUNCTION sharing.rows_that_tell_where(bigint[]) FROM PUBLIC, kring_app, kring_job;
"""

NOTHING = "SELECT NULL::text WHERE false"


def functions_for(known: Iterable[type[models.Model]]) -> str:
    """The functions with which the database finds what hangs on what is withheld."""
    live = [model for model in known if not hasattr(model, "pgh_tracked_model")]
    hangs = [part for model in live for part in (*_followers(model), *_taken_along(model))]
    tells = [part for model in live for part in _telling(model)]
    return FOLLOWS.format(parts=_together(hangs)) + TELLS_WHERE.format(parts=_together(tells))


def followed_by(model: type[models.Model]) -> list[str]:
    """What a row hangs on, as pairs for its history: `plans_goal:goal_id`; `:cause_key` where the row holds a key."""
    return [f"{target}:{column}" for target, column in _hangs_on(model)]


def _hangs_on(model: type[models.Model]) -> Iterator[tuple[str, str]]:
    for name in getattr(model, "follows", ()):
        field: Any = model._meta.get_field(name)
        yield field.related_model._meta.db_table if field.is_relation else "", field.column


def _followers(model: type[models.Model]) -> Iterator[str]:
    table = model._meta.db_table
    for target, column in _hangs_on(model):
        named = f"sharing.ids_of('{target}', fresh)" if target else "fresh"
        yield _rows(table, f"{column} = ANY ({named})")


def _taken_along(model: type[models.Model]) -> Iterator[str]:
    table = model._meta.db_table
    for name in getattr(model, "takes_along", ()):
        field: Any = model._meta.get_field(name)
        came, column = field.related_model._meta.db_table, field.column
        known = f"id = ANY (sharing.ids_of('{table}', fresh)) AND {column} IS NOT NULL"
        yield _rows(table, known, of=came, named_by=column)


def _telling(model: type[models.Model]) -> Iterator[str]:
    if not (name := getattr(model, "tells_where", "")):
        return
    table = model._meta.db_table
    if "." not in name:
        yield _rows(table, _is_there(model, name))
        return
    # Beside rows that tell where somebody is, in the same whole: an incident in the report that names them.
    through, others = name.split(".")
    whole: Any = model._meta.get_field(through)
    beside: Any = whole.related_model._meta.get_field(others).related_model
    named = f"SELECT {whole.column} FROM {beside._meta.db_table} WHERE {_is_there(beside, beside.tells_where)}"  # noqa: S608
    yield _rows(table, f"{whole.column} IN ({named})")


def _is_there(model: type[models.Model], name: str) -> str:
    """The condition on a row that it tells where one of these persons is, who is not whoever looks."""
    field: Any = model._meta.get_field(name)
    column = field.column
    if isinstance(field, ArrayField):
        return f"{column} && persons AND (sharing.person() IS NULL OR sharing.person() <> ALL ({column}))"
    there = f"{column} = ANY (persons) AND {column} IS DISTINCT FROM sharing.person()"
    if any(one.name == "bsn_fingerprint" for one in model._meta.get_fields()):
        # Nobody may have said yet who this is: the number says it.
        same = "SELECT bsn_fingerprint FROM households_identity WHERE person_id = ANY (persons)"
        there = f"({there}) OR ({column} IS NULL AND bsn_fingerprint IN ({same}))"
    return there


def _rows(table: str, where: str, *, of: str = "", named_by: str = "id") -> str:
    """The keys of rows. Names of tables and columns come from our own models, nothing from outside."""
    return "SELECT '{}:' || {} FROM {} WHERE {}".format(of or table, named_by, table, where)  # noqa: UP032, S608


def _together(parts: list[str]) -> str:
    return "\n            UNION ALL ".join(parts or [NOTHING])

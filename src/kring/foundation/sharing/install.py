"""Puts the access rule on every table: run after each migration, safe to repeat."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.db import connection, models, transaction
from django.db.backends.utils import CursorWrapper

from kring.foundation.core import access
from kring.foundation.sharing.follows import followed_by, functions_for

RULES = (
    Path(__file__).parent.parent / "circle" / "holders.sql",
    Path(__file__).parent.parent / "organisations" / "approaches" / "never_rewritten.sql",
    Path(__file__).parent / "policy.sql",
    Path(__file__).parent / "approaches" / "approaches.sql",
    Path(__file__).parent / "directory" / "directory.sql",
    Path(__file__).parent / "consent.sql",
    Path(__file__).parent / "merging" / "merging.sql",
    Path(__file__).parent / "log.sql",
    Path(__file__).parent / "rights" / "rights.sql",
    Path(__file__).parent / "retention" / "retention.sql",
    # What a context ships as rows: questions with their source.
    *sorted(Path(__file__).parents[2].glob("casework/*/questions.sql")),
    # What stands before a dossier, or beside it: rules of a context that fit no shape.
    *sorted(Path(__file__).parents[2].glob("casework/*/policy.sql")),
    # What doors may tell of a dossier that is not open: each with exactly its columns.
    *sorted(Path(__file__).parents[2].glob("doors/*/*/standing.sql")),
)

# Tables of libraries that hold nothing about a family, each with its reason.
FOREIGN_OPEN = {
    "django_migrations": "which migrations ran",
    "django_content_type": "names of models",
    "django_session": "a session holds the id of an account, and messages to whoever signed in",
    "auth_permission": "not used; Django makes it",
    "auth_group": "not used; Django makes it",
    "auth_group_permissions": "not used; Django makes it",
    "account_emailaddress": "not used; allauth makes it",
    "account_emailconfirmation": "not used; allauth makes it",
    "mfa_authenticator": "keys of an account, sealed; the door needs them before anybody looks",
    "usersessions_usersession": "where an account is signed in; the door needs it before anybody looks",
    "socialaccount_socialaccount": "not used; allauth makes it",
    "socialaccount_socialapp": "not used; allauth makes it",
    "socialaccount_socialtoken": "not used; allauth makes it",
    "django_tasks_database_dbtaskresult": "jobs name ids, never persons",
    "pghistory_context": "not used; pghistory makes it",
}


def protect_everything() -> None:
    """Install the functions of the rule, then the rule on each table."""
    with transaction.atomic(), connection.cursor() as cursor:
        for rule in RULES:
            cursor.execute(rule.read_text(encoding="utf-8"))
        cursor.execute(functions_for(own_models()))
        for model in own_models():
            _protect(cursor, model)


def own_models() -> Iterator[type[models.Model]]:
    """Every model of Kring with a table, its history included."""
    for model in apps.get_models(include_auto_created=True):
        if model.__module__.startswith("kring.") and model._meta.managed and not model._meta.proxy:
            yield model


def shape_of(model: type[models.Model]) -> access.Access | None:
    """The shape that this model declares, or that its history inherits."""
    tracked = getattr(model, "pgh_tracked_model", None)
    return getattr(tracked or model, "access", None)


def _protect(cursor: CursorWrapper, model: type[models.Model]) -> None:
    table = model._meta.db_table
    shape = shape_of(model)
    tracked = getattr(model, "pgh_tracked_model", None)
    key_table = (tracked or model)._meta.db_table
    match shape:
        case access.Record():
            own_section = getattr(tracked or model, "section_field", None)
            section = own_section or (tracked or model).section  # type: ignore[union-attr]
            key_column = "pgh_obj_id" if tracked else "id"
            cursor.execute(
                "SELECT sharing.protect_record(%s, %s, %s, %s, %s, %s, %s)",
                [
                    table, str(section), key_table, key_column, own_section is not None, _has(model, "item_key"),
                    followed_by(tracked) if tracked else [],
                ],
            )  # fmt: skip
            if tracked:
                _let_only_the_database_write(cursor, history=table, tracked=key_table)
        case access.PersonRow():
            cursor.execute(
                "SELECT sharing.protect_person_row(%s, %s, %s, %s, %s, %s, %s)",
                [
                    table, shape.section, list(shape.columns), key_table, shape.dossier_column, shape.only_carriers,
                    shape.looked_for,
                ],
            )  # fmt: skip
        case access.CircleRow():
            cursor.execute(
                "SELECT sharing.protect_circle_row(%s, %s, %s, %s, %s, %s)",
                [table, shape.section, shape.dossier_column, key_table, shape.family, shape.each_their_own],
            )
        case access.ReportRow():
            cursor.execute("SELECT sharing.protect_report(%s)", [table])
        case access.PartOf():
            parent = apps.get_model(shape.model)._meta.db_table
            cursor.execute("SELECT sharing.protect_part(%s, %s, %s, %s)", [table, parent, shape.column, key_table])
        case access.OwnRule() | access.Open():
            pass
        case None:
            raise RuntimeError(
                f"{model.__qualname__} has no access shape. Give it `access = …` from core/access.py: "
                "Record() for a record of a dossier, Open('why') when it holds nothing about a family."
            )


def _let_only_the_database_write(cursor: CursorWrapper, *, history: str, tracked: str) -> None:
    """History is written by the triggers on the table itself, and by nobody by hand."""
    cursor.execute(
        """SELECT DISTINCT p.oid::regprocedure::text FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid
            WHERE t.tgrelid = %s::regclass AND NOT t.tgisinternal AND p.proname LIKE 'pgtrigger\\_%%'""",
        [tracked],
    )
    for (function,) in cursor.fetchall():
        cursor.execute(f"ALTER FUNCTION {function} SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp")
    cursor.execute(f"REVOKE INSERT, UPDATE, DELETE ON {history} FROM kring_app, kring_job")


def _has(model: type[models.Model], field: str) -> bool:
    return any(one.name == field for one in model._meta.get_fields())


def unprotected_tables() -> list[str]:
    """Tables on which the rule is not forced although they are not declared open. Empty when all is well."""
    declared_open = set(FOREIGN_OPEN) | {
        model._meta.db_table for model in own_models() if isinstance(shape_of(model), access.Open)
    }
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p')
                  AND NOT (c.relrowsecurity AND c.relforcerowsecurity) ORDER BY c.relname"""
        )
        return [name for (name,) in cursor.fetchall() if name not in declared_open]

"""What the roles of the database may do at all, whatever the pages ask."""

import pytest
from django.db import DatabaseError, connection, transaction

from kring.foundation.accounts.viewer import NOBODY, Job, Kind, Viewer, job, looking_as, tell
from kring.foundation.core.access import Open
from kring.foundation.sharing.install import own_models, shape_of

# What the law says is known to everybody; who may change it is not.
THE_LAW = {"LegalBasis", "RetentionRule"}
PROTECTED = [model for model in own_models() if not isinstance(shape_of(model), Open) and model.__name__ not in THE_LAW]
HISTORY = [model for model in PROTECTED if hasattr(model, "pgh_tracked_model")]


def ask(query, *values):
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return cursor.fetchone()


@pytest.mark.django_db
class TestTheRestrictedRole:
    def test_the_pages_work_as_it(self):
        assert ask("SELECT current_user") == ("kring_app",)

    @pytest.mark.parametrize("role", ["kring_app", "kring_job"])
    def test_it_cannot_go_round_the_rule(self, role):
        flags = "rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication OR rolinherit"

        assert ask(f"SELECT {flags} FROM pg_roles WHERE rolname = %s", role) == (False,)

    @pytest.mark.parametrize("role", ["kring_app", "kring_job"])
    def test_it_owns_nothing(self, role):
        for catalogue, owner in [
            ("pg_class", "relowner"),
            ("pg_proc", "proowner"),
            ("pg_namespace", "nspowner"),
            ("pg_database", "datdba"),
            ("pg_type", "typowner"),
        ]:
            query = f"SELECT count(*) FROM {catalogue} c JOIN pg_roles r ON r.oid = c.{owner} WHERE r.rolname = %s"
            assert ask(query, role) == (0,), catalogue

    def test_it_has_the_rights_of_a_job_only_while_it_acts_as_one(self):
        assert ask("SELECT pg_has_role('kring_app', 'kring_job', 'MEMBER')") == (True,)
        assert ask("SELECT pg_has_role('kring_app', 'kring_job', 'USAGE')") == (False,)
        assert ask("SELECT pg_has_role('kring_app', 'kring_owner', 'MEMBER')") == (False,)
        assert ask("SELECT pg_has_role('kring_job', 'kring_owner', 'MEMBER')") == (False,)

    @pytest.mark.parametrize(
        "statement",
        [
            "CREATE TABLE mine (id int)",
            "CREATE TABLE sharing.mine (id int)",
            "CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
            "CREATE OR REPLACE FUNCTION sharing.viewer_kind() RETURNS text LANGUAGE sql AS $$SELECT 'job'$$",
            "CREATE SCHEMA mine",
            "CREATE ROLE mine",
            "SET ROLE kring_owner",
            "SET session_replication_role = replica",
            "ALTER TABLE plans_goal NO FORCE ROW LEVEL SECURITY",
            "ALTER TABLE plans_goal DISABLE TRIGGER ALL",
            "CREATE POLICY all_of_it ON plans_goal USING (true)",
            "DROP POLICY who_may_see ON plans_goal",
            "SELECT sharing.lock('plans_goal')",
            "SELECT sharing.let('plans_goal', 'true', 'true')",
            "TRUNCATE plans_goal",
            "INSERT INTO django_migrations (app, name, applied) VALUES ('a', 'b', now())",
        ],
    )
    @pytest.mark.parametrize("role", ["kring_app", "kring_job"])
    def test_it_makes_nothing_and_takes_nothing_away(self, statement, role):
        viewer = job(Job.DEMO) if role == "kring_job" else NOBODY
        with (
            pytest.raises(DatabaseError, match=r"permission denied|must be owner|must be able to|already exists"),
            looking_as(viewer),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)

    def test_row_security_off_gives_an_error_and_no_rows(self, cast, goal):
        with transaction.atomic():
            ask("SELECT set_config('row_security', 'off', true)")
            with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
                ask("SELECT count(*) FROM plans_goal")
            transaction.set_rollback(True)


def rows_of(model):
    return ask(f"SELECT count(*) FROM {model._meta.db_table}")[0]


@pytest.fixture
def told():
    """Look in other ways than `looking_as` would: as a page with a mistake might."""

    def as_(viewer, role=None):
        tell(viewer)
        if role:
            ask("SELECT set_config('role', %s, true)", role)

    return as_


@pytest.mark.parametrize(
    ("viewer", "role"),
    [
        (NOBODY, None),
        (Viewer(Kind.PROFESSIONAL, 0), None),
        (Viewer(Kind.PERSON, 0), None),
        (Viewer(Kind.NOBODY, 1), "kring_job"),
        (Viewer(Kind.JOB, 0, job="demo"), "kring_app"),
    ],
    ids=["nobody", "a professional who does not exist", "a person who does not exist", "the role of a job, and nobody",
         "a job, in the role of the pages"],
)  # fmt: skip
def test_no_viewer_no_rows_in_any_protected_table(cast, goal, told, viewer, role):
    told(viewer, role)

    assert {model.__name__: rows_of(model) for model in PROTECTED if rows_of(model)} == {}


def test_a_job_sees_what_the_others_do_not(cast, goal):
    with looking_as(job(Job.DEMO)):
        assert {"Goal", "Dossier", "Identity", "Place", "Ground", "Withholding"} <= {
            model.__name__ for model in PROTECTED if rows_of(model)
        }


@pytest.mark.parametrize("model", HISTORY, ids=lambda model: model.__name__)
@pytest.mark.parametrize("who", ["jan", "a job"])
def test_history_is_written_by_the_database_alone(cast, model, who):
    viewer = job(Job.DEMO) if who == "a job" else cast[who]
    table = model._meta.db_table
    for statement in (
        f"INSERT INTO {table} SELECT * FROM {table}",
        f"UPDATE {table} SET pgh_label = 'x'",
        f"DELETE FROM {table}",
    ):
        with (
            pytest.raises(DatabaseError, match="permission denied"),
            looking_as(viewer),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)

"""One leak of each kind, planted where it could come in, and the guard that sees it.

| Leak | Seen by |
|---|---|
| a view without a declared read | `undeclared`, architecture/test_declared_reads.py |
| a raw query | `speaks_sql`, architecture/test_one_rule.py |
| a count, made with the rule out of the way | `works_as_a_job`, architecture/test_one_rule.py |
| an export column; words in a page, a header, a PDF | `leaked`, access/test_nothing_refused_appears.py |
| a mail | `sends_mail`, here (nothing in Kring sends any), and `leaked` |
| a line in the application log with a name | `logs_words_put_together`, here, and `leaked` |
| a foreign key that points up | `upward`, architecture/test_models.py |
| a table without a policy | `unprotected_tables`, architecture/test_tables.py |
| a table of a migration without a shape | `without_shape`, architecture/test_models.py; installing refuses it |
"""

from __future__ import annotations

import ast
import logging
import types
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.mail import send_mail
from django.db import models
from django.http import HttpResponse
from django.test.utils import isolate_apps
from django.urls import include, path

from kring.casework.plans.models import Goal
from kring.config import urls as real_urls
from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.sharing import install
from kring.foundation.sharing.install import unprotected_tables
from kring.foundation.sharing.reading import reads
from tests.access.address_world import one_of_everything
from tests.access.listening import drawn, leaked
from tests.access.marked import mark_everything, open_to
from tests.access.random_world import eyes_of
from tests.architecture.test_declared_reads import undeclared
from tests.architecture.test_models import upward, without_shape
from tests.architecture.test_one_rule import GUARDS, places, speaks_sql, strangers, works_as_a_job
from tests.architecture.test_tables import as_owner

__all__ = ["as_owner", "drawn"]

PACKAGE = Path(__file__).resolve().parents[2] / "src/kring"


# -- guards that have no home elsewhere

# Whose words for the log are put together all the same, with the reason.
MAY_LOG = {
    "foundation/accounts/views.py": "a browser's report, of which only the name of a rule and of a site is let through",
}


def sends_mail(root: Path) -> list[str]:
    """Modules that could send mail. Kring sends none: a mail leaves the rule behind."""
    return [
        f"{place} sends mail. What Kring has to say stands on a page, behind the rule."
        for place, tree in places(root)
        if any(
            one.startswith(("django.core.mail", "smtplib", "email.mime", "email.message")) for one in _imported(tree)
        )
    ]


def logs_words_put_together(root: Path) -> list[str]:
    """Lines for the application log whose words were put together beforehand: anything may be in them."""
    return [
        f"{place}:{node.lineno} writes words to the log that were put together. Write fixed words, and numbers apart."
        for place, tree in places(root)
        if place not in MAY_LOG
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args
        if node.func.attr in {"debug", "info", "warning", "error", "exception", "critical"}
        if "log" in ast.unparse(node.func.value).lower()
        if not isinstance(node.args[0], ast.Constant)
    ]


def _imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{one.name}" for one in node.names)


@pytest.mark.parametrize("guard", [sends_mail, logs_words_put_together], ids=lambda guard: guard.__name__)
def test_nothing_in_kring_does(guard):
    assert not guard(PACKAGE), "\n".join(guard(PACKAGE))


# -- leaks in the code, seen by reading it


def _module(tmp_path: Path, text: str) -> Path:
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans/views.py").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("guard", "text"),
    [
        (sends_mail, "from django.core.mail import send_mail"),
        (sends_mail, "from django.core import mail"),
        (sends_mail, "import smtplib"),
        (logs_words_put_together, "logger.warning(f'{person} was not found')"),
        (logs_words_put_together, "logging.getLogger('kring').info('found ' + name)"),
        (logs_words_put_together, "log.error('{} is there'.format(name))"),
    ],
)
def test_a_mail_and_a_line_with_a_name_are_seen_in_the_code(tmp_path, guard, text):
    (told,) = guard(_module(tmp_path, text))

    assert told.startswith("plans/views.py")


@pytest.mark.parametrize(
    ("guard", "text"),
    [
        (speaks_sql, "Goal.objects.raw('SELECT * FROM plans_goal')"),
        (works_as_a_job, "with looking_as(job(Job.DEMO)):\n    many = Goal.objects.count()"),
    ],
    ids=["a raw query", "a count"],
)
def test_a_raw_query_and_a_count_past_the_rule_are_seen_in_the_code(tmp_path, guard, text):
    _, allowed, home, advice = next(row for row in GUARDS if row[0] is guard)

    (told,) = strangers(_module(tmp_path, text), guard, allowed, home, advice)

    assert told.startswith("plans/views.py:")


def test_a_view_without_a_declared_read_is_seen():
    (told,) = undeclared([path("lek/", lambda request: HttpResponse())])

    assert told.startswith("/lek/")


# -- leaks in the tables


def _table(module: str, **body: object) -> type[models.Model]:
    meta = type("Meta", (), {"app_label": module.split(".")[-2]})
    return type("Planted", (models.Model,), {"__module__": module, "Meta": meta, **body})


@isolate_apps("kring.foundation.circle", "kring.casework.plans")
def test_a_foreign_key_that_points_up_is_seen():
    above = _table("kring.casework.plans.models")
    below = _table("kring.foundation.circle.models", up=models.ForeignKey(above, models.CASCADE, related_name="+"))

    (told,) = upward([below])

    assert "points up to" in told


def test_a_table_without_a_policy_is_seen(as_owner, db):
    before = unprotected_tables()
    as_owner("CREATE TABLE planted_leak (id int, name text)", "DROP TABLE planted_leak")

    assert set(unprotected_tables()) - set(before) == {"planted_leak"}


@isolate_apps("kring.casework.plans")
def test_a_table_of_a_migration_without_a_shape_is_seen_and_not_installed(db):
    planted = _table("kring.casework.plans.models")

    (told,) = without_shape([planted])

    assert "core/access.py" in told
    with pytest.raises(RuntimeError, match="has no access shape"):
        install._protect(None, planted)  # type: ignore[arg-type]


# -- leaks in an answer: an address that reads as Kring itself, and shows it to a stranger


def _all_goals() -> list[str]:
    with looking_as(job(Job.DEMO)):
        return list(Goal.objects.values_list("wording", flat=True))


@reads()
def in_the_page(request):
    return HttpResponse(f"<p>{' '.join(_all_goals())}</p>")


@reads()
def in_an_export_column(request):
    return HttpResponse("nummer,doel\n1," + "\n2,".join(_all_goals()), content_type="text/csv")


@reads()
def in_a_header(request):
    return HttpResponse(headers={"X-Doel": _all_goals()[0]})


@reads()
def in_a_document(request):
    from weasyprint import HTML

    return HttpResponse(HTML(string=f"<p>{_all_goals()[0]}").write_pdf(), content_type="application/pdf")


@reads()
def in_a_mail(request):
    send_mail("Nieuws", _all_goals()[0], "kring@example.nl", ["iemand@example.nl"])
    return HttpResponse()


@reads()
def in_the_log(request):
    logging.getLogger("kring.plans").warning(_all_goals()[0])
    return HttpResponse()


@reads()
def nowhere(request):
    return HttpResponse(f"<p>{len(_all_goals()) > 0}</p>")


LEAKS = [in_the_page, in_an_export_column, in_a_header, in_a_document, in_a_mail, in_the_log]


@pytest.fixture
def asked_by_a_stranger(cast, goal, client, settings, drawn):
    """What comes back to Piet from an address that was planted among the others."""
    one_of_everything(cast)
    marks = mark_everything(cast)

    def ask(view):
        planted = types.ModuleType("planted_urls")
        planted.urlpatterns = [path("lek/", view), path("", include(real_urls.urlpatterns))]
        settings.ROOT_URLCONF = planted
        client.force_login(cast.users["piet"])
        status, found = leaked(client, "/lek/", open_to(eyes_of("piet", cast)), drawn)
        assert status == 200
        return found & set(marks)

    return ask


@pytest.mark.parametrize("view", LEAKS, ids=lambda view: view.__name__)
def test_words_that_come_back_by_any_way_are_seen(asked_by_a_stranger, view):
    assert asked_by_a_stranger(view)


def test_an_answer_without_words_of_anybody_is_let_through(asked_by_a_stranger):
    assert not asked_by_a_stranger(nowhere)

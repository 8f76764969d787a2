"""What a line of the log says: who, in which role, on which ground, for whom, about whom, and for which processing."""

from __future__ import annotations

import ast
import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import URLResolver, get_resolver

import kring
from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.circle.models import Involvement
from kring.foundation.sharing import audit
from kring.foundation.sharing.choices import Act
from kring.foundation.sharing.log_activities import ACTIVITY_OF, activity_of
from kring.foundation.sharing.log_choices import Activity
from kring.foundation.sharing.models import Ground, LogEntry, Withholding

NAME = re.compile(r"[a-z_]+(\.[a-z_]+)+$")
PACKAGE = Path(kring.__file__).parent


def lines(**values):
    with looking_as(job(Job.AUDIT)):
        return list(LogEntry.objects.filter(**values).order_by("pk"))


def read_plan(cast, who, dossier_id=None):
    with looking_as(cast[who]):
        audit.read(cast[who], name="plans.plan", dossiers=[dossier_id or cast.dossier.pk], sections=["plan"])
    return lines(name="plans.plan")[-1]


def names_of(cast, line):
    by_id = {person.pk: name for name, person in cast.persons.items()}
    return {by_id[pk] for pk in line.about}


@pytest.mark.parametrize(
    ("who", "role", "has_ground", "about"),
    [
        ("jan", "coordinator", True, {"amina", "karim", "noor", "sem"}),
        ("fleur", "safety_holder,second", True, {"amina", "karim", "noor", "sem"}),
        ("amina", "parent", False, {"amina", "noor", "sem"}),
        ("noor", "child", False, {"noor"}),
        ("wim", "process_coordinator", False, {"amina", "karim", "noor", "sem"}),
        ("sami", "professional", False, set()),
        ("piet", "professional", False, set()),
        ("petra", "privacy_officer", False, set()),
    ],
)
def test_in_which_role_on_which_ground_and_about_whom(cast, who, role, has_ground, about):
    line = read_plan(cast, who)

    assert (line.role, line.ground_id is not None, names_of(cast, line)) == (role, has_ground, about)
    assert line.organisation_id == cast[who].organisation_id


def test_the_ground_is_the_one_that_opens_what_was_read(cast):
    with looking_as(job(Job.DEMO)):
        narrow = Ground.objects.filter(professional=cast.professionals["jan"]).get()
        narrow.pk, narrow.sections, narrow.until_on = None, ["circle"], cast.today + timedelta(days=900)
        narrow.save()

    line = read_plan(cast, "jan")

    with looking_as(job(Job.AUDIT)):
        assert "plan" in Ground.objects.get(pk=line.ground_id).sections


def test_a_ground_about_some_is_a_line_about_some(cast):
    with looking_as(job(Job.DEMO)):
        Ground.objects.filter(professional=cast.professionals["jan"]).update(persons=[cast.persons["sem"].pk])

    assert names_of(cast, read_plan(cast, "jan")) == {"sem"}


def test_a_reader_who_may_not_see_the_family_itself_is_still_seen_by_it(cast):
    """The line is about the members also when the reader's ground opens the plan alone."""
    with looking_as(job(Job.DEMO)):
        Ground.objects.filter(professional=cast.professionals["fleur"]).update(sections=["plan"])

    assert names_of(cast, read_plan(cast, "fleur")) == {"amina", "karim", "noor", "sem"}


def test_what_is_not_there_and_what_may_not_be_seen_give_the_same_line(cast):
    there, not_there = read_plan(cast, "piet"), read_plan(cast, "piet", 999_999)

    for name in ("role", "about", "ground_id", "emergency_id", "on_behalf_of_id", "activity", "outcome"):
        assert getattr(there, name) == getattr(not_there, name)


class TestOneRequest:
    def test_everything_in_it_shares_a_trace_and_has_a_span_of_its_own(self, cast, signed_in, goal):
        client = signed_in("jan")
        client.get(f"/gezinnen/{cast.dossier.pk}/plan/")
        client.get(f"/gezinnen/{cast.dossier.pk}/veiligheid/")

        first, second = lines(act="read")
        assert first.trace != second.trace
        assert len({first.span, second.span}) == 2
        assert {len(first.span), len(second.span)} == {16}
        assert first.done_at >= first.at

    def test_what_was_read_is_written_in_one_statement(self, cast):
        with looking_as(cast["jan"]) as viewer, audit.request_runs() as running:
            running.viewer = viewer
            audit.read(viewer, name="workbench.families", dossiers=[cast.dossier.pk] * 25, sections=["circle"])
            audit.read(viewer, name="workbench.search", dossiers=[None], act=Act.SEARCH)
            before = len(lines())
            with CaptureQueriesContext(
                connection,
            ) as queries:
                audit.write_reads()
                audit.write_reads()

        assert (before, len(queries), len(lines())) == (0, 1, 26)

    def test_where_a_professional_sat_is_kept_and_where_a_family_member_is_never(self, cast, client):
        for name in ("jan", "amina"):
            client.force_login(cast.users[name])
            client.get("/vandaag/" if name == "jan" else "/mijn/", REMOTE_ADDR="10.1.2.3")

        assert {line.access_point for line in lines(viewer_kind="professional", act="read")} == {"10.1.2.3"}
        assert {line.access_point for line in lines(viewer_kind="person")} == {""}

    def test_a_change_and_its_line_stand_or_fall_together(self, cast, goal):
        def break_off():
            with looking_as(cast["jan"]):
                audit.log(cast["jan"], "plan.goal.reworded", goal)
                raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            break_off()

        assert lines(name="plan.goal.reworded") == []


def test_a_family_member_does_not_read_of_somebody_whose_part_is_withheld_from_them(cast):
    """That a shelter looked would tell where the mother is."""
    read_plan(cast, "fleur")
    with looking_as(job(Job.DEMO)):
        for one in Involvement.objects.filter(professional=cast.professionals["fleur"]):
            Withholding.objects.create(
                item_key=audit.item_key(one),
                dossier=cast.dossier,
                from_person=cast.persons["karim"],
                reason="waar ze woont",
                review_on=cast.today,
            )

    for name, sees in {"amina": True, "noor": True, "karim": False}.items():
        with looking_as(cast[name]):
            assert LogEntry.objects.filter(professional=cast.professionals["fleur"]).exists() == sees


# -- every name in the log has its processing activity


def names_in_the_code() -> set[str]:
    """Every name that is given to the log: as an argument, also by way of a function of the same module."""
    found = set()
    for path in PACKAGE.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        if "audit." in text:
            found |= {name for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call) for name in _names(node)}
    return found


def _names(call: ast.Call):
    given = [keyword.value for keyword in call.keywords if keyword.arg == "name"]
    if isinstance(call.func, ast.Attribute) and call.func.attr == "log" and len(call.args) > 1:
        given.append(call.args[1])
    for value in given:
        for node in ast.walk(value):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and NAME.match(node.value):
                yield node.value


def names_of_pages(patterns=None):
    """The names under which pages are logged."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            yield from names_of_pages(pattern.url_patterns)
        elif hasattr(pattern.callback, "reads") and pattern.callback.__module__.startswith("kring."):
            yield f"{pattern.callback.__module__.split('.')[-2]}.{pattern.callback.__name__}"


def test_every_name_in_the_log_belongs_to_a_processing_activity():
    names = names_in_the_code() | set(names_of_pages())

    missing = sorted(name for name in names if activity_of(name) is Activity.OTHER)

    assert len(names) > 60
    assert not missing, f"Put the beginning of these names in ACTIVITY_OF (sharing/log_activities.py): {missing}"


def test_a_name_that_nobody_registered_is_seen():
    assert activity_of("planted.thing.done") is Activity.OTHER


def test_the_longest_beginning_counts():
    assert activity_of("sharing.emergency.opened") is Activity.EMERGENCY
    assert activity_of("sharing.ground.recorded") is Activity.SHARING


def test_each_activity_is_in_the_register_once_and_used():
    assert len({activity.value for activity in Activity}) == len(Activity)
    assert set(Activity) - set(ACTIVITY_OF.values()) == {Activity.OTHER}

"""The pages of a privacy officer: the log to search and take along, what is worth a look, emergencies to judge."""

from __future__ import annotations

import csv
import io
import json
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from kring.foundation.core.encryption import unseal
from kring.foundation.sharing import log_patterns
from kring.foundation.sharing.models import EmergencyAccess, Finding, LogEntry, Threshold

LOG = "/privacy/logboek/"
EXPORT = "/privacy/logboek/meenemen/"


@pytest.fixture
def petra(signed_in, cast, goal):
    """Petra, after Jan read the plan and Piet was refused."""
    signed_in("jan").get(reverse("plans:plan", args=[cast.dossier.pk]))
    signed_in("piet").get(reverse("plans:plan", args=[cast.dossier.pk]))
    return signed_in("petra")


def found(client, **asked):
    page = client.get(LOG, asked)
    assert page.status_code == 200
    return [(line.who, line.what) for line in page.context["lines"] if line.name == "plans.plan"]


@pytest.mark.parametrize("who", ["jan", "piet", "wim", "ria", "amina", "noor", "sem"])
@pytest.mark.parametrize("url", ["/privacy/", LOG, EXPORT, "/privacy/opvallend/", "/privacy/noodtoegang/",
                                 "/privacy/waar-kring-op-let/"])  # fmt: skip
def test_to_everybody_else_they_do_not_exist(signed_in, who, url):
    assert signed_in(who).get(url).status_code == 404


def test_petra_reads_who_did_what_and_nothing_of_the_family(petra, cast):
    text = petra.get(LOG).content.decode()

    assert "Jan de Boer" in text
    assert "coördinator, vast gezicht" in text
    assert "Jeugdwet art. 7.4.0" in text
    assert f"dossier {cast.dossier.pk}" in text
    for name in ("Amina", "Noor", "El Idrissi", "rustig wakker"):
        assert name not in text


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, [("Piet Hofstra", "geweigerd"), ("Jan de Boer", "gelezen")]),
        ({"wie": "boer jan"}, [("Jan de Boer", "gelezen")]),
        ({"wat": "refuse"}, [("Piet Hofstra", "geweigerd")]),
        ({"alleen": "geweigerd"}, [("Piet Hofstra", "geweigerd")]),
        ({"alleen": "spoed"}, []),
        ({"alleen": "gezin"}, []),
        ({"vanaf": "2999-01-01"}, []),
        ({"tot": "2000-01-01"}, []),
        ({"wat": "bestaat niet"}, []),
        ({"vanaf": "2026-02-02", "tot": "2026-02-01"}, []),
    ],
)
def test_the_log_is_filtered(petra, asked, expected):
    assert found(petra, **asked) == expected


def test_the_log_is_filtered_by_dossier_and_organisation(petra, cast):
    assert found(petra, dossier=cast.dossier.pk + 999) == []
    assert len(found(petra, dossier=cast.dossier.pk)) == 2
    assert found(petra, organisatie=cast["fleur"].organisation_id) == []
    assert len(found(petra, organisatie=cast["jan"].organisation_id)) == 2


def test_that_the_log_was_read_and_taken_along_is_in_the_log(petra, cast, as_kring):
    petra.get(LOG, {"dossier": cast.dossier.pk})
    petra.get(EXPORT)

    with as_kring():
        acts = list(LogEntry.objects.filter(professional=cast.professionals["petra"]).order_by("pk"))
    assert [(line.act, line.name, line.item_key) for line in acts] == [
        ("read_log", "sharing.log.read", f"circle_dossier:{cast.dossier.pk}"),
        ("export", "sharing.log.exported", ""),
    ]


class TestTakingAlong:
    def test_in_the_names_of_the_log_of_data_processing(self, petra, cast, as_kring):
        response = petra.get(EXPORT, {"wie": "boer", "als": "jsonl"})

        spans = [json.loads(line) for line in response.content.decode().splitlines()]
        with as_kring():
            line = LogEntry.objects.get(name="plans.plan", act="read")
        assert response["Content-Disposition"].endswith('.jsonl"')
        assert len(spans) == len(line.about) == 4
        first = spans[0]
        assert first["trace_id"] == line.trace.hex
        assert first["span_id"] == line.span
        assert first["status_code"] == "OK"
        assert first["start_time"] <= first["end_time"]
        assert first["start_time"].endswith("Z")
        attributes = first["attributes"]
        assert attributes["dpl.core.processing_activity_id"] == "kring-04"
        assert attributes["dpl.nen7513.event_action_code"] == "R"
        assert attributes["dpl.nen7513.autorisatieProtocol"] == "law_youth Jeugdwet art. 7.4.0"
        assert attributes["dpl.nen7513.users"][0]["userName"] == "Jan de Boer"
        assert attributes["dpl.nen7513.users"][0]["roleIDCode"] == "coordinator"

    def test_each_data_subject_has_a_span_and_is_encrypted(self, petra, cast, as_kring):
        text = petra.get(EXPORT, {"wie": "boer"}).content.decode()

        spans = [json.loads(line) for line in text.splitlines()]
        subjects = [span["attributes"]["dpl.core.data_subject_id"] for span in spans]
        persons = {str(cast.persons[name].pk) for name in ("amina", "karim", "noor", "sem")}
        assert {unseal(subject) for subject in subjects} == persons
        assert not persons & set(subjects)
        assert len({span["span_id"] for span in spans}) == 4
        assert {span.get("parent_span_id") for span in spans[1:]} == {spans[0]["span_id"]}

    def test_a_refusal_is_an_error_about_nobody(self, petra):
        (span,) = map(json.loads, petra.get(EXPORT, {"wat": "refuse"}).content.decode().splitlines())

        assert span["status_code"] == "ERROR"
        assert "dpl.core.data_subject_id" not in span["attributes"]

    def test_as_a_table(self, petra, as_kring, cast):
        with as_kring():
            type(cast.professionals["jan"]).objects.filter(pk=cast["jan"].id).update(first_name="=1+1")

        rows = list(csv.DictReader(io.StringIO(petra.get(EXPORT, {"als": "csv", "wat": "read"}).content.decode())))

        assert [row["name"] for row in rows] == ["plans.plan"]
        assert rows[0]["user_name"] == "'=1+1 de Boer"
        assert rows[0]["activity"] == "een plan maken en bijhouden"
        assert len(rows[0]["data_subject_ids"].split()) == 4

    def test_too_much_is_not_taken_along(self, petra, monkeypatch):
        monkeypatch.setattr("kring.doors.workbench.privacy.views.MOST_EXPORTED", 1)

        response = petra.get(EXPORT, follow=True)

        assert "te veel om mee te nemen" in response.content.decode()

    def test_what_means_nothing_gives_nothing(self, petra):
        assert petra.get(EXPORT, {"dossier": "abc"}).status_code == 404


class TestWhatIsWorthALook:
    @pytest.fixture
    def finding(self, cast, signed_in):
        for _ in range(5):
            signed_in("piet").get(reverse("workbench:family", args=[cast.dossier.pk]))
        log_patterns.look(days=[cast.today], today=cast.today)
        return signed_in("petra")

    def test_it_stands_on_the_list_and_leads_to_the_log_of_that_day(self, finding, cast):
        assert "Piet Hofstra: vaak geweigerd" in finding.get("/privacy/opvallend/").content.decode()
        pk = next(iter(finding.get("/privacy/opvallend/").context["page"])).pk

        log_url = finding.get(f"/privacy/opvallend/{pk}/").context["log_url"]

        assert finding.get(log_url).context["page"].paginator.count == 5

    def test_what_came_of_it_is_written_down(self, finding, cast, as_kring):
        pk = next(iter(finding.get("/privacy/opvallend/").context["page"])).pk
        url = f"/privacy/opvallend/{pk}/"

        without_words = finding.post(url, {"state": "explained", "note": ""})
        done = finding.post(url, {"state": "explained", "note": "Typte een verkeerd nummer."})

        assert without_words.status_code == 422
        assert done.status_code == 302
        with as_kring():
            one = Finding.objects.get()
            assert (one.state, one.reviewed_by_id) == ("explained", cast["petra"].id)
        assert "Piet" not in finding.get("/privacy/opvallend/").content.decode()
        assert "Piet Hofstra" in finding.get("/privacy/opvallend/", {"stand": "explained"}).content.decode()

    def test_thresholds_are_set(self, finding, as_kring):
        with as_kring():
            one = Threshold.objects.get(kind="many_dossiers")

        finding.post(f"/privacy/waar-kring-op-let/{one.pk}/", {"number": 50, "within_minutes": 30})

        with as_kring():
            one.refresh_from_db()
        assert (one.number, one.within_minutes, one.is_on) == (50, 30, False)
        assert "vanaf 50 keer binnen 30 minuten" in finding.get("/privacy/waar-kring-op-let/").content.decode()


class TestEmergencies:
    @pytest.fixture
    def used(self, cast, as_kring):
        then = timezone.now() - timedelta(hours=6)
        with as_kring():
            return EmergencyAccess.objects.create(
                dossier=cast.dossier, professional=cast.professionals["piet"],
                organisation=cast.teams["zuid"].organisation, in_danger="Sem", why_now="De buurvrouw belt.",
                opened_at=then, ends_at=then + timedelta(hours=1), judge_by=cast.today - timedelta(days=1),
            )  # fmt: skip

    def test_what_waits_stands_there_and_what_is_late_says_so(self, signed_in, used):
        petra = signed_in("petra")

        assert "te laat" in petra.get("/privacy/").content.decode()
        text = petra.get("/privacy/noodtoegang/").content.decode()
        assert "De buurvrouw belt." in text
        assert "te laat" in text

    def test_a_judgement_takes_it_from_what_waits(self, signed_in, used, as_kring):
        petra = signed_in("petra")

        answer = petra.post(f"/privacy/noodtoegang/{used.pk}/", {"judgement": "right", "reason": "Er was gevaar."})

        assert answer.status_code == 302
        with as_kring():
            used.refresh_from_db()
        assert used.judgement == "right"
        assert petra.get("/privacy/").context["to_judge"] == 0


def test_the_menu_leads_there(signed_in):
    assert 'href="/privacy/"' in signed_in("petra").get("/vandaag/").content.decode()
    assert 'href="/privacy/"' not in signed_in("jan").get("/vandaag/").content.decode()


@pytest.mark.parametrize("url", ["/privacy/", LOG, "/privacy/opvallend/", "/privacy/noodtoegang/"])
def test_a_page_asks_little_of_the_database(asked, petra, url):
    assert asked("petra", url) <= 12

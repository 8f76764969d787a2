"""The pages of keeping: what is due, deciding, the rules with their sources, and the proof."""

from __future__ import annotations

import pytest
from django.urls import reverse

from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.sharing.retention.models import RetentionProposal, RetentionRule
from tests.access.address_world import one_of_everything

KEEPING = "/privacy/bewaren/"
RULES = "/privacy/bewaren/regels/"


@pytest.fixture
def waits(cast):
    with looking_as(job(Job.RETENTION)):
        return RetentionProposal.objects.create(
            what="dossier", dossier_number=987, due_on=cast.today, counts_from=cast.today,
            rule=RetentionRule.objects.get(code="youth-20"),
        )  # fmt: skip


def test_without_anything_due_the_page_says_when_something_comes(signed_in):
    assert "Zodra een termijn voorbij is" in signed_in("petra").get(KEEPING).content.decode()


def test_what_is_due_says_by_which_rule_and_is_decided_once(signed_in, waits, cast):
    petra = signed_in("petra")
    page = petra.get(KEEPING).content.decode()
    address = reverse("workbench:keeping-decide", args=[waits.pk])
    token = petra.get(address).context["form"]["eenmalig"].value()
    filled = {"verdict": "destroy", "reason": "De termijn is voorbij.", "keep_until": "", "eenmalig": token}

    answers = [petra.post(address, filled) for _ in range(2)]

    assert "dossier 987" in page
    assert "Jeugdwet art. 7.3.8" in page
    assert [answer.status_code for answer in answers] == [302, 302]
    assert "gaat weg na vannacht" in petra.get(KEEPING, {"toon": "besloten"}).content.decode()
    with looking_as(cast["petra"]):
        assert RetentionProposal.objects.get(pk=waits.pk).decided_by_id == cast["petra"].id


def test_keeping_longer_takes_a_day_and_a_reason(signed_in, waits):
    address = reverse("workbench:keeping-decide", args=[waits.pk])

    page = signed_in("petra").post(address, {"verdict": "keep", "reason": "Er loopt een klacht.", "keep_until": ""})

    assert page.status_code == 422
    assert "Kies tot welke dag" in page.content.decode()
    assert "Er loopt een klacht." in page.content.decode()


def test_the_rules_show_what_other_sources_say_and_one_is_chosen(signed_in, cast):
    petra = signed_in("petra")
    text = petra.get(RULES).content.decode()
    with looking_as(cast["petra"]):
        other = RetentionRule.objects.get(code="vt-15")
    address = reverse("workbench:keeping-rule", args=[other.pk])
    form = petra.get(address).context["form"]

    answer = petra.post(address, {name: form[name].value() or "" for name in form.fields})

    assert "andere bron" in text
    assert "Afwegingskader meldcode" in text
    assert answer.status_code == 302
    with looking_as(cast["petra"]):
        used = RetentionRule.objects.used_on(cast.today).get(holder_kind="veilig_thuis")
    assert used.years == 15


def test_a_proof_says_who_decided_and_that_it_is_whole(cast, signed_in):
    rows = one_of_everything(cast)

    text = signed_in("petra").get(reverse("workbench:keeping-proof", args=[rows["certificate_id"].pk])).content.decode()

    assert "Petra Smit" in text
    assert "Het controlegetal klopt" in text
    assert "Samen eten" not in text

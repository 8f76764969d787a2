"""What help there is in the synthetic region: some of it free, some full, some not confirmed for a while."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

from kring.demo.loading.region import Around
from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.organisations.directory.models import Service
from kring.foundation.organisations.models import Organisation, Professional

THERE_FOR = timedelta(days=365 * 3)
OFFERED = Path(__file__).with_name("directory.json")


def load_directory(around: Around, today: date) -> list[Service]:
    """Each service with the organisation of its kind; what nobody in the region could offer is left out."""
    by_kind = {organisation.kind: organisation for organisation in around.organisations.values()}
    if (own := around.organisation_of("jan")) is not None:
        by_kind[own.kind] = own  # so that Jan has something to confirm
    works_for = {team.organisation_id: around.professionals[key] for key, team in around.teams_of.items()}
    told = json.loads(OFFERED.read_text(encoding="utf-8"))
    with looking_as(job(Job.DEMO, today=today)):
        return Service.objects.bulk_create(
            _service(one, by_kind[one["kind"]], works_for, today) for one in told if one["kind"] in by_kind
        )


def _service(told: dict, organisation: Organisation, works_for: dict[int, Professional], today: date) -> Service:
    return Service(
        region=organisation.region,  # type: ignore[misc]
        organisation=organisation,
        waiting_confirmed_on=today - timedelta(days=told["confirmed_days_ago"]),
        waiting_confirmed_by=works_for.get(organisation.pk),
        valid_from=today - THERE_FOR,
        **told["told"],
    )

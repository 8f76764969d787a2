"""What is done for the dashboards on the background."""

from __future__ import annotations

from django_tasks import task

from kring.insight.indicators.models import FactsVersion


@task()
def make_numbers(version_id: int) -> None:
    """Make the numbers of a version that somebody asked for."""
    from kring.insight.indicators.dashboard.making import make_version

    version = FactsVersion.objects.filter(pk=version_id, state="asked").first()
    if version is not None:
        make_version(version)

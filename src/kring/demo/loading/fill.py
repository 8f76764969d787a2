"""Fills an empty database with a synthetic region, in one transaction: whole, or not at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from kring.casework.safety import watching
from kring.demo.door import EVERYBODY
from kring.demo.loading.approaches import load_approaches, load_followed
from kring.demo.loading.bonds import load_bonds
from kring.demo.loading.directory import load_directory
from kring.demo.loading.episode import load_circle, load_closing
from kring.demo.loading.explained import load_explanation
from kring.demo.loading.family import Loading, load_people, load_places, load_reports
from kring.demo.loading.region import load_region
from kring.demo.loading.safety import load_safety
from kring.demo.loading.screens import load_screens
from kring.demo.loading.sheets import Sheets
from kring.demo.loading.work import load_meetings, load_plan
from kring.demo.story.cast import cast_story
from kring.demo.story.families import families
from kring.demo.story.region import region
from kring.demo.story.shapes import FamilyStory
from kring.foundation.accounts.viewer import AMSTERDAM, Job, job, looking_as, today_in_amsterdam
from kring.foundation.circle.choices import LineKind, Section
from kring.foundation.organisations.approaches.models import ApproachVersion
from kring.foundation.organisations.models import Region
from kring.insight.indicators.actions import ask_first_numbers


def ensure_region(*, families: int, seed: int) -> bool:
    """Fill the region unless there is one already; True when it was filled now."""
    with looking_as(job(Job.DEMO)):
        if Region.objects.exists():
            return False
        fill(count=families, seed=seed)
        # What passed or stayed without an answer asks at once, and not only when the clock first strikes.
        watching.watch()
    return True


def ensure_numbers() -> bool:
    """Let the numbers of the dashboards be made on the background; True when there were none of yesterday."""
    with looking_as(job(Job.DEMO)):
        return ask_first_numbers()


def fill(*, count: int, seed: int) -> None:
    """Load the cast and `count` generated families. Shows how far it is."""
    today = today_in_amsterdam()
    now = datetime.now(AMSTERDAM)
    sheets = Sheets()
    around = load_region(sheets, region(count, seed, today), today)
    sheets.write()
    versions = load_approaches(today)
    load_directory(around, today)
    with _progress() as progress:
        bar = progress.add_task("Gezinnen", total=count + 1)
        for story in _stories(count, seed, today):
            load_family(Loading(sheets, around, story, today, now), versions)
            sheets.write_when_full()
            progress.advance(bar)
        sheets.finish()


def load_family(family: Loading, versions: Mapping[str, ApproachVersion] | None = None) -> None:
    """One family, with every period in which there was a dossier."""
    load_people(family)
    episodes = [load_circle(family, story) for story in family.story.episodes]
    load_places(family)
    load_reports(family)
    for episode in episodes:
        load_bonds(episode)
        load_followed(episode, versions or {})
        load_explanation(episode)
        actions = load_plan(episode)
        load_safety(episode)
        load_screens(episode)
        load_meetings(episode, actions)
        load_closing(episode)
        for told in family.story.reports:
            report = family.reports[told.key]
            if told.episode == episode.story.number and report.dossier_id:
                episode.tell(
                    told.received_on, Section.REPORTS, LineKind.REPORT,
                    f"Melding: {report.get_reporter_kind_display()}.", teller=report.get_reporter_kind_display(),
                    key=f"intake_report:{report.pk}",
                )  # fmt: skip


def accounts() -> Iterator[tuple[str, str]]:
    """Who can be chosen on the first page, and who they are."""
    yield from ((role.username, str(role.who)) for role in EVERYBODY.values())


def _stories(count: int, seed: int, today) -> Iterator[FamilyStory]:  # type: ignore[no-untyped-def]
    yield cast_story(today)
    yield from families(count, seed, today)


def _progress() -> Progress:
    return Progress(TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())

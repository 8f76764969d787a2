"""The approaches of the synthetic region, and which one each family follows: what is done of it, and a change."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from kring.demo.loading.episode import Episode
from kring.demo.loading.moments import begin_of, during
from kring.demo.story.choices import Approach as Told
from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.circle.approaches import ApproachCheck, DossierApproach
from kring.foundation.circle.choices import LineKind, Section
from kring.foundation.organisations.approaches.contents import with_parts
from kring.foundation.organisations.approaches.models import ApproachVersion
from kring.foundation.organisations.approaches.terms import due
from kring.foundation.organisations.models import Region
from kring.foundation.sharing.approaches.loading import load_examples

CODES = {
    Told.LOCAL_TEAM: "local-team",
    Told.VEILIG_THUIS_WITH_SAFETY_TEAM: "veilig-thuis",
    Told.MDA_ACUTE: "mda-acute",
    Told.MDA_STRUCTURAL: "mda-structural",
    Told.COMPLEX_SEPARATION: "complex-separation",
    Told.TAILOR_MADE: "multi-problem",
}
IN_USE_SINCE = timedelta(days=365 * 6)
# The acute approach is short; whoever is still helped after that goes on in another.
ACUTE_LASTS = timedelta(days=56)
WHY = "Gekozen toen we begonnen, omdat deze werkwijze past bij wat er nu nodig lijkt."
WHY_AFTER_ACUTE = "De eerste weken zijn voorbij. Wat het in stand houdt vraagt om een langere aanpak."
SEEN = (
    "Besproken met het gezin, het staat in het verslag.",
    "Gedaan en teruggelezen aan het gezin.",
    "Afgesproken in het overleg, iedereen was erbij.",
)


def load_approaches(today: date) -> dict[str, ApproachVersion]:
    """Every example, in use for years in the one region that there is. By code."""
    since = today - IN_USE_SINCE
    with looking_as(job(Job.DEMO, today=since)) as kring:
        load_examples(region=Region.objects.get(), viewer=kring, from_on=since)
        versions = with_parts(ApproachVersion.objects.select_related("approach"))
        return {version.approach.code: version for version in versions}


def load_followed(episode: Episode, versions: Mapping[str, ApproachVersion]) -> None:
    """What this family followed from the first day on; nothing in a region that arranged nothing."""
    if not versions:
        return
    story = episode.story
    code, opened_on = CODES[story.approach], story.opened_on
    last_day = story.closed_on or episode.family.today
    passes_on = opened_on + ACUTE_LASTS
    if code == "mda-acute" and passes_on < last_day and story.number % 2:
        _follow(episode, versions[code], opened_on, passes_on, WHY)
        _follow(episode, versions["mda-structural"], passes_on, story.closed_on, WHY_AFTER_ACUTE)
    else:
        _follow(episode, versions[code], opened_on, story.closed_on, WHY)


def _follow(episode: Episode, version: ApproachVersion, from_on: date, until_on: date | None, reason: str) -> None:
    coordinator = episode.coordinator_on(from_on)
    started_at = begin_of(from_on)
    followed = episode.add(
        DossierApproach, by=coordinator, approach_version=version, started_at=started_at,
        ended_at=begin_of(until_on) if until_on else None, reported_at=started_at, reason=reason,
        decided_by=episode.family.around.professionals[coordinator], written_at=started_at,
    )  # fmt: skip
    episode.tell(
        from_on, Section.CIRCLE, LineKind.DOSSIER, f"We werken volgens de werkwijze {version.name}. {reason}",
        key=f"circle_dossierapproach:{followed.pk}",
    )  # fmt: skip
    _steps(episode, followed, version, until_on)


def _steps(episode: Episode, followed: DossierApproach, version: ApproachVersion, until_on: date | None) -> None:
    """Most was done within its term; in one of four families the last step is late."""
    now: datetime = begin_of(until_on) if until_on else episode.family.now
    done_at: list[datetime] = []
    since = followed.started_at
    steps = list(version.steps.all())  # type: ignore[attr-defined]
    for step in steps:
        term = due(what=step.title, since=since, amount=step.term_amount, unit=step.term_unit, basis=step.term_basis)
        if term is None or term.last_moment >= now:
            break
        since = max(since, during(term.last_day, 11, episode.family.now))
        done_at.append(min(since, now))
    if done_at and not until_on and episode.family.story.number % 4 == 3:
        done_at.pop()
    for place, (step, at) in enumerate(zip(steps, done_at, strict=False)):
        episode.add(
            ApproachCheck, by=episode.coordinator_on(at.date()), followed=followed, step=step, holds=True,
            evidence=SEEN[place % len(SEEN)], looked_at=at, written_at=at,
        )  # fmt: skip

"""On which ground somebody reads along in a story; and where that is consent, who gave it, and who took it back."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from kring.demo.loading.moments import begin_of, during
from kring.demo.story.draws import draw_for
from kring.demo.story.shapes import MemberStory
from kring.foundation.circle.models import Involvement
from kring.foundation.sharing.choices import BasisCode
from kring.foundation.sharing.consent_rules import next_turning_point, who_is_asked
from kring.foundation.sharing.grounds import propose
from kring.foundation.sharing.models import Consent, Ground

if TYPE_CHECKING:
    from kring.demo.loading.episode import Episode

TAKEN_BACK = 0.08
HOW = {"spoken": 0.7, "signed": 0.3}


def load_grounds(
    episode: Episode, involved: Involvement, from_on: date, until_on: date, persons: tuple[str, ...]
) -> None:
    """The ground of one involvement; on consent one after another, as long as the same people decide."""
    family = episode.family
    usual = propose(team=involved.team, role=involved.role, on=from_on, bases=family.around.bases)  # type: ignore[arg-type]
    about = family.ids(persons) or None

    def add(begin: date, end: date, renews: Ground | None) -> Ground:
        return family.sheets.add(
            Ground, dossier=episode.dossier, professional=involved.professional, sections=usual.sections,
            persons=about, purpose=usual.purpose, basis=usual.basis, article=usual.article, from_on=begin,
            until_on=end, family_told_on=begin, recorded_by=involved.professional, recorded_at=begin_of(begin),
            renews=renews,
        )  # fmt: skip

    if usual.basis != BasisCode.CONSENT:
        add(from_on, until_on, None)
        return
    ground: Ground | None = None
    begin = from_on
    while begin < until_on and begin <= family.today:
        asked = asked_on(episode, begin, persons)
        if not asked:
            return
        points = [next_turning_point(family.story.person(about).birth_date, begin) for about, _giver in asked]
        end = min([until_on, *(point for point in points if point is not None)])
        ground = add(begin, end, ground)
        _agree(episode, ground, asked, begin)
        begin = end


def asked_on(episode: Episode, day: date, persons: tuple[str, ...]) -> list[tuple[str, str]]:
    """Whose consent is needed about whom on this day, as keys of persons: (about whom, who gives it)."""
    story = episode.family.story
    found = []
    for member in episode.story.members:
        if not _is_there(member, day) or (persons and member.person not in persons):
            continue
        birth = story.person(member.person).birth_date
        age = day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))
        answer = who_is_asked(age=age, is_capable=True, is_child=str(member.role) == "child")
        if answer.themselves:
            found.append((member.person, member.person))
        if answer.parents:
            found += [
                (member.person, one.holder)
                for one in story.authorities
                if one.child == member.person and one.from_on <= day and (one.to_on is None or one.to_on > day)
            ]
    return list(dict.fromkeys(found))


def _agree(episode: Episode, ground: Ground, asked: list[tuple[str, str]], on: date) -> None:
    family = episode.family
    draw = draw_for(family.story.number, "consent", ground.from_on, ground.professional_id)
    back = _taken_back(draw.chance(TAKEN_BACK), draw.randint(14, 70), ground, family.now)
    for about, giver in asked:
        # Who takes it back does so for everyone for whom they gave it.
        leaves = back if giver == asked[0][1] else None
        family.sheets.add(
            Consent, dossier=episode.dossier, ground=ground, person=family.persons[about],
            given_by=family.persons[giver], how=draw.one_of(HOW), given_on=on, recorded_by=ground.recorded_by,
            recorded_at=begin_of(on), withdrawn_at=leaves,
        )  # fmt: skip
    if back is not None:
        ground.ended_at, ground.end_reason = back, "De toestemming is ingetrokken."


def _taken_back(is_so: bool, days: int, ground: Ground, now: datetime) -> datetime | None:
    day = ground.from_on + timedelta(days=days)
    return during(day, 15, now) if is_so and day < min(ground.until_on, now.date()) else None


def _is_there(member: MemberStory, day: date) -> bool:
    return (member.joined_on is None or member.joined_on <= day) and (member.left_on is None or day < member.left_on)

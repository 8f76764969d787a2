"""One period in which a dossier was open: who was involved, on which ground, till it closed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from kring.casework.closing.models import Closing, ClosingWord
from kring.casework.explanation.models import StatedNeed
from kring.demo.loading.agreed import load_grounds
from kring.demo.loading.family import Loading
from kring.demo.loading.moments import begin_of, during
from kring.demo.story.choices import Consent
from kring.demo.story.shapes import EpisodeStory
from kring.foundation.circle.choices import InvolvementRole, LineKind, Section
from kring.foundation.circle.dossiers import Dossier, Member
from kring.foundation.circle.models import ChronologyLine, Handover, Involvement, LastLook

OPEN_GROUND_DAYS = 200


@dataclass(slots=True)
class Episode:
    """One dossier on its way in."""

    family: Loading
    story: EpisodeStory
    dossier: Dossier
    held: dict[tuple[str, str, date], Involvement] = field(default_factory=dict)

    def add(self, model: Any, *, by: str | None = None, **values: Any) -> Any:
        """Put a record of this dossier on its sheet, written by a professional."""
        around = self.family.around
        return self.family.sheets.add(
            model,
            dossier=self.dossier,
            written_by=around.professionals[by] if by else None,
            source_holder=around.organisation_of(by),
            **values,
        )

    def coordinator_on(self, day: date) -> str:
        """Who carries the family on this day."""
        for one in self.story.involvements:
            if one.role == "coordinator" and one.from_on <= day and (one.to_on is None or day < one.to_on):
                return one.professional or ""
        return next(one.professional for one in reversed(self.story.involvements) if one.role == "coordinator") or ""

    def tell(
        self, on: date, section: Section, kind: LineKind, sentence: str, *, teller: str = "", key: str = "",
        about: list[int] | None = None,
    ) -> None:  # fmt: skip
        """A line in the chronology."""
        self.add(
            ChronologyLine,
            of_section=section,
            kind=kind,
            sentence=sentence,
            teller=teller or str(self.family.around.professionals[self.coordinator_on(on)]),
            happened_at=during(on, 12, self.family.now),
            written_at=during(on, 12, self.family.now),
            about=about or [],
            item_key=key,
        )


def load_circle(family: Loading, story: EpisodeStory) -> Episode:
    """The dossier, its members, and who was involved from when till when."""
    sheets, around = family.sheets, family.around
    closure = story.closure
    dossier = family.dossiers[story.number] = sheets.add(
        Dossier,
        municipality=around.municipalities[family.story.municipality],
        problem_type=str(story.problem),
        opened_at=begin_of(story.opened_on),
        closed_at=begin_of(closure.closed_on) if closure else None,
        closure_reason=str(closure.reason) if closure else None,
        reopens=family.dossiers.get(story.number - 1),
    )
    episode = Episode(family, story, dossier)
    for member in story.members:
        sheets.add(
            Member, dossier=dossier, person=family.persons[member.person], role=str(member.role),
            joined_on=member.joined_on, left_on=member.left_on, reviewed_on=member.reviewed_on,
            need=str(member.need),
        )  # fmt: skip
        if member.reviewed_on and member.need != "unknown":
            episode.add(
                StatedNeed, by=episode.coordinator_on(member.reviewed_on), person=family.persons[member.person],
                need=str(member.need),
                words=member.need_words, said_on=member.reviewed_on, about=family.ids((member.person,)),
                written_at=begin_of(member.reviewed_on),
            )  # fmt: skip
    for one in story.involvements:
        if one.person:
            _involve(episode, one.role, one.from_on, one.to_on, person=one.person)
        elif one.professional:
            _involve(episode, one.role, one.from_on, one.to_on, professional=one.professional, persons=one.persons)
    for holder in story.safety_holders:
        _involve(episode, "safety_holder", holder.from_on, holder.to_on, professional=holder.professional)
    _handovers(episode)
    episode.tell(story.opened_on, Section.CIRCLE, LineKind.DOSSIER, "Dossier geopend.")
    if story.stuck and not closure:
        episode.tell(story.stuck.since_on, Section.CIRCLE, LineKind.CIRCLE, f"Het loopt vast: {story.stuck.words}")
    if not closure:
        looker = around.professionals[episode.coordinator_on(family.today)]
        sheets.add(LastLook, dossier=dossier, professional=looker, looked_at=family.now - timedelta(days=3))
    return episode


def _involve(
    episode: Episode, role: str, from_on: date, to_on: date | None, *, professional: str = "", person: str = "",
    persons: tuple[str, ...] = (),
) -> None:  # fmt: skip
    family = episode.family
    end = to_on or episode.story.closed_on
    if end is not None and end <= from_on:
        return
    involved = episode.held[(role, professional or person, from_on)] = family.sheets.add(
        Involvement,
        dossier=episode.dossier,
        role=role,
        professional=family.around.professionals[professional] if professional else None,
        team=family.around.team(professional) if professional else None,
        person=family.persons[person] if person else None,
        started_at=begin_of(from_on),
        ended_at=begin_of(end) if end else None,
    )
    if involved.professional is None:
        return
    ground_end = end or max(family.today + timedelta(days=OPEN_GROUND_DAYS), from_on + timedelta(days=1))
    load_grounds(episode, involved, from_on, ground_end, persons)


def _handovers(episode: Episode) -> None:
    for passed in episode.story.handovers:
        receiver = episode.held.get((passed.role, passed.to_professional, passed.handed_on))
        giver = next(
            (
                one
                for (role, who, _from), one in episode.held.items()
                if role == passed.role
                and who == passed.from_professional
                and one.ended_at == begin_of(passed.handed_on)
            ),
            None,
        )
        if giver is None or receiver is None:
            continue
        episode.family.sheets.add(
            Handover, dossier=episode.dossier, role=passed.role, giver=giver, receiver=receiver,
            handed_at=begin_of(passed.handed_on), reason=passed.words,
        )  # fmt: skip
        role = InvolvementRole(passed.role).label
        episode.tell(
            passed.handed_on, Section.CIRCLE, LineKind.CIRCLE,
            f"{giver.professional} droeg over aan {receiver.professional}: {role}. {passed.words}",
        )  # fmt: skip


def load_closing(episode: Episode) -> None:
    """How the dossier closed: everyone's word, and who asks afterwards how it goes."""
    closure, family = episode.story.closure, episode.family
    if closure is None:
        return
    care = closure.aftercare[0] if closure.aftercare else None
    by = care.professional if care else episode.coordinator_on(closure.closed_on)
    last_care = max((one.due_on for one in closure.aftercare), default=closure.closed_on)
    closing = episode.add(
        Closing, by=episode.coordinator_on(closure.closed_on), reason=str(closure.reason), summary=closure.evaluation,
        after_care_on=care.due_on if care else closure.closed_on, after_care_by=family.around.professionals[by],
        way_back="Bel uw vaste persoon, of het lokale team. U hoeft uw verhaal niet opnieuw te vertellen.",
        proposed_on=max(episode.story.opened_on, closure.closed_on - timedelta(days=7)),
        closed_at=begin_of(closure.closed_on), written_at=begin_of(closure.closed_on),
    )  # fmt: skip
    for voice in closure.voices:
        episode.add(
            ClosingWord, closing=closing, agrees=voice.consent is not Consent.DISAGREES, words=voice.words,
            person=family.persons[voice.person] if voice.person else None,
            professional=None if voice.person else family.around.professionals[voice.professional or by],
            about=family.ids((voice.person,)) if voice.person else [], said_at=begin_of(closure.closed_on),
            written_at=begin_of(closure.closed_on),
        )  # fmt: skip
    if last_care > family.today:
        _after_care(episode, by, last_care)
    episode.tell(closure.closed_on, Section.CLOSING, LineKind.CLOSING, f"Dossier gesloten. {closure.words}")


def _after_care(episode: Episode, by: str, until: date) -> None:
    role, family = InvolvementRole.AFTER_CARE, episode.family
    professional, team = family.around.professionals[by], family.around.team(by)
    closed_on = episode.story.closed_on
    assert closed_on is not None
    involved = family.sheets.add(
        Involvement, dossier=episode.dossier, role=role, professional=professional, team=team,
        started_at=begin_of(closed_on), ended_at=None,
    )  # fmt: skip
    load_grounds(episode, involved, closed_on, until + timedelta(days=14), ())

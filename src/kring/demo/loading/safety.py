"""How safe it was in one dossier: ratings, agreements, incidents and phases."""

from __future__ import annotations

from datetime import timedelta

from kring.casework.safety.models import BrokenAgreement, CheckIn, Incident, Phase, SafetyAgreement, SafetyRating
from kring.demo.loading.episode import Episode
from kring.demo.loading.moments import begin_of, during
from kring.foundation.circle.choices import LineKind, Section
from kring.foundation.core.text import join_words
from kring.foundation.sharing.audit import item_key

KINDS = {"threat": "psychological", "coercive_control": "coercion"}


def load_safety(at: Episode) -> None:
    """Put what is known about safety on its sheets."""
    _ratings(at)
    _agreements(at)
    _incidents(at)
    _phases(at)
    _check_ins(at)


def _ratings(at: Episode) -> None:
    family = at.family
    for story in at.story.ratings:
        person = family.persons[story.person] if story.person else None
        row = at.add(
            SafetyRating, by=story.professional or at.coordinator_on(story.on), person=person,
            professional=None if person else family.around.professionals[story.professional or ""],
            rated_on=story.on, score=story.score, words=story.words, about=[person.pk] if person else [],
            written_at=begin_of(story.on),
        )  # fmt: skip
        if story.words:
            who = family.names[story.person] if story.person else str(row.professional)
            at.tell(
                story.on, Section.SAFETY, LineKind.SAFETY, f"Gaf veiligheid een {story.score}: “{story.words}”",
                teller=who, about=list(row.about), key=item_key(row),
            )  # fmt: skip


def _agreements(at: Episode) -> None:
    family = at.family
    for story in at.story.agreements:
        doers = join_words([family.names[key] for key in (story.network_person or "", *story.persons) if key])
        row = at.add(
            SafetyAgreement, by=at.coordinator_on(story.agreed_on), wording=story.text, otherwise=story.if_it_fails,
            doer=doers or "iedereen", agreed_on=story.agreed_on, ended_on=story.ended_on,
            written_at=begin_of(story.agreed_on),
        )  # fmt: skip
        for day in story.failed_on:
            at.add(
                BrokenAgreement, by=at.coordinator_on(day), agreement=row, happened_on=day, words=story.if_it_fails,
                written_at=begin_of(day),
            )  # fmt: skip
            at.tell(day, Section.SAFETY, LineKind.SAFETY, f"Afspraak niet gelukt: {story.text}", key=item_key(row))


def _incidents(at: Episode) -> None:
    family = at.family
    for story in at.story.incidents:
        about = family.ids(tuple(dict.fromkeys((*story.by, *story.towards))))
        row = at.add(
            Incident, by=at.coordinator_on(story.known_on), kind=KINDS.get(str(story.kind), str(story.kind)),
            severity=str(story.severity), occurred_on=story.occurred_on, known_on=story.known_on,
            description=story.text, about=about, written_at=begin_of(story.known_on),
        )  # fmt: skip
        at.tell(
            story.known_on, Section.SAFETY, LineKind.INCIDENT,
            f"Incident: {row.get_kind_display()}, {row.get_severity_display()}.", about=about, key=item_key(row),
        )  # fmt: skip


def _phases(at: Episode) -> None:
    family = at.family
    for story in at.story.phases:
        row = at.add(
            Phase, by=story.checked_by or at.coordinator_on(story.from_on), code=str(story.phase),
            from_on=story.from_on, until_on=story.to_on or at.story.closed_on, evidence=story.words,
            checked_by=family.around.professionals[story.checked_by] if story.checked_by else None,
            written_at=begin_of(story.from_on),
        )  # fmt: skip
        at.tell(
            story.from_on, Section.SAFETY, LineKind.PHASE, f"Nu {row.get_code_display()}. {story.words}".strip(),
            key=item_key(row),
        )  # fmt: skip


def _check_ins(at: Episode) -> None:
    """In every third open family a parent is asked each week: one was skipped, one had no answer, one is today."""
    family = at.family
    parents = [one.person for one in at.story.members if str(one.role) == "parent" and one.left_on is None]
    if at.story.closed_on or family.story.number % 3 or not parents:
        return
    coordinator, person = at.coordinator_on(family.today), parents[0]
    # Of the cast the parent can tap an answer today; elsewhere somebody calls.
    today = "link" if family.story.number == 0 else "phone"
    for days, way, outcome in ((-10, "link", "skipped"), (-3, "link", "planned"), (0, today, "planned")):
        on = family.today + timedelta(days=days)
        if on < at.story.opened_on:
            continue
        at.add(
            CheckIn, by=coordinator, person=family.persons[person], way=way, on=on, outcome=outcome,
            asker=family.around.professionals[coordinator], about=family.ids((person,)),
            outcome_at=during(on, 11, family.now) if outcome != "planned" else None,
            written_at=begin_of(at.story.opened_on),
        )  # fmt: skip

"""What was explained in one dossier: what plays a part, how it hangs together, and who sees it so."""

from __future__ import annotations

from datetime import timedelta

from kring.casework.explanation import rules
from kring.casework.explanation.models import Argument, Explanation, Factor, Hypothesis, Influence, Perspective, Stance
from kring.demo.loading import voices
from kring.demo.loading.episode import Episode
from kring.demo.loading.moments import begin_of
from kring.demo.story.choices import Consent
from kring.demo.story.shapes import ExplanationStory
from kring.foundation.circle.choices import LineKind, Section
from kring.foundation.sharing.audit import item_key
from kring.foundation.sharing.models import Withholding

DOMAINS = {
    "parent_and_family": "parents_and_family",
    "parent_child_relation": "parent_child",
    "child": "child",
    "environment": "surroundings",
    "helping_system": "helping_system",
}


def load_explanation(at: Episode) -> None:
    """Factors, the arrows between them, and the explanations they add up to."""
    factors = {story.key: _factor(at, story) for story in at.story.factors}
    for story in at.story.influences:
        cause, effect = factors[story.cause], factors[story.effect]
        about, family_may_read = rules.for_whom_of_both(cause.about, effect.about)
        seen_on = max(cause.identified_on, effect.identified_on)
        at.add(
            Influence, by=at.coordinator_on(seen_on), source=cause, target=effect, seen_on=seen_on,
            strength="strong" if effect.verified else "some", certainty="seen" if cause.verified else "thought",
            about=about, family_may_read=family_may_read, written_at=begin_of(seen_on),
        )  # fmt: skip
    for one in at.story.explanations:
        at.add(
            Explanation, by=at.coordinator_on(one.agreed_on), number=one.number, text=one.text,
            dissent=voices.dissent(at, one.voices),
            organisations_present=voices.organisations(at, one.voices, on=one.agreed_on),
            family_present=any(voice.person for voice in one.voices), shared_on=one.agreed_on,
            written_at=begin_of(one.agreed_on),
        )  # fmt: skip
        at.tell(
            one.agreed_on,
            Section.EXPLANATION,
            LineKind.EXPLANATION,
            f"Verklaring, versie {one.number}, samen vastgesteld.",
        )
    _perspectives(at)
    if at.story.explanations:
        _hypothesis(at, at.story.explanations[-1], factors)


def _factor(at: Episode, story) -> Factor:
    family = at.family
    who = story.said_by_person and family.names[story.said_by_person]
    who = who or (story.said_by_professional and str(family.around.professionals[story.said_by_professional]))
    row = at.add(
        Factor, by=at.coordinator_on(story.identified_on), wording=story.text, own_words=story.own_words,
        domain=DOMAINS[str(story.domain)], valence=str(story.valence), function=str(story.function),
        source_kind=str(story.source), told_by=who or "het gezin", verified=story.verified_on is not None,
        identified_on=story.identified_on, about=family.ids(story.about), written_at=begin_of(story.identified_on),
    )  # fmt: skip
    for other in story.withheld_from:
        family.sheets.add(
            Withholding, item_key=item_key(row), dossier=at.dossier, from_person=family.persons[other],
            reason="Dit is alleen voor wie het vertelde en voor wie helpt.",
            review_on=family.today + timedelta(days=90),
        )  # fmt: skip
    return row


def _perspectives(at: Episode) -> None:
    """How each sees it: what they said themselves about what plays a part."""
    said = {one.said_by_person: one for one in reversed(at.story.factors) if one.said_by_person and one.own_words}
    for key, one in said.items():
        person = at.family.persons[key]
        at.add(
            Perspective, by=at.coordinator_on(one.identified_on), person=person, words=one.own_words,
            said_on=one.identified_on, about=[person.pk], written_at=begin_of(one.identified_on),
        )  # fmt: skip


def _hypothesis(at: Episode, shared: ExplanationStory, factors: dict[str, Factor]) -> None:
    """The thought on which the shared explanation turns, with what it rests on and what each found of it."""
    by, written_at = at.coordinator_on(shared.agreed_on), begin_of(shared.agreed_on)
    longest = max(shared.text.split(". "), key=len)
    thought = at.add(
        Hypothesis, by=by, wording=f"{longest.rstrip('.')}.", status="shared",
        weighed_on=shared.agreed_on, outcome="Zo kwam het samen aan tafel.", written_at=written_at,
    )  # fmt: skip
    for key in shared.factors:
        about, family_may_read = rules.for_whom_of_both([], factors[key].about)
        at.add(
            Argument, by=by, hypothesis=thought, factor=factors[key], supports=True, about=about,
            family_may_read=family_may_read, written_at=written_at,
        )  # fmt: skip
    for voice in shared.voices:
        at.add(
            Stance, by=by, hypothesis=thought, said_on=shared.agreed_on, written_at=written_at, words=voice.words,
            agrees=voice.consent is not Consent.DISAGREES or not voice.words,
            person=at.family.persons[voice.person] if voice.person else None,
            professional=at.family.around.professionals[voice.professional] if voice.professional else None,
        )  # fmt: skip

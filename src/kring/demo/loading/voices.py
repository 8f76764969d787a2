"""What people said to something that is shared, as the rows want it."""

from __future__ import annotations

from datetime import date

from kring.demo.loading.episode import Episode
from kring.demo.story.choices import Consent
from kring.demo.story.shapes import VoiceStory

CARRIES = ("coordinator", "second", "safety_holder")


def dissent(at: Episode, voices: tuple[VoiceStory, ...]) -> str:
    """Who did not agree, and why."""
    return " ".join(
        f"{name(at, voice)}: {voice.words}" for voice in voices if voice.consent is not Consent.AGREES and voice.words
    )


def name(at: Episode, voice: VoiceStory) -> str:
    if voice.person:
        return at.family.names[voice.person]
    return str(at.family.around.professionals[voice.professional or ""])


def organisations(at: Episode, voices: tuple[VoiceStory, ...], *, on: date) -> int:
    """How many organisations sat at the table: of who spoke, and of who carried the family that day."""
    spoke = {voice.professional for voice in voices if voice.professional}
    carried = {
        one.professional
        for one in at.story.involvements
        if one.professional and str(one.role) in CARRIES and one.from_on <= on and (one.to_on is None or on < one.to_on)
    }
    return len({at.family.around.team(key).organisation_id for key in spoke | carried}) or 1

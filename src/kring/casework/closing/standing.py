"""How closing stands: who said what, who not yet, and what is in the way, as far as whoever looks may see."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from kring.casework.closing import rules
from kring.casework.closing.models import Closing, ClosingWord
from kring.casework.plans.models import CourtOrder, ImpactProposal
from kring.foundation.circle.models import Dossier
from kring.foundation.circle.people import Circle
from kring.foundation.organisations.models import Position


@dataclass(frozen=True, slots=True)
class Voice:
    """One person or professional, and what they said; `word` is empty for whom nobody heard yet."""

    name: str
    role: str
    person_id: int | None = None
    professional_id: int | None = None
    word: ClosingWord | None = None

    @property
    def key(self) -> str:
        return f"person:{self.person_id}" if self.person_id else f"professional:{self.professional_id}"


@dataclass(frozen=True, slots=True)
class Standing:
    """Everyone's voice and everything that is in the way."""

    voices: list[Voice]
    in_the_way: list[str] = field(default_factory=list)

    @property
    def heard(self) -> list[Voice]:
        return [voice for voice in self.voices if voice.word is not None]

    @property
    def not_heard(self) -> list[Voice]:
        return [voice for voice in self.voices if voice.word is None]


def who_must_be_heard(circle: Circle) -> list[Voice]:
    """Every member of the family, of any age, and every professional who is involved now."""
    members = [
        Voice(str(member.person.identity), str(member.get_role_display()), person_id=member.person_id)
        for member in circle.members
        if member.person.deceased_on is None
    ]
    professionals = {
        one.professional_id: Voice(
            str(one.professional), str(one.get_role_display()), professional_id=one.professional_id
        )
        for one in reversed(circle.involvements)
        if one.professional_id
    }
    return members + list(reversed(professionals.values()))


def voices_of(closing: Closing, must_be_heard: Iterable[Voice]) -> list[Voice]:
    """Who must be heard, each with their word; and the words of who has left since. One query."""
    words = {
        (word.person_id, word.professional_id): word
        for word in ClosingWord.objects.filter(closing=closing)
        .select_related("person__identity", "professional")
        .order_by("id")
    }
    voices = [
        Voice(
            one.name,
            one.role,
            one.person_id,
            one.professional_id,
            words.pop((one.person_id, one.professional_id), None),
        )
        for one in must_be_heard
    ]
    return voices + [Voice(_name(word), "", word.person_id, word.professional_id, word) for word in words.values()]


def standing_of(dossier: Dossier, closing: Closing | None, circle: Circle, today: date) -> Standing:
    """How closing stands today. Two queries, and two more when there is a proposal."""
    orders = [
        order.get_kind_display()
        for order in CourtOrder.objects.of(dossier).in_force_on(today).order_by("id")
        if order.kind not in rules.ORDERS_THAT_LEAVE_NOTHING_RUNNING
    ]
    reviews = [review.because_of for review in ImpactProposal.objects.of(dossier).waiting()]
    must_be_heard = who_must_be_heard(circle)
    if closing is None:
        return Standing(must_be_heard, rules.in_the_way_of_the_work(orders_in_force=orders, unanswered_reviews=reviews))
    voices = voices_of(closing, must_be_heard)
    return Standing(
        voices,
        rules.why_not_closed(
            not_heard=[voice.name for voice in voices if voice.word is None],
            orders_in_force=orders,
            unanswered_reviews=reviews,
            after_care_on=closing.after_care_on,
            after_care_by=str(closing.after_care_by),
            after_care_by_works=Position.objects.filter(professional_id=closing.after_care_by_id).on(today).exists(),
            today=today,
        ),
    )


def _name(word: ClosingWord) -> str:
    if word.professional is not None:
        return str(word.professional)
    identity = getattr(word.person, "identity", None)
    return str(identity) if identity else _("iemand uit het gezin")

"""The safety screens of one dossier: each parent apart, and what was concluded."""

from __future__ import annotations

from kring.casework.separation.models import (
    QuestionSet,
    SafetyScreen,
    ScreenAnswer,
    ScreenConclusion,
    ScreenQuestion,
)
from kring.demo.loading.episode import Episode
from kring.demo.loading.moments import begin_of, during
from kring.demo.story.screens import ScreenStory, screens_of
from kring.foundation.circle.choices import LineKind, Section
from kring.foundation.sharing.audit import item_key

IN_OWN_WORDS = "what-is-needed"


def load_screens(at: Episode) -> None:
    """Nothing where the question is no separation."""
    screens, conclusions = screens_of(at.story, at.family.today)
    if not screens:
        return
    asked = QuestionSet.objects.get(code="separation-1")
    questions = {one.key: one for one in ScreenQuestion.objects.filter(question_set=asked)}
    for told in screens:
        _screen(at, told, asked, questions)
    for one, following in zip(conclusions, [*conclusions[1:], None], strict=True):
        at.add(
            ScreenConclusion, by=at.coordinator_on(one.on), number=one.number, pattern=one.pattern,
            severity=one.severity, power=one.power, reasons=one.reasons, concluded_on=one.on,
            look_again_on=one.look_again_on, family_may_read=False, written_at=begin_of(one.on),
            replaced_at=begin_of(following.on) if following else None,
        )  # fmt: skip


def _screen(at: Episode, told: ScreenStory, asked: QuestionSet, questions: dict[str, ScreenQuestion]) -> None:
    family, by = at.family, at.coordinator_on(told.asked_on)
    person, done_at = family.persons[told.person], during(told.done_on, 14, family.now)
    screen = at.add(
        SafetyScreen, by=by, person=person, question_set=asked, state="done", way=told.way,
        asker=family.around.professionals[by], asked_on=told.asked_on, changed_at=done_at, done_at=done_at,
        read_at=done_at if told.was_read else None, about=[person.pk], written_at=begin_of(told.asked_on),
    )  # fmt: skip
    writer = None if told.way == "portal" else by
    for key, answer in told.answers.items():
        at.add(
            ScreenAnswer, by=writer, screen=screen, question=questions[key], answer=answer, about=[person.pk],
            written_at=done_at,
        )  # fmt: skip
    at.add(
        ScreenAnswer, by=writer, screen=screen, question=questions[IN_OWN_WORDS], words=told.words, about=[person.pk],
        written_at=done_at,
    )  # fmt: skip
    at.tell(
        told.asked_on, Section.SAFETY, LineKind.SAFETY, f"Veiligheidscheck gevraagd aan {family.names[told.person]}",
        about=[person.pk], key=item_key(screen),
    )  # fmt: skip

"""What each parent answered, beside one another for a professional. Nothing is added up and nothing is concluded."""

from __future__ import annotations

from dataclasses import dataclass

from kring.casework.separation import rules
from kring.casework.separation.choices import ScreenState, Topic
from kring.casework.separation.models import SafetyScreen, ScreenAnswer, ScreenQuestion
from kring.casework.separation.standing import parents_of
from kring.foundation.circle.models import Dossier
from kring.foundation.circle.people import Circle


@dataclass(frozen=True, slots=True)
class Parent:
    """One parent, and how it stands with their list."""

    person_id: int
    name: str
    screen: SafetyScreen | None
    answered: int
    asked: int

    @property
    def has_news(self) -> bool:
        one = self.screen
        return bool(one and one.changed_at and (one.read_at is None or one.changed_at > one.read_at))

    @property
    def may_fill_in(self) -> bool:
        return self.screen is not None and self.screen.state != ScreenState.NOT_ASKED


@dataclass(frozen=True, slots=True)
class Reply:
    """What one parent said to one question."""

    name: str
    answer: str
    words: str
    points: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One question, with what each of the asked parents said."""

    wording: str
    why: str
    replies: list[Reply]


@dataclass(frozen=True, slots=True)
class TopicRows:
    label: str
    rows: list[Row]


@dataclass(frozen=True, slots=True)
class ScreenPicture:
    """Everything a page shows of the screen; it holds only what whoever looks may see."""

    parents: list[Parent]
    topics: list[TopicRows]

    @property
    def pointing(self) -> list[tuple[str, list[str]]]:
        """For each parent the questions whose answer should be looked at twice."""
        found: dict[str, list[str]] = {}
        for topic in self.topics:
            for row in topic.rows:
                for reply in row.replies:
                    if reply.points:
                        found.setdefault(reply.name, []).append(row.wording)
        return list(found.items())


def picture_of(dossier: Dossier, circle: Circle) -> ScreenPicture:
    """Build it in three queries, whatever the number of rows."""
    screens = {one.person_id: one for one in SafetyScreen.objects.of(dossier).in_force().select_related("asker")}
    answers: dict[tuple[int, str], ScreenAnswer] = {}
    counted: dict[int, int] = {}
    kept = ScreenAnswer.objects.filter(screen__in=list(screens.values())).select_related("question")
    for one in kept:
        answers[one.screen_id, one.question.key] = one
        counted[one.screen_id] = counted.get(one.screen_id, 0) + bool(one.answer or one.words)
    sets = {one.question_set_id for one in screens.values()}
    questions: dict[str, ScreenQuestion] = {}
    numbers: dict[int, int] = {}
    for question in ScreenQuestion.objects.filter(question_set_id__in=sets).order_by("question_set_id", "position"):
        questions[question.key] = question
        numbers[question.question_set_id] = numbers.get(question.question_set_id, 0) + 1
    parents = [_parent(person, name, screens.get(person), counted, numbers) for person, name in parents_of(circle)]
    return ScreenPicture(parents, _topics(list(questions.values()), parents, answers))


def _parent(
    person: int, name: str, screen: SafetyScreen | None, counted: dict[int, int], numbers: dict[int, int]
) -> Parent:
    if screen is None:
        return Parent(person, name, None, 0, 0)
    return Parent(person, name, screen, counted.get(screen.pk, 0), numbers.get(screen.question_set_id, 0))


def _topics(
    questions: list[ScreenQuestion], parents: list[Parent], answers: dict[tuple[int, str], ScreenAnswer]
) -> list[TopicRows]:
    """Only what somebody answered: an empty list of questions says nothing."""
    found = []
    for topic in Topic:
        rows = [
            Row(question.wording, question.why, replies)
            for question in sorted(questions, key=lambda one: one.position)
            if question.topic == topic and any(replies := _replies(question, parents, answers))
        ]
        if rows:
            found.append(TopicRows(str(topic.label), rows))
    return found


def _replies(
    question: ScreenQuestion, parents: list[Parent], answers: dict[tuple[int, str], ScreenAnswer]
) -> list[Reply]:
    kept = [(one, answers.get((one.screen.pk, question.key))) for one in parents if one.screen is not None]
    if not any(said and (said.answer or said.words) for _parent, said in kept):
        return []
    return [
        Reply(
            one.name,
            str(said.get_answer_display()) if said and said.answer else "",
            said.words if said else "",
            bool(said and rules.points(question.points_when, said.answer)),
        )
        for one, said in kept
    ]

"""What can be done about a safety screen: ask a parent or say why not, keep answers, read them, and conclude."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from kring.casework.separation import rules
from kring.casework.separation.choices import ScreenState
from kring.casework.separation.models import (
    QuestionSet,
    SafetyScreen,
    ScreenAnswer,
    ScreenConclusion,
    ScreenQuestion,
)
from kring.casework.separation.standing import ASKED_ROLES, not_yet_asked
from kring.foundation.accounts.viewer import Job, Viewer, job, looking_as
from kring.foundation.circle import chronology
from kring.foundation.circle.authorship import authored_by
from kring.foundation.circle.choices import LineKind
from kring.foundation.circle.models import Dossier
from kring.foundation.circle.people import circle_of
from kring.foundation.core.editing import change
from kring.foundation.core.refusal import Refused
from kring.foundation.sharing import audit
from kring.foundation.sharing.choices import Act

# What one parent says to one question: the answer, and words of their own.
Said = tuple[str, str]


@transaction.atomic
def ask(*, dossier: Dossier, person_id: int, way: str, viewer: Viewer, asker_id: int | None = None) -> SafetyScreen:
    """Ask one parent. Asked anew it is a new list, and what was said before stays. About that parent only."""
    identity = _parent(dossier, person_id, viewer)
    screen = _begin(
        dossier, viewer, person_id=person_id, state=ScreenState.ASKED, way=way, asker_id=asker_id or viewer.id
    )
    chronology.note(viewer, screen, LineKind.SAFETY, f"Veiligheidscheck gevraagd aan {identity}")
    audit.log(viewer, "safety.screen.asked", screen, act=Act.CREATE)
    return screen


@transaction.atomic
def say_why_not(*, dossier: Dossier, person_id: int, why_not: str, viewer: Viewer) -> SafetyScreen:
    """Write down why one parent is not asked. The family does not read it: it may tell what the other said."""
    _parent(dossier, person_id, viewer)
    if not why_not.strip():
        raise Refused(_("Schrijf op waarom u deze ouder niet vraagt."))
    screen = _begin(
        dossier, viewer, person_id=person_id, state=ScreenState.NOT_ASKED, why_not=why_not.strip(),
        asker_id=viewer.id, family_may_read=False,
    )  # fmt: skip
    audit.log(viewer, "safety.screen.not_asked", screen, act=Act.CREATE)
    return screen


@transaction.atomic
def keep_answers(*, screen: SafetyScreen, said: Mapping[int, Said], viewer: Viewer) -> SafetyScreen:
    """Keep what was filled in so far, by number of the question. What was left open is left open, and can follow."""
    questions = {one.pk: one for one in ScreenQuestion.objects.filter(question_set_id=screen.question_set_id)}
    for number, (answer, _words) in said.items():
        if problem := rules.why_no_answer(
            scale=questions[number].scale, answer=answer, state=screen.state, is_open=screen.dossier.is_open
        ):
            raise Refused(problem)
    # Somebody of the family writes nothing themselves: what they say is written down for them.
    with looking_as(_writer(viewer)):
        before = {one.question_id: one for one in ScreenAnswer.objects.filter(screen=screen)}
        changed = [_keep(screen, before.get(number), number, one, viewer) for number, one in said.items()]
        if any(changed):
            now = timezone.now()
            read = {"read_at": now} if viewer.is_professional else {}
            change(screen, seen_version=screen.version, changed_at=now, **read)
            audit.log(viewer, "safety.screen.answered", screen)
    return screen


@transaction.atomic
def finish(*, screen: SafetyScreen, viewer: Viewer) -> SafetyScreen:
    """Record that somebody said what they wanted to say; they can still add to it."""
    if screen.state == ScreenState.DONE:
        return screen
    if problem := rules.why_no_answer(scale="words", answer="", state=screen.state, is_open=screen.dossier.is_open):
        raise Refused(problem)
    now = timezone.now()
    with looking_as(_writer(viewer)):
        read = {"read_at": now} if viewer.is_professional else {}
        change(screen, seen_version=screen.version, state=ScreenState.DONE, done_at=now, changed_at=now, **read)
        audit.log(viewer, "safety.screen.done", screen)
    return screen


@transaction.atomic
def mark_read(*, screen: SafetyScreen, viewer: Viewer) -> SafetyScreen:
    """Say that what one parent filled in was read."""
    change(screen, seen_version=screen.version, read_at=timezone.now())
    audit.log(viewer, "safety.screen.read", screen)
    return screen


@transaction.atomic
def conclude(
    *, dossier: Dossier, viewer: Viewer, pattern: str, severity: str, power: str, reasons: str,
    concluded_on: date, look_again_on: date, observed: str = "",
) -> ScreenConclusion:  # fmt: skip
    """Conclude, as a person, what the pattern is. The conclusion before it stays. The family does not read it."""
    circle = circle_of(dossier)
    screens = list(SafetyScreen.objects.of(dossier).in_force())
    if problem := rules.why_not_concluded(
        concluded=rules.Concluded(pattern, severity),
        reasons=reasons,
        not_yet_asked=not_yet_asked(circle, screens),
        concluded_on=concluded_on,
        look_again_on=look_again_on,
        today=viewer.today,
    ):
        raise Refused(problem)
    before = ScreenConclusion.objects.of(dossier)
    number = (before.aggregate(last=Max("number"))["last"] or 0) + 1
    for last in before.filter(replaced_at__isnull=True):
        change(last, seen_version=last.version, replaced_at=timezone.now())
    try:
        with transaction.atomic():
            conclusion = ScreenConclusion.objects.create(
                dossier=dossier, number=number, pattern=pattern, severity=severity, power=power,
                reasons=reasons.strip(), observed=observed.strip(), concluded_on=concluded_on,
                look_again_on=look_again_on, family_may_read=False, **authored_by(viewer),
            )  # fmt: skip
    except IntegrityError as twice:
        raise Refused(_("Iemand anders stelde dit net vast. Kijk eerst wat er nu staat.")) from twice
    told = "Veiligheidscheck vastgesteld" if number == 1 else "Veiligheidscheck opnieuw vastgesteld"
    chronology.note(viewer, conclusion, LineKind.SAFETY, told)
    audit.log(viewer, "safety.screen.concluded", conclusion, act=Act.CREATE)
    return conclusion


def _parent(dossier: Dossier, person_id: int, viewer: Viewer) -> Any:
    member = next((one for one in circle_of(dossier).members if one.person_id == person_id), None)
    identity = member.person.identity if member else None
    if problem := rules.why_not_asked(
        is_parent=member is not None and member.role in ASKED_ROLES,
        age=identity.age_on(viewer.today) if identity else None,
    ):
        raise Refused(problem)
    return identity


def _begin(dossier: Dossier, viewer: Viewer, *, person_id: int, **values: Any) -> SafetyScreen:
    """A new list for one parent; the one before is kept and counts no longer."""
    asked = QuestionSet.objects.filter(from_on__lte=viewer.today, until_on__isnull=True).order_by("-from_on").first()
    if asked is None:
        raise Refused(_("Er is nu geen vragenlijst in gebruik."))
    try:
        with transaction.atomic():
            for last in SafetyScreen.objects.of(dossier).in_force().filter(person_id=person_id):
                change(last, seen_version=last.version, replaced_at=timezone.now())
            return SafetyScreen.objects.create(
                dossier=dossier, person_id=person_id, question_set=asked, asked_on=viewer.today, about=[person_id],
                **values, **authored_by(viewer),
            )  # fmt: skip
    except IntegrityError as twice:
        raise Refused(_("Iemand anders vroeg dit net aan deze ouder.")) from twice


def _keep(screen: SafetyScreen, before: ScreenAnswer | None, number: int, said: Said, viewer: Viewer) -> bool:
    """Write one answer down; true when something changed."""
    answer, words = said[0], said[1].strip()
    if before is None:
        if not (answer or words):
            return False
        ScreenAnswer.objects.create(
            dossier_id=screen.dossier_id, screen=screen, question_id=number, answer=answer, words=words,
            about=list(screen.about), **authored_by(viewer),
        )  # fmt: skip
        return True
    if (before.answer, before.words) == (answer, words):
        return False
    change(before, seen_version=before.version, answer=answer, words=words)
    return True


def _writer(viewer: Viewer) -> Viewer:
    return viewer if viewer.is_professional else job(Job.RECEIVING, today=viewer.today)

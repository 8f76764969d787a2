"""How safe it is according to whom, over time: from rows to the picture and to what stands beside it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from kring.casework.safety import rules
from kring.casework.safety.actions_phases import is_in_question
from kring.casework.safety.choices import Course, PhaseCode, Severity
from kring.casework.safety.models import Incident, Phase, SafetyRating
from kring.casework.safety.phases import MEANING, Meaning
from kring.foundation.circle.models import Dossier
from kring.foundation.circle.people import Circle
from kring.foundation.core.text import join_words
from kring.foundation.ui.pictures import safety_line
from kring.foundation.ui.pictures.svg import Picture

PERIOD_IN_DAYS = 91


@dataclass(frozen=True, slots=True)
class LastScore:
    """The last number of one rater, and the one before it."""

    name: str
    score: int
    on: date
    words: str
    before: int | None
    key: str


@dataclass(frozen=True, slots=True)
class SeenIncident:
    """An incident with the names of whom it was between."""

    incident: Incident
    between: str
    key: str


@dataclass(frozen=True, slots=True)
class SafetyPicture:
    """Everything a page shows of safety over time; it holds only what whoever looks may see."""

    drawing: Picture
    last_scores: list[LastScore]
    incidents: list[SeenIncident]
    phases: list[Phase]
    phase: Phase | None
    in_question: bool
    incidents_now: int
    incidents_before: int
    serious_now: int
    serious_before: int
    apart: rules.Apart

    @property
    def meaning(self) -> Meaning | None:
        return MEANING[PhaseCode(self.phase.code)] if self.phase else None

    @property
    def course(self) -> Course:
        return rules.course(before=self.incidents_before, now=self.incidents_now)

    @property
    def is_empty(self) -> bool:
        return not (self.last_scores or self.incidents or self.phases)


def safety_picture(dossier: Dossier, circle: Circle, *, today: date) -> SafetyPicture:
    """Build the picture of one family in three queries, whatever the number of rows."""
    ratings: dict[tuple[int | None, int | None], list[SafetyRating]] = defaultdict(list)
    rows = SafetyRating.objects.of(dossier).select_related("professional", "person__identity")
    for rating in rows.order_by("rated_on", "id"):
        ratings[rating.person_id, rating.professional_id].append(rating)
    incidents = list(Incident.objects.of(dossier).order_by("-known_on", "-written_at"))
    phases = list(Phase.objects.of(dossier).select_related("checked_by").order_by("from_on", "id"))
    phase = next((one for one in phases if one.until_on is None), None)
    middle = today - timedelta(days=PERIOD_IN_DAYS)
    now = _known_between(incidents, middle, today)
    before = _known_between(incidents, middle - timedelta(days=PERIOD_IN_DAYS), middle)
    return SafetyPicture(
        drawing=_draw(ratings, incidents, phases, circle, today),
        last_scores=[_last(given, circle) for given in ratings.values()],
        incidents=[SeenIncident(one, _between(one, circle), f"{one._meta.db_table}:{one.pk}") for one in incidents],
        phases=phases,
        phase=phase,
        in_question=phase is not None and is_in_question(phase, incidents[0] if incidents else None),
        incidents_now=len(now),
        incidents_before=len(before),
        serious_now=sum(one.is_serious for one in now),
        serious_before=sum(one.is_serious for one in before),
        apart=rules.tell_apart(before=before, now=now),
    )


def _draw(
    ratings: dict[tuple[int | None, int | None], list[SafetyRating]],
    incidents: list[Incident],
    phases: list[Phase],
    circle: Circle,
    today: date,
) -> Picture:
    return safety_line.safety_line(
        [
            safety_line.Rater(
                _name(given[0], circle), tuple(safety_line.Rating(one.rated_on, one.score) for one in given)
            )
            for given in ratings.values()
        ],
        incidents=[safety_line.Incident(one.occurred_on or one.known_on, _told(one, circle)) for one in incidents],
        changes=[
            safety_line.PhaseChange(one.from_on, _("naar %(phase)s") % {"phase": one.get_code_display()})
            for one in phases
        ],
        until=today if ratings or incidents or phases else None,
    )


def _name(rating: SafetyRating, circle: Circle) -> str:
    """By which name a rater is known to whoever looks; also when they have left the family."""
    if rating.professional is not None:
        return str(rating.professional)
    if name := circle.name_of(rating.person_id):
        return name
    identity = getattr(rating.person, "identity", None)
    return str(identity) if identity is not None else _("een gezinslid")


def _last(given: list[SafetyRating], circle: Circle) -> LastScore:
    last = given[-1]
    return LastScore(
        name=_name(last, circle),
        score=last.score,
        on=last.rated_on,
        words=last.words,
        before=given[-2].score if len(given) > 1 else None,
        key=f"{last._meta.db_table}:{last.pk}",
    )


def _between(incident: Incident, circle: Circle) -> str:
    by = join_words([name for name in map(circle.name_of, incident.done_by) if name])
    to = join_words([name for name in map(circle.name_of, incident.done_to) if name])
    if by and to:
        return _("door %(by)s, tegen %(to)s") % {"by": by, "to": to}
    if by:
        return _("door %(by)s") % {"by": by}
    return _("tegen %(to)s") % {"to": to} if to else ""


def _told(incident: Incident, circle: Circle) -> str:
    parts = [incident.get_kind_display(), incident.get_severity_display(), _between(incident, circle)]
    return ", ".join(str(part) for part in parts if part)


def _known_between(incidents: list[Incident], after: date, until: date) -> list[rules.Happened]:
    return [
        rules.Happened((frozenset(one.done_by), frozenset(one.done_to)), one.severity != Severity.MINOR)
        for one in incidents
        if after < (one.occurred_on or one.known_on) <= until
    ]

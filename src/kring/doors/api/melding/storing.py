"""Store reports from elsewhere, all of them or none, and give them back as they came."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction
from django.utils.translation import gettext as _

from kring.casework.intake.actions import receive_report
from kring.casework.intake.choices import ReporterKind, ReportKind
from kring.casework.intake.models import Report, ReportedIncident, ReportedPerson
from kring.casework.intake.received import NewContact, NewIncident, NewPerson, NewQuestion, NewReport
from kring.doors.api.melding import incoming
from kring.doors.api.melding.desks import desk_for
from kring.doors.api.melding.fingerprint import fingerprint
from kring.doors.api.melding.incoming import IncomingReport
from kring.doors.api.melding.problems import Problem, in_report
from kring.doors.api.melding.reading import Reading
from kring.foundation.accounts.viewer import Job, Viewer, job, looking_as
from kring.foundation.households.choices import Sex
from kring.foundation.organisations.models import Team

# What Kring keeps as one: the sender's own code stays among the sender's ids.
KEPT_AS = {incoming.Sex.NOT_SPECIFIED: Sex.UNKNOWN}


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of the reports of some files: how many are new, how many were there, or why none was kept."""

    new: int = 0
    known: int = 0
    problems: tuple[tuple[str, Problem], ...] = ()


class _NothingKept(Exception):  # noqa: N818 — it takes the transaction back, nobody sees it
    def __init__(self, problems: list[tuple[str, Problem]]) -> None:
        super().__init__()
        self.problems = tuple(problems)


def store(
    readings: Sequence[Reading], *, viewer: Viewer, desk: Team | None = None, step: Callable[[], None] = lambda: None
) -> Stored:
    """Store the reports of files that were read without problems: all, or none when one of them cannot be.

    A report that is there already with the same content is left as it is. `desk` is where they go; without it
    the kind of each report decides. `step` is called after each report. Raises Refused when a desk cannot take it.
    """
    try:
        with transaction.atomic(), looking_as(job(Job.RECEIVING, today=viewer.today)):
            return _store_all(readings, viewer, desk, step)
    except _NothingKept as nothing:
        return Stored(problems=nothing.problems)


def _store_all(readings: Sequence[Reading], viewer: Viewer, desk: Team | None, step: Callable[[], None]) -> Stored:
    with connection.cursor() as cursor:
        # Two who bring the same file at the same moment: the second waits, and finds the first one's reports.
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('kring report'))")
    problems: list[tuple[str, Problem]] = []
    new = known = 0
    for reading in readings:
        for number, report in enumerate(reading.reports, start=1):
            before = Report.objects.filter(foreign_id=report.id).first()
            if before is None:
                receive_report(report=as_new(report), desk=desk or desk_for(report.kind), viewer=viewer)
                new += 1
            elif _says_the_same(before, report):
                known += 1
            else:
                found = _("deze id hoort al bij een melding met een andere inhoud")
                expected = _("een nieuwe id, of precies dezelfde inhoud")
                problems.append((reading.name, Problem(in_report(number, ["id"]), found, expected)))
            step()
    if problems:
        raise _NothingKept(problems)
    return Stored(new, known)


def _says_the_same(before: Report, report: IncomingReport) -> bool:
    """The same content; a report that was kept under an earlier recipe of the fingerprint is rebuilt to compare."""
    now = fingerprint(report)
    return now == before.fingerprint or now == fingerprint(as_incoming(before))


def as_new(report: IncomingReport) -> NewReport:
    """The report in the words of intake; what the sender calls each part goes along."""
    situation = report.situation
    return NewReport(
        kind=ReportKind(report.kind.value),
        reporter_kind=ReporterKind.UNKNOWN,
        reported_at=report.reported_at,
        situation=situation.background,
        explanation=situation.description,
        request=report.request,
        further_information=report.information.description,
        wants_feedback=report.wants_feedback,
        contact=NewContact(name=report.reporter.name, email=report.reporter.email, phone=report.reporter.phone),
        persons=tuple(_new_person(one) for one in report.people),
        incidents=tuple(
            NewIncident(
                happened_at=one.happened_at,
                description=one.description,
                place=one.place,
                period_from=one.period.begins_at,
                period_until=one.period.ends_at,
            )
            for one in report.incidents
        ),
        questions=(NewQuestion(situation.question.question, situation.question.answer),),
        foreign_id=report.id,
        foreign_url=report.url,
        foreign_ids=_foreign_ids(report),
        fingerprint=fingerprint(report),
    )


def as_incoming(report: Report) -> IncomingReport:
    """A stored report as it came in. Ask it as a job: what is withheld from whoever looks would be missing."""
    ids = report.foreign_ids
    question = report.questions.order_by("pk").get()
    return IncomingReport(
        id=report.foreign_id or "",
        url=report.foreign_url,
        kind=incoming.ReportKind(report.kind),
        reported_at=report.reported_at,
        request=report.request,
        wants_feedback=report.wants_feedback,
        situation=incoming.IncomingSituation(
            **ids["situation"],
            background=report.situation,
            description=report.explanation,
            question=incoming.QuestionAnswer(**ids["question"], question=question.question, answer=question.answer),
        ),
        reporter=incoming.IncomingContact(
            **ids["reporter"], name=report.contact.name, email=report.contact.email, phone=report.contact.phone
        ),
        information=incoming.IncomingInformation(**ids["information"], description=report.further_information),
        incidents=tuple(map(_incident, report.incidents.order_by("pk"), ids["incidents"])),
        people=tuple(map(_person, report.persons.order_by("pk"), ids["people"])),
    )


def _new_person(person: incoming.IncomingPerson) -> NewPerson:
    return NewPerson(
        given_names=person.name.given_names,
        prefix=person.name.prefix,
        surname=person.name.family_name,
        sex=KEPT_AS.get(person.sex) or Sex(person.sex.value),
        bsn=person.bsn,
        street=person.address.street,
        house_number=str(person.address.house_number),
        postcode=person.address.postcode,
        town=person.address.city,
    )


def _foreign_ids(report: IncomingReport) -> dict[str, Any]:
    return {
        "situation": _ids(report.situation),
        "question": _ids(report.situation.question),
        "reporter": _ids(report.reporter),
        "information": _ids(report.information),
        "incidents": [{**_ids(one), "period": _ids(one.period)} for one in report.incidents],
        "people": [
            {"url": one.url, "sex": one.sex.value, "name": _ids(one.name), "address": _ids(one.address)}
            for one in report.people
        ],
    }


def _ids(part: Any) -> dict[str, str]:
    return {"id": part.id, "url": part.url}


def _incident(stored: ReportedIncident, ids: dict[str, Any]) -> incoming.IncomingIncident:
    assert stored.period_from is not None
    assert stored.period_until is not None
    return incoming.IncomingIncident(
        id=ids["id"],
        url=ids["url"],
        happened_at=stored.happened_at,
        place=stored.place,
        description=stored.description,
        period=incoming.IncomingPeriod(**ids["period"], begins_at=stored.period_from, ends_at=stored.period_until),
    )


def _person(stored: ReportedPerson, ids: dict[str, Any]) -> incoming.IncomingPerson:
    return incoming.IncomingPerson(
        url=ids["url"],
        bsn=stored.bsn or "",
        sex=incoming.Sex(ids["sex"]),
        name=incoming.IncomingName(
            **ids["name"], given_names=stored.given_names, prefix=stored.prefix, family_name=stored.surname
        ),
        address=incoming.IncomingAddress(
            **ids["address"],
            street=stored.street,
            house_number=int(stored.house_number),
            postcode=stored.postcode,
            city=stored.town,
        ),
    )

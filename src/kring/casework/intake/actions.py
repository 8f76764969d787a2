"""What can be done to a report. Check, write, log; one transaction; the verb is the name."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import Count, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kring.casework.intake import matching, rules, terms
from kring.casework.intake.actions_known import carry_over
from kring.casework.intake.choices import IntakeTermCode, SafetyLevel, TriageOutcome
from kring.casework.intake.models import Report, ReportedIncident, ReportedPerson, ReporterContact, ReportQuestion
from kring.casework.intake.news import ReportAttached
from kring.casework.intake.received import NewPerson, NewReport
from kring.foundation.accounts.viewer import Job, Viewer, job, looking_as
from kring.foundation.circle import chronology
from kring.foundation.circle.choices import LineKind, Section
from kring.foundation.circle.models import Dossier, Member
from kring.foundation.core.dutch import label
from kring.foundation.core.news import publish
from kring.foundation.core.refusal import Refused
from kring.foundation.households.models import Person
from kring.foundation.organisations.approaches.models import ApproachVersion
from kring.foundation.organisations.choices import PositionKind
from kring.foundation.organisations.models import Municipality, Position, Professional, Team
from kring.foundation.sharing import audit
from kring.foundation.sharing.actions import Face, add_member, open_dossier
from kring.foundation.sharing.approaches.following import follow, proposed_version
from kring.foundation.sharing.choices import Act

# The family reads it: nothing of what was reported.
FIRST_APPROACH = "Gekozen toen we begonnen, omdat deze werkwijze past bij wat er nu nodig lijkt."


@dataclass(frozen=True, slots=True)
class Opening:
    """What is decided when a report opens a dossier: who carries it, and who of the reported persons joins as what."""

    municipality: Municipality
    problem_type: str
    coordinator: Face
    safety_holder: Face
    second: Face | None = None
    # None leaves it to what the region proposes for a report of this kind.
    approach: ApproachVersion | None = None
    roles: dict[int, str] = field(default_factory=dict)
    # Who is not in the report by name, such as when a report came in about nobody.
    others: tuple[NewPerson, ...] = ()


@transaction.atomic
def receive_report(*, report: NewReport, desk: Team, viewer: Viewer) -> Report:
    """Store a report at a desk. From this moment on somebody by name holds the view on safety."""
    # Whoever reports may not see what lies at the desk, nor whether the family is known.
    with looking_as(job(Job.RECEIVING, today=viewer.today)):
        holder = _least_busy_at(desk, viewer)
        problem = rules.why_not_received(
            desk=f"{desk.organisation}, {desk}", receives_reports=desk.receives_reports, is_staffed=holder is not None
        )
        if problem or holder is None:
            raise Refused(problem)
        stored = Report.objects.create(
            desk=desk,
            safety_holder=holder,
            kind=report.kind,
            reporter_kind=report.reporter_kind,
            reported_by_id=viewer.id if viewer.is_professional else None,
            reported_at=report.reported_at,
            situation=report.situation,
            explanation=report.explanation,
            request=report.request,
            further_information=report.further_information,
            wants_feedback=report.wants_feedback,
            immediate_danger=report.immediate_danger,
            disclosure=report.disclosure,
            danger_due_at=terms.ends(IntakeTermCode.DANGER).last_moment if report.is_acute else None,
            foreign_id=report.foreign_id,
            foreign_url=report.foreign_url,
            foreign_ids=report.foreign_ids,
            fingerprint=report.fingerprint,
        )
        persons = _store_parts(stored, report)
        audit.log(viewer, "intake.report.received", stored, act=Act.CREATE)
        if dossier := matching.known_dossier([one.bsn_fingerprint for one in persons], viewer):
            attach_to_known_family(report=stored, dossier=dossier, viewer=viewer)
    return stored


@transaction.atomic
def meet_danger(*, report: Report, how: str, viewer: Viewer) -> Report:
    """Record that somebody looked whether everyone is safe now, and what was done at once."""
    locked = Report.objects.select_for_update(of=("self",)).filter(pk=report.pk).first()
    if locked is None:
        raise Refused(_("Iemand anders heeft deze melding intussen beoordeeld."))
    if problem := rules.why_no_danger_to_meet(
        is_acute=locked.danger_due_at is not None, is_met=locked.danger_met_at is not None, how=how
    ):
        raise Refused(problem)
    locked.danger_met_at, locked.danger_met_by_id, locked.danger_met_how = timezone.now(), viewer.id, how.strip()
    locked.save(update_fields=["danger_met_at", "danger_met_by", "danger_met_how"])
    if locked.dossier_id is not None:
        _tell(viewer, locked, LineKind.TRIAGE, f"Gekeken of iedereen nu veilig is: {locked.danger_met_how}")
    audit.log(viewer, "intake.danger.met", locked)
    return locked


@transaction.atomic
def attach_to_known_family(*, report: Report, dossier: Dossier, viewer: Viewer) -> Report:
    """Put a report at the dossier of the family it is about, and tell those who work on the plan."""
    with looking_as(job(Job.RECEIVING, today=viewer.today)):
        report.dossier = dossier
        report.save(update_fields=["dossier"])
        members = set(Member.objects.of(dossier).values_list("person_id", flat=True))
        persons = list(report.persons.filter(person__isnull=True))
        known = matching.known_persons([one.bsn_fingerprint for one in persons])
        for one in persons:
            person_id = known.get(one.bsn_fingerprint or "")
            if person_id in members:
                one.person_id = person_id
                one.save(update_fields=["person"])
        carry_over(report=report, viewer=viewer)
        _tell(viewer, report, LineKind.REPORT, "Nieuwe melding over dit gezin.")
        audit.log(viewer, "intake.report.attached", report)
        publish(ReportAttached(dossier.pk, audit.item_key(report), report.received_at, viewer))
    return report


@transaction.atomic
def triage(
    *,
    report: Report,
    viewer: Viewer,
    safety_level: str,
    outcome: str,
    reasons: str,
    opening: Opening | None = None,
    dossier: Dossier | None = None,
) -> Report:
    """Record how safe it is and what follows: open a dossier, put it at a known family, or neither."""
    # Two people at one desk: the second waits here, and then hears that it was done.
    locked = Report.objects.select_for_update(of=("self",)).filter(pk=report.pk).first()
    if locked is None:
        raise Refused(_("Iemand anders heeft deze melding intussen beoordeeld."))
    report = locked
    if problem := rules.why_not_triaged(
        is_triaged=report.triaged_at is not None,
        is_attached=report.dossier_id is not None,
        is_disclosure=report.disclosure,
        safety_level=safety_level,
        outcome=outcome,
        reasons=reasons,
    ):
        raise Refused(problem)
    with looking_as(job(Job.RECEIVING, today=viewer.today)):
        if outcome == TriageOutcome.OPEN_DOSSIER:
            assert opening is not None, "who opens a dossier says who carries it"
            _open(report, opening, safety_level, viewer)
        elif outcome == TriageOutcome.ATTACH and report.dossier_id is None:
            assert dossier is not None, "who attaches says to which dossier"
            attach_to_known_family(report=report, dossier=dossier, viewer=viewer)
        report.triaged_at = timezone.now()
        report.triaged_by_id = viewer.id
        report.safety_level, report.outcome, report.reasons = safety_level, outcome, reasons
        report.save(update_fields=["triaged_at", "triaged_by", "safety_level", "outcome", "reasons"])
        if report.dossier_id is not None:
            level = label(SafetyLevel(safety_level))
            _tell(viewer, report, LineKind.TRIAGE, f"Melding van {_day_of(report)} beoordeeld: {level}. {reasons}")
        audit.log(viewer, "intake.report.triaged", report)
    return report


def _open(report: Report, opening: Opening, safety_level: str, viewer: Viewer) -> None:
    persons = list(report.persons.filter(pk__in=opening.roles))
    if problem := rules.why_not_opened(
        members=len(persons) + len(opening.others),
        coordinator_id=opening.coordinator.professional.pk,
        second_id=opening.second.professional.pk if opening.second else None,
    ):
        raise Refused(problem)
    prints = [one.bsn_fingerprint for one in persons]
    dossier = open_dossier(
        municipality=opening.municipality,
        problem_type=opening.problem_type,
        coordinator=opening.coordinator,
        safety_holder=opening.safety_holder,
        second=opening.second,
        viewer=viewer,
        reopens=matching.earlier_dossier(prints, viewer),
    )
    report.dossier = dossier
    report.save(update_fields=["dossier"])
    _tell(viewer, report, LineKind.REPORT, "Melding ontvangen.")
    known = matching.known_persons(prints)
    rows = Person.objects.in_bulk(known.values())
    for one in persons:
        person = rows.get(known.get(one.bsn_fingerprint or "", 0))
        member = _join(dossier, one, opening.roles[one.pk], viewer, person)
        one.person_id = member.person_id
        one.save(update_fields=["person"])
    for other in opening.others:
        _join(dossier, other, other.role, viewer, None)
    carry_over(report=report, viewer=viewer)
    _attach_what_else_waits(report, prints, dossier, viewer)
    version = opening.approach or proposed_version(
        municipality=opening.municipality, problem=opening.problem_type, level=safety_level, report=report.kind,
        viewer=viewer,
    )  # fmt: skip
    if version is not None:
        follow(dossier=dossier, version=version, reason=FIRST_APPROACH, viewer=viewer, reported_at=report.received_at)


def _attach_what_else_waits(report: Report, prints: Collection[str | None], dossier: Dossier, viewer: Viewer) -> None:
    """Other reports about the same persons that wait at this desk belong to the family that has a dossier now."""
    same = ReportedPerson.objects.filter(bsn_fingerprint__in=[one for one in prints if one]).values("report_id")
    others = Report.objects.waiting().filter(desk=report.desk_id, dossier__isnull=True, pk__in=same)
    for other in others.exclude(pk=report.pk):
        attach_to_known_family(report=other, dossier=dossier, viewer=viewer)


def _join(dossier: Dossier, who: ReportedPerson | NewPerson, role: str, viewer: Viewer, known: Person | None) -> Member:
    """Make a reported person a member. Their address stays in the report: it may be secret for another member."""
    return add_member(
        dossier=dossier,
        role=role,
        viewer=viewer,
        person=known,
        given_names=who.given_names,
        prefix=who.prefix,
        surname=who.surname,
        birth_date=who.birth_date,
        sex=who.sex,
        bsn=who.bsn if rules.tells_who(who.bsn) else None,
    )


def _store_parts(stored: Report, report: NewReport) -> list[ReportedPerson]:
    if told := report.contact:
        ReporterContact.objects.create(
            report=stored, name=told.name, email=told.email, phone=told.phone, organisation=told.organisation
        )
    ReportedIncident.objects.bulk_create(
        ReportedIncident(
            report=stored,
            happened_at=one.happened_at,
            place=one.place,
            description=one.description,
            period_from=one.period_from,
            period_until=one.period_until,
        )
        for one in report.incidents
    )
    ReportQuestion.objects.bulk_create(
        ReportQuestion(report=stored, question=one.question, answer=one.answer) for one in report.questions
    )
    return ReportedPerson.objects.bulk_create(
        ReportedPerson(
            report=stored,
            given_names=one.given_names,
            prefix=one.prefix,
            surname=one.surname,
            birth_date=one.birth_date,
            sex=one.sex,
            role=one.role,
            bsn=one.bsn,
            bsn_fingerprint=matching.print_of(one.bsn),
            street=one.street,
            house_number=one.house_number,
            postcode=one.postcode,
            town=one.town,
        )
        for one in report.persons
    )


def _least_busy_at(desk: Team, viewer: Viewer) -> Professional | None:
    """Whoever at this desk holds the view on safety for the fewest waiting reports."""
    at_the_desk = Position.objects.filter(team=desk, kind=PositionKind.DESK).on(viewer.today)
    waiting = (
        Report.objects.waiting()
        .filter(safety_holder=OuterRef("pk"))
        .order_by()
        .values("safety_holder")
        .annotate(number=Count("pk"))
        .values("number")
    )
    return (
        Professional.objects.filter(pk__in=at_the_desk.values("professional_id"))
        .annotate(waiting=Coalesce(Subquery(waiting, output_field=IntegerField()), 0))
        .order_by("waiting", "pk")
        .first()
    )


def _day_of(report: Report) -> str:
    return date_format(timezone.localtime(report.received_at), "j F")


def _tell(viewer: Viewer, report: Report, kind: LineKind, sentence: str) -> None:
    """Tell it to the professionals. When and how the family hears of a report is for people to decide."""
    assert report.dossier_id is not None
    chronology.note_about(
        viewer,
        dossier_id=report.dossier_id,
        section=Section.REPORTS,
        kind=kind,
        sentence=sentence,
        at=report.received_at if kind is LineKind.REPORT else None,
        family_may_read=False,
        key=audit.item_key(report),
    )

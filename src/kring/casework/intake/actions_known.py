"""What can be done about the question whether a family is known elsewhere. Check, write, log; the verb is the name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _

from kring.casework.intake import known_rules as rules
from kring.casework.intake import terms
from kring.casework.intake.choices import IntakeTermCode, KnownAnswer, RequestAnswer
from kring.casework.intake.known_rules import Resting, Telling
from kring.casework.intake.models import (
    AskedPerson,
    GivenInformation,
    InformationRequest,
    KnownQuestion,
    QuestionUntold,
    Report,
)
from kring.casework.intake.whom_to_ask import (
    appointed_for,
    bases_for,
    family_may_read,
    kept_from,
    somebody_hides,
    unanswered_about,
    waiting_at,
    who_can_answer,
)
from kring.foundation.accounts.viewer import Job, Viewer, job, looking_as
from kring.foundation.circle import chronology
from kring.foundation.circle.choices import LineKind, Section
from kring.foundation.circle.models import Dossier, Member
from kring.foundation.core.refusal import Refused
from kring.foundation.households.models import Identity
from kring.foundation.organisations.models import Organisation
from kring.foundation.sharing import audit
from kring.foundation.sharing.choices import Act


@dataclass(frozen=True, slots=True, repr=False)
class Whom:
    """Somebody about whom is asked: a name and a birth date, and who that is here."""

    name: str
    birth_date: date | None = None
    person_id: int | None = None
    reported_id: int | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """Why it is asked, on which basis, and what the family knows of it."""

    purpose: str
    basis: str
    article: str
    consent: str = ""
    telling: Telling = field(default_factory=Telling)


@transaction.atomic
def ask_whether_known(
    *,
    organisations: Sequence[Organisation],
    persons: Sequence[Whom],
    reason: Reason,
    viewer: Viewer,
    dossier: Dossier | None = None,
    report: Report | None = None,
) -> list[KnownQuestion]:
    """Ask each of these organisations whether these persons are known there; from a dossier, or from a report."""
    asked = [one.pk for one in organisations]
    if problem := rules.why_not_asked(
        organisations=asked,
        can_answer=who_can_answer(viewer),
        own=viewer.organisation_id,
        kept_from=kept_from(dossier),
        waiting=waiting_at(dossier, report, viewer.today),
        persons=persons,
        purpose=reason.purpose,
        rests_on=_resting(reason, viewer),
        telling=reason.telling,
        today=viewer.today,
    ):
        raise Refused(problem)
    answer_by = terms.ends(IntakeTermCode.QUESTION).last_day
    # A question to which nobody answered in time is asked anew: the old one asks for nothing any more.
    for expired in unanswered_about(dossier, report).filter(organisation__in=asked):
        withdraw_question(question=expired, viewer=viewer)
    apart = rules.asked_apart(range(len(persons)), somebody_hides=somebody_hides(dossier.pk if dossier else None))
    return [
        _ask(organisation, [persons[number] for number in numbers], reason, viewer, answer_by, dossier, report)
        for organisation in organisations
        for numbers in apart
    ]


def _ask(
    organisation: Organisation,
    persons: Sequence[Whom],
    reason: Reason,
    viewer: Viewer,
    answer_by: date,
    dossier: Dossier | None,
    report: Report | None,
) -> KnownQuestion:
    telling = reason.telling
    question = KnownQuestion.objects.create(
        dossier=dossier,
        report=report,
        desk_id=report.desk_id if report is not None and dossier is None else None,
        organisation=organisation,
        asked_by_id=viewer.id,
        asked_for_id=viewer.organisation_id or 0,
        about=sorted(one.person_id for one in persons if one.person_id is not None),
        purpose=reason.purpose.strip(),
        basis=reason.basis,
        article=reason.article,
        consent=reason.consent.strip(),
        answer_by=answer_by,
        open_until=answer_by,
        family_told_on=telling.told_on,
        tell_by=None if telling.told_on else telling.tell_by,
    )
    AskedPerson.objects.bulk_create(
        AskedPerson(
            question=question, name=one.name, birth_date=one.birth_date, person_id=one.person_id,
            reported_id=one.reported_id,
        )
        for one in persons
    )  # fmt: skip
    if telling.told_on is None:
        QuestionUntold.objects.create(question=question, reason=telling.reason.strip())
    _note(viewer, question, f"Gevraagd aan {organisation}: is dit gezin daar bekend?")
    audit.log(viewer, "intake.known.asked", question, act=Act.SHARE)
    return question


@transaction.atomic
def answer_question(*, question: KnownQuestion, answer: str, viewer: Viewer) -> KnownQuestion:
    """Say whether these persons are known here, or put that right as long as nothing was asked after it."""
    is_appointed = question.organisation_id in appointed_for(viewer)
    # Who answers may write nothing in a dossier: Kring writes down what they said.
    with looking_as(job(Job.RECEIVING, today=viewer.today)):
        question = KnownQuestion.objects.select_for_update(of=("self",)).get(pk=question.pk)
        if problem := rules.why_not_answered(
            is_appointed=is_appointed,
            is_withdrawn=question.withdrawn_at is not None,
            is_answered=bool(question.answer) and question.requests.exists(),  # type: ignore[attr-defined]
            answer_by=question.answer_by,
            today=viewer.today,
        ):
            raise Refused(problem)
        before = "Verbeterd antwoord" if question.answer else "Antwoord"
        question.answer = KnownAnswer(answer)
        question.answered_at, question.answered_by_id = timezone.now(), viewer.id
        question.save(update_fields=["answer", "answered_at", "answered_by"])
        known = "dit gezin is daar bekend" if answer == KnownAnswer.KNOWN else "dit gezin is daar niet bekend"
        _note(viewer, question, f"{before} van {question.organisation}: {known}.")
        log_of_asked(viewer, question, question, "intake.known.answered")
    return question


@transaction.atomic
def request_information(*, question: KnownQuestion, what: str, reason: Reason, viewer: Viewer) -> InformationRequest:
    """After a yes: ask for what one needs to know, about the same persons, and for what."""
    if problem := rules.why_not_requested(
        answer=question.answer,
        is_withdrawn=question.withdrawn_at is not None,
        waits=InformationRequest.objects.unanswered().filter(question=question, answer_by__gte=viewer.today).exists(),
        what=what,
        purpose=reason.purpose,
        rests_on=_resting(reason, viewer),
    ):
        raise Refused(problem)
    answer_by = terms.ends(IntakeTermCode.REQUEST).last_day
    asked = InformationRequest.objects.create(
        question=question, asked_by_id=viewer.id, wanted=what.strip(), purpose=reason.purpose.strip(),
        basis=reason.basis, article=reason.article, consent=reason.consent.strip(), answer_by=answer_by,
    )  # fmt: skip
    question.open_until = max(question.open_until, answer_by)
    question.save(update_fields=["open_until"])
    _note(viewer, question, f"Informatie gevraagd aan {question.organisation}: {asked.wanted}")
    audit.log(viewer, "intake.information.asked", asked, act=Act.SHARE)
    return asked


@transaction.atomic
def answer_request(
    *, request: InformationRequest, answer: str, viewer: Viewer, given: str = "", refusal: str = ""
) -> InformationRequest:
    """Give what was asked, or refuse with a reason. What is given becomes a record of the dossier, with its source."""
    is_appointed = request.question.organisation_id in appointed_for(viewer)
    with looking_as(job(Job.RECEIVING, today=viewer.today)):
        request = InformationRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)
        question = request.question
        problem = rules.why_not_answered(
            is_appointed=is_appointed,
            is_withdrawn=request.withdrawn_at is not None or question.withdrawn_at is not None,
            is_answered=bool(request.answer),
            answer_by=request.answer_by,
            today=viewer.today,
        ) or rules.why_not_given(answer=answer, given=given, refusal=refusal)
        if problem:
            raise Refused(problem)
        request.answer, request.answered_at, request.answered_by_id = answer, timezone.now(), viewer.id
        request.given = given.strip() if answer == RequestAnswer.GRANTED else ""
        request.refusal = refusal.strip() if answer == RequestAnswer.REFUSED else ""
        request.save(update_fields=["answer", "answered_at", "answered_by", "given", "refusal"])
        if answer == RequestAnswer.GRANTED:
            _note(viewer, question, f"{question.organisation} gaf informatie.")
            put_in_dossier(question, viewer)
        else:
            _note(viewer, question, f"{question.organisation} geeft deze informatie niet: {request.refusal}")
        log_of_asked(viewer, question, request, "intake.information.answered")
    return request


@transaction.atomic
def withdraw_question(*, question: KnownQuestion, viewer: Viewer) -> KnownQuestion:
    """Take back a question that is not needed any more: from then on nobody there sees it."""
    if problem := rules.why_not_withdrawn(
        is_withdrawn=question.withdrawn_at is not None, is_answered=bool(question.answer)
    ):
        raise Refused(problem)
    question.withdrawn_at = timezone.now()
    question.save(update_fields=["withdrawn_at"])
    _note(viewer, question, f"De vraag aan {question.organisation} is ingetrokken.")
    audit.log(viewer, "intake.known.withdrawn", question)
    return question


@transaction.atomic
def withdraw_request(*, request: InformationRequest, viewer: Viewer) -> InformationRequest:
    """Take back a request for information."""
    if problem := rules.why_not_withdrawn(
        is_withdrawn=request.withdrawn_at is not None, is_answered=bool(request.answer)
    ):
        raise Refused(problem)
    request.withdrawn_at = timezone.now()
    request.save(update_fields=["withdrawn_at"])
    _note(viewer, request.question, f"Het verzoek om informatie aan {request.question.organisation} is ingetrokken.")
    audit.log(viewer, "intake.information.withdrawn", request)
    return request


@transaction.atomic
def tell_family(*, question: KnownQuestion, told_on: date, viewer: Viewer) -> KnownQuestion:
    """Record that the family knows of a question. From now on they read it themselves, with what came of it."""
    if question.family_told_on is not None:
        raise Refused(_("Het gezin wist dit al."))
    if told_on > viewer.today:
        raise Refused(_("De dag van vertellen ligt in de toekomst."))
    question.family_told_on = told_on
    question.save(update_fields=["family_told_on"])
    with looking_as(job(Job.RECEIVING, today=viewer.today)):
        may_read = family_may_read(question, viewer.today)
        GivenInformation.objects.filter(request__question=question).update(family_may_read=may_read)
    _note(viewer, question, f"Het gezin weet dat dit aan {question.organisation} is gevraagd.")
    audit.log(viewer, "intake.known.told", question)
    return question


def let_family_read(today: date) -> int:
    """What was given is for the family too from the day on which it had to be told; gives how much. Every night."""
    with looking_as(job(Job.RECEIVING, today=today)):
        due = GivenInformation.objects.filter(family_may_read=False, request__question__tell_by__lte=today)
        opened = [one.pk for one in due if family_may_read(one.request.question, today)]
        return GivenInformation.objects.filter(pk__in=opened).update(family_may_read=True)


def carry_over(*, report: Report, viewer: Viewer) -> None:
    """What was asked from a report goes along to the dossier that came of it. Called inside the job of triage."""
    assert report.dossier_id is not None
    members = Identity.objects.filter(person__in=Member.objects.filter(dossier=report.dossier_id).values("person_id"))
    by_name = {(one.full_name.casefold(), one.birth_date): one.person_id for one in members}
    for question in KnownQuestion.objects.filter(report=report, dossier__isnull=True):
        for one in question.persons.select_related("reported"):  # type: ignore[attr-defined]
            linked = one.reported.person_id if one.reported is not None else None
            one.person_id = linked or by_name.get((one.name.casefold(), one.birth_date))
            one.save(update_fields=["person"])
        found = question.persons.filter(person__isnull=False)  # type: ignore[attr-defined]
        question.dossier_id = report.dossier_id
        question.about = sorted(found.values_list("person_id", flat=True))
        question.save(update_fields=["dossier", "about"])
        _note(viewer, question, f"Vóór dit dossier gevraagd aan {question.organisation}: is dit gezin daar bekend?")
        put_in_dossier(question, viewer)


def put_in_dossier(question: KnownQuestion, viewer: Viewer) -> None:
    """What was given goes to the dossier once there is one, and stands there alone."""
    if question.dossier_id is None:
        return
    for request in question.requests.filter(answer=RequestAnswer.GRANTED).exclude(given=""):  # type: ignore[attr-defined]
        record = GivenInformation.objects.create(
            dossier_id=question.dossier_id,
            request=request,
            text=request.given,
            about=question.about,
            family_may_read=family_may_read(question, viewer.today),
            source_holder_id=question.organisation_id,
            written_by_id=request.answered_by_id,
            given_by_id=request.answered_by_id,
        )
        request.given = ""
        request.save(update_fields=["given"])
        audit.log(viewer, "intake.information.recorded", record, act=Act.CREATE)


def _resting(reason: Reason, viewer: Viewer) -> Resting | None:
    """The basis as it counts today for the organisation that asks; None when it does not."""
    for row in bases_for(viewer):
        if (row.code, row.article) == (reason.basis, reason.article):
            return Resting(row.code, row.article, row.consent_needed, reason.consent)
    return None


def log_of_asked(viewer: Viewer, question: KnownQuestion, item: Model, name: str, *, act: Act = Act.SHARE) -> None:
    """What the asked organisation did. In "Wie keek er" only where the question may stand: it names an organisation."""
    about = list(question.about) if family_may_read(question, viewer.today) else []
    audit.write(
        viewer, act=act, name=name, dossier_id=question.dossier_id, sections=[Section.REPORTS],
        key=audit.item_key(item), about=about,
    )  # fmt: skip


def _note(viewer: Viewer, question: KnownQuestion, sentence: str) -> None:
    if question.dossier_id is None:
        return
    chronology.note_about(
        viewer,
        dossier_id=question.dossier_id,
        section=Section.REPORTS,
        kind=LineKind.REPORT,
        sentence=sentence,
        about=list(question.about),
        family_may_read=family_may_read(question, viewer.today),
        key=audit.item_key(question),
    )

"""What can be done to close together. Check, write, log; one transaction; the verb is the name."""

from __future__ import annotations

from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kring.casework.closing import rules
from kring.casework.closing.models import Closing, ClosingWord
from kring.casework.closing.standing import standing_of
from kring.foundation.accounts.viewer import Job, Viewer, job, looking_as
from kring.foundation.circle import chronology
from kring.foundation.circle.authorship import authored_by
from kring.foundation.circle.choices import InvolvementRole, LineKind, Section
from kring.foundation.circle.models import Dossier, Involvement
from kring.foundation.circle.people import circle_of
from kring.foundation.core.dutch import display
from kring.foundation.core.editing import change
from kring.foundation.core.refusal import Refused
from kring.foundation.households.identity import Identity
from kring.foundation.organisations.models import Position, Professional
from kring.foundation.sharing import audit
from kring.foundation.sharing.actions import Face, close_circle
from kring.foundation.sharing.choices import Act
from kring.foundation.sharing.grounds import AFTER_CARE_SECTIONS, agreed_to, needs_consent
from kring.foundation.sharing.models import Ground
from kring.foundation.sharing.opened import carried


@transaction.atomic
def propose_closing(
    *,
    dossier: Dossier,
    viewer: Viewer,
    reason: str,
    summary: str,
    after_care_on: date,
    after_care_by: Professional,
    way_back: str,
) -> Closing:
    """Propose to close, with who asks how it goes afterwards, and when. Then everyone says their word."""
    if problem := rules.why_not_proposed(
        dossier_is_open=dossier.is_open,
        proposal_running=Closing.objects.of(dossier).running().exists(),
        after_care_on=after_care_on,
        today=viewer.today,
    ):
        raise Refused(problem)
    _face(dossier, after_care_by, viewer.today)
    try:
        with transaction.atomic():
            closing = Closing.objects.create(
                dossier=dossier, reason=reason, summary=summary, after_care_on=after_care_on,
                after_care_by=after_care_by, way_back=way_back, proposed_on=viewer.today, **authored_by(viewer),
            )  # fmt: skip
    except IntegrityError as at_once:
        raise Refused(_("Er ligt al een voorstel om af te sluiten.")) from at_once
    chronology.note(viewer, closing, LineKind.CLOSING, f"Voorstel om af te sluiten: {display(closing, 'reason')}.")
    audit.log(viewer, "closing.proposed", closing, act=Act.CREATE)
    return closing


@transaction.atomic
def say_word(
    *, closing: Closing, viewer: Viewer, agrees: bool, words: str, person_id: int | None = None
) -> ClosingWord:
    """Record what a member says about closing, in their own words; without a person: what whoever looks says."""
    _refuse_unless_running(closing)
    try:
        with transaction.atomic():
            said = ClosingWord.objects.create(
                dossier_id=closing.dossier_id,
                closing=closing,
                person_id=person_id,
                professional_id=None if person_id else viewer.id,
                agrees=agrees,
                words=words.strip(),
                about=[person_id] if person_id else [],
                **authored_by(viewer),
            )
    except IntegrityError as twice:
        raise Refused(_("Hier staat al een antwoord van. U kunt dat veranderen.")) from twice
    _tell(viewer, said)
    audit.log(viewer, "closing.word.said", said, act=Act.CREATE)
    return said


@transaction.atomic
def change_word(*, word: ClosingWord, seen_version: int, viewer: Viewer, agrees: bool, words: str) -> ClosingWord:
    """Somebody thinks otherwise by now. What they said before stays in the history."""
    _refuse_unless_running(word.closing)
    if word.professional_id and word.professional_id != viewer.id:
        raise Refused(_("Alleen %(name)s zelf verandert dit antwoord.") % {"name": word.professional})
    change(word, seen_version=seen_version, agrees=agrees, words=words.strip(), said_at=timezone.now())
    _tell(viewer, word)
    audit.log(viewer, "closing.word.changed", word)
    return word


@transaction.atomic
def withdraw_closing(*, closing: Closing, reason: str, viewer: Viewer) -> Closing:
    """Take the proposal back: it is too early, or something happened."""
    _refuse_unless_running(closing)
    change(closing, seen_version=closing.version, withdrawn_at=timezone.now())
    chronology.note(viewer, closing, LineKind.CLOSING, f"Voorstel om af te sluiten ingetrokken. {reason}".strip())
    audit.log(viewer, "closing.withdrawn", closing)
    return closing


@transaction.atomic
def close(*, closing: Closing, viewer: Viewer) -> Closing:
    """Close together: everyone's part ends at the same moment, and whoever does the after-care sees on until then."""
    _refuse_unless_running(closing)
    dossier = closing.dossier
    if not carried(Section.CLOSING).filter(pk=dossier.pk).exists():
        raise Refused(_("Alleen de coördinator, de tweede van het duo of wie zicht houdt op veiligheid sluit af."))
    # Nobody may be passed over because whoever closes does not see them, or not what they said.
    with looking_as(job(Job.OPENING, today=viewer.today)):
        in_the_way = standing_of(dossier, closing, circle_of(dossier, on=viewer.today), viewer.today).in_the_way
    if in_the_way:
        raise Refused(" ".join(in_the_way))
    face = _face(dossier, closing.after_care_by, viewer.today)
    ends_on = rules.after_care_ends_on(closing.after_care_on)
    until_on = _agreed_until(dossier, face, closing.after_care_on, ends_on, viewer)
    change(closing, seen_version=closing.version, closed_at=timezone.now())
    chronology.note(
        viewer,
        closing,
        LineKind.CLOSING,
        f"Samen afgesloten: {display(closing, 'reason')}. {closing.after_care_by} vraagt op "
        f"{closing.after_care_on:%d-%m-%Y} hoe het gaat.",
    )
    audit.log(viewer, "closing.closed", closing)
    close_circle(dossier=dossier, reason=closing.reason, after_care=face, viewer=viewer)
    with looking_as(job(Job.OPENING, today=viewer.today)):
        Ground.objects.filter(dossier=dossier, professional=face.professional, ended_at__isnull=True).update(
            until_on=until_on, sections=[str(one) for one in AFTER_CARE_SECTIONS]
        )
    return closing


@transaction.atomic
def record_after_care(*, closing: Closing, seen_version: int, viewer: Viewer, on: date, words: str) -> Closing:
    """Record that somebody asked how it goes, and what the family said."""
    closed_on = timezone.localdate(closing.closed_at) if closing.closed_at else None
    if problem := rules.why_no_after_care(closed_on=closed_on, on=on, today=viewer.today):
        raise Refused(problem)
    change(closing, seen_version=seen_version, after_care_held_on=on, after_care_words=words.strip())
    chronology.note(viewer, closing, LineKind.CLOSING, "Nazorg: gevraagd hoe het gaat.")
    audit.log(viewer, "closing.after_care.recorded", closing)
    return closing


def _agreed_until(dossier: Dossier, face: Face, after_care_on: date, ends_on: date, viewer: Viewer) -> date:
    """Until when who does the after-care reads on: as long as it takes, and never longer than the family agreed."""
    with looking_as(job(Job.OPENING, today=viewer.today)):
        if not needs_consent(team=face.team, on=viewer.today):
            return ends_on
        agreed = agreed_to(
            dossier=dossier, professional=face.professional, role=InvolvementRole.AFTER_CARE, on=viewer.today
        )
    if problem := rules.why_not_agreed_until(agreed_until=agreed.until_on, after_care_on=after_care_on):
        raise Refused(problem)
    return min(agreed.until_on, ends_on)


def _refuse_unless_running(closing: Closing) -> None:
    if problem := rules.why_not_running(
        closed=closing.closed_at is not None, withdrawn=closing.withdrawn_at is not None
    ):
        raise Refused(problem)


def _face(dossier: Dossier, professional: Professional, today: date) -> Face:
    """Who does the after-care, for the team for which they are involved when they still work there."""
    positions = Position.objects.filter(professional=professional).on(today).select_related("team__organisation")
    involved_for = set(
        Involvement.objects.of(dossier).filter(professional=professional).values_list("team_id", flat=True)
    )
    held = sorted(positions, key=lambda position: (position.team_id not in involved_for, position.pk))
    if not held:
        raise Refused(_("%(name)s werkt hier niet meer. Kies iemand anders voor de nazorg.") % {"name": professional})
    return Face(professional=professional, team=held[0].team)


def _tell(viewer: Viewer, said: ClosingWord) -> None:
    who = Identity.objects.get(person_id=said.person_id) if said.person_id else said.professional
    verdict = "is het eens met afsluiten" if said.agrees else "is het niet eens met afsluiten"
    quote = f" “{said.words}”" if said.words else ""
    chronology.note(viewer, said, LineKind.CLOSING, f"{who} {verdict}.{quote}")

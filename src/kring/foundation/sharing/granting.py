"""Sharing with care: recording a ground with its reasons and consents, renewing it, ending it, telling the family."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kring.foundation.accounts.viewer import Viewer
from kring.foundation.circle import chronology
from kring.foundation.circle.choices import InvolvementRole, LineKind, Section
from kring.foundation.circle.models import Dossier, Involvement
from kring.foundation.circle.people import circle_of
from kring.foundation.core.dutch import day, display
from kring.foundation.core.refusal import Refused
from kring.foundation.organisations.models import Professional, Team
from kring.foundation.sharing import audit, ground_rules
from kring.foundation.sharing.actions import ONE_AT_A_TIME, only_what_one_holds, only_who_carries
from kring.foundation.sharing.bases import all_bases
from kring.foundation.sharing.choices import Act, ConsentHow
from kring.foundation.sharing.consents import asking
from kring.foundation.sharing.models import Consent, Ground


@dataclass(frozen=True, slots=True)
class Recipient:
    """With whom: a professional for a team, or a team as a whole. With a role they are involved now."""

    team: Team
    professional: Professional | None = None
    role: str = ""

    def __str__(self) -> str:
        return str(self.professional or self.team)


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was chosen: what is opened, about whom, why so, on which law, till when, and what the family knows of it."""

    sections: Sequence[str]
    purpose: str
    necessity: str
    proportionality: str
    subsidiarity: str
    basis: str
    article: str
    until_on: date
    # None is everyone.
    persons: Sequence[int] | None = None
    family_told_on: date | None = None
    not_told_reason: str = ""
    tell_by: date | None = None
    # Keys of `Needed` that were given, and how.
    consents: Sequence[str] = ()
    consent_how: str = ConsentHow.SPOKEN


@transaction.atomic
def share(
    *, dossier: Dossier, recipient: Recipient, chosen: Chosen, viewer: Viewer, renews: Ground | None = None
) -> Ground:
    """Record a ground, and involve who was not involved yet. All of it, or nothing."""
    only_who_carries(dossier)
    from_on = viewer.today
    if renews is not None and renews.is_valid_on(viewer.today):
        from_on = renews.until_on
    circle = circle_of(dossier)
    needed = asking(circle, viewer.today)
    options = all_bases().options(recipient.team.organisation.kind, viewer.today)
    basis = next((row for row in options if (row.code, row.article) == (chosen.basis, chosen.article)), None)
    rests_on_consent = basis is not None and basis.consent_needed
    asked = needed.about(chosen.persons) if rests_on_consent else []
    problem = ground_rules.why_not_shared(
        sections=chosen.sections,
        persons=chosen.persons,
        purpose=chosen.purpose,
        necessity=chosen.necessity,
        basis_is_in_force=basis is not None,
        from_on=from_on,
        until_on=chosen.until_on,
        consent_until=needed.until(chosen.persons) if rests_on_consent else None,
        family_told_on=chosen.family_told_on,
        not_told_reason=chosen.not_told_reason,
        tell_by=chosen.tell_by,
        missing=[one.in_words for one in asked if one.giver_id is None or one.key not in chosen.consents],
        today=viewer.today,
    )
    if problem:
        raise Refused(problem)
    only_what_one_holds(dossier, chosen.sections)
    if recipient.role:
        _involve(dossier, recipient, viewer, family_may_read=chosen.family_told_on is not None)
    elif not _is_involved(dossier, recipient):
        raise Refused(_("Deze persoon doet niet mee. Vraag eerst om mee te doen."))
    ground = Ground.objects.create(
        dossier=dossier,
        professional=recipient.professional,
        team=None if recipient.professional else recipient.team,
        sections=list(chosen.sections),
        persons=None if chosen.persons is None else sorted(chosen.persons),
        purpose=chosen.purpose.strip(),
        necessity=chosen.necessity.strip(),
        proportionality=chosen.proportionality,
        subsidiarity=chosen.subsidiarity,
        basis=chosen.basis,
        article=chosen.article,
        from_on=from_on,
        until_on=chosen.until_on,
        family_told_on=chosen.family_told_on,
        not_told_reason="" if chosen.family_told_on else chosen.not_told_reason.strip(),
        tell_by=None if chosen.family_told_on else chosen.tell_by,
        renews=renews,
        recorded_by_id=viewer.id,
    )
    for one in asked:
        assert one.giver_id is not None  # otherwise it was missing above
        Consent.objects.create(
            dossier=dossier, ground=ground, person_id=one.person_id, given_by_id=one.giver_id,
            how=chosen.consent_how, given_on=viewer.today, recorded_by_id=viewer.id,
        )  # fmt: skip
    verb = "blijft meelezen" if renews is not None else "leest mee"
    _tell(
        viewer, ground, f"{recipient} {verb}, tot {day(ground.until_on)}: {ground.purpose}.",
        family_may_read=ground.family_told_on is not None,
    )  # fmt: skip
    audit.log(viewer, "sharing.ground.renewed" if renews else "sharing.ground.recorded", ground, act=Act.SHARE)
    return ground


@transaction.atomic
def renew(*, ground: Ground, chosen: Chosen, viewer: Viewer) -> Ground:
    """A new ground that follows this one: the same, with a new end, reasons of now and consents of now."""
    if Ground.objects.filter(renews=ground, ended_at__isnull=True, until_on__gt=viewer.today).exists():
        raise Refused(_("Deze grond is al verlengd."))
    if ground.ended_at is not None:
        raise Refused(_("Deze grond is beëindigd. Deel opnieuw als het weer nodig is."))
    return share(
        dossier=ground.dossier,
        recipient=recipient_of(ground),
        chosen=replace(chosen, sections=ground.sections, persons=ground.persons),
        viewer=viewer,
        renews=ground,
    )


@transaction.atomic
def end_ground(*, ground: Ground, reason: str, viewer: Viewer) -> Ground:
    """Close what was shared, with the reason. Whoever wants it anew records a new one."""
    only_who_carries(ground.dossier)
    if problem := ground_rules.why_not_ended(
        is_over=ground.ended_at is not None or ground.until_on <= viewer.today,
        reason=reason,
        leaves_holder_blind=_leaves_holder_blind(ground, viewer.today),
    ):
        raise Refused(problem)
    # What the family was not told of is not told by its end.
    told = ground.family_told_on is not None or ground.tell_by is None
    ground.ended_at, ground.end_reason = timezone.now(), reason.strip()
    _tell(
        viewer, ground, f"{ground.recipient} leest niet meer mee: {ground.end_reason}", family_may_read=told
    )  # fmt: skip
    audit.log(viewer, "sharing.ground.ended", ground, act=Act.SHARE)
    # Last: whoever ends their own ground sees nothing of it from here on.
    ground.save(update_fields=["ended_at", "end_reason"])
    return ground


@transaction.atomic
def tell_family(*, ground: Ground, told_on: date, viewer: Viewer) -> Ground:
    """Record that the family knows. From now on they read it themselves."""
    only_who_carries(ground.dossier)
    if ground.family_told_on is not None:
        raise Refused(_("Het gezin wist dit al."))
    only_what_one_holds(ground.dossier, ground.sections)
    if told_on > viewer.today:
        raise Refused(_("De dag van vertellen ligt in de toekomst."))
    ground.family_told_on = told_on
    ground.save(update_fields=["family_told_on"])
    _tell(viewer, ground, f"Het gezin weet dat {ground.recipient} meeleest.", family_may_read=True)
    audit.log(viewer, "sharing.ground.told", ground)
    return ground


def _is_involved(dossier: Dossier, recipient: Recipient) -> bool:
    running = Involvement.objects.of(dossier).running()
    if recipient.professional is not None:
        return running.filter(professional=recipient.professional).exists()
    return running.filter(team=recipient.team, professional__isnull=True).exists()


def _involve(dossier: Dossier, recipient: Recipient, viewer: Viewer, *, family_may_read: bool) -> None:
    role = InvolvementRole(recipient.role)
    if role in ONE_AT_A_TIME:
        raise Refused(_("Deze rol is er altijd precies één. Draag de rol over in plaats van iemand toe te voegen."))
    if Involvement.objects.of(dossier).running().filter(professional=recipient.professional, role=role).exists():
        raise Refused(_("Deze professional heeft deze rol al."))
    involvement = Involvement.objects.create(
        dossier=dossier, role=role, professional=recipient.professional, team=recipient.team, started_at=timezone.now()
    )
    chronology.note_about(
        viewer, dossier_id=dossier.pk, section=Section.CIRCLE, kind=LineKind.CIRCLE,
        sentence=f"{recipient} doet mee: {display(involvement, 'role')}.", family_may_read=family_may_read,
        key=audit.item_key(involvement),
    )  # fmt: skip
    audit.log(viewer, "circle.involved", involvement, act=Act.SHARE)


def recipient_of(ground: Ground) -> Recipient:
    """Who reads along on this ground, as long as they are involved."""
    return Recipient(team=ground.team or _team_of(ground), professional=ground.professional)


def _team_of(ground: Ground) -> Team:
    involved = (
        Involvement.objects.of(ground.dossier)
        .running()
        .filter(professional_id=ground.professional_id or 0)
        .select_related("team__organisation")
        .first()
    )
    if involved is None or involved.team is None:
        raise Refused(_("Deze persoon doet niet meer mee. Vraag eerst om weer mee te doen."))
    return involved.team


def _leaves_holder_blind(ground: Ground, today: date) -> bool:
    """Whether somebody who carries the family would lose the last ground on which they see all of it."""
    holds = (
        Involvement.objects.of(ground.dossier)
        .running()
        .filter(professional_id=ground.professional_id or 0, professional__isnull=False, role__in=ONE_AT_A_TIME)
    )
    others = (
        Ground.objects.of(ground.dossier)
        .valid_on(today)
        .filter(professional_id=ground.professional_id or 0, persons__isnull=True, sections__contains=ground.sections)
        .exclude(pk=ground.pk)
    )
    return ground.is_valid_on(today) and holds.exists() and not others.exists()


def _tell(viewer: Viewer, ground: Ground, sentence: str, *, family_may_read: bool) -> None:
    chronology.note_about(
        viewer, dossier_id=ground.dossier_id, section=Section.CIRCLE, kind=LineKind.CIRCLE, sentence=sentence,
        about=list(ground.persons or []), family_may_read=family_may_read, key=audit.item_key(ground),
    )  # fmt: skip

"""What can be done about a hand-over: prepare, tell the family, sign from both sides, decline, take it back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kring.foundation.accounts.viewer import Job, Viewer, job, looking_as
from kring.foundation.circle import chronology
from kring.foundation.circle.authorship import authored_by
from kring.foundation.circle.choices import LineKind, Section
from kring.foundation.circle.models import Dossier, Involvement, Member
from kring.foundation.core.dutch import day, display
from kring.foundation.core.editing import change
from kring.foundation.core.refusal import Refused
from kring.foundation.organisations.choices import PositionKind
from kring.foundation.organisations.models import Position, Professional
from kring.foundation.sharing import audit
from kring.foundation.sharing.actions import Face, only_who_carries
from kring.foundation.sharing.choices import Act
from kring.foundation.sharing.handing_over import moving, rules
from kring.foundation.sharing.log_choices import NoticeKind
from kring.foundation.sharing.models import Ground, Notice, PreparedHandover, ToldOfHandover
from kring.foundation.sharing.replacement import running_on


@dataclass(frozen=True, slots=True)
class Signing:
    """As whom somebody can sign this hand-over today."""

    is_giver: bool
    signs_for_giver: bool
    is_receiver: bool

    @property
    def anybody(self) -> bool:
        return self.is_giver or self.signs_for_giver or self.is_receiver


@transaction.atomic
def prepare(
    *, dossier: Dossier, role: str, to: Face, from_on: date, reason: str, words: str, viewer: Viewer
) -> PreparedHandover:
    """Begin a hand-over. Nothing goes over yet: the giver keeps the role."""
    giver = Involvement.objects.of(dossier).running().filter(role=role, professional__isnull=False).first()
    if problem := rules.why_not_prepared(
        is_held=giver is not None,
        has_it_already=giver is not None and giver.professional_id == to.professional.pk,
        on_its_way=PreparedHandover.objects.of(dossier).on_their_way().filter(role=role).exists(),
        from_on=from_on,
        reason=reason,
        today=viewer.today,
    ):
        raise Refused(problem)
    assert giver is not None  # otherwise it was refused above
    only_who_carries(dossier, unless_it_is_their_own=giver)
    try:
        with transaction.atomic():
            prepared = PreparedHandover.objects.create(
                dossier=dossier, role=role, giver=giver, to=to.professional, to_team=to.team, from_on=from_on,
                reason=reason.strip(), words=words.strip(), family_may_read=False, **authored_by(viewer),
            )  # fmt: skip
    except IntegrityError as twice:
        raise Refused(_("Deze rol wordt al overgedragen. Trek die overdracht eerst in.")) from twice
    _note(viewer, prepared, f"Overdracht voorbereid aan {to.professional}: {display(prepared, 'role')}.")
    audit.log(viewer, "circle.handover.prepared", prepared, act=Act.CREATE)
    return prepared


@transaction.atomic
def tell(
    *,
    prepared: PreparedHandover,
    persons: Iterable[int],
    viewer: Viewer,
    told_on: date | None = None,
    how: str = "",
    told_by: Professional | None = None,
    not_told_reason: str = "",
    tell_by: date | None = None,
) -> list[ToldOfHandover]:
    """Write down of each of these persons what they were told, or why not yet."""
    _still_on_its_way(prepared)
    only_who_carries(prepared.dossier, unless_it_is_their_own=prepared.giver)
    if problem := rules.why_not_told(
        told_on=told_on, from_on=prepared.from_on, reason=not_told_reason, tell_by=tell_by, today=viewer.today
    ):
        raise Refused(problem)
    members = {one.person_id: one for one in family_to_tell(prepared.dossier, viewer.today)}
    asked = list(dict.fromkeys(persons))
    if not asked or not set(asked) <= set(members):
        raise Refused(_("Kies aan wie u het vertelde."))
    return [
        _write_told(prepared, members[pk], viewer, told_on, how, told_by, not_told_reason.strip(), tell_by)
        for pk in asked
    ]


@transaction.atomic
def sign(*, prepared: PreparedHandover, viewer: Viewer, because: str = "", seen_version: int) -> PreparedHandover:
    """Sign as giver, for a giver who is away, or as receiver. The second signature lets the role go over."""
    signing = signing_of(prepared, viewer)
    not_answered, anybody_told = standing_of_family(prepared, viewer.today)
    if problem := rules.why_not_signed(
        is_on_its_way=prepared.is_on_its_way,
        is_giver=signing.is_giver,
        signs_for_giver=signing.signs_for_giver,
        because=because,
        is_receiver=signing.is_receiver,
        giver_signed=prepared.giver_signed_at is not None,
        receiver_signed=prepared.receiver_signed_at is not None,
        not_answered=not_answered,
        anybody_told=anybody_told,
        receiver_sees=receiver_sees(prepared, viewer.today),
    ):
        raise Refused(problem)
    now = timezone.now()
    if prepared.giver_signed_at is None:
        change(
            prepared, seen_version=seen_version, giver_signed_at=now, giver_signed_by_id=viewer.id,
            signed_for_because="" if signing.is_giver else because.strip(),
        )  # fmt: skip
        instead = "" if signing.is_giver else f" in de plaats van {prepared.giver.professional}: {because.strip()}"
        _note(viewer, prepared, f"{viewer.name} tekende de overdracht aan {prepared.to}{instead}.")
        audit.log(viewer, "circle.handover.signed", prepared)
        return prepared
    change(prepared, seen_version=seen_version, receiver_signed_at=now)
    _note(viewer, prepared, f"{prepared.to} tekende voor {display(prepared, 'role')}.")
    audit.log(viewer, "circle.handover.signed", prepared)
    return moving.arrange(prepared, viewer)


@transaction.atomic
def decline(*, prepared: PreparedHandover, because: str, viewer: Viewer, seen_version: int) -> PreparedHandover:
    """The receiver does not take it. The giver keeps the role, and knows why."""
    _still_on_its_way(prepared)
    if prepared.to_id != viewer.id or not viewer.is_professional:
        raise Refused(_("Alleen wie het zou overnemen kan dit weigeren."))
    if prepared.receiver_signed_at is not None:
        raise Refused(_("U heeft al getekend. Vraag wie overdraagt om de overdracht in te trekken."))
    if not because.strip():
        raise Refused(_("Schrijf op waarom u het niet overneemt."))
    change(prepared, seen_version=seen_version, declined_at=timezone.now(), declined_because=because.strip())
    _note(viewer, prepared, f"{prepared.to} neemt {display(prepared, 'role')} niet over. {because.strip()}")
    audit.log(viewer, "circle.handover.declined", prepared)
    _close_what_was_told(prepared, viewer)
    _let_know(prepared, viewer, {prepared.giver.professional_id, prepared.giver_signed_by_id},
              f"{prepared.to} neemt {display(prepared, 'role')} niet over. {because.strip()}")  # fmt: skip
    return prepared


@transaction.atomic
def withdraw(*, prepared: PreparedHandover, because: str, viewer: Viewer, seen_version: int) -> PreparedHandover:
    """Take it back, also when both signed and the day has not come: the giver keeps the role."""
    _still_on_its_way(prepared)
    only_who_carries(prepared.dossier, unless_it_is_their_own=prepared.giver)
    if prepared.moves_at is not None and prepared.moves_at <= timezone.now():
        raise Refused(_("De rol is al overgegaan. Draag die zo nodig weer over."))
    if not because.strip():
        raise Refused(_("Schrijf op waarom de overdracht niet doorgaat."))
    if prepared.version != seen_version:
        # The same words as any other edit that came too late.
        change(prepared, seen_version=seen_version, withdrawn_because=because)
    was_arranged = prepared.moves_at is not None
    with looking_as(job(Job.OPENING, today=viewer.today)):
        moving.call_off(prepared, withdrawn_at=timezone.now(), withdrawn_because=because.strip())
    _note(viewer, prepared, f"De overdracht aan {prepared.to} gaat niet door. {because.strip()}")
    audit.log(viewer, "circle.handover.withdrawn", prepared)
    if was_arranged or prepared.giver_signed_at is not None:
        _let_know(prepared, viewer, {prepared.to_id},
                  f"De overdracht van {display(prepared, 'role')} gaat niet door. {because.strip()}")  # fmt: skip
    return prepared


def signing_of(prepared: PreparedHandover, viewer: Viewer) -> Signing:
    """As whom this viewer can sign. At most two queries."""
    if not viewer.is_professional:
        return Signing(False, False, False)
    giver_id = prepared.giver.professional_id
    stands_in = running_on(viewer.today).filter(absent_id=giver_id, replacement_id=viewer.id)
    leads = Position.objects.on(viewer.today).filter(
        professional_id=viewer.id, team_id=prepared.giver.team_id, kind=PositionKind.TEAM_LEAD
    )
    is_giver = giver_id == viewer.id
    return Signing(
        is_giver=is_giver,
        signs_for_giver=not is_giver and (stands_in.exists() or leads.exists()),
        is_receiver=prepared.to_id == viewer.id,
    )


def family_to_tell(dossier: Dossier, today: date) -> list[Member]:
    """Who belongs to the family now, whether or not whoever asks may see them: nobody is passed over. One query."""
    with looking_as(job(Job.OPENING, today=today)):
        return list(Member.objects.of(dossier).present_on(today).select_related("person__identity").order_by("id"))


def standing_of_family(prepared: PreparedHandover, today: date) -> tuple[Sequence[str], bool]:
    """Of whom it is not written down yet whether they know, by name; and whether anybody knows, or could."""
    members = family_to_tell(prepared.dossier, today)
    with looking_as(job(Job.OPENING, today=today)):
        told = dict(ToldOfHandover.objects.filter(prepared=prepared).values_list("person_id", "told_on"))
    missing = [str(getattr(one.person, "identity", _("iemand"))) for one in members if one.person_id not in told]
    return missing, any(told.values()) or not members


def receiver_sees(prepared: PreparedHandover, today: date) -> bool:
    """Whether the receiver takes part now, on a ground about everyone. Two queries."""
    with looking_as(job(Job.OPENING, today=today)):
        involved = Involvement.objects.of(prepared.dossier).running().filter(professional_id=prepared.to_id)
        grounds = Ground.objects.of(prepared.dossier).valid_on(today)
        return (
            involved.exists()
            and grounds.filter(
                professional_id=prepared.to_id, persons__isnull=True, sections__contains=[Section.CIRCLE]
            ).exists()
        )


def _write_told(
    prepared: PreparedHandover, member: Member, viewer: Viewer, told_on: date | None, how: str,
    told_by: Professional | None, not_told_reason: str, tell_by: date | None,
) -> ToldOfHandover:  # fmt: skip
    identity = getattr(member.person, "identity", None)
    values: dict[str, Any] = {
        "told_on": told_on, "how": how if told_on else "", "told_by_id": None, "words": "",
        "not_told_reason": "" if told_on else not_told_reason, "tell_by": None if told_on else tell_by,
        "family_may_read": told_on is not None,
    }  # fmt: skip
    if told_on is not None:
        values["told_by_id"] = told_by.pk if told_by else viewer.id
        values["words"] = rules.words_for(
            receiver=str(prepared.to), giver=str(prepared.giver.professional), role=prepared.role,
            on=day(prepared.from_on), age=identity.age_on(viewer.today) if identity else None,
        )  # fmt: skip
    found = ToldOfHandover.objects.filter(prepared=prepared, person_id=member.person_id).first()
    if found is None:
        found = ToldOfHandover.objects.create(
            dossier=prepared.dossier, prepared=prepared, person_id=member.person_id, about=[member.person_id],
            **values, **authored_by(viewer),
        )  # fmt: skip
    elif found.told_on is None or told_on is not None:
        change(found, seen_version=found.version, **values)
    who = str(identity or "iemand")
    told = f"{who} weet dat {prepared.to} het overneemt." if told_on else f"{who} weet nog niet dat {prepared.to} komt."
    chronology.note(viewer, found, LineKind.CIRCLE, told)
    audit.log(viewer, "circle.handover.told", found)
    return found


def _still_on_its_way(prepared: PreparedHandover) -> None:
    if not prepared.is_on_its_way:
        raise Refused(_("Deze overdracht loopt niet meer."))


def _close_what_was_told(prepared: PreparedHandover, viewer: Viewer) -> None:
    with looking_as(job(Job.OPENING, today=viewer.today)):
        ToldOfHandover.objects.filter(prepared=prepared, ended_at__isnull=True).update(ended_at=timezone.now())


def _let_know(prepared: PreparedHandover, viewer: Viewer, to: Iterable[int | None], sentence: str) -> None:
    with looking_as(job(Job.OPENING, today=viewer.today)):
        for one in sorted({pk for pk in to if pk} - {viewer.id}):
            Notice.objects.create(to_id=one, kind=NoticeKind.HANDOVER, dossier=prepared.dossier, sentence=sentence)


def _note(viewer: Viewer, prepared: PreparedHandover, sentence: str) -> None:
    """A line for professionals: the family reads what they were told, and that the role went over."""
    chronology.note(viewer, prepared, LineKind.CIRCLE, sentence)

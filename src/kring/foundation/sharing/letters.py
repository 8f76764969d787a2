"""Informing a parent without authority: important facts on request, as a document of its own; or why not."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from kring.foundation.accounts.viewer import Viewer
from kring.foundation.circle import chronology
from kring.foundation.circle.choices import LineKind, MemberRole, Section
from kring.foundation.circle.models import Dossier, Member
from kring.foundation.core.refusal import Refused
from kring.foundation.households.choices import PARENTS
from kring.foundation.households.models import Identity, ParentalAuthority, Person, Relation
from kring.foundation.sharing import audit, minor_rules
from kring.foundation.sharing.actions import only_who_carries
from kring.foundation.sharing.choices import Act
from kring.foundation.sharing.models import ParentLetter


def pairs_without_authority(dossier: Dossier, today: date) -> list[tuple[int, int]]:
    """Which parent has no authority over which child of this family: (parent, child). Three queries."""
    children = list(
        Member.objects.of(dossier).present_on(today).filter(role=MemberRole.CHILD).values_list("person_id", flat=True)
    )
    held = set(ParentalAuthority.objects.filter(child__in=children).on(today).values_list("parent_id", "child_id"))
    related = Relation.objects.filter(other__in=children, kind__in=PARENTS).on(today).order_by("id")
    return [pair for pair in related.values_list("person_id", "other_id") if pair not in held]


@transaction.atomic
def give_letter(
    *,
    dossier: Dossier,
    to: Person,
    child: Person,
    asked_on: date,
    question: str,
    facts: str,
    refusal: str,
    viewer: Viewer,
) -> ParentLetter:
    """Give a parent what was written for them, or say why not. Nothing of the dossier goes along by itself."""
    only_who_carries(dossier)
    if problem := minor_rules.why_no_letter(
        is_parent=Relation.objects.filter(person=to, other=child, kind__in=PARENTS).on(viewer.today).exists(),
        has_authority=ParentalAuthority.objects.filter(parent=to, child=child).on(viewer.today).exists(),
        facts=facts,
        refusal=refusal,
    ):
        raise Refused(problem)
    parent, of = Identity.objects.get(person=to), Identity.objects.get(person=child)
    letter = ParentLetter.objects.create(
        dossier=dossier, to=to, child=child, child_called=str(of), asked_on=asked_on,
        question=question.strip(), facts=facts.strip(), refusal=refusal.strip(), written_by_id=viewer.id,
    )  # fmt: skip
    chronology.note_about(
        viewer, dossier_id=dossier.pk, section=Section.CIRCLE, kind=LineKind.CIRCLE,
        sentence=f"{parent} vroeg naar {of}, en kreeg {'geen feiten' if letter.is_refused else 'een brief'}.",
        about=[to.pk], key=audit.item_key(letter),
    )  # fmt: skip
    audit.write(
        viewer, act=Act.CREATE if letter.is_refused else Act.SHARE,
        name="sharing.letter.refused" if letter.is_refused else "sharing.letter.given", dossier_id=dossier.pk,
        key=audit.item_key(letter), about=[child.pk, to.pk],
    )  # fmt: skip
    return letter

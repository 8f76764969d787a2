"""What can be done to the joint explanation. Check, write, log; one transaction; the verb is the name."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from kring.casework.explanation import rules
from kring.casework.explanation.models import Explanation, Factor, StatedNeed
from kring.foundation.accounts.viewer import Job, Viewer, job, looking_as
from kring.foundation.circle import chronology
from kring.foundation.circle.authorship import authored_by
from kring.foundation.circle.choices import LineKind, Need
from kring.foundation.circle.models import Dossier, Member
from kring.foundation.core.dutch import label
from kring.foundation.core.editing import change
from kring.foundation.core.refusal import ChangedMeanwhile, Refused
from kring.foundation.sharing import audit
from kring.foundation.sharing.choices import Act


@transaction.atomic
def add_factor(
    *,
    dossier: Dossier,
    viewer: Viewer,
    wording: str,
    domain: str,
    function: str,
    source_kind: str,
    identified_on: date,
    told_by: str = "",
    verified: bool = False,
    own_words: str = "",
    about: list[int] | None = None,
) -> Factor:
    """Write down something that plays a part, and how we know it."""
    if problem := rules.why_not_a_factor(
        source_kind=source_kind, told_by=told_by, verified=verified, identified_on=identified_on, today=viewer.today
    ):
        raise Refused(problem)
    factor = Factor.objects.create(
        dossier=dossier, wording=wording, domain=domain, function=function, valence=rules.valence_of(function),
        source_kind=source_kind, told_by=told_by.strip(), verified=verified, own_words=own_words,
        identified_on=identified_on, about=about or [], **authored_by(viewer),
    )  # fmt: skip
    chronology.note(viewer, factor, LineKind.EXPLANATION, _told(factor))
    audit.log(viewer, "explanation.factor.added", factor, act=Act.CREATE)
    return factor


@transaction.atomic
def edit_factor(*, factor: Factor, seen_version: int, viewer: Viewer, **values: Any) -> Factor:
    """Say it better, or say better how we know it, unless somebody else changed it in between."""
    becomes = {
        name: values.get(name, getattr(factor, name))
        for name in ("source_kind", "told_by", "verified", "identified_on")
    }
    problem = rules.why_not_edited(dropped_on=factor.dropped_on)
    if problem := problem or rules.why_not_a_factor(**becomes, today=viewer.today):
        raise Refused(problem)
    if "function" in values:
        values["valence"] = rules.valence_of(values["function"])
    change(factor, seen_version=seen_version, **values)
    chronology.note(viewer, factor, LineKind.EXPLANATION, f"Anders opgeschreven. {_told(factor)}")
    audit.log(viewer, "explanation.factor.edited", factor)
    return factor


@transaction.atomic
def drop_factor(*, factor: Factor, on: date, viewer: Viewer) -> Factor:
    """Record that something no longer plays a part. It stays readable."""
    if problem := rules.why_not_dropped(
        identified_on=factor.identified_on, dropped_on=factor.dropped_on, on=on, today=viewer.today
    ):
        raise Refused(problem)
    change(factor, seen_version=factor.version, dropped_on=on)
    chronology.note(viewer, factor, LineKind.EXPLANATION, f"Speelt niet meer: {factor.wording}")
    audit.log(viewer, "explanation.factor.dropped", factor)
    return factor


@transaction.atomic
def draft_explanation(
    *, dossier: Dossier, viewer: Viewer, text: str | None = None, dissent: str | None = None
) -> Explanation:
    """Begin the next version. What is not given is copied from the version that was shared last."""
    if Explanation.objects.of(dossier).drafts().exists():
        raise ChangedMeanwhile(_("Iemand anders begon intussen aan een nieuwe versie. Kijk eerst wat er staat."))
    last = Explanation.objects.of(dossier).shared().first()
    number = (Explanation.objects.of(dossier).aggregate(last=Max("number"))["last"] or 0) + 1
    try:
        with transaction.atomic():
            draft = Explanation.objects.create(
                dossier=dossier,
                number=number,
                text=text if text is not None else (last.text if last else ""),
                dissent=dissent if dissent is not None else (last.dissent if last else ""),
                **authored_by(viewer),
            )
    except IntegrityError as at_once:
        raise ChangedMeanwhile(_("Iemand anders begon op hetzelfde moment aan een nieuwe versie.")) from at_once
    chronology.note(viewer, draft, LineKind.EXPLANATION, f"Begonnen aan versie {number} van de verklaring.")
    audit.log(viewer, "explanation.drafted", draft, act=Act.CREATE)
    return draft


@transaction.atomic
def edit_explanation(
    *, explanation: Explanation, seen_version: int, viewer: Viewer, text: str, dissent: str
) -> Explanation:
    """Change the words of a draft. A shared version is fixed."""
    if problem := rules.why_not_drafted(shared_on=explanation.shared_on):
        raise Refused(problem)
    change(explanation, seen_version=seen_version, text=text, dissent=dissent)
    audit.log(viewer, "explanation.edited", explanation)
    return explanation


@transaction.atomic
def share_explanation(
    *,
    explanation: Explanation,
    seen_version: int,
    viewer: Viewer,
    on: date,
    organisations_present: int,
    family_present: bool,
) -> Explanation:
    """Fix this version as the explanation that everyone shares. From now on nobody can change it."""
    if problem := rules.why_not_shared(
        text=explanation.text, shared_on=explanation.shared_on, on=on, today=viewer.today
    ):
        raise Refused(problem)
    change(
        explanation,
        seen_version=seen_version,
        shared_on=on,
        organisations_present=organisations_present,
        family_present=family_present,
    )
    rest = " Niet iedereen is het eens: dat staat erbij." if explanation.dissent else ""
    chronology.note(
        viewer,
        explanation,
        LineKind.EXPLANATION,
        f"Verklaring, versie {explanation.number}, samen vastgesteld.{rest}",
    )
    audit.log(viewer, "explanation.shared", explanation, act=Act.SHARE)
    return explanation


@transaction.atomic
def state_need(*, member: Member, viewer: Viewer, need: str, words: str, on: date) -> StatedNeed:
    """Record what a member says to need, or that nothing is needed now, in their own words.

    The words are theirs alone, and so go into a record about that one person; the member row, which the
    whole family may see, keeps only the answer and its day.
    """
    if problem := rules.why_not_stated(need=need, words=words, on=on, today=viewer.today):
        raise Refused(problem)
    stated = StatedNeed.objects.create(
        dossier_id=member.dossier_id, person_id=member.person_id, need=need, words=words.strip(), said_on=on,
        about=[member.person_id], **authored_by(viewer),
    )  # fmt: skip
    if member.reviewed_on is None or on >= member.reviewed_on:
        member.need, member.reviewed_on = need, on
        # Whoever works with this member may hear it; the row itself only changes for who carries the family.
        with looking_as(job(Job.OPENING, today=viewer.today)):
            member.save(update_fields=["need", "reviewed_on"])
    quote = f" “{stated.words}”" if stated.words else ""
    chronology.note(viewer, stated, LineKind.EXPLANATION, f"{member.person.identity} {label(Need(need))}.{quote}")
    audit.log(viewer, "explanation.need.stated", stated, act=Act.CREATE)
    return stated


def _told(factor: Factor) -> str:
    how = rules.source_in_words(source_kind=factor.source_kind, told_by=factor.told_by)
    return f"Wat speelt: {factor.wording} ({how})"

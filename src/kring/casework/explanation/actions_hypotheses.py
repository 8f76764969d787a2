"""What can be done to the arrows of the map and to what may explain it. Check, write, log; the verb is the name."""

from __future__ import annotations

from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from kring.casework.explanation import rules
from kring.casework.explanation.choices import HypothesisStatus
from kring.casework.explanation.models import Argument, Factor, Hypothesis, Influence, Perspective, Stance
from kring.foundation.accounts.viewer import Viewer
from kring.foundation.circle import chronology
from kring.foundation.circle.authorship import authored_by
from kring.foundation.circle.choices import LineKind
from kring.foundation.circle.models import Dossier, Member
from kring.foundation.core.dutch import label
from kring.foundation.core.editing import change
from kring.foundation.core.refusal import ChangedMeanwhile, Refused
from kring.foundation.organisations.models import Professional
from kring.foundation.sharing import audit
from kring.foundation.sharing.choices import Act


@transaction.atomic
def draw_influence(*, source: Factor, target: Factor, strength: str, certainty: str, viewer: Viewer) -> Influence:
    """Record that one factor works on another."""
    same = source.pk == target.pk
    already = Influence.objects.current().filter(source=source, target=target).exists()
    if problem := rules.why_no_influence(same=same, already=already):
        raise Refused(problem)
    about, family_may_read = rules.for_whom_of_both(source.about, target.about)
    try:
        with transaction.atomic():
            influence = Influence.objects.create(
                dossier_id=source.dossier_id, source=source, target=target, strength=strength, certainty=certainty,
                seen_on=viewer.today, about=about,
                family_may_read=family_may_read and source.family_may_read and target.family_may_read,
                **authored_by(viewer),
            )  # fmt: skip
    except IntegrityError as at_once:
        raise ChangedMeanwhile(_("Iemand anders legde dit verband op hetzelfde moment.")) from at_once
    audit.log(viewer, "explanation.influence.drawn", influence, act=Act.CREATE)
    return influence


@transaction.atomic
def drop_influence(*, influence: Influence, viewer: Viewer) -> Influence:
    """Take an arrow away. That it was there stays in the history."""
    if influence.dropped_on is not None:
        raise Refused(_("Dit verband was al weg."))
    change(influence, seen_version=influence.version, dropped_on=viewer.today)
    audit.log(viewer, "explanation.influence.dropped", influence)
    return influence


@transaction.atomic
def propose_hypothesis(*, dossier: Dossier, wording: str, viewer: Viewer, about: list[int] | None = None) -> Hypothesis:
    """Write down what may explain it, to hold it against what is known."""
    hypothesis = Hypothesis.objects.create(
        dossier=dossier, wording=wording.strip(), about=about or [], **authored_by(viewer)
    )
    chronology.note(viewer, hypothesis, LineKind.EXPLANATION, f"Mogelijke verklaring: {hypothesis.wording}")
    audit.log(viewer, "explanation.hypothesis.proposed", hypothesis, act=Act.CREATE)
    return hypothesis


@transaction.atomic
def reword_hypothesis(*, hypothesis: Hypothesis, seen_version: int, wording: str, viewer: Viewer) -> Hypothesis:
    """Say it better. What was weighed stays as it was weighed."""
    if hypothesis.status != HypothesisStatus.OPEN:
        raise Refused(_("Deze verklaring is al gewogen. Zet hem eerst weer open."))
    change(hypothesis, seen_version=seen_version, wording=wording.strip())
    audit.log(viewer, "explanation.hypothesis.reworded", hypothesis)
    return hypothesis


@transaction.atomic
def argue(*, hypothesis: Hypothesis, factor: Factor, supports: bool, viewer: Viewer) -> Argument:
    """Put a factor under a hypothesis: it supports it, or it speaks against it. The other way round replaces it."""
    for before in Argument.objects.current().filter(hypothesis=hypothesis, factor=factor):
        if before.supports == supports:
            raise Refused(_("Dit stond er al bij."))
        change(before, seen_version=before.version, dropped_on=viewer.today)
    about, family_may_read = rules.for_whom_of_both(hypothesis.about, factor.about)
    try:
        with transaction.atomic():
            argument = Argument.objects.create(
                dossier_id=hypothesis.dossier_id, hypothesis=hypothesis, factor=factor, supports=supports, about=about,
                family_may_read=family_may_read and hypothesis.family_may_read and factor.family_may_read,
                **authored_by(viewer),
            )  # fmt: skip
    except IntegrityError as at_once:
        raise ChangedMeanwhile(_("Iemand anders zette dit er op hetzelfde moment bij.")) from at_once
    audit.log(viewer, "explanation.hypothesis.argued", argument, act=Act.CREATE)
    return argument


@transaction.atomic
def take_back_argument(*, argument: Argument, viewer: Viewer) -> Argument:
    """The factor says nothing about this hypothesis after all."""
    if argument.dropped_on is not None:
        raise Refused(_("Dit stond er al niet meer bij."))
    change(argument, seen_version=argument.version, dropped_on=viewer.today)
    audit.log(viewer, "explanation.hypothesis.argument.taken-back", argument)
    return argument


@transaction.atomic
def take_stance(
    *, hypothesis: Hypothesis, agrees: bool, words: str, on: date, viewer: Viewer, person_id: int | None = None
) -> Stance:
    """Record what a member, or whoever writes, finds of it. Dissent stays on the page, with its reason."""
    if problem := rules.why_not_stood_by(agrees=agrees, words=words, on=on, today=viewer.today):
        raise Refused(problem)
    stance = Stance.objects.create(
        dossier_id=hypothesis.dossier_id, hypothesis=hypothesis, agrees=agrees, words=words.strip(), said_on=on,
        person_id=person_id, professional_id=None if person_id else viewer.id,
        about=hypothesis.about, family_may_read=hypothesis.family_may_read, **authored_by(viewer),
    )  # fmt: skip
    audit.log(viewer, "explanation.hypothesis.stance", stance, act=Act.CREATE)
    return stance


@transaction.atomic
def weigh_hypothesis(
    *, hypothesis: Hypothesis, seen_version: int, status: str, outcome: str, viewer: Viewer
) -> Hypothesis:
    """Say how it stands: still open, looked into, shared by those around the table, or not right."""
    arguments = list(Argument.objects.current().filter(hypothesis=hypothesis).values_list("supports", flat=True))
    if problem := rules.why_not_weighed(
        status=status,
        outcome=outcome,
        supporting=sum(arguments),
        contradicting=len(arguments) - sum(arguments),
        heard=Stance.objects.filter(hypothesis=hypothesis).count(),
    ):
        raise Refused(problem)
    still_open = status == HypothesisStatus.OPEN
    change(
        hypothesis,
        seen_version=seen_version,
        status=status,
        outcome="" if still_open else outcome.strip(),
        weighed_on=None if still_open else viewer.today,
    )
    told = f"Mogelijke verklaring: {hypothesis.wording} ({label(HypothesisStatus(status))})"
    chronology.note(viewer, hypothesis, LineKind.EXPLANATION, told)
    audit.log(viewer, "explanation.hypothesis.weighed", hypothesis)
    return hypothesis


@transaction.atomic
def ask_challenge(*, hypothesis: Hypothesis, seen_version: int, challenger: Professional, viewer: Viewer) -> Hypothesis:
    """Ask somebody of the circle to speak against it: what do we overlook?"""
    change(hypothesis, seen_version=seen_version, challenger=challenger, challenge="", challenged_on=None)
    audit.log(viewer, "explanation.hypothesis.challenge.asked", hypothesis)
    return hypothesis


@transaction.atomic
def give_challenge(*, hypothesis: Hypothesis, seen_version: int, words: str, viewer: Viewer) -> Hypothesis:
    """Say what speaks against it, as was asked. It stays beside the hypothesis."""
    if problem := rules.why_not_challenged(
        challenged=hypothesis.challenged_on is not None,
        words=words,
        is_challenger=viewer.is_professional and hypothesis.challenger_id == viewer.id,
    ):
        raise Refused(problem)
    change(hypothesis, seen_version=seen_version, challenge=words.strip(), challenged_on=viewer.today)
    told = f"Tegenspraak bij ‘{hypothesis.wording}’: {hypothesis.challenge}"
    chronology.note(viewer, hypothesis, LineKind.EXPLANATION, told)
    audit.log(viewer, "explanation.hypothesis.challenged", hypothesis)
    return hypothesis


@transaction.atomic
def tell_perspective(*, member: Member, words: str, on: date, for_everyone: bool, viewer: Viewer) -> Perspective:
    """Record how one member sees it: theirs alone, or for the whole family when they want so."""
    if on > viewer.today:
        raise Refused(_("Dit kan niet in de toekomst gezegd zijn."))
    perspective = Perspective.objects.create(
        dossier_id=member.dossier_id, person_id=member.person_id, words=words.strip(), said_on=on,
        about=[] if for_everyone else [member.person_id], **authored_by(viewer),
    )  # fmt: skip
    told = f"{member.person.identity} vertelde hoe die het ziet. “{perspective.words}”"
    chronology.note(viewer, perspective, LineKind.EXPLANATION, told)
    audit.log(viewer, "explanation.perspective.told", perspective, act=Act.CREATE)
    return perspective

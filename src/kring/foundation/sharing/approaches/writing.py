"""What can be done to the approaches of a region. Check, write, log; what was published is never rewritten."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from kring.foundation.accounts.viewer import Viewer
from kring.foundation.core.editing import change
from kring.foundation.core.refusal import ChangedMeanwhile, Refused
from kring.foundation.organisations.approaches import rules
from kring.foundation.organisations.approaches.choices import PartKind
from kring.foundation.organisations.approaches.contents import content_of, copy_parts, whole_of, with_parts
from kring.foundation.organisations.approaches.differences import fingerprint
from kring.foundation.organisations.approaches.models import Approach, ApproachVersion
from kring.foundation.organisations.approaches.parts import PARTS, ApproachPart
from kring.foundation.organisations.models import Region
from kring.foundation.sharing import audit
from kring.foundation.sharing.choices import Act


@transaction.atomic
def new_approach(*, region: Region, viewer: Viewer, **texts: Any) -> ApproachVersion:
    """Begin an approach that the region did not have, as a draft."""
    code = slugify(texts["name"])[:60]
    if not code:
        raise Refused(_("Geef de werkwijze een naam."))
    try:
        with transaction.atomic():
            approach = Approach.objects.create(region=region, code=code)
    except IntegrityError as twice:
        raise Refused(_("De regio heeft al een werkwijze met deze naam.")) from twice
    draft = ApproachVersion.objects.create(approach=approach, number=1, **texts, **_made_by(viewer))
    _log(viewer, "approaches.begun", draft, Act.CREATE)
    return draft


@transaction.atomic
def begin_draft(*, version: ApproachVersion, viewer: Viewer) -> ApproachVersion:
    """Make the next version, as a draft with everything that is in this one."""
    last = ApproachVersion.objects.filter(approach=version.approach_id).aggregate(last=Max("number"))["last"] or 0
    texts = {
        field.name: getattr(version, field.name)
        for field in ApproachVersion._meta.concrete_fields
        if field.name in _CARRIED_OVER
    }
    try:
        with transaction.atomic():
            draft = ApproachVersion.objects.create(
                approach_id=version.approach_id, number=last + 1, based_on=version, **texts, **_made_by(viewer)
            )
    except IntegrityError as twice:
        raise ChangedMeanwhile(_("Iemand anders begon al aan een nieuwe versie. Werk daar samen in verder.")) from twice
    copy_parts(with_parts(ApproachVersion.objects.filter(pk=version.pk)).get(), draft)
    _log(viewer, "approaches.begun", draft, Act.CREATE)
    return draft


@transaction.atomic
def throw_away(*, version: ApproachVersion, seen_version: int, viewer: Viewer) -> None:
    """Throw a draft away with everything in it. Nobody ever worked by it; what was published stays as it was."""
    _only_a_draft(version)
    approach_id, number = version.approach_id, version.number
    _log(viewer, "approaches.thrown_away", version, Act.REMOVE)
    for model in PARTS.values():
        model._default_manager.filter(of=version).delete()  # type: ignore[misc]
    gone, _by_model = ApproachVersion.objects.filter(
        pk=version.pk, version=seen_version, published_at__isnull=True
    ).delete()
    if not gone:
        raise ChangedMeanwhile(_("Iemand anders heeft dit intussen veranderd. Kijk eerst wat er veranderd is."))
    if number == 1:
        # An approach of which nothing was ever published was never there.
        Approach.objects.filter(pk=approach_id).delete()


@transaction.atomic
def change_texts(*, version: ApproachVersion, seen_version: int, viewer: Viewer, **values: Any) -> ApproachVersion:
    """Change what a draft says about itself."""
    _only_a_draft(version)
    change(version, seen_version=seen_version, **values)
    _log(viewer, "approaches.changed", version)
    return version


@transaction.atomic
def add_part(*, version: ApproachVersion, part: PartKind, viewer: Viewer, **values: Any) -> ApproachPart:
    """Add a line to a part of a draft, after the others."""
    _only_a_draft(version)
    model = PARTS[part]
    last = model._default_manager.filter(of=version).aggregate(last=Max("position"))["last"] or 0  # type: ignore[misc]
    values.setdefault("position", last + 1)
    try:
        with transaction.atomic():
            line: ApproachPart = model._default_manager.create(of=version, **values)  # type: ignore[misc]
    except IntegrityError as problem:
        raise Refused(_("Dit staat er al, of er ontbreekt iets.")) from problem
    _log(viewer, "approaches.part.added", version)
    return line


@transaction.atomic
def change_part(*, part: ApproachPart, seen_version: int, viewer: Viewer, **values: Any) -> ApproachPart:
    """Change a line of a draft, unless somebody else changed it in between."""
    version = part.of  # type: ignore[attr-defined]
    _only_a_draft(version)
    try:
        with transaction.atomic():
            change(part, seen_version=seen_version, **values)
    except IntegrityError as problem:
        raise Refused(_("Dit staat er al, of er ontbreekt iets.")) from problem
    _log(viewer, "approaches.part.changed", version)
    return part


@transaction.atomic
def remove_part(*, part: ApproachPart, seen_version: int, viewer: Viewer) -> None:
    """Take a line out of a draft. In the versions before it, it stays."""
    version = part.of  # type: ignore[attr-defined]
    _only_a_draft(version)
    gone, _by_model = type(part)._default_manager.filter(pk=part.pk, version=seen_version).delete()
    if not gone:
        raise ChangedMeanwhile(_("Iemand anders heeft dit intussen veranderd. Kijk eerst wat er veranderd is."))
    _log(viewer, "approaches.part.removed", version)


@transaction.atomic
def publish(*, version: ApproachVersion, from_on: date, reason: str, seen: str, viewer: Viewer) -> ApproachVersion:
    """Let a draft hold from a day on, as it was seen. Dossiers keep the version under which they began."""
    draft = with_parts(ApproachVersion.objects.select_for_update(of=("self",)).filter(pk=version.pk)).get()
    if seen and seen != fingerprint(content_of(draft)):
        raise ChangedMeanwhile(_("Iemand anders heeft dit concept intussen veranderd. Kijk eerst wat er veranderd is."))
    before = ApproachVersion.objects.published().filter(approach=draft.approach_id)
    previous = before.order_by("-valid_from").first()
    if problem := rules.why_not_published(
        is_draft=draft.is_draft,
        whole=whole_of(draft),
        from_on=from_on,
        previous_from=previous.valid_from if previous else None,
        today=viewer.today,
    ):
        raise Refused(problem)
    if previous is not None and (previous.valid_until is None or previous.valid_until > from_on):
        change(previous, seen_version=previous.version, valid_until=from_on)
    change(
        draft, seen_version=draft.version, published_at=timezone.now(), valid_from=from_on, reason=reason,
        published_by_id=viewer.id if viewer.is_professional else None,
    )  # fmt: skip
    _log(viewer, "approaches.published", draft)
    return draft


@transaction.atomic
def stop_using(*, version: ApproachVersion, on: date, seen_version: int, viewer: Viewer) -> ApproachVersion:
    """Propose this approach no longer from a day on. Families that follow it go on as was agreed."""
    if problem := rules.why_not_stopped(
        is_draft=version.is_draft,
        valid_from=version.valid_from,
        on=on,
        already=version.valid_until is not None,
        today=viewer.today,
    ):
        raise Refused(problem)
    change(version, seen_version=seen_version, valid_until=on)
    _log(viewer, "approaches.stopped", version)
    return version


_CARRIED_OVER = {
    "name", "words", "for_family", "means_for_us", "source", "source_version", "suits_problems", "suits_levels",
    "suits_reports", "proposal_order",
}  # fmt: skip


def _made_by(viewer: Viewer) -> dict[str, Any]:
    return {"made_by_id": viewer.id if viewer.is_professional else None}


def _only_a_draft(version: ApproachVersion) -> None:
    if not version.is_draft:
        raise Refused(_("Deze versie is al gepubliceerd. Maak een nieuwe versie."))


def _log(viewer: Viewer, name: str, version: ApproachVersion, act: Act = Act.CHANGE) -> None:
    audit.write(viewer, act=act, name=name, key=audit.item_key(version), about=[])

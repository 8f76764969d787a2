"""What a person decides about keeping: that something goes or stays longer, and by which rule Kring counts."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kring.foundation.accounts.viewer import Viewer
from kring.foundation.core.refusal import Refused
from kring.foundation.core.text import tidy_text
from kring.foundation.sharing import audit
from kring.foundation.sharing.choices import Act
from kring.foundation.sharing.retention import rules
from kring.foundation.sharing.retention.choices import Extension, Verdict
from kring.foundation.sharing.retention.models import RetentionProposal, RetentionRule


@transaction.atomic
def decide(
    *, proposal: RetentionProposal, verdict: str, reason: str, viewer: Viewer, keep_until: date | None = None
) -> RetentionProposal:
    """Let it go or keep it longer. Until the night comes, this may be decided otherwise."""
    extension = proposal.rule.extension if proposal.rule else Extension.WITH_REASON
    if problem := rules.why_not_decided(
        verdict=verdict,
        reason=reason,
        keep_until=keep_until,
        extension=extension,
        is_done=proposal.done_at is not None,
        today=viewer.today,
    ):
        raise Refused(problem)
    changed = RetentionProposal.objects.filter(pk=proposal.pk, done_at__isnull=True).update(
        verdict=verdict,
        reason=tidy_text(reason),
        keep_until=keep_until if verdict == Verdict.KEEP else None,
        decided_at=timezone.now(),
        decided_by_id=viewer.id,
    )
    if not changed:
        raise Refused(_("Dit is al vernietigd."))
    proposal.refresh_from_db()
    audit.write(
        viewer, act=_act_of(verdict), name=f"retention.decided.{verdict}", dossier_id=proposal.dossier_number,
        key=audit.item_key(proposal), about=[],
    )  # fmt: skip
    return proposal


@transaction.atomic
def set_rule(
    *,
    holder_kind: str,
    kept: str,
    legal_source: str,
    trigger: str,
    years: int,
    extension: str,
    on_request: str,
    valid_from: date,
    viewer: Viewer,
    note: str = "",
) -> RetentionRule:
    """Count by another rule from a day on. The rule that counted until then stays, with its end."""
    before = (
        RetentionRule.objects.filter(holder_kind=holder_kind, kept=kept, is_used=True, valid_until__isnull=True)
        .order_by("-valid_from")
        .first()
    )
    if problem := rules.why_no_new_rule(
        legal_source=legal_source,
        years=years,
        valid_from=valid_from,
        used_since=before.valid_from if before is not None else None,
    ):
        raise Refused(problem)
    if before is not None:
        RetentionRule.objects.filter(pk=before.pk).update(valid_until=valid_from)
    rule = RetentionRule.objects.create(
        holder_kind=holder_kind, kept=kept, legal_source=legal_source.strip(), trigger=trigger, years=years,
        extension=extension, on_request=on_request, valid_from=valid_from, is_used=True, note=tidy_text(note),
    )  # fmt: skip
    audit.log(viewer, "retention.rule.set", rule)
    return rule


def _act_of(verdict: str) -> Act:
    return Act.REMOVE if verdict == Verdict.DESTROY else Act.CHANGE

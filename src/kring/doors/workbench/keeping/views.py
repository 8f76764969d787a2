"""The pages of keeping, for a privacy officer: what is due, by which rules, and proof of what is gone. No content."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kring.doors.workbench.keeping import forms
from kring.doors.workbench.only_for import only_for
from kring.foundation.accounts.requests import Request
from kring.foundation.core.once import once
from kring.foundation.organisations.choices import PositionKind
from kring.foundation.sharing import audit
from kring.foundation.sharing.choices import Act
from kring.foundation.sharing.reading import reads
from kring.foundation.sharing.retention import actions
from kring.foundation.sharing.retention.destroying import digest_of
from kring.foundation.sharing.retention.models import Certificate, RetentionProposal, RetentionRule
from kring.foundation.sharing.retention.terms import rule_in_words
from kring.foundation.sharing.rights.names import KINDS
from kring.foundation.ui.form_page import form_page

ON_A_PAGE = 50

get_or_post = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@reads()
@only_for(PositionKind.PRIVACY_OFFICER)
def proposals(request: Request) -> HttpResponse:
    """What need not be kept any more, and what was decided on it."""
    every = request.GET.get("toon") == "besloten"
    found = RetentionProposal.objects.select_related("rule", "holder", "decided_by", "certificate")
    found = found.exclude(verdict__isnull=True) if every else found.undecided()
    ordered = found.order_by(F("decided_at").desc(nulls_last=True), "due_on", "pk")
    audit.write(request.viewer, act=Act.READ_LOG, name="retention.proposals.read", about=[])
    return render(
        request,
        "workbench/keeping/proposals.html",
        {
            "page": Paginator(ordered, ON_A_PAGE).get_page(request.GET.get("pagina")),
            "every": every,
            "filters": [
                {"name": "toon", "label": _("Laat zien"), "options": [("", _("wacht")), ("besloten", _("besloten"))]}
            ],
        },
    )


@get_or_post
@reads()
@only_for(PositionKind.PRIVACY_OFFICER)
@once
def decide(request: Request, kept_id: int) -> HttpResponse:
    """Let it go, or keep it longer. Until the night comes this can be decided otherwise."""
    proposal = get_object_or_404(
        RetentionProposal.objects.select_related("rule", "holder").filter(done_at__isnull=True), pk=kept_id
    )
    initial = {"verdict": proposal.verdict, "reason": proposal.reason, "keep_until": proposal.keep_until}
    return form_page(
        request,
        form=forms.DecideForm(request.POST or None, initial=initial),
        act=lambda filled: actions.decide(
            proposal=proposal,
            verdict=filled["verdict"],
            reason=filled["reason"],
            keep_until=filled["keep_until"],
            viewer=request.viewer,
        ),
        done=_("Uw besluit is opgeschreven. Vernietigen gebeurt na vannacht; tot dan kunt u anders besluiten."),
        leads_to=reverse("workbench:keeping"),
        title=_("Bewaren of vernietigen"),
        submit=_("Besluit opschrijven"),
        cancel_url=reverse("workbench:keeping"),
        template="workbench/keeping/decide.html",
        proposal=proposal,
        rule_words=rule_in_words(proposal.rule) if proposal.rule else "",
    )


@require_safe
@reads()
@only_for(PositionKind.PRIVACY_OFFICER)
def rules(request: Request) -> HttpResponse:
    """How long who keeps what, with what other sources say."""
    found = RetentionRule.objects.order_by("kept", "holder_kind", "-is_used", "-valid_from", "pk")
    groups = [
        {"kept": rows[0].get_kept_display(), "holder": rows[0].get_holder_kind_display() or _("iedere andere houder"),
         "rules": rows}
        for rows in (list(some) for _key, some in groupby(found, key=lambda one: (one.kept, one.holder_kind)))
    ]  # fmt: skip
    return render(request, "workbench/keeping/rules.html", {"groups": groups, "today": request.viewer.today})


@get_or_post
@reads()
@only_for(PositionKind.PRIVACY_OFFICER)
@once
def rule(request: Request, rule_id: int) -> HttpResponse:
    """Count by this rule, or by one like it, from a day on."""
    like = get_object_or_404(RetentionRule, pk=rule_id)
    names = ("legal_source", "trigger", "years", "extension", "on_request", "note")
    return form_page(
        request,
        form=forms.RuleForm(
            request.POST or None,
            initial={name: getattr(like, name) for name in names} | {"valid_from": request.viewer.today},
        ),
        act=lambda filled: actions.set_rule(
            holder_kind=like.holder_kind,
            kept=like.kept,
            viewer=request.viewer,
            **{name: filled[name] for name in (*names, "valid_from")},
        ),
        done=_("Vanaf die dag rekent Kring hiermee. De regel van daarvoor blijft staan."),
        leads_to=reverse("workbench:keeping-rules"),
        title=_("Regel voor bewaren"),
        intro=_("%(holder)s: %(kept)s")
        % {
            "holder": like.get_holder_kind_display() or _("iedere andere houder"),
            "kept": like.get_kept_display(),
        },
        submit=_("Hiermee rekenen"),
        cancel_url=reverse("workbench:keeping-rules"),
    )


@require_safe
@reads()
@only_for(PositionKind.PRIVACY_OFFICER)
def certificates(request: Request) -> HttpResponse:
    """What is gone, the newest first."""
    found = Certificate.objects.select_related("proposal__decided_by").order_by("-destroyed_at", "-pk")
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("pagina"))
    return render(request, "workbench/keeping/certificates.html", {"page": page})


@require_safe
@reads()
@only_for(PositionKind.PRIVACY_OFFICER)
def certificate(request: Request, certificate_id: int) -> HttpResponse:
    """One proof: what went, when, decided by whom, on which rule; made to be printed."""
    found = get_object_or_404(
        Certificate.objects.select_related("proposal__decided_by", "proposal__holder"), pk=certificate_id
    )
    return render(
        request,
        "workbench/keeping/certificate.html",
        {"one": found, "counts": _counts(found), "is_whole": digest_of(found) == found.digest},
    )


def _counts(found: Certificate) -> list[tuple[Any, int]]:
    named = [(str(KINDS.get(table, _("gegevens die daarbij horen"))), number) for table, number in found.counts.items()]
    together: dict[str, int] = {}
    for name, number in named:
        together[name] = together.get(name, 0) + number
    return sorted(together.items())

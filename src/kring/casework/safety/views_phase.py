"""The page on which a phase of safety begins, moves, or is said to hold still."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from kring.casework.plans.views import get_or_post
from kring.casework.safety import actions_phases, forms
from kring.casework.safety.choices import PhaseCode
from kring.casework.safety.models import Phase
from kring.casework.safety.phases import MEANING
from kring.casework.safety.views import dossier_at_work, safety_url
from kring.foundation.accounts.requests import Request
from kring.foundation.circle.choices import Section
from kring.foundation.circle.following import gates_of
from kring.foundation.circle.models import Dossier
from kring.foundation.circle.people import circle_of
from kring.foundation.core.once import once
from kring.foundation.core.refusal import ChangedMeanwhile
from kring.foundation.organisations.models import Professional
from kring.foundation.sharing.reading import reads
from kring.foundation.ui.form_page import form_page


@get_or_post
@reads(Section.SAFETY)
@once
def phase(request: Request, dossier_id: int) -> HttpResponse:
    """Say in which phase the family is; when somebody else just did so, the second sees it and chooses."""
    dossier = dossier_at_work(request, dossier_id)
    now = _now(dossier)
    form = forms.PhaseForm(
        request.POST or None,
        circle=circle_of(dossier),
        now=now.code if now else None,
        initial={"seen_phase": now.pk if now else None, "seen_version": now.version if now else None},
    )

    def move(filled: dict[str, Any]) -> None:
        if filled["seen_phase"] != (now.pk if now else None):
            raise ChangedMeanwhile(_("Iemand anders heeft intussen een fase vastgelegd. Kijk eerst welke."))
        checker = get_object_or_404(Professional, pk=filled["checked_by"]) if filled["checked_by"] else None
        told = {"evidence": filled["evidence"], "checked_by": checker, "viewer": request.viewer}
        if now is None:
            actions_phases.start_phase(dossier=dossier, to=filled["to"], on=filled["on"], **told)
        elif filled["to"] == now.code:
            actions_phases.confirm_phase(phase=now, seen_version=filled["seen_version"], **told)
        else:
            actions_phases.change_phase(
                phase=now, to=filled["to"], on=filled["on"], seen_version=filled["seen_version"], **told
            )

    def changed_meanwhile() -> list[tuple[str, str, str]]:
        latest = _now(dossier)
        form.data = form.data.copy()  # type: ignore[attr-defined]
        form.data["seen_phase"] = str(latest.pk) if latest else ""  # type: ignore[index]
        form.data["seen_version"] = str(latest.version) if latest else ""  # type: ignore[index]
        theirs = f"{latest.get_code_display()}. {latest.evidence}" if latest else ""
        return [(_("Fase"), theirs, f"{form.chosen}. {form.cleaned_data['evidence']}")]

    return form_page(
        request,
        form=form,
        act=move,
        done=_("De fase is vastgelegd."),
        leads_to=safety_url(dossier_id),
        title=_("Fase van veiligheid"),
        submit=_("Fase vastleggen"),
        cancel_url=safety_url(dossier_id),
        changed=changed_meanwhile,
        template="safety/phase.html",
        now=now,
        meaning=MEANING[PhaseCode(now.code)] if now else None,
        to_go_on=_to_go_on(dossier, now),
    )


def _to_go_on(dossier: Dossier, now: Phase | None) -> list[str]:
    """What must be so for a step forward: as the approach of this family says, or else as usual."""
    if now is None:
        return []
    asked = [one.wording for one in gates_of(dossier.pk, now.code)]
    return asked or [str(condition) for condition in MEANING[PhaseCode(now.code)].to_go_on]


def _now(dossier: Dossier) -> Phase | None:
    return Phase.objects.of(dossier).current().first()

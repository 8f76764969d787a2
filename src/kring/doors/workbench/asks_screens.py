"""What asks for a professional about a safety screen: answers to read, a day to look again, help that cannot go on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import F, QuerySet, Value
from django.db.models.functions import TruncDate
from django.utils.translation import gettext as _

from kring.casework.plans.models import Action
from kring.casework.separation.models import SafetyScreen, ScreenConclusion
from kring.foundation.accounts.viewer import Viewer
from kring.foundation.circle.choices import Section
from kring.foundation.sharing.opened import carried

# Each kind with the page on which it is done.
SCREEN_KINDS = {"screen": "separation:screen", "screen_review": "separation:screen", "together": "plans:plan"}


def screen_rows(viewer: Viewer) -> Iterator[tuple[QuerySet[Any, Any], str, Any, Any]]:
    """Rows of *Vandaag* for who carries the family: which, what kind, of which day, in which words."""
    mine = carried(Section.SAFETY).values("pk")
    yield SafetyScreen.objects.unread().filter(dossier_id__in=mine), "screen", TruncDate("changed_at"), Value("")
    again = ScreenConclusion.objects.due_for_review(viewer.today).filter(dossier_id__in=mine)
    yield again, "screen_review", F("look_again_on"), Value("")
    together = Action.objects.together_and_not_safe().filter(dossier_id__in=mine)
    yield together, "together", F("agreed_on"), F("wording")


def screen_in_words(kind: str, what: str) -> str:
    """What is asked."""
    if kind == "together":
        return _("Niet veilig, want de ouders zitten samen: %(action)s") % {"action": what}
    if kind == "screen_review":
        return _("De veiligheidscheck opnieuw bekijken")
    return _("Antwoorden op de veiligheidscheck lezen")

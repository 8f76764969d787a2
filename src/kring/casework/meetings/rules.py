"""When a meeting may be planned, held or called off, and when something may be decided. No database and no clock."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _


def why_not_planned(*, purpose: str, participants: int) -> str | None:
    """Say in plain Dutch what stands in the way, or None when nothing does."""
    if not purpose.strip():
        return _("Schrijf op waar het overleg over gaat.")
    if not participants:
        return _("Kies wie erbij zijn. Het gezin hoort erbij.")
    return None


def why_not_held(
    *, held_at: datetime, already_held: bool, called_off: bool, present: int, report: str, now: datetime
) -> str | None:
    """Why it cannot be recorded that this meeting was held."""
    if called_off:
        return _("Dit overleg ging niet door.")
    if already_held:
        return _("Van dit overleg is al vastgelegd wie erbij was.")
    if held_at > now:
        return _("Een overleg kan niet in de toekomst gehouden zijn.")
    if not present:
        return _("Vink aan wie erbij was.")
    if not report.strip():
        return _("Schrijf op wat er besproken is.")
    return None


def why_not_called_off(*, held: bool, called_off: bool, because: str) -> str | None:
    """Why a meeting cannot be called off."""
    if held:
        return _("Dit overleg is al gehouden.")
    if called_off:
        return _("Dit overleg was al afgezegd.")
    if not because.strip():
        return _("Schrijf op waarom het overleg niet doorgaat.")
    return None


def why_not_decided(*, held: bool, wording: str) -> str | None:
    """Why nothing can be decided in this meeting: who decided must be known first."""
    if not held:
        return _("Leg eerst vast wie erbij was. Dan weet iedereen wie dit besloot.")
    if not wording.strip():
        return _("Schrijf op wat er is besloten.")
    return None


def why_no_action(*, wording: str, has_doer: bool, has_due_day: bool) -> str | None:
    """Why what came of a decision is no action yet: all of it, or nothing of it."""
    if wording.strip() and not has_doer:
        return _("Kies wie dit gaat doen.")
    if not wording.strip() and (has_doer or has_due_day):
        return _("Schrijf op wat er gaat gebeuren.")
    return None

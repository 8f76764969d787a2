"""When a report may be received and assessed. No database and no clock: everything comes in as an argument."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kring.casework.intake.choices import ReportKind, SafetyLevel, TriageOutcome
from kring.foundation.core.terms import Term, in_working_days
from kring.foundation.core.working_days import nth_working_day_after
from kring.foundation.organisations.choices import OrganisationKind, PositionKind

# Uitvoeringsbesluit Wmo 2015, article 4.1.7; a region may set it otherwise once ways of working are kept as rows.
TRIAGE_TERM_IN_WORKING_DAYS = 5

# What stays with people who keep seeing the family: advice alone does not keep anybody safe.
NOT_WHEN = {
    SafetyLevel.ACUTE: frozenset({TriageOutcome.ADVICE, TriageOutcome.NO_STEPS}),
    SafetyLevel.STRUCTURAL: frozenset({TriageOutcome.NO_STEPS}),
}

# From here on lateness is told in hours.
MINUTES_TOLD = 180

# Who works with families. A researcher or a privacy officer carries none.
WORKING_POSITIONS = (PositionKind.PROFESSIONAL, PositionKind.DESK)
# Organisations whose people can be the known face of a family, or hold the view on safety.
CARRYING_ORGANISATIONS = (
    OrganisationKind.LOCAL_TEAM,
    OrganisationKind.VEILIG_THUIS,
    OrganisationKind.REGIONAL_SAFETY_TEAM,
    OrganisationKind.CERTIFIED_INSTITUTION,
)


def triage_term(received_on: date, extra: Collection[date] = ()) -> Term:
    """Until when a report may wait for its safety assessment."""
    return in_working_days(_("triage"), received_on, TRIAGE_TERM_IN_WORKING_DAYS, extra)


def late_when_received_before(today: date, extra: Collection[date] = ()) -> date:
    """The first day of receipt that is not late yet: what came in before it is."""
    day = today - timedelta(days=TRIAGE_TERM_IN_WORKING_DAYS)
    while nth_working_day_after(day, TRIAGE_TERM_IN_WORKING_DAYS, extra) >= today:
        day -= timedelta(days=1)
    return day + timedelta(days=1)


def why_not_received(*, desk: str, receives_reports: bool, is_staffed: bool) -> str | None:
    """Why a report cannot come in here: somebody by name holds the view on safety from the first moment."""
    if not receives_reports:
        return _("%(desk)s ontvangt geen meldingen. Kies een aanmeldpunt.") % {"desk": desk}
    if not is_staffed:
        return _(
            "Bij %(desk)s is vandaag niemand die de melding kan aannemen. Kies een ander aanmeldpunt. "
            "Is er nu direct gevaar? Bel 112."
        ) % {"desk": desk}
    return None


def why_not_triaged(
    *, is_triaged: bool, is_attached: bool, safety_level: str, outcome: str, reasons: str, is_disclosure: bool = False
) -> str | None:
    """Why a report cannot be assessed like this. Who tells of it themselves is taken as acute."""
    if is_triaged:
        return _("Deze melding is al beoordeeld.")
    if is_attached and outcome != TriageOutcome.ATTACH:
        return _("Deze melding staat al bij een gezin in Kring. Kies ‘%(outcome)s’.") % {
            "outcome": TriageOutcome.ATTACH.label
        }
    if is_disclosure and outcome in NOT_WHEN[SafetyLevel.ACUTE]:
        return _(
            "Iemand vertelt zelf wat er gebeurt, of vraagt zelf om hulp. Dan kan het hier niet bij blijven. "
            "Open een dossier, of zet de melding bij het gezin."
        )
    if outcome in NOT_WHEN.get(SafetyLevel(safety_level), frozenset()):
        return _(
            "Bij ‘%(level)s’ kan het hier niet bij blijven. Open een dossier, of zet de melding bij het gezin."
        ) % {"level": SafetyLevel(safety_level).label}
    if not reasons.strip():
        return _("Schrijf op waarom u dit besluit.")
    return None


def why_no_danger_to_meet(*, is_acute: bool, is_met: bool, how: str) -> str | None:
    """Why it cannot be recorded that somebody looked whether everyone is safe now."""
    if not is_acute:
        return _("Bij deze melding is geen direct gevaar genoemd.")
    if is_met:
        return _("Iemand heeft al gekeken of iedereen veilig is.")
    if not how.strip():
        return _("Schrijf op wat u deed en wie er nu veilig is.")
    return None


def minutes_in_words(due_at: datetime, now: datetime) -> str:
    """What is left of the hour, or how late it is, to the minute."""
    minutes = int((due_at - now).total_seconds() // 60)
    if minutes >= 0:
        return ngettext("nog %(minutes)d minuut", "nog %(minutes)d minuten", minutes) % {"minutes": minutes}
    late = -minutes
    if late >= MINUTES_TOLD:
        hours = late // 60
        return ngettext("%(hours)d uur te laat", "%(hours)d uur te laat", hours) % {"hours": hours}
    return ngettext("%(minutes)d minuut te laat", "%(minutes)d minuten te laat", late) % {"minutes": late}


def why_not_opened(*, members: int, coordinator_id: int, second_id: int | None) -> str | None:
    """Why a dossier cannot be opened like this."""
    if not members:
        return _("Kies minstens één persoon die bij het gezin hoort.")
    if coordinator_id == second_id:
        return _("De tweede van het duo is iemand anders dan de coördinator.")
    return None


def tells_who(bsn: str | None) -> bool:
    """Whether a number points to one person. Senders fill in 000000000 or 999999999 when they have none."""
    return bsn is not None and len(bsn) == 9 and bsn.isdigit() and len(set(bsn)) > 1


def kind_for(organisation_kind: str) -> ReportKind:
    """What a report at a desk of this kind of organisation is called."""
    return ReportKind.VEILIG_THUIS if organisation_kind == OrganisationKind.VEILIG_THUIS else ReportKind.CONCERN

"""What the steps of the reporting code ask, in any order, and what the weighing points to. No database and no clock.

The structure is that of the national code and its framework for weighing; who decides is the professional.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kring.casework.intake.choices import CodeDecision, YesNo

LONGEST_UNTIL_LOOK_AGAIN = timedelta(days=183)
STEPS = (1, 2, 3, 4, 5)
STEP_NAMES = {
    1: gettext_lazy("Signalen op een rij zetten"),
    2: gettext_lazy("Overleggen met een collega of met Veilig Thuis"),
    3: gettext_lazy("Praten met wie het aangaat"),
    4: gettext_lazy("Wegen"),
    5: gettext_lazy("Besluiten"),
}
# The five questions of the weighing, each with the answer that leads to a report.
WEIGHING = {
    "suspicion": gettext_lazy("Denkt u na stap 1 tot en met 3 nog dat er iets mis is?"),
    "unsafe": gettext_lazy("Is iemand nu in gevaar, of is het steeds opnieuw onveilig?"),
    "able": gettext_lazy("Kunt u zelf hulp geven of regelen die genoeg is?"),
    "accepted": gettext_lazy("Nemen de mensen om wie het gaat die hulp aan, en doen ze mee?"),
    "effective": gettext_lazy("Wordt het met die hulp op tijd veilig voor iedereen, en blijft het zo?"),
}
# Breaking confidentiality: five questions, asked again wherever somebody reports without consent.
BALANCE = {
    "interest": gettext_lazy("Welk groot belang beschermt u?"),
    "other_way": gettext_lazy("Waarom kan het niet op een andere manier?"),
    "why_no_consent": gettext_lazy("Waarom is er geen toestemming? Wat deed u om die te krijgen?"),
    "outweighs": gettext_lazy("Waarom weegt dit zwaarder dan uw geheimhouding?"),
    "to_whom": gettext_lazy("Aan wie vertelt u wat, en wat vertelt u niet?"),
}


@dataclass(frozen=True, slots=True)
class Pointer:
    """Where the weighing points to, and in one sentence why."""

    decision: CodeDecision
    why: str


def where_it_points(answers: Mapping[str, str]) -> Pointer | None:
    """What the framework says at these answers; None when a question that counts has no answer yet."""
    if answers.get("suspicion") == YesNo.NO:
        return Pointer(CodeDecision.CLOSE, _("Er is geen vermoeden meer. Schrijf op waarom, en sluit af."))
    if answers.get("unsafe") == YesNo.YES:
        return Pointer(
            CodeDecision.REPORT,
            _("Het is acuut of steeds opnieuw onveilig: meld bij Veilig Thuis en doe de rest samen."),
        )
    if answers.get("suspicion") != YesNo.YES or answers.get("unsafe") != YesNo.NO:
        return None
    for name, why in (
        ("able", _("U kunt zelf geen hulp geven of regelen die genoeg is: meld.")),
        ("accepted", _("De hulp wordt niet aangenomen: meld.")),
        ("effective", _("De hulp maakt het niet op tijd veilig voor iedereen: meld, of meld opnieuw.")),
    ):
        if answers.get(name) == YesNo.NO:
            return Pointer(CodeDecision.REPORT, why)
        if answers.get(name) != YesNo.YES:
            return None
    return Pointer(CodeDecision.HELP, _("U kunt zelf hulp bieden. Spreek af wanneer u opnieuw kijkt."))


def why_not_decided(
    *,
    decision: str,
    pointer: Pointer | None,
    reason: str,
    help_what: str,
    look_again_on: date | None,
    is_reported: bool,
    today: date,
) -> str | None:
    """Why this decision cannot be written down like this. Another one than the weighing points to takes a reason."""
    helps = decision in (CodeDecision.HELP, CodeDecision.BOTH)
    if not decision:
        return _("Kies wat u besluit.")
    if is_reported and decision in (CodeDecision.HELP, CodeDecision.CLOSE):
        return _("U heeft al gemeld. Kies een besluit waar melden bij hoort.")
    if decision == CodeDecision.CLOSE and not reason.strip():
        return _("Schrijf op waarom er geen vermoeden meer is.")
    reports = decision in (CodeDecision.REPORT, CodeDecision.BOTH)
    if pointer is not None and pointer.decision == CodeDecision.REPORT and not reports and not reason.strip():
        return _("Het wegen wijst naar melden. Schrijf op waarom u iets anders besluit.")
    if helps and not help_what.strip():
        return _("Schrijf op welke hulp u biedt of regelt.")
    if helps and look_again_on is None:
        return _("Kies een dag waarop u opnieuw kijkt of de hulp werkt.")
    if helps and look_again_on is not None and look_again_on <= today:
        return _("De dag waarop u opnieuw kijkt, moet nog komen.")
    if helps and look_again_on is not None and look_again_on - today > LONGEST_UNTIL_LOOK_AGAIN:
        return _("Kijk binnen een half jaar opnieuw.")
    return None


def why_not_balanced(answers: Mapping[str, str]) -> str | None:
    """Breaking confidentiality is weighed whole, or not."""
    filled = [name for name in BALANCE if answers.get(name, "").strip()]
    if filled and len(filled) < len(BALANCE):
        return _(
            "Meldt u zonder toestemming? Beantwoord dan alle vijf de vragen. Heeft u toestemming, laat ze dan leeg."
        )
    return None


def is_done(step: int, record: Any) -> bool:
    """Whether a step was taken: what it asks stands there, whatever came before it."""
    return {
        1: bool(record.signals.strip()),
        2: bool(record.consulted_with and record.consulted.strip()),
        3: bool(record.talk.strip() or record.not_talked.strip()),
        4: where_it_points(answers_of(record)) is not None,
        5: bool(record.decision),
    }[step]


def answers_of(record: Any) -> dict[str, str]:
    """The answers of the weighing, by question."""
    return {name: getattr(record, name) for name in WEIGHING}


def as_text(parts: list[dict[str, Any]] | dict[str, str]) -> str:
    """Sealed together: days as they are written in the world."""
    return json.dumps(parts, default=str)


def from_text(text: str) -> Any:
    """What was put together; None where nothing stands that can be taken apart."""
    try:
        return json.loads(text)
    except ValueError:
        return None


def as_report_text(record: Any) -> str:
    """What was written in the steps, as the story of a report: nothing is typed twice."""
    parts = [
        ("", record.signals),
        (_("Overlegd"), record.consulted),
        (_("Besproken met wie het aangaat"), record.talk),
        (_("Niet besproken, want"), record.not_talked),
        (_("Gewogen"), record.weighing),
        (_("Waarom deze melding"), record.decision_reason),
    ]
    return "\n\n".join(f"{head}: {text.strip()}" if head else text.strip() for head, text in parts if text.strip())

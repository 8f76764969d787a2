"""When help with parents together can be offered, and what stands in the way of a screen. No database and no clock."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from kring.casework.separation.choices import ANSWERS, HowSevere, Pattern, Scale, ScreenState, Together


@dataclass(frozen=True, slots=True)
class Concluded:
    """What a professional concluded last, as far as it counts for what can be offered."""

    pattern: str
    severity: str


def is_unsafe(concluded: Concluded) -> bool:
    """Whether parents must not sit together: coercive control, or danger now."""
    return concluded.pattern == Pattern.COERCIVE_CONTROL or concluded.severity == HowSevere.DANGER


def together(*, asks_a_check: bool, concluded: Concluded | None) -> Together:
    """Whether help in which parents sit together can be offered. What is not clear is not offered."""
    if concluded is not None and is_unsafe(concluded):
        return Together.BLOCKED
    if concluded is None:
        return Together.CHECK_FIRST if asks_a_check else Together.MAY
    return Together.CHECK_FIRST if concluded.pattern == Pattern.NOT_CLEAR else Together.MAY


def why_not_offered(how: Together) -> str | None:
    """What a professional reads when parents cannot sit together, with what is possible instead."""
    instead = _("Wel mogelijk: hulp voor elke ouder apart, en iemand voor de kinderen.")
    if how == Together.CHECK_FIRST:
        return _("Hierbij zitten de ouders samen. Eerst de veiligheidscheck, met elke ouder apart.") + " " + instead
    if how == Together.BLOCKED:
        return _("Hierbij zitten de ouders samen. Dat is hier niet veilig.") + " " + instead
    return None


def why_not_offered_to_whom_it_is_closed() -> str:
    """The same for who may not read what was concluded: it tells nothing of what was."""
    return _(
        "Hierbij zitten de ouders samen. Dat kan pas als uit de veiligheidscheck blijkt dat het veilig is. "
        "Overleg met wie zicht houdt op de veiligheid. Wel mogelijk: hulp voor elke ouder apart."
    )


def why_not_asked(*, is_parent: bool, age: int | None) -> str | None:
    """Why this person cannot be asked."""
    if not is_parent:
        return _("De veiligheidscheck is voor de ouders. Met kinderen praat u op een andere manier.")
    if age is not None and age < 16:
        return _("Deze ouder is jonger dan 16 jaar. Praat samen met iemand die deze ouder vertrouwt.")
    return None


def why_no_answer(*, scale: str, answer: str, state: str, is_open: bool) -> str | None:
    """Why an answer cannot be kept."""
    if not is_open:
        return _("Dit dossier is gesloten. Er verandert niets meer.")
    if state == ScreenState.NOT_ASKED:
        return _("Deze ouder is niet gevraagd.")
    if answer and answer not in ANSWERS[Scale(scale)]:
        return _("Dit antwoord hoort niet bij deze vraag.")
    return None


def why_not_concluded(
    *,
    concluded: Concluded,
    reasons: str,
    not_yet_asked: Collection[str],
    concluded_on: date,
    look_again_on: date,
    today: date,
) -> str | None:
    """Why a conclusion cannot be drawn. One that protects never has to wait for who was not asked yet."""
    if not reasons.strip():
        return _("Schrijf op waarom u dit vindt. Kring telt niets op: u besluit.")
    if concluded_on > today:
        return _("U kunt dit niet in de toekomst vastgesteld hebben.")
    if look_again_on <= concluded_on:
        return _("Opnieuw bekijken kan pas na de dag waarop u dit vaststelt.")
    if concluded.pattern == Pattern.NO_VIOLENCE and concluded.severity not in {HowSevere.NONE, HowSevere.DANGER}:
        return _("U koos ‘geen geweld’ en ook hoe ernstig het geweld is. Kijk dat na.")
    if not_yet_asked and not is_unsafe(concluded):
        return _("Nog niet gevraagd: %(names)s. Vraag elke ouder apart, of schrijf op waarom dat niet kan.") % {
            "names": ", ".join(not_yet_asked)
        }
    return None


def points(points_when: Iterable[str], answer: str) -> bool:
    """Whether this answer is one to look at twice. It says nothing by itself."""
    return bool(answer) and answer in set(points_when)


def how_far(answered: Mapping[str, int], asked: Mapping[str, int]) -> dict[str, str]:
    """For each topic: nothing yet, a part, or all of it."""
    found = {}
    for topic, number in asked.items():
        done = answered.get(topic, 0)
        found[topic] = "all" if done >= number else "some" if done else "none"
    return found

"""Invented families in pictures, for the gallery and the tests: an easy one and a hard one."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from kring.foundation.ui.pictures import ecomap, genogram, safety_line, timeline
from kring.foundation.ui.pictures.genogram import Child, Family, Home, Partners, Person, Tie
from kring.foundation.ui.pictures.safety_line import Incident, PhaseChange, Rater, Rating
from kring.foundation.ui.pictures.svg import Picture
from kring.foundation.ui.pictures.timeline import Moment, Span


def cast() -> Family:
    """Amina with Noor and Sem; Karim lives elsewhere, the children are there too; grandmother Fatna helps."""
    return Family(
        people=(
            Person("fatna", "Fatna", "female", 63, note="oma"),
            Person("karim", "Karim", "male", 41),
            Person("amina", "Amina", "female", 38),
            Person("noor", "Noor", "female", 14),
            Person("sem", "Sem", "male", 9),
        ),
        partners=(Partners("karim", "amina", ended=True),),
        children=(
            Child("amina", ("fatna",)),
            Child("noor", ("karim", "amina")),
            Child("sem", ("karim", "amina")),
        ),
        homes=(
            Home("bij Amina", ("amina", "noor", "sem")),
            Home("bij Karim", ("karim", "noor", "sem")),
        ),
    )


def composed() -> Family:
    """Two earlier couples and a new one, half- and step-siblings, twins, a foster child and a neighbour."""
    return Family(
        people=(
            Person("henk", "Henk", "male", died=True),
            Person("wil", "Wilhelmina", "female", 71),
            Person("rob", "Rob", "male", 44),
            Person("saskia", "Saskia", "female", 42),
            Person("dennis", "Dennis", "male", 45),
            Person("petra", "Priscilla", "female", 40),
            Person("luuk", "Luuk", "male", 16),
            Person("fenna", "Fenna", "female", 13),
            Person("mees", "Mees", "male", 11),
            Person("bo", "Bo", "female", 4),
            Person("jip", "Jip", "male", 4),
            Person("dewi", "Dewi", "female", 7),
            Person("ans", "Ans", "female", 66, network=True),
        ),
        partners=(
            Partners("henk", "wil"),
            Partners("rob", "saskia", ended=True),
            Partners("saskia", "dennis"),
            Partners("dennis", "petra", ended=True),
        ),
        children=(
            Child("saskia", ("henk", "wil")),
            Child("luuk", ("rob", "saskia")),
            Child("fenna", ("rob", "saskia")),
            Child("mees", ("dennis", "petra")),
            Child("mees", ("saskia",), kind="step"),
            Child("bo", ("saskia", "dennis")),
            Child("jip", ("saskia", "dennis")),
            Child("dewi", ("saskia", "dennis"), kind="foster"),
        ),
        twins=(("bo", "jip"),),
        homes=(
            Home("bij Saskia en Dennis", ("saskia", "dennis", "luuk", "fenna", "bo", "jip", "dewi")),
            Home("bij Rob", ("rob", "luuk", "fenna")),
        ),
        ties=(Tie("ans", "saskia", "buurvrouw"),),
    )


def pictures() -> dict[str, Picture]:
    """One picture of every kind, of the cast; and a family that is harder to draw."""
    return {
        "genogram": genogram.genogram(cast()),
        "genogram_large": genogram.genogram(composed(), key="genogram-groot"),
        "safety_line": safety_line.safety_line(
            [
                Rater(_("Noor"), _ratings((3, 12, 2), (5, 2, 2.5), (6, 20, 4), (8, 30, 6), (10, 12, 6))),
                Rater(_("Amina"), _ratings((3, 12, 3), (5, 10, 3.5), (7, 1, 5), (9, 15, 7.5), (11, 12, 7))),
                Rater(_("Fleur"), _ratings((3, 20, 2), (6, 1, 3), (8, 10, 5), (11, 10, 6))),
            ],
            incidents=[
                Incident(date(2026, 4, 4), _("ruzie met dreigen")),
                Incident(date(2026, 11, 17), _("ruzie bij de overdracht van de kinderen")),
            ],
            changes=[PhaseChange(date(2026, 7, 1), _("naar fase 2"))],
            until=date(2026, 11, 21),
        ),
        "timeline": timeline.timeline(
            [
                Span("Veiligheidsafspraken", date(2026, 3, 12), date(2026, 7, 1), who="hele gezin"),
                Span("EMDR", date(2026, 4, 20), date(2026, 9, 1), kind="waiting", who="Amina"),
                Span("EMDR bij ggz Noord", date(2026, 9, 1), who="Amina"),
                Span("Ondertoezichtstelling", date(2026, 6, 1), kind="compulsory", who="Noor en Sem"),
                Span("Bij oma Fatna", date(2026, 3, 14), date(2026, 4, 30), kind="home", who="Noor en Sem"),
            ],
            moments=[
                Moment(date(2026, 3, 12), _("eerste melding")),
                Moment(date(2026, 10, 3), _("overleg, plan 4")),
            ],
            today=date(2026, 11, 21),
        ),
        "ecomap": ecomap.ecomap(
            ["Amina", "Noor", "Sem"],
            [
                ecomap.Tie("Oma Fatna", _("brengt de kinderen"), "strong"),
                ecomap.Tie("Juf Marloes", _("school"), "ordinary", "Sem"),
                ecomap.Tie("Karim", _("vader"), "tense", "Noor"),
                ecomap.Tie("ggz Noord", _("behandelaar"), "ordinary", "Amina"),
                ecomap.Tie("Voetbalclub De Meeuwen", _("trainer"), "strong", "Sem"),
                ecomap.Tie("Schuldhulp", "", "weak", "Amina"),
                ecomap.Tie("Vriendin Lieke", "", "strong", "Noor"),
            ],
        ),
    }


def _ratings(*given: tuple[int, int, float]) -> tuple[Rating, ...]:
    return tuple(Rating(date(2026, month, day), score) for month, day, score in given)

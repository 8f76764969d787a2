"""Conferences and contacts of the family of the cast."""

from datetime import date

from kring.demo.story.cast.explanation import ago, version_day, voices
from kring.demo.story.choices import (
    Consent,
    DecisionKind,
)
from kring.demo.story.days import working_days_after
from kring.demo.story.shapes import (
    ConferenceStory,
    ContactStory,
    DecisionStory,
)

C = Consent
FAMILY = ("amina", "karim", "noor")
YES = (C.AGREES, "")


def conferences(today: date) -> tuple[ConferenceStory, ...]:
    """Four held, one planned. Amina and Karim were never in one room: Karim joined by screen."""
    pair = ("jan", "fleur")
    said = voices(amina=YES, karim=YES, noor=YES)
    remark = voices(amina=YES, karim=(C.AGREES_WITH_REMARK, "Voor nu. In het voorjaar opnieuw bekijken."), noor=YES)
    return (
        ConferenceStory(
            "conference-1",
            version_day(today, 1),
            "Samen begrijpen wat er speelt en het eerste plan maken.",
            "bij oma thuis",
            (*pair, "b0-gp-1"),
            FAMILY,
            (
                DecisionStory(
                    "decision-1",
                    DecisionKind.EXPLANATORY_ANALYSIS,
                    "Dit is onze uitleg; over vier maanden kijken we opnieuw.",
                    said,
                ),
            ),
        ),
        ConferenceStory(
            "conference-2",
            version_day(today, 2),
            "Wat school zag: wat betekent dat voor het plan?",
            "kantoor van het lokale team",
            (*pair, "sami", "b0-mentor-1"),
            FAMILY,
            (
                DecisionStory(
                    "decision-2",
                    DecisionKind.PLAN,
                    "Noor krijgt een eigen afspraak; schuldhulp begint.",
                    said,
                    ("action-3", "action-4"),
                ),
            ),
        ),
        ConferenceStory(
            "conference-3",
            version_day(today, 3),
            "Kan de behandeling van Amina beginnen?",
            "via beeldbellen",
            (*pair, "sami", "b0-therapist-1"),
            FAMILY,
            (
                DecisionStory(
                    "decision-3",
                    DecisionKind.DEPLOYMENT,
                    "De ggz plant Amina in; tot die tijd houdt de huisarts contact.",
                    said,
                    ("action-5",),
                ),
            ),
        ),
        ConferenceStory(
            "conference-4",
            version_day(today, 4),
            "Hoe komt er rust bij het halen en brengen?",
            "kantoor van het lokale team",
            (*pair, "sami", "b0-forensic-1"),
            FAMILY,
            (
                DecisionStory(
                    "decision-4",
                    DecisionKind.PLAN,
                    "Oma brengt en haalt. De ouders zien elkaar daar niet.",
                    remark,
                    ("action-6",),
                ),
                DecisionStory(
                    "decision-5",
                    DecisionKind.DEPLOYMENT,
                    "Karim is aangemeld bij de polikliniek; Fleur overbrugt.",
                    said,
                    ("action-7",),
                ),
            ),
        ),
        ConferenceStory(
            "conference-5",
            working_days_after(today, 7),
            "Na de melding: klopt het plan nog?",
            "kantoor van het lokale team",
            (*pair, "b0-therapist-1"),
            FAMILY,
        ),
    )


def contacts(today: date) -> tuple[ContactStory, ...]:
    """Some of the contacts; the last call with Karim was missed."""
    rows = (
        (
            252,
            "home",
            "jan",
            ("amina",),
            "Kennisgemaakt. Verteld wie wij zijn, wat vrijwillig betekent en wie wat leest.",
            True,
        ),
        (
            249,
            "office",
            "fleur",
            ("karim",),
            "Kennisgemaakt met Karim, apart. Zijn kant van het verhaal opgeschreven zoals hij het zei.",
            True,
        ),
        (
            240,
            "family_choice",
            "jan",
            ("noor", "sem"),
            "Gewandeld met Noor en Sem. Gevraagd wat zij nodig hebben.",
            True,
        ),
        (200, "home", "jan", ("amina",), "De doos met brieven samen bekeken. Nog niets opengemaakt; dat mocht.", True),
        (155, "school", "jan", ("noor",), "Noor gesproken op een plek die zij koos.", True),
        (120, "phone", "fleur", ("karim",), "Karim vertelt dat hij twee keer is weggelopen voordat het misging.", True),
        (85, "home", "jan", ("amina", "noor", "sem"), "Eten geproefd dat Sem had gemaakt. De week doorgenomen.", True),
        (40, "phone", "fleur", ("amina",), "Eerste weken met oma gaan goed.", True),
        (33, "family_choice", "sami", ("noor", "sem"), "Afscheid van Sami, met z’n drieën. Jan was erbij.", True),
        (12, "phone", "jan", ("amina",), "Vierde gesprek bij de ggz gehad. Amina geeft slapen een 7.", True),
        (7, "phone", "fleur", ("karim",), "Geen gehoor; twee keer gebeld en een bericht gestuurd.", False),
        (
            2,
            "phone",
            "fleur",
            ("amina",),
            "Gebeld na de melding. Amina wil eerst even bijkomen; morgen belt Jan.",
            True,
        ),
    )
    return tuple(ContactStory(ago(today, days), *rest) for days, *rest in rows)  # type: ignore[arg-type]

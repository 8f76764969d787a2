"""How safe it is for the family of the cast, up to this week."""

from datetime import date

from kring.demo.story.cast.explanation import ago, version_day
from kring.demo.story.choices import (
    Consent,
    IncidentKind,
    LegalFrame,
    Phase,
    Severity,
)
from kring.demo.story.shapes import (
    FrameStory,
    IncidentStory,
    PhaseStory,
    RatingStory,
    SafetyAgreementStory,
)

C = Consent
FAMILY = ("amina", "karim", "noor")
YES = (C.AGREES, "")


def phases(today: date) -> tuple[PhaseStory, ...]:
    """Immediate safety first, stable safety since summer."""
    return (
        PhaseStory(
            Phase.ACUTE,
            ago(today, 254),
            ago(today, 247),
            "fleur",
            "Eerst zeker weten dat de komende dagen veilig zijn.",
        ),
        PhaseStory(
            Phase.IMMEDIATE_SAFETY,
            ago(today, 247),
            ago(today, 108),
            "fleur",
            "Amina en de kinderen wonen op een veilige plek; de eerste afspraken gelden.",
        ),
        PhaseStory(
            Phase.STABLE_SAFETY,
            ago(today, 108),
            None,
            "fleur",
            "Drie maanden geen geduw of dreiging, nagevraagd bij ieder apart en bij oma.",
        ),
    )


def frames(today: date) -> tuple[FrameStory, ...]:
    """Voluntary all along."""
    return (
        FrameStory(
            LegalFrame.VOLUNTARY, ago(today, 254), None, "De hulp is vrijwillig. Wie wil stoppen, praat eerst met Jan."
        ),
    )


def agreements(today: date) -> tuple[SafetyAgreementStory, ...]:
    """What is safe enough; the handing over through Oma failed once, four days ago."""
    return (
        SafetyAgreementStory(
            "agreement-1",
            "Amina en Karim zien elkaar niet bij het halen en brengen; oma loopt met de kinderen mee.",
            "Dan belt oma Jan of Fleur, en gaan Noor en Sem eerst mee naar oma.",
            ("amina", "karim"),
            version_day(today, 4),
            "fatna",
            failed_on=(ago(today, 4),),
        ),
        SafetyAgreementStory(
            "agreement-2",
            "Berichten gaan alleen over tijden, spullen en gezondheid van de kinderen.",
            "Dan antwoordt de ander niet en kijkt Fleur mee.",
            ("amina", "karim"),
            version_day(today, 1),
        ),
        SafetyAgreementStory(
            "agreement-3",
            "Noor mag altijd weg uit een gesprek en dan Jan bellen.",
            "Dan komt Jan dezelfde dag langs op een plek die Noor kiest.",
            ("noor",),
            version_day(today, 2),
            "fatna",
        ),
    )


def incidents(today: date) -> tuple[IncidentStory, ...]:
    """Three in eight months; the last four days ago."""
    both = ("noor", "sem")
    return (
        IncidentStory(
            "incident-1",
            ago(today, 231),
            IncidentKind.THREAT,
            Severity.SERIOUS,
            ("karim",),
            ("amina",),
            "Karim stuurde in één avond elf berichten en schreef dat Amina er spijt van zou krijgen.",
            ago(today, 232),
        ),
        IncidentStory(
            "incident-2",
            ago(today, 176),
            IncidentKind.PSYCHOLOGICAL,
            Severity.MINOR,
            ("amina", "karim"),
            both,
            "Geschreeuw over en weer bij het ophalen. Sem bleef in de auto zitten.",
            ago(today, 178),
        ),
        IncidentStory(
            "incident-3",
            ago(today, 3),
            IncidentKind.PHYSICAL,
            Severity.MINOR,
            ("karim",),
            ("amina", *both),
            "Ruzie bij de overdracht op het speelveld; er is geschreeuwd en aan een tas getrokken.",
            ago(today, 4),
            "report-3",
            "agreement-1",
        ),
    )


def ratings(today: date) -> tuple[RatingStory, ...]:
    """What each thought of safety; Noor nine days ago, Fleur after the last report."""
    given: dict[str, tuple[tuple[int, int, str], ...]] = {
        "amina": (
            (244, 3, ""),
            (200, 4, ""),
            (150, 5, "Als de telefoon stil is."),
            (105, 6, ""),
            (60, 7, ""),
            (9, 7, "Ik slaap beter."),
        ),
        "karim": (
            (238, 6, "Ik doe niemand iets."),
            (195, 6, ""),
            (148, 7, ""),
            (104, 7, ""),
            (57, 8, ""),
            (16, 7, "Ik word ongeduldig van het wachten."),
        ),
        "noor": (
            (240, 3, ""),
            (198, 3, ""),
            (149, 4, "De wisseldagen niet."),
            (103, 5, ""),
            (58, 6, ""),
            (9, 6, "Met oma erbij wel."),
        ),
        "sem": ((240, 4, ""), (196, 5, ""), (149, 5, ""), (103, 6, ""), (58, 7, ""), (9, 6, "")),
    }
    workers: dict[str, tuple[tuple[int, int, str], ...]] = {
        "fleur": (
            (247, 3, ""),
            (205, 4, ""),
            (155, 5, ""),
            (108, 6, "Afspraken houden."),
            (62, 7, ""),
            (2, 5, "De overdracht moet opnieuw besproken."),
        ),
        "jan": ((243, 4, ""), (190, 4, ""), (140, 5, ""), (100, 6, ""), (52, 7, ""), (13, 7, "")),
    }
    found = [
        RatingStory(ago(today, days), score, person=who, words=words)
        for who, rows in given.items()
        for days, score, words in rows
    ]
    found += [
        RatingStory(ago(today, days), score, professional=who, words=words)
        for who, rows in workers.items()
        for days, score, words in rows
    ]
    return tuple(sorted(found, key=lambda rating: (rating.on, rating.person or "", rating.professional or "")))

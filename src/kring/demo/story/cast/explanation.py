"""How the family of the cast explains what happened, in two versions."""

from datetime import date, timedelta

from kring.demo.story.choices import (
    Consent,
    FactorDomain,
    FactorFunction,
    SourceKind,
    Valence,
)
from kring.demo.story.days import on_or_before_working
from kring.demo.story.shapes import (
    ExplanationStory,
    FactorStory,
    InfluenceStory,
    VoiceStory,
)

VERSION_DAYS = (226, 163, 108, 49)  # days ago; the conferences are on the same days
C = Consent


def ago(today: date, days: int) -> date:
    """So many days before today."""
    return today - timedelta(days=days)


def version_day(today: date, number: int) -> date:
    """The working day on which a version of the plan was agreed."""
    day = ago(today, VERSION_DAYS[number - 1])
    return on_or_before_working(day, day - timedelta(days=9))


def voices(**said: tuple[Consent, str]) -> tuple[VoiceStory, ...]:
    """What each person said."""
    return tuple(VoiceStory(consent, words, person=person) for person, (consent, words) in said.items())


def factors(today: date) -> tuple[FactorStory, ...]:
    """What plays, in whose words. Amina's fear is withheld from Karim, and Karim's youth from Amina."""
    first, later = ago(today, 236), ago(today, 112)
    d, f, s = FactorDomain, FactorFunction, SourceKind
    risk, strong = Valence.RISK, Valence.PROTECTIVE
    return (
        FactorStory(
            "factor-1",
            d.PARENT_AND_FAMILY,
            f.PERPETUATING,
            risk,
            s.OBSERVATION,
            "Elke overdracht brengt oude ruzie terug, met Noor en Sem ertussen.",
            first,
            (),
            "Ik kijk naar hun gezichten en dan weet ik het al.",
            said_by_person="noor",
            verified_on=first,
        ),
        FactorStory(
            "factor-2",
            d.PARENT_AND_FAMILY,
            f.PREDISPOSING,
            risk,
            s.STATEMENT,
            "Karim groeide op in een huis waar wie het hardst schreeuwde gelijk kreeg.",
            first,
            ("karim",),
            "Bij ons thuis was stilte erger dan schreeuwen.",
            said_by_person="karim",
            withheld_from=("amina",),
        ),
        FactorStory(
            "factor-3",
            d.PARENT_AND_FAMILY,
            f.PRECIPITATING,
            risk,
            s.FACT,
            "Sinds Amina weg is, zien de ouders elkaar alleen nog bij het halen en brengen.",
            first,
            ("amina", "karim"),
            verified_on=first,
        ),
        FactorStory(
            "factor-4",
            d.CHILD,
            f.PERPETUATING,
            risk,
            s.STATEMENT,
            "Noor slaapt slecht voor elke wisseling en let dan op Sem.",
            ago(today, 167),
            ("noor",),
            "Als hij slaapt, mag ik pas.",
            said_by_person="noor",
            verified_on=ago(today, 163),
        ),
        FactorStory(
            "factor-5",
            d.ENVIRONMENT,
            f.PERPETUATING,
            risk,
            s.DOCUMENT,
            "Er zijn schulden uit de tijd samen; de brieven komen bij Amina.",
            first,
            ("amina",),
            said_by_professional="jan",
            verified_on=ago(today, 160),
        ),
        FactorStory(
            "factor-6",
            d.PARENT_AND_FAMILY,
            f.PERPETUATING,
            risk,
            s.STATEMENT,
            "Amina schrikt wakker en is bang dat er iemand voor de deur staat.",
            later,
            ("amina",),
            "’s Nachts ben ik terug in dat huis.",
            said_by_person="amina",
            withheld_from=("karim",),
        ),
        FactorStory(
            "factor-7",
            d.ENVIRONMENT,
            f.PROTECTIVE,
            strong,
            s.OBSERVATION,
            "Oma Fatna is er elke week; bij haar is het rustig en beide ouders vertrouwen haar.",
            first,
            (),
            "Bij oma hoef ik niks.",
            said_by_person="sem",
            verified_on=first,
        ),
        FactorStory(
            "factor-8",
            d.PARENT_CHILD_RELATION,
            f.PROTECTIVE,
            strong,
            s.OPINION,
            "Karim is een vader die meespeelt en luistert als hij rustig is, vindt Amina.",
            later,
            ("karim", "sem"),
            said_by_person="amina",
        ),
        FactorStory(
            "factor-9",
            d.HELPING_SYSTEM,
            f.PERPETUATING,
            risk,
            s.FACT,
            "Voordat Jan kwam, vertelde Amina haar verhaal aan zes verschillende mensen.",
            first,
            (),
            "Bij de derde keer liet ik dingen weg.",
            said_by_person="amina",
            verified_on=first,
        ),
    )


def influences() -> tuple[InfluenceStory, ...]:
    """What works on what."""
    pairs = (("factor-2", "factor-1"), ("factor-3", "factor-1"), ("factor-1", "factor-4"), ("factor-5", "factor-1"))
    return tuple(InfluenceStory(cause, effect) for cause, effect in pairs)


def explanations(today: date) -> tuple[ExplanationStory, ...]:
    """Two versions of the explanation they share."""
    return (
        ExplanationStory(
            1,
            version_day(today, 1),
            "Wij zijn uit elkaar, maar de ruzie is meeverhuisd. Die zit nu in de momenten dat de kinderen "
            "wisselen. Geldzorgen maken het lontje "
            "korter. Noor en Sem zien alles. Bij oma is het rustig, dus daar beginnen we.",
            ("factor-1", "factor-3", "factor-5", "factor-7"),
            voices(
                amina=(C.AGREES, "Zo is het."),
                karim=(C.AGREES_WITH_REMARK, "Eens. Ik mis dat ik ook mijn best doe."),
                noor=(C.AGREES, "Klopt."),
                sem=(C.AGREES, "Ja."),
            ),
        ),
        ExplanationStory(
            2,
            version_day(today, 3),
            "De ruzies zijn minder geworden. Wat overblijft zit vast aan de overdracht: wie elkaar ziet, raakt "
            "elkaar. Noor houdt de wacht voor "
            "Sem en slaapt daardoor slecht. Als iemand anders brengt, hoeft niemand op te letten. Ondertussen "
            "werken Amina en Karim ieder aan "
            "wat van henzelf is.",
            ("factor-1", "factor-4", "factor-7", "factor-8"),
            voices(
                amina=(C.AGREES, "Ik herken dit."),
                karim=(C.AGREES, "Dit is eerlijk opgeschreven."),
                noor=(C.AGREES_WITH_REMARK, "Ik hoef niet van iedereen te horen dat ik slecht slaap."),
                sem=(C.AGREES, ""),
            ),
        ),
    )

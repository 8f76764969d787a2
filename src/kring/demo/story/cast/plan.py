"""How the family of the cast explains what happened, and its plan: three goals, four versions."""

from datetime import date, timedelta

from kring.demo.story.choices import (
    ActionKind,
    Consent,
    FactorDomain,
    FactorFunction,
    LegalFrame,
    SourceKind,
    Valence,
)
from kring.demo.story.days import on_or_before_working
from kring.demo.story.shapes import (
    ActionStory,
    ExplanationStory,
    FactorStory,
    GoalRatingStory,
    GoalStory,
    InfluenceStory,
    PlanVersionStory,
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
    """What plays, in whose words. What Amina told about fear is withheld from Karim; what Karim told of his youth from Amina."""
    first, later = ago(today, 236), ago(today, 112)
    d, f, s = FactorDomain, FactorFunction, SourceKind
    risk, strong = Valence.RISK, Valence.PROTECTIVE
    return (
        FactorStory("factor-1", d.PARENT_AND_FAMILY, f.PERPETUATING, risk, s.OBSERVATION, "Elke overdracht brengt oude ruzie terug, met Noor en Sem ertussen.",
                    first, (), "Ik kijk naar hun gezichten en dan weet ik het al.", said_by_person="noor", verified_on=first),
        FactorStory("factor-2", d.PARENT_AND_FAMILY, f.PREDISPOSING, risk, s.STATEMENT, "Karim groeide op in een huis waar wie het hardst schreeuwde gelijk kreeg.",
                    first, ("karim",), "Bij ons thuis was stilte erger dan schreeuwen.", said_by_person="karim", withheld_from=("amina",)),
        FactorStory("factor-3", d.PARENT_AND_FAMILY, f.PRECIPITATING, risk, s.FACT, "Sinds Amina weg is, zien de ouders elkaar alleen nog bij het halen en brengen.",
                    first, ("amina", "karim"), verified_on=first),
        FactorStory("factor-4", d.CHILD, f.PERPETUATING, risk, s.STATEMENT, "Noor slaapt slecht voor elke wisseling en let dan op Sem.",
                    ago(today, 167), ("noor",), "Als hij slaapt, mag ik pas.", said_by_person="noor", verified_on=ago(today, 163)),
        FactorStory("factor-5", d.ENVIRONMENT, f.PERPETUATING, risk, s.DOCUMENT, "Er zijn schulden uit de tijd samen; de brieven komen bij Amina.",
                    first, ("amina",), said_by_professional="jan", verified_on=ago(today, 160)),
        FactorStory("factor-6", d.PARENT_AND_FAMILY, f.PERPETUATING, risk, s.STATEMENT, "Amina schrikt wakker en is bang dat er iemand voor de deur staat.",
                    later, ("amina",), "’s Nachts ben ik terug in dat huis.", said_by_person="amina", withheld_from=("karim",)),
        FactorStory("factor-7", d.ENVIRONMENT, f.PROTECTIVE, strong, s.OBSERVATION, "Oma Fatna is er elke week; bij haar is het rustig en beide ouders vertrouwen haar.",
                    first, (), "Bij oma hoef ik niks.", said_by_person="sem", verified_on=first),
        FactorStory("factor-8", d.PARENT_CHILD_RELATION, f.PROTECTIVE, strong, s.OPINION, "Karim is een vader die meespeelt en luistert als hij rustig is, vindt Amina.",
                    later, ("karim", "sem"), said_by_person="amina"),
        FactorStory("factor-9", d.HELPING_SYSTEM, f.PERPETUATING, risk, s.FACT, "Voordat Jan kwam, vertelde Amina haar verhaal aan zes verschillende mensen.",
                    first, (), "Bij de derde keer liet ik dingen weg.", said_by_person="amina", verified_on=first),
    )  # fmt: skip


def influences() -> tuple[InfluenceStory, ...]:
    """What works on what."""
    pairs = (("factor-2", "factor-1"), ("factor-3", "factor-1"), ("factor-1", "factor-4"), ("factor-5", "factor-1"))
    return tuple(InfluenceStory(cause, effect) for cause, effect in pairs)


def explanations(today: date) -> tuple[ExplanationStory, ...]:
    """Two versions of the explanation they share."""
    return (
        ExplanationStory(
            1, version_day(today, 1),
            "Wij zijn uit elkaar, maar de ruzie is meeverhuisd. Die zit nu in de momenten dat de kinderen wisselen. Geldzorgen maken het lontje "
            "korter. Noor en Sem zien alles. Bij oma is het rustig, dus daar beginnen we.",
            ("factor-1", "factor-3", "factor-5", "factor-7"),
            voices(amina=(C.AGREES, "Zo is het."), karim=(C.AGREES_WITH_REMARK, "Eens. Ik mis dat ik ook mijn best doe."),
                   noor=(C.AGREES, "Klopt."), sem=(C.AGREES, "Ja.")),
        ),
        ExplanationStory(
            2, version_day(today, 3),
            "De ruzies zijn minder geworden. Wat overblijft zit vast aan de overdracht: wie elkaar ziet, raakt elkaar. Noor houdt de wacht voor "
            "Sem en slaapt daardoor slecht. Als iemand anders brengt, hoeft niemand op te letten. Ondertussen werken Amina en Karim ieder aan "
            "wat van henzelf is.",
            ("factor-1", "factor-4", "factor-7", "factor-8"),
            voices(amina=(C.AGREES, "Ik herken dit."), karim=(C.AGREES, "Dit is eerlijk opgeschreven."),
                   noor=(C.AGREES_WITH_REMARK, "Ik hoef niet van iedereen te horen dat ik slecht slaap."), sem=(C.AGREES, "")),
        ),
    )  # fmt: skip


def goals(today: date) -> tuple[GoalStory, ...]:
    """Three goals in their own words, with what they gave as a mark over time."""
    first = version_day(today, 1)

    def marks(**given: tuple[int, ...]) -> tuple[GoalRatingStory, ...]:
        days = (first, version_day(today, 2), version_day(today, 3), ago(today, 12))
        rows = [
            GoalRatingStory(person, day, score)
            for person, scores in given.items()
            for day, score in zip(days, scores, strict=True)
        ]
        return tuple(sorted(rows, key=lambda row: (row.on, row.person)))

    return (
        GoalStory("goal-1", 1, "Dat er niemand meer schreeuwt als wij van huis wisselen", ("noor", "sem"),
                  "We zwaaien gewoon, en Noor slaapt de nacht ervoor.", first, ratings=marks(noor=(2, 2, 4, 4), sem=(3, 4, 5, 5), amina=(2, 4, 5, 6))),
        GoalStory("goal-2", 2, "Een hele nacht doorslapen", ("amina",),
                  "Vijf nachten van de zeven, zonder eerst alle sloten na te lopen.", first, ratings=marks(amina=(2, 3, 6, 7))),
        GoalStory("goal-3", 3, "Post openmaken zonder dat mijn hart op hol slaat", ("amina",),
                  "De doos met dichte enveloppen is leeg.", first, ratings=marks(amina=(1, 4, 6, 8))),
    )  # fmt: skip


def actions(today: date) -> tuple[ActionStory, ...]:
    """Who does what. Oma brings the children; Karim waits for the clinic; Amina is halfway; the payment plan is nearly there."""
    v1, v2, v3, v4 = (version_day(today, number) for number in (1, 2, 3, 4))
    k, free = ActionKind, LegalFrame.VOLUNTARY
    return (
        ActionStory("action-1", k.HELP, "Elke week een uur voor Noor en Sem, om te praten of juist niet.", free, v1, "goal-1", "factor-4",
                    "sami", "d0-local", None, ("noor", "sem"), started_on=v1 + timedelta(days=6), ended_on=ago(today, 33)),
        ActionStory("action-2", k.MONITORING, "Fleur belt Amina en Karim apart, elke vrijdag.", free, v1, "goal-1", None,
                    "fleur", "safety-team", started_on=v1),
        ActionStory("action-3", k.HELP, "Schulden op een rij, daarna een betaalplan waar we van rond kunnen komen.", free, v2, "goal-3", "factor-5",
                    "b0-debt-1", "d0-debt", None, ("amina",), due_on=today + timedelta(days=10), started_on=v2 + timedelta(days=12)),
        ActionStory("action-4", k.PRACTICAL, "Amina zet alle post bij elkaar; Jan kijkt een keer per twee weken mee.", free, v2, "goal-3", "factor-5",
                    person="amina", started_on=v2, ended_on=v4),
        ActionStory("action-5", k.HELP, "Traumabehandeling van Amina: tien gesprekken, vier gehad.", free, v3, "goal-2", "factor-6",
                    "b0-therapist-1", "d0-ggz", None, ("amina",), started_on=ago(today, 54), waits_since=v3,
                    bridge="De huisarts hield contact tot het eerste gesprek."),
        ActionStory("action-6", k.PRACTICAL, "Oma Fatna brengt Noor en Sem op vrijdag en haalt ze op zondag.", free, v4, "goal-1", "factor-1",
                    person="fatna", persons=("noor", "sem"), started_on=v4, decision="decision-4"),
        ActionStory("action-7", k.HELP, "Gesprekken voor Karim: op tijd stoppen als het oploopt.", free, v4, "goal-1", "factor-2",
                    "b0-forensic-1", "forensic", None, ("karim",), due_on=today + timedelta(days=21), waits_since=ago(today, 14),
                    bridge="Fleur belt Karim elke week tot het eerste gesprek.", decision="decision-5"),
    )  # fmt: skip


def plan_versions(today: date) -> tuple[PlanVersionStory, ...]:
    """Four versions; the last one because Noor kept watch at every handing over."""
    every = ("goal-1", "goal-2", "goal-3")
    fine = (C.AGREES, "Goed zo.")
    return (
        PlanVersionStory(1, version_day(today, 1), "Eerste plan, gemaakt aan de tafel van oma.", every, ("action-1", "action-2"),
                         voices(amina=fine, karim=fine, noor=(C.AGREES, "Oké."), sem=(C.AGREES, "Oké."))),
        PlanVersionStory(2, version_day(today, 2), "Veranderd na wat school vertelde over Noor; en de post kon niet langer wachten.", every,
                         ("action-1", "action-2", "action-3", "action-4"),
                         voices(amina=fine, karim=(C.AGREES, "Als het Noor helpt."), noor=(C.AGREES_WITH_REMARK, "Niet op school erover."), sem=fine), "report-2"),
        PlanVersionStory(3, version_day(today, 3), "Het is rustiger. Er is nu plek voor de nachten van Amina.", every,
                         ("action-1", "action-2", "action-3", "action-4", "action-5"),
                         voices(amina=(C.AGREES, "Spannend, maar ik wil het."), karim=fine, noor=fine, sem=fine), "conference-3"),
        PlanVersionStory(4, version_day(today, 4), "De overdracht gaat voortaan via oma, zodat de ouders elkaar daar niet zien.", every,
                         ("action-1", "action-2", "action-3", "action-5", "action-6", "action-7"),
                         voices(amina=(C.AGREES, "Dat geeft lucht."), karim=(C.AGREES_WITH_REMARK, "Eens, zolang het niet voor altijd is."),
                                noor=(C.AGREES, "Eindelijk."), sem=(C.AGREES, "Oma heeft koekjes.")), "conference-4"),
    )  # fmt: skip

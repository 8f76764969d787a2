"""The plan of the family of the cast: three goals, four versions."""

from datetime import date, timedelta

from kring.demo.story.cast.explanation import C, ago, version_day, voices
from kring.demo.story.choices import (
    ActionKind,
    LegalFrame,
)
from kring.demo.story.shapes import (
    ActionStory,
    GoalRatingStory,
    GoalStory,
    PlanVersionStory,
)


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
        GoalStory(
            "goal-1",
            1,
            "Dat er niemand meer schreeuwt als wij van huis wisselen",
            ("noor", "sem"),
            "We zwaaien gewoon, en Noor slaapt de nacht ervoor.",
            first,
            ratings=marks(noor=(2, 2, 4, 4), sem=(3, 4, 5, 5), amina=(2, 4, 5, 6)),
        ),
        GoalStory(
            "goal-2",
            2,
            "Een hele nacht doorslapen",
            ("amina",),
            "Vijf nachten van de zeven, zonder eerst alle sloten na te lopen.",
            first,
            ratings=marks(amina=(2, 3, 6, 7)),
        ),
        GoalStory(
            "goal-3",
            3,
            "Post openmaken zonder dat mijn hart op hol slaat",
            ("amina",),
            "De doos met dichte enveloppen is leeg.",
            first,
            ratings=marks(amina=(1, 4, 6, 8)),
        ),
    )


def actions(today: date) -> tuple[ActionStory, ...]:
    """Who does what: Oma brings the children, Karim waits, Amina is halfway, the payment plan is nearly there."""
    v1, v2, v3, v4 = (version_day(today, number) for number in (1, 2, 3, 4))
    k, free = ActionKind, LegalFrame.VOLUNTARY
    return (
        ActionStory(
            "action-1",
            k.HELP,
            "Elke week een uur voor Noor en Sem, om te praten of juist niet.",
            free,
            v1,
            "goal-1",
            "factor-4",
            "sami",
            "d0-local",
            None,
            ("noor", "sem"),
            started_on=v1 + timedelta(days=6),
            ended_on=ago(today, 33),
        ),
        ActionStory(
            "action-2",
            k.MONITORING,
            "Fleur belt Amina en Karim apart, elke vrijdag.",
            free,
            v1,
            "goal-1",
            None,
            "fleur",
            "safety-team",
            started_on=v1,
        ),
        ActionStory(
            "action-3",
            k.HELP,
            "Schulden op een rij, daarna een betaalplan waar we van rond kunnen komen.",
            free,
            v2,
            "goal-3",
            "factor-5",
            "b0-debt-1",
            "d0-debt",
            None,
            ("amina",),
            due_on=today + timedelta(days=10),
            started_on=v2 + timedelta(days=12),
        ),
        ActionStory(
            "action-4",
            k.PRACTICAL,
            "Amina zet alle post bij elkaar; Jan kijkt een keer per twee weken mee.",
            free,
            v2,
            "goal-3",
            "factor-5",
            person="amina",
            started_on=v2,
            ended_on=v4,
        ),
        ActionStory(
            "action-5",
            k.HELP,
            "Traumabehandeling van Amina: tien gesprekken, vier gehad.",
            free,
            v3,
            "goal-2",
            "factor-6",
            "b0-therapist-1",
            "d0-ggz",
            None,
            ("amina",),
            started_on=ago(today, 54),
            waits_since=v3,
            bridge="De huisarts hield contact tot het eerste gesprek.",
        ),
        ActionStory(
            "action-6",
            k.PRACTICAL,
            "Oma Fatna brengt Noor en Sem op vrijdag en haalt ze op zondag.",
            free,
            v4,
            "goal-1",
            "factor-1",
            person="fatna",
            persons=("noor", "sem"),
            started_on=v4,
            decision="decision-4",
        ),
        ActionStory(
            "action-7",
            k.HELP,
            "Gesprekken voor Karim: op tijd stoppen als het oploopt.",
            free,
            v4,
            "goal-1",
            "factor-2",
            "b0-forensic-1",
            "forensic",
            None,
            ("karim",),
            due_on=today + timedelta(days=21),
            waits_since=ago(today, 14),
            bridge="Fleur belt Karim elke week tot het eerste gesprek.",
            decision="decision-5",
        ),
    )


def plan_versions(today: date) -> tuple[PlanVersionStory, ...]:
    """Four versions; the last one because Noor kept watch at every handing over."""
    every = ("goal-1", "goal-2", "goal-3")
    fine = (C.AGREES, "Goed zo.")
    return (
        PlanVersionStory(
            1,
            version_day(today, 1),
            "Eerste plan, gemaakt aan de tafel van oma.",
            every,
            ("action-1", "action-2"),
            voices(amina=fine, karim=fine, noor=(C.AGREES, "Oké."), sem=(C.AGREES, "Oké.")),
        ),
        PlanVersionStory(
            2,
            version_day(today, 2),
            "Veranderd na wat school vertelde over Noor; en de post kon niet langer wachten.",
            every,
            ("action-1", "action-2", "action-3", "action-4"),
            voices(
                amina=fine,
                karim=(C.AGREES, "Als het Noor helpt."),
                noor=(C.AGREES_WITH_REMARK, "Niet op school erover."),
                sem=fine,
            ),
            "report-2",
        ),
        PlanVersionStory(
            3,
            version_day(today, 3),
            "Het is rustiger. Er is nu plek voor de nachten van Amina.",
            every,
            ("action-1", "action-2", "action-3", "action-4", "action-5"),
            voices(amina=(C.AGREES, "Spannend, maar ik wil het."), karim=fine, noor=fine, sem=fine),
            "conference-3",
        ),
        PlanVersionStory(
            4,
            version_day(today, 4),
            "De overdracht gaat voortaan via oma, zodat de ouders elkaar daar niet zien.",
            every,
            ("action-1", "action-2", "action-3", "action-5", "action-6", "action-7"),
            voices(
                amina=(C.AGREES, "Dat geeft lucht."),
                karim=(C.AGREES_WITH_REMARK, "Eens, zolang het niet voor altijd is."),
                noor=(C.AGREES, "Eindelijk."),
                sem=(C.AGREES, "Oma heeft koekjes."),
            ),
            "conference-4",
        ),
    )

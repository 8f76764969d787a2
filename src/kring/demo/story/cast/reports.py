"""What was reported about the family of the cast, and who works with them."""

from datetime import date, time, timedelta

from kring.demo.story.choices import (
    Lives,
    MemberRole,
    Need,
    Reporter,
    ReportKind,
    ReportMoment,
    Role,
    SafetyLevel,
    TriageOutcome,
)
from kring.demo.story.days import months_after, working_days_after
from kring.demo.story.shapes import (
    InvolvementStory,
    MemberStory,
    ReportStory,
    SafetyHolderStory,
    TriageStory,
)

ALL = ("amina", "karim", "noor", "sem")


def reports(today: date) -> tuple[ReportStory, ...]:
    """Three reports: the first, one of school in spring, and one of the police three days ago that touches the
    plan."""
    first, school, last = (today - timedelta(days=days) for days in (261, 170, 3))
    return (
        ReportStory(
            key="report-1",
            kind=ReportKind.REPORT,
            reporter=Reporter.POLICE,
            received_on=first,
            received_at=time(23, 40),
            due_on=working_days_after(first, 5),
            text=(
                "Na een telefoontje van Amina zijn wij naar de woning van Karim gegaan, waar zij de kinderen "
                "ophaalde. "
                "Er is hard geschreeuwd en Karim heeft de autosleutels afgepakt en Amina tegen de deur geduwd. "
                "Noor stond met haar broertje op de galerij. Niemand hoefde naar een dokter. Amina zegt dat het "
                "vaker zo gaat."
            ),
            persons=ALL,
            moment=ReportMoment.FIRST,
            held_by="b0-triage-1",
            wants_feedback=True,
            episode=1,
            reporter_organisation="police",
            reporter_professional="b0-police-1",
            happened_from=first,
            happened_to=first,
            feedback_on=first + timedelta(days=8),
            triage=TriageStory(
                first + timedelta(days=5),
                "b0-triage-1",
                SafetyLevel.STRUCTURAL,
                TriageOutcome.LOCAL_TEAM,
                "Het is niet de eerste keer en het gaat door nu de ouders uit elkaar zijn. Amina en de kinderen "
                "wonen op een veilige "
                "plek. Het lokale team en het veiligheidsteam gaan samen aan de slag; Jan en Fleur maken kennis "
                "met allebei de ouders.",
            ),
        ),
        ReportStory(
            key="report-2",
            kind=ReportKind.REPORT,
            reporter=Reporter.EDUCATION,
            received_on=school,
            received_at=time(15, 20),
            due_on=working_days_after(school, 5),
            text=(
                "Noor viel deze maand drie keer in slaap in de les. Tegen haar mentor zei ze: ‘De nacht voordat "
                "we wisselen slaap ik niet.’ "
                "Zij weet dat wij dit doorgeven en wil dat er niemand boos wordt."
            ),
            persons=("noor", "sem"),
            moment=ReportMoment.AFTER_ASSESSMENT,
            held_by="fleur",
            wants_feedback=True,
            episode=1,
            reporter_organisation="b0-college",
            reporter_professional="b0-mentor-1",
            happened_from=school - timedelta(days=25),
            happened_to=school,
            feedback_on=school + timedelta(days=6),
            triage=TriageStory(
                school + timedelta(days=3),
                "fleur",
                SafetyLevel.RISK,
                TriageOutcome.ALREADY_INVOLVED,
                "Noor is niet in gevaar, maar de wisselingen kosten haar slaap. Jan en Fleur nemen dit mee in "
                "het plan.",
            ),
        ),
        ReportStory(
            key="report-3",
            kind=ReportKind.REPORT,
            reporter=Reporter.POLICE,
            received_on=last,
            received_at=time(18, 55),
            due_on=working_days_after(last, 5),
            text=(
                "Voorbijgangers belden over ruzie bij een speelveld. Karim en Amina stonden tegenover elkaar "
                "met de kinderen ernaast; er is "
                "geschreeuwd en aan een tas getrokken. Oma was die dag ziek, daarom waren de ouders er allebei. "
                "Niemand is gewond. Sem "
                "huilde. Karim is rustig weggelopen toen wij erom vroegen."
            ),
            persons=ALL,
            moment=ReportMoment.DURING_MONITORING,
            held_by="fleur",
            wants_feedback=True,
            episode=1,
            reporter_organisation="police",
            reporter_professional="b0-police-2",
            happened_from=last - timedelta(days=1),
            happened_to=last - timedelta(days=1),
        ),
    )


def members(today: date) -> tuple[MemberStory, ...]:
    """The four of the dossier, with what each said when Jan asked what they need."""
    asked = today - timedelta(days=240)
    parent, child = MemberRole.PARENT, MemberRole.CHILD
    return (
        MemberStory(
            "amina",
            parent,
            Lives.FIRST,
            None,
            None,
            asked,
            Need.HELP_NEEDED,
            "Rust, en iemand die meekijkt met de post.",
        ),
        MemberStory(
            "karim",
            parent,
            Lives.SECOND,
            None,
            None,
            asked + timedelta(days=9),
            Need.HELP_NEEDED,
            "Dat ik mijn kinderen zie zonder gedoe. En leren stoppen voordat ik ga schreeuwen.",
        ),
        MemberStory(
            "noor",
            child,
            Lives.FIRST,
            None,
            None,
            asked,
            Need.HELP_NEEDED,
            "Iemand die ik kan appen en die niks doorvertelt.",
        ),
        MemberStory(
            "sem", child, Lives.FIRST, None, None, asked, Need.HELP_NEEDED, "Dat papa en mama normaal doen. En voetbal."
        ),
    )


def involvements(today: date) -> tuple[InvolvementStory, ...]:
    """Jan and Fleur all along; Sami until a month ago; the others as they were needed."""
    opened = today - timedelta(days=254)
    until = months_after(today, -1)

    def ago(days: int) -> date:
        return today - timedelta(days=days)

    rows = (
        (Role.COORDINATOR, "jan", "d0-local", opened, None, "vast gezicht van het gezin", ()),
        (
            Role.SECOND,
            "fleur",
            "safety-team",
            opened,
            None,
            "vormt het duo met Jan en heeft het zicht op veiligheid",
            (),
        ),
        (
            Role.PRACTITIONER,
            "sami",
            "d0-local",
            ago(229),
            until,
            "steunde Noor en Sem, elke week een uur",
            ("noor", "sem"),
        ),
        (Role.PRACTITIONER, "b0-therapist-1", "d0-ggz", ago(100), None, "behandelt Amina", ("amina",)),
        (
            Role.PRACTITIONER,
            "b0-forensic-1",
            "forensic",
            ago(49),
            None,
            "gaat met Karim werken aan stoppen voor het misgaat",
            ("karim",),
        ),
        (Role.PRACTITIONER, "b0-debt-1", "d0-debt", ago(160), None, "helpt Amina met de schulden", ("amina",)),
        (Role.ADVISER, "b0-mentor-1", "b0-college", ago(168), None, "mentor van Noor, denkt mee", ("noor",)),
        (
            Role.ADVISER,
            "b0-gp-1",
            "b0-gp",
            ago(226),
            None,
            "huisarts van Amina en de kinderen",
            ("amina", "noor", "sem"),
        ),
    )
    found = [
        InvolvementStory(
            f"involvement-{place}",
            role,
            begin,
            end,
            professional=who,
            organisation=where,
            task=task,
            persons=persons,
            ended_because="Het uur per week is afgerond. Noor en Sem weten hoe ze Jan kunnen bereiken." if end else "",
        )
        for place, (role, who, where, begin, end, task, persons) in enumerate(rows, start=1)
    ]
    found.append(
        InvolvementStory(
            "involvement-9",
            Role.NETWORK_PERSON,
            ago(226),
            person="fatna",
            task="brengt en haalt de kinderen, en belt als ze het niet vertrouwt",
        )
    )
    return tuple(found)


def safety_holders(today: date) -> tuple[SafetyHolderStory, ...]:
    """Fleur, since the opening."""
    return (SafetyHolderStory("fleur", today - timedelta(days=254)),)

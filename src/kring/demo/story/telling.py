"""What one family's teller knows while it tells: chance, day, fate, people, the block around them, words to
fill in."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from kring.demo.story.blocks import Block
from kring.demo.story.calibration import Scenario
from kring.demo.story.choices import Lives, MemberRole, Sex, Situation
from kring.demo.story.draws import Draw
from kring.demo.story.fate import Fate
from kring.demo.story.people import People
from kring.demo.story.shapes import PersonStory, ReportStory


@dataclass(slots=True)
class Span:
    """One period in which the dossier is open. `last` is the last day on which anything can have happened."""

    number: int
    opened_on: date
    closed_on: date | None
    today: date

    @property
    def last(self) -> date:
        """Yesterday's end of an open dossier, or the day before closure."""
        return min(self.today, self.closed_on - timedelta(days=1)) if self.closed_on else self.today

    @property
    def days(self) -> int:
        """How many days it has lasted."""
        return (self.last - self.opened_on).days

    def at(self, share: float) -> date:
        """The day on which this share of it had passed."""
        return self.opened_on + timedelta(days=int(self.days * share))

    def holds(self, day: date) -> bool:
        """Whether something can have happened on this day."""
        return self.opened_on <= day <= self.last


@dataclass(slots=True)
class Telling:
    """Everything the chapters of one family's story share."""

    number: int
    seed: int
    today: date
    draw: Draw
    fate: Fate
    block: Block
    people: People
    scenario: Scenario
    spans: list[Span]
    slots: dict[str, str]
    reports: list[ReportStory] = field(default_factory=list)
    counters: dict[str, int] = field(default_factory=dict)
    met: set[str] = field(default_factory=set)  # professionals met so far

    def key(self, what: str) -> str:
        """The next key of a kind: report-1, report-2 …"""
        self.counters[what] = self.counters.get(what, 0) + 1
        return f"{what}-{self.counters[what]}"

    def say(self, templates: tuple[str, ...], **more: str) -> str:
        """One template in this family's words, with chance details of its own."""
        return self.draw.say(templates, self.slots | details(self.draw) | more)

    def tell(self, *parts: tuple[str, ...], **more: str) -> str:
        """One sentence of each part."""
        return self.draw.tell(parts, self.slots | details(self.draw) | more)

    def about(self, person: PersonStory) -> dict[str, str]:
        """Words for somebody, for slots that begin with `wie`."""
        return person_slots("wie", person)

    def speakers(self, day: date) -> list[PersonStory]:
        """Members who can say something themselves on a day: adults, and children from eight."""
        return [p for p in self.people.members if p.age_on(day) >= 8]

    def is_open(self) -> bool:
        """Whether a dossier is open today."""
        return self.fate.situation in (
            Situation.STARTING,
            Situation.RUNNING,
            Situation.STUCK,
            Situation.REOPENED,
        )


def person_slots(prefix: str, person: PersonStory) -> dict[str, str]:
    """A name with its pronouns: `ouder`, `ouder_hij`, `ouder_hem`, `ouder_zijn`."""
    she = person.sex is Sex.FEMALE
    return {
        prefix: person.first_name,
        f"{prefix}_hij": "zij" if she else "hij",
        f"{prefix}_hem": "haar" if she else "hem",
        f"{prefix}_zijn": "haar" if she else "zijn",
    }


def listed(names: list[str]) -> str:
    """Noor, Sem en Amina."""
    return " en ".join(filter(None, (", ".join(names[:-1]), names[-1]))) if names else ""


DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MOMENTS = (
    "laat op de avond",
    "rond etenstijd",
    "vroeg in de ochtend",
    "aan het begin van de avond",
    "midden in de nacht",
    "na schooltijd",
    "aan het eind van de avond",
    "tijdens het ontbijt",
    "in de namiddag",
)
SPOTS = (
    "in de keuken",
    "in de gang",
    "op de galerij",
    "bij de voordeur",
    "in de woonkamer",
    "op de trap",
    "in de auto",
    "op de parkeerplaats",
    "bij de schuur",
    "in het portiek",
    "op het schoolplein",
    "in de tuin",
)
TOPICS = (
    "geld",
    "de boodschappen",
    "de telefoon",
    "de opvoeding",
    "het halen en brengen",
    "het eten",
    "bedtijd",
    "familie",
    "de auto",
    "de sleutels",
    "de vakantie",
)
NUMBERS = ("twee", "drie", "vier", "vijf", "zes", "acht")


def details(draw: Draw) -> dict[str, str]:
    """Chance details for one text: a weekday, a time of day, a place in the house, a few small numbers."""
    return {
        "dag": draw.choice(DAYS),
        "moment": draw.choice(MOMENTS),
        "plek": draw.choice(SPOTS),
        "aantal": draw.choice(NUMBERS),
        "weken": draw.choice(NUMBERS),
        "onderwerp": draw.choice(TOPICS),
    }


def slots_for(draw: Draw, people: People, block: Block, day: date) -> dict[str, str]:
    """The words of one family: who is who, how the children are called together, who is near."""
    slots = person_slots("ouder", people.main) | {"plaats": block.town}
    if people.other:
        slots |= person_slots("ander", people.other)
        if people.roles[people.main.key] is not MemberRole.CHILD:
            slots["ouders"] = f"{people.main.first_name} en {people.other.first_name}"
        lives = people.lives[people.other.key]
        if lives is Lives.FIRST:
            slots["samen"] = people.other.first_name
        if not people.hides:
            slots["bekend"] = people.other.first_name
    if people.ex:
        slots["ex"] = people.ex.first_name
    children = people.children
    if children:
        slots["kinderen"] = listed([child.first_name for child in children])
        slots["zijn_k"] = "zijn" if len(children) > 1 else "is"
        slots["sliep_k"] = "sliepen" if len(children) > 1 else "sliep"
        slots["mag_k"] = "mogen" if len(children) > 1 else "mag"
        slots["hebben_k"] = "hebben" if len(children) > 1 else "heeft"
        small = [child for child in children if child.age_on(day) < 4]
        talking = [child for child in children if child.age_on(day) >= 5]
        if small:
            slots |= person_slots("klein", draw.choice(small))
        if talking:
            focus = draw.choice(talking)
            age = focus.age_on(day)
            slots |= person_slots("kind", focus) | {"leeftijd": f"{age} jaar"}
            if age < 10:
                slots |= person_slots("jong", focus) | {"jong_leeftijd": f"{age} jaar"}
            if age < 18:
                slots["klas"] = f"groep {min(8, age - 3)}" if age < 12 else f"klas {min(6, age - 11)}"
            if age >= 12:
                slots |= person_slots("tiener", focus)
    if people.network:
        helper = draw.choice(people.network)
        slots |= person_slots("naaste", helper)
    return slots

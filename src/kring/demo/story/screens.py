"""The safety screen at a separation: what each parent said alone, and what a professional made of it.

Draws nothing of its own: it follows from what happened, so that the rest of the region stays as it is.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from kring.demo.story.choices import Approach, IncidentKind, ProblemType, Severity
from kring.demo.story.shapes import EpisodeStory

PARENTS = ("parent", "ex_partner")
FIRST_TALK, BETWEEN, TO_CONCLUDE, LOOK_AGAIN = timedelta(7), timedelta(3), timedelta(6), timedelta(180)

# What somebody says who is held in power, who holds it, and who fights on equal terms; what is not here was skipped.
SAID = {
    "held": {
        "fear-of-other": "often", "free-to-speak": "no", "control-money": "often", "control-phone": "sometimes",
        "who-decides": "other", "dare-say-no": "no", "violence-to-me": "sometimes", "violence-by-me": "never",
        "stalking": "sometimes", "threats-through-children": "often", "children-contact": "no", "equal": "no",
    },
    "holds": {
        "fear-of-other": "never", "free-to-speak": "yes", "control-money": "never", "who-decides": "both",
        "dare-say-no": "yes", "violence-to-me": "once", "violence-by-me": "never", "who-begins": "other",
        "children-contact": "yes", "equal": "yes",
    },
    "fights": {
        "fear-of-other": "never", "free-to-speak": "yes", "control-money": "never", "control-phone": "never",
        "who-decides": "both", "dare-say-no": "yes", "violence-to-me": "once", "violence-by-me": "once",
        "who-begins": "both", "children-saw": "sometimes", "children-contact": "a_bit", "equal": "yes",
    },
}  # fmt: skip
WORDS = {
    "held": "Ik wil niet met de ander in één kamer. Zeg niet wat ik hier vertel.",
    "holds": "Het is rustig als de ander zich aan de afspraken houdt.",
    "fights": "We maken ruzie over alles. Ik wil dat het stopt voor de kinderen.",
}
REASONS = {
    "coercive_control": "De een is bang, vraagt voor alles toestemming en wordt gevolgd. De ander ziet dat niet zo. "
    "Wat er gebeurde gaat steeds van één kant uit.",
    "mutual": "Allebei vertellen ze over ruzies die oplopen, en geen van beiden is bang. De macht is ongeveer gelijk.",
    "no_violence": "Geen van beiden vertelt over geweld of dwang. Het zit vast op afspraken.",
}


@dataclass(frozen=True, slots=True)
class ScreenStory:
    """What one parent was asked and said, by key of the question."""

    person: str
    way: str
    asked_on: date
    done_on: date
    answers: dict[str, str]
    words: str
    was_read: bool


@dataclass(frozen=True, slots=True)
class ConclusionStory:
    """What a professional concluded on a day."""

    number: int
    pattern: str
    severity: str
    power: str
    reasons: str
    on: date
    look_again_on: date


def screens_of(story: EpisodeStory, today: date) -> tuple[list[ScreenStory], list[ConclusionStory]]:
    """The screens of one episode; none where the question is no separation, or where nobody came to it yet."""
    last_day = story.closed_on or today
    parents = [one.person for one in story.members if one.role in PARENTS and one.left_on is None]
    if not is_about_separation(story) or len(parents) < 2 or story.opened_on + FIRST_TALK >= last_day:
        return [], []
    pattern, held = _pattern(story, parents)
    concluded_on = story.opened_on + FIRST_TALK + BETWEEN * (len(parents) - 1) + TO_CONCLUDE
    screens = []
    for place, person in enumerate(parents):
        done_on = story.opened_on + FIRST_TALK + BETWEEN * place
        if done_on >= last_day:
            break
        side = ("held" if person == held else "holds") if pattern == "coercive_control" else "fights"
        way = "portal" if place % 2 == story.number % 2 and side != "held" else "face_to_face"
        screens.append(
            ScreenStory(
                person, way, done_on - timedelta(2), done_on, SAID[side], WORDS[side],
                was_read=way == "face_to_face" or concluded_on < last_day,
            )
        )  # fmt: skip
    return screens, _conclusions(story, pattern, concluded_on, last_day)


def is_about_separation(story: EpisodeStory) -> bool:
    return story.problem is ProblemType.COMPLEX_SEPARATION or story.approach is Approach.COMPLEX_SEPARATION


def _pattern(story: EpisodeStory, parents: list[str]) -> tuple[str, str | None]:
    """What somebody would see in what happened: by one to the other, over and again, or by both."""
    between = [one for one in story.incidents if set(one.by) & set(parents) and set(one.towards) & set(parents)]
    control = [one for one in between if one.kind is IncidentKind.COERCIVE_CONTROL]
    sides = {one.by for one in between}
    if control or (len(sides) == 1 and len(between) > 2):
        one = (control or between)[0]
        return "coercive_control", next(person for person in one.towards if person in parents)
    return ("mutual", None) if between else ("no_violence", None)


def _conclusions(story: EpisodeStory, pattern: str, first_on: date, last_day: date) -> list[ConclusionStory]:
    """The first, and each time it was looked at again; the last is the one that holds."""
    serious = any(one.severity is not Severity.MINOR for one in story.incidents)
    severity = "none" if pattern == "no_violence" else "serious" if serious else "minor"
    power = "unequal" if pattern == "coercive_control" else "equal"
    found: list[ConclusionStory] = []
    on = first_on
    while on < last_day:
        found.append(ConclusionStory(len(found) + 1, pattern, severity, power, REASONS[pattern], on, on + LOOK_AGAIN))
        on += LOOK_AGAIN
    return found

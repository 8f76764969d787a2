"""Who does what around a family: members, involvements, hand-overs, the view on safety.

Periods are half-open and lie inside their episode. Professionals are keys of the region, persons keys of the family.
"""

from dataclasses import dataclass
from datetime import date

from kring.demo.story.choices import Lives, MemberRole, Need, Role


@dataclass(frozen=True, slots=True)
class MemberStory:
    """A person takes part in an episode. `joined_on` empty: since opening; `left_on` empty: still, or until closure.

    `need` is what came out when it was first asked (`reviewed_on`), `need_words` what the person said about it.
    """

    person: str
    role: MemberRole
    lives: Lives
    joined_on: date | None = None
    left_on: date | None = None
    reviewed_on: date | None = None
    need: Need = Need.UNKNOWN
    need_words: str = ""


@dataclass(frozen=True, slots=True)
class InvolvementStory:
    """Somebody is involved in an episode, from when till when, as what.

    Exactly one of `professional` and `person` is set: `person` only for role network_person (somebody of the family's
    own people, also in `FamilyStory.persons`). `organisation` goes with `professional`. `task` says in Dutch
    what they do,
    `persons` for whom (empty: the whole family). Coordinator rows of one episode join without gap or overlap.
    """

    key: str
    role: Role
    from_on: date
    to_on: date | None = None
    professional: str | None = None
    organisation: str | None = None
    person: str | None = None
    task: str = ""
    persons: tuple[str, ...] = ()
    ended_because: str = ""


@dataclass(frozen=True, slots=True)
class SafetyHolderStory:
    """Who holds the view on safety. The rows of one episode join without gap or overlap from opening to closure."""

    professional: str
    from_on: date
    to_on: date | None = None


@dataclass(frozen=True, slots=True)
class HandoverStory:
    """A role passed from one professional to the next on `handed_on`, the first day of the receiver.

    `role` is a `Role` code or `safety_holder`. `family_told_on` is never after `handed_on`.
    """

    role: str
    from_professional: str
    to_professional: str
    handed_on: date
    family_told_on: date
    words: str


@dataclass(frozen=True, slots=True)
class ContactStory:
    """A contact between a professional and (some of) the family. `kept` is false for one that was missed."""

    on: date
    place: str
    professional: str
    persons: tuple[str, ...]
    note: str
    kept: bool = True

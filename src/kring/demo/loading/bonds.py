"""How the ties around a family are: with who helps, with the network, and with school, work and club."""

from __future__ import annotations

from datetime import timedelta

from kring.demo.loading.episode import Episode
from kring.demo.loading.moments import during
from kring.demo.story.draws import draw_for
from kring.foundation.circle.choices import TieStrength
from kring.foundation.circle.models import Tie

HELPERS = {TieStrength.STRONG: 0.3, TieStrength.ORDINARY: 0.45, TieStrength.WEAK: 0.15, TieStrength.TENSE: 0.1}
NETWORK = {TieStrength.STRONG: 0.6, TieStrength.ORDINARY: 0.25, TieStrength.TENSE: 0.15}
AROUND = {TieStrength.STRONG: 0.25, TieStrength.ORDINARY: 0.4, TieStrength.WEAK: 0.15, TieStrength.TENSE: 0.2}
PLACES = {
    "child": ("de school", "de sportclub", "de buurt"),
    "adult": ("het werk", "de buren", "de kerk of moskee", "vrienden"),
}
# What the family of the cast said themselves: (who or what, with whom, how it is).
OF_THE_CAST = (
    ("jan", "amina", TieStrength.STRONG),
    ("jan", "karim", TieStrength.TENSE),
    ("fleur", "", TieStrength.ORDINARY),
    ("fatna", "amina", TieStrength.STRONG),
    ("fatna", "noor", TieStrength.STRONG),
    ("b0-forensic-1", "karim", TieStrength.ORDINARY),
    ("b0-therapist-1", "amina", TieStrength.STRONG),
    ("b0-debt-1", "amina", TieStrength.ORDINARY),
    ("b0-mentor-1", "noor", TieStrength.WEAK),
    ("de voetbalclub", "sem", TieStrength.STRONG),
    ("de school", "noor", TieStrength.TENSE),
    ("het werk", "karim", TieStrength.TENSE),
)


def load_bonds(episode: Episode) -> None:
    """The ties of one episode, as they were discussed when the family was known for some weeks."""
    if episode.family.story.number == 0:
        for what, to, strength in OF_THE_CAST:
            _tie(episode, what, to, strength)
        return
    draw = draw_for(episode.family.story.number, "ties", episode.story.number)
    members = episode.story.members
    for (role, who, _from_on), involved in list(episode.held.items()):
        if involved.ended_at is None and draw.chance(0.6):
            _tie(episode, who, "", draw.one_of(NETWORK if role == "network_person" else HELPERS))
    for member in draw.some(members, 3):
        kind = "child" if str(member.role) == "child" else "adult"
        _tie(episode, draw.choice(PLACES[kind]), member.person, draw.one_of(AROUND))


def _tie(episode: Episode, what: str, to: str, strength: TieStrength) -> None:
    family, story = episode.family, episode.story
    involved = next(
        (one for (_role, who, _from), one in episode.held.items() if who == what and one.ended_at is None), None
    )
    begin = involved.started_at.date() if involved is not None else story.opened_on
    last = min(family.today, story.closed_on or family.today)
    on = min(max(begin, story.opened_on) + timedelta(days=28), last)
    about = family.ids((to,)) if to else []
    episode.add(
        Tie, by=episode.coordinator_on(on), involvement=involved, place="" if involved is not None else what,
        to=family.persons[to] if to else None, strength=str(strength), seen_on=on, about=about,
        written_at=during(on, 14, family.now),
    )  # fmt: skip

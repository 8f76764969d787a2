"""What the page on how it hangs together shows: the map, the arrows in words, what may explain it, who sees it how."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from kring.casework.explanation.choices import Certainty, Domain, HypothesisStatus, Strength, Valence
from kring.casework.explanation.models import Argument, Factor, Hypothesis, Influence, Perspective, Stance
from kring.foundation.circle.models import Dossier
from kring.foundation.circle.people import Circle
from kring.foundation.ui.pictures.factor_map import Arrow, Thing, factor_map
from kring.foundation.ui.pictures.svg import Picture

TONES = {
    HypothesisStatus.OPEN: "neutral",
    HypothesisStatus.TESTED: "info",
    HypothesisStatus.SHARED: "ok",
    HypothesisStatus.REJECTED: "warning",
}


@dataclass(frozen=True, slots=True)
class SeenArgument:
    """A factor under a hypothesis."""

    argument: Argument
    wording: str


@dataclass(frozen=True, slots=True)
class SeenStance:
    """Who finds what of a hypothesis."""

    name: str
    stance: Stance


@dataclass(slots=True)
class SeenHypothesis:
    """One possible explanation with what is held against it, as far as whoever looks may see that."""

    hypothesis: Hypothesis
    tone: str
    whom: str
    supports: list[SeenArgument] = field(default_factory=list)
    contradicts: list[SeenArgument] = field(default_factory=list)
    agree: list[SeenStance] = field(default_factory=list)
    dissent: list[SeenStance] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class SeenPerspective:
    """How one member sees it; without words they were not asked yet."""

    member_id: int
    name: str
    perspective: Perspective | None


def current_factors(dossier: Dossier) -> list[Factor]:
    """What plays a part now, in the order of the domains, what makes it hard first."""
    order = {str(domain): index for index, domain in enumerate(Domain)}
    factors = Factor.objects.of(dossier).current().order_by("id")
    return sorted(factors, key=lambda one: (order[one.domain], one.valence != Valence.RISK, one.identified_on))


def map_of(factors: Iterable[Factor], influences: Iterable[Influence]) -> Picture:
    """The drawing, of what whoever looks may see."""
    things = [
        Thing(one.pk, one.wording, str(Domain(one.domain).label).capitalize(), one.valence == Valence.PROTECTIVE)
        for one in factors
    ]
    arrows = [
        Arrow(one.source_id, one.target_id, one.strength == Strength.STRONG, one.certainty == Certainty.SEEN)
        for one in influences
    ]
    return factor_map(things, arrows, key="samenhang")


def hypotheses_of(dossier: Dossier, circle: Circle, factors: Iterable[Factor]) -> list[SeenHypothesis]:
    """The possible explanations of a family with what is held against them. Three queries, whatever their number."""
    words = {one.pk: one.wording for one in factors}
    rows = Hypothesis.objects.of(dossier).in_order().select_related("challenger")
    seen = {
        one.pk: SeenHypothesis(one, TONES[HypothesisStatus(one.status)], circle.names_of(one.about)) for one in rows
    }
    for argument in Argument.objects.of(dossier).current().order_by("id"):
        if argument.hypothesis_id in seen and argument.factor_id in words:
            under = seen[argument.hypothesis_id]
            side = under.supports if argument.supports else under.contradicts
            side.append(SeenArgument(argument, words[argument.factor_id]))
    for stance in Stance.objects.of(dossier).newest_of_each().select_related("professional"):
        name = circle.name_of(stance.person_id) if stance.person_id else str(stance.professional)
        if stance.hypothesis_id in seen and name:
            one = seen[stance.hypothesis_id]
            (one.agree if stance.agrees else one.dissent).append(SeenStance(name, stance))
    return list(seen.values())


def perspectives_of(dossier: Dossier, circle: Circle) -> list[SeenPerspective]:
    """How each member sees it; who was not asked yet comes first, so that nobody is forgotten."""
    told = {one.person_id: one for one in Perspective.objects.of(dossier).newest_of_each()}
    seen = [
        SeenPerspective(member.pk, circle.name_of(member.person_id), told.get(member.person_id))
        for member in circle.members
    ]
    return sorted(seen, key=lambda one: one.perspective is not None)

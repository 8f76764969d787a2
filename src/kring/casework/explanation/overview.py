"""What the page of the explanation shows: what plays a part, by domain, and what each member needs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from kring.casework.explanation import rules
from kring.casework.explanation.choices import Domain, SourceKind, Valence
from kring.casework.explanation.models import Factor, StatedNeed
from kring.casework.explanation.what_helps import what_helps
from kring.foundation.circle.choices import Need
from kring.foundation.circle.models import Member
from kring.foundation.circle.people import Circle

TONES = {
    SourceKind.FACT: "info",
    SourceKind.DOCUMENT: "info",
    SourceKind.OBSERVATION: "info",
    SourceKind.STATEMENT: "neutral",
    SourceKind.OPINION: "warning",
}


@dataclass(frozen=True, slots=True)
class FactorLine:
    """One factor with its source in plain words."""

    factor: Factor
    source: str
    tone: str
    checked: str
    whom: str
    what_helps: str


@dataclass(slots=True)
class DomainGroup:
    """The factors of one domain: first what stands on itself, then what people tell and think."""

    title: str
    known: list[FactorLine] = field(default_factory=list)
    said: list[FactorLine] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class MemberNeed:
    """What one member needs, in whose words, since when; `asked_on` is empty for who was forgotten so far."""

    member: Member
    name: str
    need: str
    words: str
    asked_on: date | None


def line(factor: Factor, circle: Circle, on: date, *, apart: bool = False) -> FactorLine:
    return FactorLine(
        factor=factor,
        source=rules.source_in_words(source_kind=factor.source_kind, told_by=factor.told_by),
        tone=TONES[SourceKind(factor.source_kind)],
        checked=rules.check_in_words(source_kind=factor.source_kind, verified=factor.verified),
        whom=circle.names_of(factor.about),
        what_helps=what_helps(factor, circle, on, apart=apart),
    )


def by_domain(
    factors: Iterable[Factor], valence: Valence, circle: Circle, on: date, *, apart: bool = False
) -> list[DomainGroup]:
    """The factors that make it hard, or those that help, in the order of the domains. Empty domains are left out."""
    groups = {str(domain): DomainGroup(str(domain.label)) for domain in Domain}
    for factor in factors:
        if factor.valence == valence:
            group = groups[factor.domain]
            side = group.known if rules.stands_on_itself(factor.source_kind) else group.said
            side.append(line(factor, circle, on, apart=apart))
    return [group for group in groups.values() if group.known or group.said]


def needs_of(circle: Circle, stated: Iterable[StatedNeed]) -> list[MemberNeed]:
    """What each member needs; who was not asked yet comes first, so that nobody is forgotten."""
    words = {one.person_id: one for one in stated}
    needs = [
        MemberNeed(
            member=member,
            name=circle.name_of(member.person_id),
            need=str(Need(member.need).label),
            words=words[member.person_id].words if member.person_id in words else "",
            asked_on=member.reviewed_on,
        )
        for member in circle.members
    ]
    return sorted(needs, key=lambda one: one.asked_on is not None)

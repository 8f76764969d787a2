"""The joint explanatory analysis: factors in everybody's words, how they work on each other, one shared text."""

from datetime import date, timedelta

from kring.demo.story.choices import (
    Consent,
    FactorDomain,
    FactorFunction,
    SourceKind,
    Valence,
)
from kring.demo.story.circle import Table
from kring.demo.story.days import on_or_before_working
from kring.demo.story.helps import Theme
from kring.demo.story.shapes import (
    ExplanationStory,
    FactorStory,
    InfluenceStory,
    PersonStory,
    VoiceStory,
)
from kring.demo.story.telling import Span, Telling, person_slots
from kring.demo.story.texts import sentences

D, F = FactorDomain, FactorFunction
DOMAINS = {
    "violence": D.PARENT_AND_FAMILY,
    "contact": D.PARENT_AND_FAMILY,
    "upbringing": D.PARENT_CHILD_RELATION,
    "care": D.PARENT_CHILD_RELATION,
    "history": D.PARENT_AND_FAMILY,
    "alcohol": D.PARENT_AND_FAMILY,
    "money": D.ENVIRONMENT,
    "housing": D.ENVIRONMENT,
    "elder": D.PARENT_AND_FAMILY,
}
SOURCES = {
    SourceKind.STATEMENT: 0.42,
    SourceKind.OBSERVATION: 0.22,
    SourceKind.OPINION: 0.14,
    SourceKind.FACT: 0.14,
    SourceKind.DOCUMENT: 0.08,
}


class Factors:
    """Gathers factors; the same sentence is never used twice in one family."""

    def __init__(self, at: Telling, span: Span, table: Table, until: date) -> None:
        """Start without factors."""
        self.at, self.span, self.table, self.until = at, span, table, until
        self.found: list[FactorStory] = []
        self.of_theme: dict[str, str] = {}

    def add(
        self,
        heading: str,
        domain: FactorDomain,
        function: FactorFunction,
        about: list[PersonStory],
        theme: str = "",
    ) -> None:
        """One factor, when there is a sentence for it that fits the family."""
        at, draw = self.at, self.at.draw
        who = about[0] if about else at.people.main
        text = at.say(sentences("themes").get(heading, ()), **person_slots("wie", who))
        if not text or text in {factor.text for factor in self.found}:
            return
        day = on_or_before_working(draw.day(self.span.opened_on, self.until), self.span.opened_on)
        source = draw.one_of(SOURCES)
        told = source in (SourceKind.STATEMENT, SourceKind.OPINION)
        speaker = draw.choice(at.speakers(day) or [at.people.main]) if told else None
        verified = draw.day(day, self.until) if source is SourceKind.FACT or draw.chance(0.4) else None
        private = len(about) == 1 and theme in ("history", "alcohol") and draw.chance(0.25)
        others = [p.key for p in at.people.adults if p not in about]
        factor = FactorStory(
            key=at.key("factor"),
            domain=domain,
            function=function,
            valence=Valence.PROTECTIVE if function is F.PROTECTIVE else Valence.RISK,
            source=source,
            text=text,
            identified_on=day,
            about=tuple(person.key for person in about),
            own_words="" if function is F.PROTECTIVE else self.quote(speaker),
            said_by_person=speaker.key if speaker else None,
            said_by_professional=self.table.coordinator_on(day) if source is SourceKind.OBSERVATION else None,
            verified_on=verified,
            withheld_from=tuple(others) if private else (),
        )
        self.found.append(factor)
        if theme and (theme not in self.of_theme or function is F.PERPETUATING):
            self.of_theme[theme] = factor.key

    def quote(self, speaker: PersonStory | None) -> str:
        """What the speaker said about it in own words, sometimes."""
        if speaker is None or not self.at.draw.chance(0.6):
            return ""
        kind = "child" if speaker in self.at.people.children else "adult"
        return self.at.say(sentences("themes")[f"own words {kind}"])


def factors_of(at: Telling, span: Span, table: Table, themes: list[Theme], until: date) -> Factors:
    """The factors of one episode."""
    draw, people = at.draw, at.people
    factors = Factors(at, span, table, until)
    for place, theme in enumerate(themes[:5]):
        domain = DOMAINS[theme.name]
        about = [theme.person] if theme.person else []
        for function, chance in (
            (F.PERPETUATING, 1.0),
            (F.PREDISPOSING, 0.55),
            (F.PRECIPITATING, 0.5 if place < 2 else 0.2),
            (F.PROTECTIVE, 0.6),
        ):
            if draw.chance(chance):
                factors.add(f"factor {function} {theme.name}", domain, function, about, theme.name)
    for child in people.children:
        small = "_small" if child.age_on(until) < 5 else ""
        if child.key in people.traumatised:
            heading = f"factor child{small or '_trauma'}"
            factors.add(heading, D.CHILD, F.PERPETUATING, [child], f"child {child.key}")
        if draw.chance(0.6):
            factors.add(f"factor child{small}_strong", D.CHILD, F.PROTECTIVE, [child])
    if draw.chance(0.75):
        factors.add("factor protective network", D.ENVIRONMENT, F.PROTECTIVE, [])
    if draw.chance(0.5):
        factors.add("factor perpetuating system", D.HELPING_SYSTEM, F.PERPETUATING, [])
    if draw.chance(0.3):
        factors.add("factor protective system", D.HELPING_SYSTEM, F.PROTECTIVE, [])
    factors.found.sort(key=lambda factor: factor.identified_on)
    return factors


def influences_of(at: Telling, factors: Factors) -> tuple[InfluenceStory, ...]:
    """Which factors work on which: causes on what keeps it going, what keeps it going on the children."""
    causes = [f for f in factors.found if f.function in (F.PREDISPOSING, F.PRECIPITATING)]
    keeping = [f for f in factors.found if f.function is F.PERPETUATING]
    pairs = {(c.key, at.draw.choice(keeping).key) for c in causes if keeping}
    children = [f for f in keeping if f.domain is D.CHILD]
    pairs |= {(k.key, at.draw.choice(children).key) for k in keeping if children and k.domain is not D.CHILD}
    return tuple(InfluenceStory(cause, effect) for cause, effect in sorted(pairs))


def voice(at: Telling, person: PersonStory, *, harder: float = 0.0) -> VoiceStory:
    """What one member said to something shared."""
    child = person in at.people.children
    consent = at.draw.one_of(
        {Consent.AGREES: 0.76 - harder, Consent.AGREES_WITH_REMARK: 0.18, Consent.DISAGREES: 0.06 + harder}
    )
    said = at.say(sentences("themes")[f"consent {'child ' if child else ''}{consent}"])
    return VoiceStory(consent, said, person=person.key)


def voices_of(at: Telling, day: date) -> tuple[VoiceStory, ...]:
    """What everybody said who can speak for themselves; the one who lives elsewhere disagrees more often."""
    return tuple(voice(at, person, harder=0.12 if person is at.people.ex else 0.0) for person in at.speakers(day))


def explanations_of(at: Telling, span: Span, factors: Factors, agreed: date) -> tuple[ExplanationStory, ...]:
    """The shared explanation, and in longer stories a second version."""
    draw, words = at.draw, sentences("themes")
    if not factors.found or agreed > span.last:
        return ()
    days = [agreed]
    if span.days > 260 and draw.chance(0.45):
        days.append(on_or_before_working(agreed + timedelta(days=draw.randint(110, 200)), agreed))
    found = []
    for number, day in enumerate((d for d in days if d <= span.last), start=1):
        shared = [f for f in factors.found if not f.withheld_from]  # what all may read
        risk = [f for f in shared if f.valence is Valence.RISK]
        strong = [f for f in shared if f.valence is Valence.PROTECTIVE]
        chosen = draw.some(risk, draw.randint(2, 3))
        help_ = draw.some(strong, draw.randint(1, 2))
        parts = [
            at.say(words["explanation start"]),
            *(f.text for f in chosen),
            at.say(words["explanation link"]),
        ]
        if help_:
            parts += [at.say(words["explanation strength"]), *(f.text for f in help_)]
        parts.append(at.say(words["explanation so"]))
        found.append(
            ExplanationStory(
                number,
                day,
                " ".join(parts),
                tuple(f.key for f in chosen + help_),
                voices_of(at, day),
            )
        )
    return tuple(found)

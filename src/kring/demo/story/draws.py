"""How a story draws: one seeded source of chance for one family or one group of professionals."""

import random
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from string import Formatter
from typing import TypeVar

T = TypeVar("T")
Slots = Mapping[str, str]
START = re.compile(r"(?:^|[.?!]\s+)[‘“]?[a-zà-ÿ]")


@lru_cache(maxsize=8192)
def slots_of(template: str) -> frozenset[str]:
    """The names between braces in a template."""
    return frozenset(name for _, name, _, _ in Formatter().parse(template) if name)


def sentence(text: str) -> str:
    """The same text with a capital at the start of every sentence."""
    return START.sub(lambda found: found[0].upper(), text)


class Draw(random.Random):
    """A source of chance with the few questions a story asks of it."""

    def chance(self, probability: float) -> bool:
        """True with this probability."""
        return self.random() < probability

    def one_of(self, options: Mapping[T, float]) -> T:
        """One key, with the values as weights."""
        return self.choices(list(options), weights=list(options.values()))[0]

    def day(self, first: date, last: date) -> date:
        """A day between two days, both included; the first when they are the wrong way round."""
        return first + timedelta(days=self.randint(0, max(0, (last - first).days)))

    def days_after(self, day: date, least: int, most: int) -> date:
        """A day so many days later."""
        return day + timedelta(days=self.randint(least, most))

    def some(self, options: Sequence[T], count: int) -> list[T]:
        """Different options in a random order, at most as many as there are."""
        return self.sample(options, min(count, len(options)))

    def say(self, templates: Iterable[str], slots: Slots) -> str:
        """One of the templates that can be said with these slots, filled in; empty when none can."""
        sayable = [template for template in templates if slots_of(template) <= slots.keys()]
        return sentence(self.choice(sayable).format_map(slots)) if sayable else ""

    def tell(self, parts: Iterable[Iterable[str]], slots: Slots) -> str:
        """One sentence from each part, in order."""
        return " ".join(said for part in parts if (said := self.say(part, slots)))


def draw_for(seed: int, *what: object) -> Draw:
    """A source of chance that depends on the seed and on what it is for, and on nothing else."""
    return Draw("|".join(map(str, (seed, *what))))


def evenly(number: int, dimension: int, shift: float) -> float:
    """The number-th point between 0 and 1 of a sequence that fills the line evenly (additive recurrence).

    Used for what a small region must not miss: with forty families every situation and approach occurs, while the
    shares of twenty thousand are the same. Dimensions 0 to 2 are independent of each other.
    """
    step = (0.7320508075688772, 0.6180339887498949, 0.41421356237309515)[dimension]  # of √3, √5 and √2
    return (shift + number * step) % 1.0


def cell(point: float, shares: Mapping[T, float]) -> T:
    """The key whose stretch of the line holds this point."""
    reached = 0.0
    total = sum(shares.values())
    for key, share in shares.items():
        reached += share / total
        if point < reached:
            return key
    return key

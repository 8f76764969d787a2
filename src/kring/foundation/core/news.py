"""News that travels up: a lower context tells what happened, and upper contexts that subscribed do their part.

Whoever subscribed runs at once, inside the transaction and with the eyes of whoever tells: what happened and
what follows from it are kept together or not at all.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar


class News:
    """Something that happened. Each kind of news is a small frozen dataclass of the context that tells it."""


Told = TypeVar("Told", bound=News)

_reactions: dict[type[News], list[Callable[[Any], None]]] = {}


def subscribe(kind: type[Told], react: Callable[[Told], None]) -> None:
    """Let `react` run at every news of this kind; subscribing twice is subscribing once."""
    reactions = _reactions.setdefault(kind, [])
    if react not in reactions:
        reactions.append(react)


def publish(news: News) -> None:
    """Tell the news to everyone who subscribed, in the order in which they did."""
    for react in _reactions.get(type(news), ()):
        react(news)

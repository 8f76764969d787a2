"""News travels up: whoever subscribed hears it once, and only their own kind."""

from dataclasses import dataclass

import pytest

from kring.foundation.core import news


@dataclass(frozen=True)
class DoorOpened(news.News):
    where: str


@dataclass(frozen=True)
class DoorClosed(news.News):
    where: str


@pytest.fixture
def heard(monkeypatch):
    """Subscribe to doors that open, and nobody else listens."""
    monkeypatch.setattr(news, "_reactions", {})
    told = []
    news.subscribe(DoorOpened, told.append)
    return told


def test_who_subscribed_hears_the_news(heard):
    news.publish(DoorOpened("voor"))

    assert heard == [DoorOpened("voor")]


def test_subscribing_twice_is_hearing_once(heard):
    news.subscribe(DoorOpened, heard.append)

    news.publish(DoorOpened("voor"))

    assert heard == [DoorOpened("voor")]


def test_other_news_is_for_others(heard):
    news.publish(DoorClosed("achter"))

    assert heard == []


def test_what_goes_wrong_above_takes_back_what_happened_below(heard):
    def refuse(_told):
        raise ValueError("niet nu")

    news.subscribe(DoorOpened, refuse)

    with pytest.raises(ValueError, match="niet nu"):
        news.publish(DoorOpened("voor"))

"""Everything by which an answer could tell something: body, headers, cookies, PDF, mail, and the application log."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.core import mail

from kring.config.quiet_logging import QuietFormatter
from tests.access.marked import words_in


@pytest.fixture
def drawn(monkeypatch):
    """The words that go into a PDF, before they are drawn as shapes."""
    import weasyprint

    kept: list[str] = []
    draw = weasyprint.HTML.__init__

    def listening(self, *args, **told):
        kept.append(str(told.get("string", "")))
        draw(self, *args, **told)

    monkeypatch.setattr(weasyprint.HTML, "__init__", listening)
    return kept


@contextmanager
def application_log() -> Iterator[list[str]]:
    """Every line that the application would write to its log meanwhile, as it would be written."""
    lines: list[str] = []

    class Keeps(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(self.format(record))

    handler = Keeps(logging.INFO)
    handler.setFormatter(QuietFormatter())
    logging.getLogger().addHandler(handler)
    try:
        yield lines
    finally:
        logging.getLogger().removeHandler(handler)


def leaked(client, address: str, allowed: set[str], drawn: list[str]) -> tuple[int, set[str]]:
    """Ask an address: the status, and the words that come back, by whatever way, and are not theirs to read.

    A mail and a line in the application log may hold no word of anybody.
    """
    drawn.clear()
    mail.outbox.clear()
    with application_log() as lines:
        answer = client.get(address)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    read = body.decode("utf-8", "replace") + str(answer.headers) + str(answer.cookies) + " ".join(drawn)
    sent = " ".join(f"{one.subject} {one.body} {one.to}" for one in mail.outbox)
    return answer.status_code, (words_in(read) - allowed) | words_in(sent) | words_in(" ".join(lines))

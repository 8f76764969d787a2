"""What happens at the door, told to whoever writes it down. Accounts know nothing of the log, which lives higher."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kring.foundation.core.news import News


class Happened(StrEnum):
    """What happened to an account, besides coming in and going out."""

    SIGN_IN_FAILED = "sign_in_failed"
    SIGN_IN_REFUSED = "sign_in_refused"
    SURE = "sure"
    SURE_FAILED = "sure_failed"
    TIMED_OUT = "timed_out"
    SESSION_ENDED = "session_ended"
    KEY_ADDED = "key_added"
    KEY_REMOVED = "key_removed"
    CODES_RENEWED = "codes_renewed"
    LINKED = "linked"


@dataclass(frozen=True, slots=True)
class AtTheDoor(News):
    """Something happened to an account; without an account it was nobody we know."""

    account: int | None
    what: Happened
    # A word of our own, such as the kind of key or the id of a provider; never what somebody typed.
    detail: str = ""

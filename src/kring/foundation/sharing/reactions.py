"""What sharing does when something happens at the door: write it in the log, in the terms of NEN 7513."""

from __future__ import annotations

from kring.foundation.accounts.told import AtTheDoor, Happened
from kring.foundation.accounts.viewer import NOBODY, looking_as
from kring.foundation.core.news import subscribe
from kring.foundation.sharing import audit
from kring.foundation.sharing.choices import Act
from kring.foundation.sharing.who import viewer_of

# Somebody at the door who did not show who they are: the line names the account that was tried only.
_NOT_PROVED = {Happened.SIGN_IN_FAILED, Happened.SIGN_IN_REFUSED}
_ACTS = {
    Happened.SIGN_IN_FAILED: Act.SIGN_IN_FAILED,
    Happened.SIGN_IN_REFUSED: Act.SIGN_IN_FAILED,
    Happened.SURE_FAILED: Act.SIGN_IN_FAILED,
    Happened.SURE: Act.SIGN_IN,
    Happened.TIMED_OUT: Act.SIGN_OUT,
    Happened.SESSION_ENDED: Act.SIGN_OUT,
}


def write_down(news: AtTheDoor) -> None:
    """One line. The key names the account; the detail is a word of our own, never what somebody typed."""
    proved = news.account is not None and news.what not in _NOT_PROVED
    with looking_as(viewer_of(news.account) if proved else NOBODY) as viewer:
        audit.write(
            viewer,
            act=_ACTS.get(news.what, Act.RIGHTS),
            name=f"accounts.{news.what}" + (f".{news.detail.split()[-1]}" if news.detail else ""),
            outcome="refused" if _ACTS.get(news.what) is Act.SIGN_IN_FAILED else "ok",
            key=f"accounts_user:{news.account}" if news.account is not None else "",
        )


subscribe(AtTheDoor, write_down)

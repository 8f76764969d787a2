"""What the doors do when somebody comes in or goes out: write it in the log."""

from __future__ import annotations

from kring.foundation.accounts.signing_in import tell_me
from kring.foundation.accounts.viewer import looking_as
from kring.foundation.sharing import audit
from kring.foundation.sharing.choices import Act
from kring.foundation.sharing.who import viewer_of


@tell_me
def log_coming_and_going(account: int, came_in: bool) -> None:
    """One line under the name of whoever came or went, not of whoever looked just before."""
    # The database lets everybody write under their own name only.
    with looking_as(viewer_of(account)) as viewer:
        audit.write(
            viewer,
            act=Act.SIGN_IN if came_in else Act.SIGN_OUT,
            name="accounts.signed_in" if came_in else "accounts.signed_out",
        )

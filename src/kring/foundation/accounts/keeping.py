"""A form that was sent just after the session ended is not lost: it waits, sealed, for the same account."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import timedelta

from django.http import HttpRequest
from django.utils import timezone

from kring.foundation.accounts.models import KeptForm, User

FOR = timedelta(hours=24)
_LONGEST = 200_000
_NOT_KEPT = {"csrfmiddlewaretoken"}
_SECRETS = ("password", "wachtwoord", "credential", "code")


@dataclass(frozen=True, slots=True)
class Kept:
    """What somebody had filled in, and on which page."""

    path: str
    fields: list[tuple[str, str]]

    @property
    def texts(self) -> list[str]:
        """What the person wrote in their own words, to know it again by."""
        return [value for _name, value in self.fields if " " in value.strip() or "\n" in value.strip()]


def keep(request: HttpRequest) -> bool:
    """Keep what was sent for the account of this session. Files, passwords and codes are not kept."""
    assert isinstance(request.user, User)
    fields = [
        (name, value)
        for name, values in request.POST.lists()
        if name not in _NOT_KEPT and not any(secret in name.lower() for secret in _SECRETS)
        for value in values
        if isinstance(value, str)
    ]
    text = json.dumps({"account": request.user.pk, "path": request.path, "fields": fields})
    if not fields or len(text) > _LONGEST:
        return False
    KeptForm.objects.update_or_create(user=request.user, path=request.path, defaults={"fields": text})
    return True


def kept_for(user: User) -> Kept | None:
    """The form that waits for this account, the newest first; None when there is none."""
    row = KeptForm.objects.filter(user=user, kept_at__gt=timezone.now() - FOR).order_by("-kept_at").first()
    if row is None:
        return None
    told = json.loads(row.fields)
    # The seal says for whom and where it was: a row that was moved about opens nothing.
    if told["account"] != user.pk or told["path"] != row.path:
        return None
    return Kept(row.path, [(name, value) for name, value in told["fields"]])


def let_go(user: User, path: str) -> None:
    """It was sent again, or is not wanted any more."""
    KeptForm.objects.filter(user=user, path=path).delete()


def forget_old() -> int:
    """Remove what waited too long. Gives how many."""
    gone, _by_model = KeptForm.objects.filter(kept_at__lt=timezone.now() - FOR).delete()
    return gone

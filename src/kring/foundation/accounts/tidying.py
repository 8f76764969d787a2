"""What may go by itself: forms that waited too long, sessions that ended, and counts of tries from days ago."""

from __future__ import annotations

from datetime import timedelta

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.utils import timezone

from kring.foundation.accounts.keeping import forget_old
from kring.foundation.core.limits import FORGOTTEN_AFTER
from kring.foundation.core.models import Tries


def tidy() -> None:
    """Remove what has had its time. After `clearsessions`: a session that is gone was nobody's any more."""
    forget_old()
    alive = Session.objects.values("session_key")
    UserSession.objects.exclude(session_key__in=alive).delete()
    Tries.objects.filter(since__lt=timezone.now() - FORGOTTEN_AFTER - timedelta(hours=1)).delete()

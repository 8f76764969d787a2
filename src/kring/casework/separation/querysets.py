"""Which screens wait, hold something new, or count now."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db.models import F, Q

from kring.casework.separation.choices import HowSevere, Pattern, ScreenState
from kring.foundation.circle.querysets import OfDossierQuerySet


class ScreenQuerySet(OfDossierQuerySet):
    def in_force(self) -> Self:
        """The newest of each person; one that was asked anew takes the place of the one before."""
        return self.filter(replaced_at__isnull=True)

    def to_answer(self) -> Self:
        """Screens that somebody can fill in, also further on."""
        return self.in_force().exclude(state=ScreenState.NOT_ASKED).filter(dossier__closed_at__isnull=True)

    def unread(self) -> Self:
        """Screens in which somebody wrote since a professional said to have read them."""
        return self.to_answer().filter(
            Q(read_at__isnull=True) | Q(changed_at__gt=F("read_at")), changed_at__isnull=False
        )


class ConclusionQuerySet(OfDossierQuerySet):
    def newest_first(self) -> Self:
        return self.order_by("-number")

    def unsafe(self) -> Self:
        """Conclusions in force after which parents do not sit together; as `rules.is_unsafe` says it of one."""
        return self.filter(Q(pattern=Pattern.COERCIVE_CONTROL) | Q(severity=HowSevere.DANGER), replaced_at__isnull=True)

    def due_for_review(self, day: date) -> Self:
        """Conclusions in force of which the day to look again has come, in open dossiers."""
        return self.filter(replaced_at__isnull=True, look_again_on__lte=day, dossier__closed_at__isnull=True)

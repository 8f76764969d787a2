"""Which services count, and which fit what somebody looks for."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db.models import F, Q, QuerySet

from kring.foundation.organisations.directory.choices import AgeBand, Capacity, Language, Way
from kring.foundation.organisations.directory.rules import YEARS


class ServiceQuerySet(QuerySet):
    def there_on(self, day: date) -> Self:
        """Services that are there on this day; the last day is the first day no longer."""
        return self.filter(Q(valid_until__isnull=True) | Q(valid_until__gt=day), valid_from__lte=day)

    def in_municipality(self, municipality_id: int) -> Self:
        """For who lives there; a service that names no municipality is for the whole region."""
        return self.filter(Q(municipalities=[]) | Q(municipalities__contains=[municipality_id]))

    def helping_with(self, problem: str) -> Self:
        return self.filter(helps_with__contains=[problem])

    def for_age(self, band: str) -> Self:
        """For somebody in this band; a service without ages is for everybody."""
        first, last = YEARS[AgeBand(band)]
        found = self.filter(Q(age_until__isnull=True) | Q(age_until__gte=first))
        return found if last is None else found.filter(Q(age_from__isnull=True) | Q(age_from__lte=last))

    def as_heavy_as(self, intensity: int) -> Self:
        return self.filter(lightest__lte=intensity, heaviest__gte=intensity)

    def in_language(self, language: str) -> Self:
        """In this language, or with an interpreter in every language."""
        return self.filter(languages__overlap=[language, str(Language.INTERPRETER)])

    def digital(self) -> Self:
        return self.filter(way__in=[Way.DIGITAL, Way.BOTH])

    def in_person(self) -> Self:
        return self.filter(way__in=[Way.IN_PERSON, Way.BOTH])

    def apart(self) -> Self:
        """Help in which parents do not sit together."""
        return self.filter(parents_together=False)

    def without_waiting(self) -> Self:
        return self.filter(capacity=Capacity.OPEN, waiting_weeks=0)

    def with_words(self, words: str) -> Self:
        """Every word stands somewhere: in the name, in what it does, or in who offers it."""
        found = self
        for word in words.split():
            found = found.filter(
                Q(name__icontains=word) | Q(does__icontains=word) | Q(organisation__name__icontains=word)
            )
        return found

    def shortest_waiting_first(self) -> Self:
        """What has place comes first; an unknown waiting time comes last."""
        return self.order_by("-capacity", F("waiting_weeks").asc(nulls_last=True), "name", "id")

"""Which factors, explanations and needs count."""

from __future__ import annotations

from typing import Self

from django.db.models import Case, When

from kring.foundation.circle.querysets import OfDossierQuerySet


class FactorQuerySet(OfDossierQuerySet):
    def current(self) -> Self:
        return self.filter(dropped_on__isnull=True)


class ExplanationQuerySet(OfDossierQuerySet):
    def shared(self) -> Self:
        """Versions that are fixed, the newest first."""
        return self.filter(shared_on__isnull=False).order_by("-number")

    def drafts(self) -> Self:
        """The version that is still being written; at most one in a dossier."""
        return self.filter(shared_on__isnull=True)


class StatedNeedQuerySet(OfDossierQuerySet):
    def newest_of_each(self) -> Self:
        """What each person said last."""
        return self.order_by("person_id", "-said_on", "-id").distinct("person_id")


class InfluenceQuerySet(OfDossierQuerySet):
    def current(self) -> Self:
        return self.filter(dropped_on__isnull=True)


class HypothesisQuerySet(OfDossierQuerySet):
    def in_order(self) -> Self:
        """What was written first stands first; what turned out not to be right stands last."""
        return self.order_by(Case(When(status="rejected", then=1), default=0), "id")


class ArgumentQuerySet(OfDossierQuerySet):
    def current(self) -> Self:
        return self.filter(dropped_on__isnull=True)


class StanceQuerySet(OfDossierQuerySet):
    def newest_of_each(self) -> Self:
        """What each person and professional said last about each hypothesis."""
        return self.order_by("hypothesis_id", "person_id", "professional_id", "-said_on", "-id").distinct(
            "hypothesis_id", "person_id", "professional_id"
        )


class PerspectiveQuerySet(OfDossierQuerySet):
    def newest_of_each(self) -> Self:
        """How each person saw it last."""
        return self.order_by("person_id", "-said_on", "-id").distinct("person_id")

"""What stands in the plan although the parents cannot sit together: said to who writes, fixed in no version."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from kring.casework.plans.models import Action
from kring.casework.separation.choices import Together
from kring.casework.separation.standing import in_words, standing_of
from kring.foundation.circle.models import Dossier


def may_not_go_on(dossier: Dossier, actions: Iterable[Action]) -> str:
    """Why this plan cannot stay as it is; empty when it can. Asks nothing when no help brings parents together."""
    together = [
        one for one in actions if one.ended_on is None and one.service is not None and one.service.parents_together
    ]
    if not together:
        return ""
    standing = standing_of(dossier)
    blocked = [one for one in together if one.service is not None and standing.of(one.service) == Together.BLOCKED]
    if not blocked:
        return ""
    words = _("In het plan staat nog “%(action)s”. Maak dat eerst klaar, en bespreek het met elke ouder apart.")
    return f"{words % {'action': blocked[0].wording}} {in_words(dossier, Together.BLOCKED)}"

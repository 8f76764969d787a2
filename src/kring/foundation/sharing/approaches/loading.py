"""Brings the examples that are shipped with Kring into a region, to be edited there as the region wants."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction

from kring.foundation.accounts.viewer import Viewer
from kring.foundation.organisations.approaches.choices import PartKind
from kring.foundation.organisations.approaches.models import Approach, ApproachVersion
from kring.foundation.organisations.approaches.parts import PARTS
from kring.foundation.organisations.models import Region
from kring.foundation.sharing.approaches import writing

EXAMPLES = Path(writing.__file__).parents[2] / "organisations" / "approaches" / "examples"
REASON = "Voorbeeld dat met Kring meekomt. De regio past het aan."


def examples() -> Iterator[dict[str, Any]]:
    """The examples in the order in which a region proposes them: code, texts and parts."""
    for file in sorted(EXAMPLES.glob("*.json")):
        yield {"code": file.stem.split("-", 1)[1], **json.loads(file.read_text(encoding="utf-8"))}


@transaction.atomic
def load_examples(*, region: Region, viewer: Viewer, from_on: date, published: bool = True) -> list[ApproachVersion]:
    """Put every example into a region that it does not have yet; what the region has already is left as it is."""
    known = set(Approach.objects.filter(region=region).values_list("code", flat=True))
    return [_load(one, region, viewer, from_on, published) for one in examples() if one["code"] not in known]


def _load(example: dict[str, Any], region: Region, viewer: Viewer, from_on: date, published: bool) -> ApproachVersion:
    approach = Approach.objects.create(region=region, code=example["code"])
    version = ApproachVersion.objects.create(approach=approach, number=1, **example["texts"])
    for kind in PartKind:
        PARTS[kind]._default_manager.bulk_create(
            PARTS[kind](of=version, position=place, **line)  # type: ignore[misc]
            for place, line in enumerate(example.get(kind.value, ()), start=1)
        )
    if not published:
        return version
    return writing.publish(version=version, from_on=from_on, reason=REASON, seen="", viewer=viewer)

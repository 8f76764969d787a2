"""Models look down, say what is personal about them, and belong to a section when they are about a family."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from django.db import models
from django.test.utils import isolate_apps

from kring.foundation.circle.choices import Section
from kring.foundation.circle.dossiers import Dossier
from kring.foundation.circle.records import DossierRecord
from kring.foundation.core import access
from kring.foundation.sharing.install import own_models, shape_of

ROOT = Path(__file__).resolve().parents[2]
Model = type[models.Model]

# Tables with a dossier on them, and no section of their own: each with the reason.
WITHOUT_SECTION = {"LogEntry": "each line of the log names the sections that were read"}


def layers() -> list[list[str]]:
    """The floors and the contexts as import-linter knows them: what comes first may look down on what follows."""
    told = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    return [contract["layers"] for contract in told["contracts"] if contract["type"] == "layers"]


def is_history(model: Model) -> bool:
    """A table in which the database keeps earlier versions: it follows the model that it is the history of."""
    return hasattr(model, "pgh_tracked_model")


def written_models() -> list[Model]:
    return [model for model in own_models() if not is_history(model)]


def foreign_keys(given: Iterable[Model]) -> Iterator[tuple[Model, models.ForeignKey, Model]]:
    for model in given:
        for field in model._meta.get_fields(include_hidden=True):
            target = getattr(field, "related_model", None)
            if isinstance(field, models.ForeignKey | models.ManyToManyField) and isinstance(target, type):
                yield model, field, target  # type: ignore[misc]


def context(model: Model) -> str:
    """`kring.casework.plans` of a model in that context."""
    return ".".join(model.__module__.split(".")[:3])


def _place(model: Model, order: list[str]) -> int | None:
    for place, layer in enumerate(order):
        for name in layer.split(" | "):
            if f"{model.__module__}.".startswith(f"{name}."):
                return place
    return None


def upward(given: Iterable[Model]) -> list[str]:
    """Foreign keys that point from a lower floor or context to an upper one."""
    return [
        f"{model.__qualname__}.{field.name} points up to {target.__qualname__} ({context(model)} → {context(target)}). "
        "Put the key on the upper model, or let the upper context subscribe in its `reactions.py`."
        for model, field, target in foreign_keys(given)
        for order in layers()
        if (here := _place(model, order)) is not None and (there := _place(target, order)) is not None and here > there
    ]


def visible_from_below(given: Iterable[Model]) -> list[str]:
    """Foreign keys across contexts by which the lower model would come to know the upper one."""
    return [
        f"{model.__qualname__}.{field.name}: give it related_name='+'. Otherwise {target.__qualname__} in "
        f"{context(target)} gets an attribute that leads up to {context(model)}."
        for model, field, target in foreign_keys(given)
        if context(model) != context(target) and not field.remote_field.hidden
    ]


def unclassified(given: Iterable[Model]) -> list[str]:
    """Fields that are in neither or in both of `Privacy.personal` and `Privacy.plain`; and names that are no fields."""
    told = []
    for model in given:
        privacy = getattr(model, "Privacy", None)
        if privacy is None:
            told.append(
                f"{model.__qualname__} has no class Privacy. Say in it which fields are personal and which are plain."
            )
            continue
        fields = {field.name for field in model._meta.get_fields() if field.concrete}
        personal, plain = set(privacy.personal), set(privacy.plain)
        for name in sorted(fields - personal - plain):
            told.append(
                f"{model.__qualname__}.{name} is not classified. Put it in Privacy.personal when it says something "
                "about a person, otherwise in Privacy.plain."
            )
        told += [
            f"{model.__qualname__}.{name} is both personal and plain. Choose one." for name in sorted(personal & plain)
        ]
        told += [
            f"{model.__qualname__}.Privacy names {name}, which is no field. Remove it."
            for name in sorted((personal | plain) - fields)
        ]
    return told


def without_section(given: Iterable[Model]) -> list[str]:
    """Tables of a dossier that say not in which part of it they belong."""
    return [
        f"{model.__qualname__} holds something about a dossier and has no section. Add `section = Section.…`; "
        "a ground opens sections, so without one it would belong to nothing that can be opened."
        for model in given
        if model.__name__ not in WITHOUT_SECTION
        and (
            isinstance(shape_of(model), access.Record | access.PartOf | access.ReportRow | access.CircleRow)
            or any(target is Dossier for _, _, target in foreign_keys([model]))
        )
        and not isinstance(getattr(model, "section", None), Section)
    ]


def without_shape(given: Iterable[Model]) -> list[str]:
    return [
        f"{model.__qualname__} has no access shape. Give it `access = …` from core/access.py: Record() for a record of "
        "a dossier, Open('why') when it holds nothing about a family."
        for model in given
        if not isinstance(shape_of(model), access.Access) or getattr(shape_of(model), "why", "reason") == ""
    ]


def unnamed(given: Iterable[Model]) -> list[str]:
    """Fields without a Dutch name: they would stand on the screen in English, under the name of a column."""
    return [
        f"{model.__qualname__}.{field.name} has no name for the screen. Give it a verbose_name in Dutch."
        for model in given
        for field in model._meta.get_fields()
        if field.concrete
        and not field.primary_key
        and str(field.verbose_name) == field.name.replace("_", " ")
        and field.name not in SAME_IN_DUTCH
    ]


SAME_IN_DUTCH = {
    "password",
    "last_login",
    "postcode",
    "dossier",
    "professional",
    "team",
    "incident",
    "person",
    "plan",
    "account",
}


@pytest.mark.parametrize(
    "guard", [upward, visible_from_below, without_shape, without_section], ids=lambda guard: guard.__name__
)
def test_every_table(guard):
    given = own_models() if guard is not without_section else written_models()

    told = guard(given)

    assert not told, "\n".join(told)


@pytest.mark.parametrize("guard", [unclassified, unnamed], ids=lambda guard: guard.__name__)
def test_every_model(guard):
    told = guard(written_models())

    assert not told, "\n".join(told)


def test_history_holds_no_more_than_what_it_is_the_history_of():
    for model in filter(is_history, own_models()):
        known = {field.name for field in model.pgh_tracked_model._meta.get_fields() if field.concrete}
        kept = {field.name for field in model._meta.get_fields() if field.concrete}
        assert {name for name in kept if not name.startswith("pgh_")} <= known, model


def test_every_record_of_a_dossier_keeps_its_history():
    kept = {model.pgh_tracked_model for model in own_models() if is_history(model)}
    records = {model for model in written_models() if issubclass(model, DossierRecord)}

    assert records == kept, "Put @keeps_history above each DossierRecord."


def test_the_exceptions_are_still_exceptions():
    names = {model.__name__ for model in written_models() if not hasattr(model, "section")}

    assert set(WITHOUT_SECTION) <= names, "Remove what is not needed any more from WITHOUT_SECTION."


def test_there_is_something_to_guard():
    assert len(layers()) == 3
    assert len(list(foreign_keys(own_models()))) > 50
    assert len(written_models()) > 30


# -- each guard sees a planted mistake


@pytest.fixture
def plant():
    """Make a model as if it stood in that module, without the rest of Kring getting to know it."""

    def planted(module: str, name: str = "Planted", **body: object) -> Model:
        label = module.split(".")[-2]
        body.setdefault("Meta", type("Meta", (), {"app_label": label}))
        return type(name, (models.Model,), {"__module__": module, "access": access.Record(), **body})

    with isolate_apps("kring.foundation.circle", "kring.casework.plans", "kring.casework.safety"):
        yield planted


@pytest.mark.parametrize(
    ("low", "high"),
    [
        ("kring.foundation.circle.models", "kring.casework.plans.models"),
        ("kring.casework.plans.models", "kring.casework.safety.models"),
        ("kring.foundation.circle.models", "kring.foundation.sharing.models"),
        ("kring.casework.plans.models", "kring.insight.studies.models"),
    ],
)
def test_a_foreign_key_that_points_up_is_seen(plant, low, high):
    upper = plant(high, "Upper")
    lower = plant(low, "Lower", up=models.ForeignKey(upper, models.CASCADE, related_name="+"))
    downward = plant(high, "Downward", down=models.ForeignKey(lower, models.CASCADE, related_name="+"))

    (told,) = upward([upper, lower, downward])

    assert told.startswith("Lower.up points up to Upper")
    assert "reactions.py" in told


def test_a_foreign_key_without_a_plus_is_seen_across_contexts_and_not_within_one(plant):
    below = plant("kring.foundation.circle.models", "Below")
    across = plant("kring.casework.plans.models", "Across", key=models.ForeignKey(below, models.CASCADE))
    within = plant("kring.casework.plans.models", "Within", key=models.ForeignKey(across, models.CASCADE))

    (told,) = visible_from_below([below, across, within])

    assert told.startswith("Across.key: give it related_name='+'")


@pytest.mark.parametrize(
    ("personal", "plain", "expected"),
    [
        (set(), {"id"}, "Planted.words is not classified"),
        ({"words"}, {"id", "words"}, "Planted.words is both personal and plain"),
        ({"words", "gone"}, {"id"}, "Planted.Privacy names gone"),
    ],
)
def test_a_field_that_is_not_classified_once_is_seen(plant, personal, plain, expected):
    model = plant(
        "kring.casework.plans.models",
        words=models.TextField("woorden"),
        Privacy=type("Privacy", (), {"personal": personal, "plain": plain}),
    )

    (told,) = unclassified([model])

    assert told.startswith(expected)


def test_a_model_without_privacy_is_seen(plant):
    (told,) = unclassified([plant("kring.casework.plans.models")])

    assert "class Privacy" in told


def test_a_table_of_a_dossier_without_a_section_is_seen(plant):
    (told,) = without_section([plant("kring.casework.plans.models")])

    assert "Section" in told


@pytest.mark.parametrize("shape", [None, access.Open("")])
def test_a_model_that_says_not_how_it_is_protected_is_seen(plant, shape):
    (told,) = without_shape([plant("kring.casework.plans.models", access=shape)])

    assert "core/access.py" in told


def test_a_field_without_a_dutch_name_is_seen(plant):
    (told,) = unnamed([plant("kring.casework.plans.models", agreed_on=models.DateField())])

    assert told.startswith("Planted.agreed_on")

"""Writes docs/generated/access.md: what each of the cast reads, adds, changes and removes in each section of a dossier.

Every word of it is an answer of the database itself, asked as that viewer through the access rule: `python -m
tests.access.document`, or `make docs`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

FILE = Path(__file__).resolve().parents[2] / "docs/generated/access.md"
GLOSSARY = FILE.parents[1] / "glossary.md"
WHO = {
    "jan": "Jan, coördinator van het gezin", "fleur": "Fleur, tweede van het duo en zicht op veiligheid",
    "sami": "Sami, behandelaar die er niet meer bij is", "piet": "Piet, collega van Jan, niet betrokken",
    "amina": "Amina, moeder met gezag", "karim": "Karim, vader met gezag", "noor": "Noor, 14 jaar",
    "sem": "Sem, 9 jaar", "fatna": "Fatna, oma, uit het netwerk", "petra": "Petra, privacy officer",
    "wim": "Wim, procesregisseur", "ria": "Ria, onderzoeker",
}  # fmt: skip
ABOUT = ("noor", "sem", "amina", "karim", "fatna")
VERBS = ("Leest", "Voegt toe", "Verandert", "Verwijdert")
ELSE = "Wat bij geen onderdeel hoort"
HEAD = """# Wie ziet wat: het voorbeeldgezin

Gemaakt door `make docs`; niet met de hand wijzigen. Voor elk onderdeel van een dossier staat hier wat ieder van de
voorbeeldmensen mag. Het zijn de antwoorden van de database zelf: bij elke cel is als die persoon geprobeerd om te
lezen, toe te voegen, te veranderen en te verwijderen, op de dag van vandaag.

Het gezin: Amina en Karim (uit elkaar, beiden met gezag), Noor van 14, Sem van 9, en oma Fatna uit het netwerk. De
betrokkenheid en de grondslag van Jan en Fleur gelden; die van Sami is voorbij. Het adres van Amina is geheim voor
Karim.

Zo leest u een cel: **alles** is alles wat er in dit onderdeel staat; niets is niets; anders staat er over wie, of
welk soort gegeven, en of het een deel daarvan is. “Het hele gezin” is wat over iedereen samen gaat. Wat een
professional mag toevoegen en veranderen, begrenzen de schermen nog verder. Verwijderen doet niemand zelf: dat doet
Kring, na een besluit.
"""


def written() -> str:
    """The whole document. Needs an empty database with the access rule; everything is taken back afterwards."""
    return "\n".join(_lines()).rstrip() + "\n"


def _lines() -> Iterator[str]:
    from django.db import transaction

    from kring.foundation.accounts.viewer import Job, job, looking_as
    from kring.foundation.circle.choices import Section
    from kring.testing.cast import make_cast
    from tests.access.address_world import one_of_everything
    from tests.access.marked import fill_what_is_empty

    with transaction.atomic():
        cast = make_cast()
        one_of_everything(cast)
        with looking_as(job(Job.DEMO, today=cast.today)):
            fill_what_is_empty(cast)
            sections = _rows_of_sections(cast)
        yield HEAD
        answers = {name: _answers(sections, cast[name]) for name in WHO}
        titles = {str(section): str(section.label).capitalize() for section in Section} | {"": ELSE}
        for section, title in titles.items():
            if section in sections:
                yield from _chapter(title, sections[section], {name: answers[name][section] for name in WHO})
        transaction.set_rollback(True)


def _chapter(title: str, rows: list[tuple[str, Any]], answers: dict[str, list[tuple[bool, ...]]]) -> Iterator[str]:
    kinds = sorted({_kind(row) for _label, row in rows})
    yield from (f"## {title}", "", f"Soorten gegevens: {', '.join(kinds)}.", "")
    yield f"| Wie | {' | '.join(VERBS)} |"
    yield "|---" * (len(VERBS) + 1) + "|"
    for name, told in WHO.items():
        cells = [
            _cell([(label, one[verb]) for (label, _row), one in zip(rows, answers[name], strict=True)])
            for verb in range(len(VERBS))
        ]
        yield f"| {told} | {' | '.join(cells)} |"
    yield ""


def _cell(answers: list[tuple[str, bool]]) -> str:
    by_label: dict[str, list[bool]] = {}
    for label, answer in answers:
        by_label.setdefault(label, []).append(answer)
    if all(all(one) for one in by_label.values()):
        return "**alles**"
    if not any(any(one) for one in by_label.values()):
        return "niets"
    return ", ".join(f"{label}{'' if all(one) else ' (deels)'}" for label, one in by_label.items() if any(one))


def _answers(sections: dict[str, list[tuple[str, Any]]], viewer: Any) -> dict[str, list[tuple[bool, ...]]]:
    """What this viewer may with each row: read, add, change, remove."""
    from kring.foundation.accounts.viewer import looking_as

    with looking_as(viewer):
        return {
            section: [(_reads(row), _adds(row), _changes(row), _removes(row)) for _label, row in rows]
            for section, rows in sections.items()
        }


def _rows_of_sections(cast: Any) -> dict[str, list[tuple[str, Any]]]:
    """For each section rows to try, with what they are about. A record of a dossier is tried about everybody apart."""
    from kring.foundation.circle.models import DossierRecord
    from kring.foundation.households.models import Person
    from kring.foundation.sharing.install import shape_of
    from tests.access.marked import protected

    names = {person.pk: name.capitalize() for name, person in cast.persons.items()}
    found: dict[str, list[tuple[str, Any]]] = {}
    for model in protected():
        section = str(getattr(model, "section", None) or getattr(shape_of(model), "section", None) or "")
        rows = found.setdefault(section, [])
        if issubclass(model, DossierRecord) and (one := model._base_manager.order_by("pk").first()):
            rows += _about_everybody(model, one, cast)
            continue
        for row in model._base_manager.order_by("pk"):
            person = row.pk if model is Person else getattr(row, "person_id", None) or getattr(row, "child_id", None)
            rows.append((names.get(person, _kind(row)), row))
    return found


def _kind(row: Any) -> str:
    """What this kind of row is called in Dutch, as the glossary has it."""
    if not _words:
        for line in GLOSSARY.read_text(encoding="utf-8").splitlines():
            cells = [cell.strip() for cell in line.strip("| ").split("|")]
            if line.startswith("|") and len(cells) > 1:
                _words.update(dict.fromkeys(re.findall(r"`([^`]+)`", cells[1]), cells[0]))
    return _words.get(type(row).__name__, str(row._meta.verbose_name))


_words: dict[str, str] = {}


def _about_everybody(model: Any, one: Any, cast: Any) -> Iterator[tuple[str, Any]]:
    from django.db import IntegrityError, transaction

    for name in (None, *ABOUT):
        about = [] if name is None else [cast.persons[name].pk]
        copy = _copy(one)
        copy.about = about
        if hasattr(copy, "of_section"):
            copy.of_section = str(model.section)
        try:
            with transaction.atomic():
                copy.save(force_insert=True)
        except IntegrityError:
            # There can be one of these only: it changes what it is about.
            if name is not None:
                continue
            copy = one
        yield ("het hele gezin" if name is None else name.capitalize()), copy


def _copy(row: Any) -> Any:
    values = {
        field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields if not field.primary_key
    }
    copy = type(row)(**values)
    copy._state.adding = True
    return copy


def _tried(work: Any) -> bool:
    """Whether the rule lets it through; what was done is taken back."""
    from django.db import DatabaseError, IntegrityError, transaction

    try:
        with transaction.atomic():
            done = bool(work())
            transaction.set_rollback(True)
            return done
    except IntegrityError:
        # The rule let it through; the row did not fit beside the others.
        return True
    except DatabaseError:
        return False


def _right(row: Any, verb: str, column: str = "") -> bool:
    """Whether pages have this right on the table at all."""
    from django.db import connection

    if (row._meta.db_table, verb, column) not in _rights:
        kind, what = ("column", [row._meta.db_table, column, verb]) if column else ("table", [row._meta.db_table, verb])
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT has_{kind}_privilege({', '.join(['%s'] * len(what))})", what)
            _rights[row._meta.db_table, verb, column] = cursor.fetchone()[0]
    return _rights[row._meta.db_table, verb, column]


_rights: dict[tuple[str, str, str], bool] = {}


def _reads(row: Any) -> bool:
    return type(row)._base_manager.filter(pk=row.pk).exists()


def _adds(row: Any) -> bool:
    return _right(row, "INSERT") and _tried(lambda: type(row)._base_manager.bulk_create([_copy(row)]))


def _changes(row: Any) -> bool:
    from django.db.models import F

    columns = [field for field in row._meta.concrete_fields if not field.primary_key]
    may = next((field.attname for field in columns if _right(row, "UPDATE", field.column)), None)
    return may is not None and _tried(lambda: type(row)._base_manager.filter(pk=row.pk).update(**{may: F(may)}))


def _removes(row: Any) -> bool:
    return _right(row, "DELETE") and _tried(lambda: type(row)._base_manager.filter(pk=row.pk)._raw_delete("default"))


def main() -> None:
    """Write the document, in a database of its own."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kring.config.settings")
    import kring.testing.plugin  # noqa: F401 — says where that database is
    from kring.testing import database

    database.create()
    try:
        import django

        django.setup()
        FILE.write_text(written(), encoding="utf-8")
    finally:
        database.remove()


if __name__ == "__main__":
    main()

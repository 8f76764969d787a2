"""A genogram in sentences: the same people and the same links as the drawing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from django.utils.translation import gettext as _

from kring.foundation.ui.pictures.genogram.family import Family, Person, Union


def sentences(family: Family, unions: Sequence[Union]) -> list[str]:
    """Everything that the drawing shows, in words."""
    if not family.people:
        return [_("Er is nog niemand om te laten zien.")]
    names = {person.key: person.name for person in family.people}
    said = [_person(person) for person in family.people]
    for union in unions:
        said += _union(union, names)
    for child in family.children:
        if child.kind == "step":
            told = {"child": names[child.child], "parents": _list(names[key] for key in child.parents)}
            said.append(_("%(child)s is stiefkind van %(parents)s.") % told)
    said += [_("%(names)s zijn een meerling.") % {"names": _list(names[k] for k in g)} for g in family.twins]
    said += _half(family, names)
    for home in family.homes:
        told = {"home": home.label, "names": _list(names[key] for key in home.people)}
        said.append(_("%(home)s: hier wonen %(names)s.") % told)
    for tie in family.ties:
        told = {"one": names[tie.one], "to": names[tie.to], "word": f" ({tie.word})" if tie.word else ""}
        said.append(_("%(one)s is er voor %(to)s%(word)s.") % told)
    return said


def _person(person: Person) -> str:
    child = person.age is not None and person.age < 18
    sexes = {
        "male": _("jongen") if child else _("man"),
        "female": _("meisje") if child else _("vrouw"),
    }
    facts = [sexes[person.sex]] if person.sex in sexes else []
    if person.age is not None:
        facts.append(_("%(age)s jaar") % {"age": person.age})
    facts += [person.note] if person.note else []
    facts += [_("overleden")] if person.died else []
    facts += [_("netwerk")] if person.network else []
    return f"{person.name}: {', '.join(facts)}." if facts else f"{person.name}."


def _union(union: Union, names: dict[str, str]) -> list[str]:
    parents = _list(names[key] for key in union.parents)
    said = []
    if union.partners:
        pattern = _("%(parents)s zijn uit elkaar.") if union.ended else _("%(parents)s zijn partners.")
        said.append(pattern % {"parents": parents})
    kinds = {
        "birth": _("Kind van %(parents)s: %(children)s."),
        "adopted": _("Geadopteerd door %(parents)s: %(children)s."),
        "foster": _("Pleegkind bij %(parents)s: %(children)s."),
    }
    for kind, pattern in kinds.items():
        children = [names[child.child] for child in union.children if child.kind == kind]
        if children:
            said.append(pattern % {"parents": parents, "children": _list(children)})
    return said


def _half(family: Family, names: dict[str, str]) -> list[str]:
    """Who share one parent of two; only said when both parents of both are given."""
    parents = {c.child: set(c.parents) for c in family.children if c.kind == "birth" and len(c.parents) == 2}
    return [
        _("%(one)s en %(other)s zijn halfbroer of halfzus van elkaar.") % {"one": names[a], "other": names[b]}
        for a, b in combinations(parents, 2)
        if len(parents[a] & parents[b]) == 1
    ]


def _list(words: Iterable[str]) -> str:
    known = list(words)
    return known[0] if len(known) == 1 else ", ".join(known[:-1]) + _(" en ") + known[-1] if known else ""

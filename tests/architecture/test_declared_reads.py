"""Every address declares what it reads about a family, so that the log can say it; the few others say why not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import pytest
from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver, include, path

from kring.foundation.circle.choices import Section
from kring.foundation.sharing.reading import reads

# Views of libraries, and pages that must answer before anybody looks.
WITHOUT_READS = {
    "django.views.i18n.set_language": "keeps a choice of language and shows nothing",
    "kring.foundation.ui.views.gallery": "components with invented words, for who builds",
    "kring.foundation.ui.views.leave": "leads away from Kring at once, and leaves no trace on purpose",
}


def addresses(patterns: Iterable[URLPattern | URLResolver], before: str = "") -> Iterator[tuple[str, Callable]]:
    """Every address with the view that answers it."""
    for one in patterns:
        if isinstance(one, URLResolver):
            yield from addresses(one.url_patterns, before + str(one.pattern))
        else:
            yield before + str(one.pattern), one.callback


def name_of(view: Callable) -> str:
    view = getattr(view, "view_class", view)
    return f"{view.__module__}.{view.__qualname__}"


def undeclared(patterns: Iterable[URLPattern | URLResolver]) -> list[str]:
    return [
        f"/{address} ({name_of(view)}) declares not what it reads. Put @reads(Section.…) above the view; "
        "@reads() when it holds nothing about a family, and anyone=True when nobody need sign in."
        for address, view in addresses(patterns)
        if not isinstance(getattr(view, "reads", None), frozenset) and name_of(view) not in WITHOUT_READS
    ]


def not_of_the_family(patterns: Iterable[URLPattern | URLResolver]) -> list[str]:
    """Addresses below a family that say they read nothing of it."""
    return [
        f"/{address} ({name_of(view)}) is about one family and declares no section. Name the sections that it reads."
        for address, view in addresses(patterns)
        if "dossier_id" in address and getattr(view, "reads", None) == frozenset()
    ]


def test_every_address_declares_what_it_reads():
    told = undeclared(get_resolver().url_patterns)

    assert not told, "\n".join(told)


def test_every_address_of_a_family_names_a_section():
    told = not_of_the_family(get_resolver().url_patterns)

    assert not told, "\n".join(told)


def test_the_exceptions_are_still_exceptions():
    views = {name_of(view): view for _, view in addresses(get_resolver().url_patterns)}

    gone = [name for name in WITHOUT_READS if name not in views or hasattr(views[name], "reads")]

    assert not gone, f"Remove from WITHOUT_READS: {gone}"


def test_there_is_something_to_guard():
    assert len(list(addresses(get_resolver().url_patterns))) > 20


def forgotten(request: object) -> HttpResponse:
    return HttpResponse()


class Forgotten:
    """A view that is a class."""

    def __call__(self, request: object) -> HttpResponse:
        return HttpResponse()


@pytest.mark.parametrize("nested", [False, True])
def test_a_view_that_declares_nothing_is_seen_however_deep(nested):
    patterns = [path("vergeten/", forgotten)]
    if nested:
        patterns = [path("gezinnen/<int:dossier_id>/", include([path("plan/", include(patterns))]))]

    (told,) = undeclared(patterns)

    assert "vergeten/" in told
    assert "@reads" in told


def test_a_declaration_counts_through_other_decorators():
    from django.views.decorators.http import require_safe

    assert undeclared([path("plan/", require_safe(reads(Section.PLAN)(forgotten)))]) == []


def test_a_page_of_a_family_without_a_section_is_seen():
    (told,) = not_of_the_family([path("gezinnen/<int:dossier_id>/iets/", reads()(forgotten))])

    assert "declares no section" in told

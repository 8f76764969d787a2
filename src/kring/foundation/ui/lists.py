"""What tables, pages and filters show, worked out before the template: no decisions in a template."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.core.paginator import Page
from django.http import HttpRequest, QueryDict


def table(
    columns: Sequence[Any], rows: Iterable[Sequence[Any]]
) -> tuple[list[dict[str, Any]], list[list[dict[str, Any]]]]:
    """Heads and lines of a table. A row with too few or too many cells is a mistake and says so."""
    heads = [_head(column) for column in columns]
    return heads, [[_cell(cell, head) for cell, head in zip(row, heads, strict=True)] for row in rows]


def _head(column: Any) -> dict[str, Any]:
    if isinstance(column, tuple):
        return {"label": column[0], "number": column[1] == "number"}
    return {"label": column, "number": False}


def _cell(cell: Any, head: Mapping[str, Any]) -> dict[str, Any]:
    text, url = cell if isinstance(cell, tuple) else (cell, "")
    return {"text": text, "url": url, "label": head["label"], "number": head["number"]}


def address(request: HttpRequest | None, **changes: Any) -> str:
    """The present address with some choices changed; an empty choice disappears."""
    query = request.GET.copy() if request else QueryDict(mutable=True)
    for key, value in changes.items():
        query.pop(key, None)
        if value not in ("", None):
            query[key] = str(value)
    return f"?{query.urlencode()}"


def page_links(request: HttpRequest | None, page: Page[Any], name: str) -> dict[str, Any]:
    """The numbered links of a list in pages, with the one before and the one after."""

    def link(number: Any) -> dict[str, Any]:
        real = isinstance(number, int)
        return {
            "number": number if real else None,
            "href": address(request, **{name: number}) if real else "",
        }

    shown = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return {
        "links": [link(number) for number in shown],
        "previous": link(page.previous_page_number()) if page.has_previous() else None,
        "next": link(page.next_page_number()) if page.has_next() else None,
    }


def filter_groups(
    request: HttpRequest | None, groups: Iterable[Mapping[str, Any]], page_name: str
) -> list[dict[str, Any]]:
    """Each option with its address; choosing one begins again at the first page."""
    given: Mapping[str, Any] = request.GET if request else {}
    return [
        {
            "name": group["name"],
            "label": group["label"],
            "options": [
                {
                    "label": option[1],
                    "count": option[2] if len(option) > 2 else None,
                    "current": given.get(group["name"], "") == str(option[0]),
                    "href": address(request, **{group["name"]: option[0], page_name: None}),
                }
                for option in group["options"]
            ],
        }
        for group in groups
    ]

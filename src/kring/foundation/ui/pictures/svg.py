"""How a picture becomes safe SVG that a screen reader can announce.

Only presentation attributes: a strict content security policy allows no inline style, and a PDF needs none.
Every text is escaped here and nowhere else.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

INK = "#1c2333"
SOFT = "#4f5a6e"
LINE = "#d5dbe5"
BLUE = "#154273"
GREEN = "#1f6b3f"
AMBER = "#8a4b00"
RED = "#a01d23"
PURPLE = "#5b2a86"

Number = int | float
Attribute = int | float | str | None


@dataclass(frozen=True)
class Picture:
    """A drawing, and the same in sentences. ``width`` is its natural width in pixels."""

    title: str
    svg: SafeString
    as_text: tuple[str, ...]
    width: int = 0

    @property
    def least_width(self) -> int:
        """The width, in steps of 100, below which its letters get too small: a phone then scrolls it."""
        return min(1600, -(-int(self.width * 0.8) // 100) * 100) if self.width > 470 else 0


def number(value: Number) -> str:
    """A coordinate without needless digits."""
    return f"{round(float(value), 1):g}"


def element(name: str, content: str = "", /, **attributes: Attribute) -> str:
    """One element; its content is markup. Underscores become hyphens, ``None`` leaves an attribute out."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value if isinstance(value, str) else number(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{written}>{content}</{name}>" if content else f"<{name}{written}/>"


def text(words: object, x: Number, y: Number, /, **attributes: Attribute) -> str:
    """Written words at a place. Escapes."""
    return element("text", escape(str(words)), x=x, y=y, **attributes)


def path(d: str, /, **attributes: Attribute) -> str:
    """A line along a path, without filling."""
    return element("path", d=d, fill="none", **attributes)


def halo(words: object, x: Number, y: Number, /, **attributes: Attribute) -> str:
    """Written words that stay readable where they cross a line.

    Written twice, first in white: a PDF knows no other way to put the edge of a letter behind the letter.
    """
    behind: dict[str, Attribute] = {**attributes, "fill": "#fff", "stroke": "#fff", "stroke_width": 4}
    return text(words, x, y, stroke_linejoin="round", **behind) + text(words, x, y, **attributes)


def width_of(words: str, size: Number = 13) -> float:
    """About how wide words are; on the safe side, without measuring a font."""
    wide = sum(1.5 if letter in "mwMW@" else 0.55 if letter in "iljtf.,;:'|! " else 1 for letter in words)
    return wide * size * 0.58


def drawing(
    *, key: str, title: str, sentences: tuple[str, ...], width: Number, height: Number, body: str, grows: float = 1
) -> Picture:
    """Put a body in an SVG with a title and a description, and keep the sentences beside it.

    ``key`` makes the ids unique when a page shows several pictures. ``grows`` is how many times larger than its own
    measure it is shown where there is room; it always shrinks to fit.
    """
    name = "".join(letter if letter.isalnum() else "-" for letter in key)
    head = element("title", escape(title), id=f"{name}-title")
    head += element("desc", escape(" ".join(sentences)) or " ", id=f"{name}-desc")
    svg = element(
        "svg",
        head + body,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {number(width)} {number(height)}",
        width=number(width * grows),
        height=number(height * grows),
        role="img",
        class_="kring-picture__svg",
        aria_labelledby=f"{name}-title {name}-desc",
        font_family="inherit",
        font_size=13,
        fill=INK,
    )
    return Picture(title=title, svg=mark_safe(svg), as_text=sentences, width=round(width))  # noqa: S308  (all of it is escaped above)

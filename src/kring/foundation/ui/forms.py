"""How every form of Kring looks: label, explanation, fault and input tied together, faults summed up on top.

Set ``FORM_RENDERER = "kring.foundation.ui.forms.KringRenderer"``. Then ``{{ form }}``,
``{{ field.as_field_group }}`` and the tag ``{% post_form %}`` all speak the same way.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms.renderers import DjangoTemplates

_CHOICES = "ui/form/choices.html"

_OWN_TEMPLATES = {
    "django/forms/widgets/radio.html": _CHOICES,
    "django/forms/widgets/checkbox_select.html": _CHOICES,
}

_BOX = "utrecht-textbox utrecht-textbox--html-input"

_CLASSES = {
    "textarea": "utrecht-textarea utrecht-textarea--html-textarea",
    "select": "utrecht-select utrecht-select--html-select",
    "checkbox": "utrecht-checkbox utrecht-checkbox--html-input",
    "radio": "utrecht-radio-button utrecht-radio-button--html-input",
    "file": "kring-file",
    "hidden": "",
    "choices": "",
}

_INVALID = {
    "textarea": "utrecht-textarea--invalid",
    "select": "utrecht-select--invalid",
    "checkbox": "",
    "radio": "",
    "file": "",
    "hidden": "",
    "choices": "",
}


class KringRenderer(DjangoTemplates):
    """Renders Django forms with the components of NL Design System."""

    form_template_name = "ui/form/form.html"
    formset_template_name = "ui/form/formset.html"
    field_template_name = "ui/form/field.html"

    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> str:
        """Dress a widget before Django renders it; forms and fields pass through untouched."""
        if widget := context.get("widget"):
            _dress(widget)
        return super().render(_OWN_TEMPLATES.get(template_name, template_name), context, request)


def _dress(widget: dict[str, Any]) -> None:
    for part in widget.get("subwidgets", ()):
        if isinstance(part, dict):
            _dress(part)
    for _name, options, _index in widget.get("optgroups", ()):
        for option in options:
            if option.get("type") in ("radio", "checkbox"):
                _dress(option)

    attrs = widget.setdefault("attrs", {})
    kind = _kind(widget)
    if kind == "textarea" and attrs.get("rows") == "10":
        attrs["rows"] = "5"
    wanted = [_CLASSES.get(kind, _BOX)]
    if attrs.get("aria-invalid") == "true":
        wanted.append(_INVALID.get(kind, "utrecht-textbox--invalid"))
    words = " ".join([*wanted, str(attrs.get("class", ""))]).split()
    widget["attrs"] = {**attrs, "class": " ".join(dict.fromkeys(words))} if words else attrs


def _kind(widget: dict[str, Any]) -> str:
    template = str(widget.get("template_name", ""))
    if widget.get("optgroups") and not template.endswith("/select.html"):
        return "choices"
    if template.endswith(("/select.html", "/select_date.html")):
        return "select"
    if template.endswith("/textarea.html"):
        return "textarea"
    return str(widget.get("type") or "text")


class DateInput(forms.DateInput):
    """A day, with the calendar of the browser itself; always written as year-month-day behind the scenes."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs=attrs, format="%Y-%m-%d")


class DateTimeInput(forms.DateTimeInput):
    """A day and a time, with the picker of the browser itself."""

    input_type = "datetime-local"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs=attrs, format="%Y-%m-%dT%H:%M")


class ScaleInput(forms.RadioSelect):
    """A number from a short scale as a row of large choices, with words at both ends.

    ``low`` and ``high`` say what the ends mean: a number never stands without its meaning.
    """

    template_name = "ui/form/scale.html"

    def __init__(
        self, attrs: dict[str, Any] | None = None, choices: Any = (), *, low: Any = "", high: Any = ""
    ) -> None:
        super().__init__(attrs, choices)
        self.low = low
        self.high = high

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["low"], context["high"] = self.low, self.high
        return context


def scale_choices(lowest: int = 0, highest: int = 10) -> list[tuple[int, str]]:
    """The choices of a scale, both ends included."""
    return [(number, str(number)) for number in range(lowest, highest + 1)]

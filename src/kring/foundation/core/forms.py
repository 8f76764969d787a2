"""What every form of Kring has: a number that is used once, and the version that was seen when editing."""

from __future__ import annotations

from typing import Any

from django import forms

from kring.foundation.core.once import FIELD, fresh_token


class OnceForm(forms.Form):
    """A form that does no harm when it is sent twice: give it to a view under `@once`."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields[FIELD] = forms.CharField(
            widget=forms.HiddenInput, required=False, initial=fresh_token, max_length=36
        )


class EditForm(OnceForm):
    """A form over something that exists: it knows which version was on the screen."""

    seen_version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

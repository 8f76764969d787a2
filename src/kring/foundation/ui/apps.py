"""The look of Kring as a Django app: page frame, components, pictures, gallery."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "kring.foundation.ui"
    label = "ui"
    verbose_name = "Uiterlijk"

from django.apps import AppConfig


class ClosingConfig(AppConfig):
    name = "kring.casework.closing"

from django.apps import AppConfig


class SeparationConfig(AppConfig):
    name = "kring.casework.separation"

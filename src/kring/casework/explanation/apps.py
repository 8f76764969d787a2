from django.apps import AppConfig


class ExplanationConfig(AppConfig):
    name = "kring.casework.explanation"

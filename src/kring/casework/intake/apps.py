from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "kring.casework.intake"

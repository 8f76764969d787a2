from django.apps import AppConfig


class SafetyConfig(AppConfig):
    name = "kring.casework.safety"

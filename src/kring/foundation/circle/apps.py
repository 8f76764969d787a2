from django.apps import AppConfig


class CircleConfig(AppConfig):
    name = "kring.foundation.circle"

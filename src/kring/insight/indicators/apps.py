from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    name = "kring.insight.indicators"

from django.apps import AppConfig


class HouseholdsConfig(AppConfig):
    name = "kring.foundation.households"

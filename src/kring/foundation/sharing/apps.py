from django.apps import AppConfig


class SharingConfig(AppConfig):
    name = "kring.foundation.sharing"

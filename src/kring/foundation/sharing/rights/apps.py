from django.apps import AppConfig


class RightsConfig(AppConfig):
    name = "kring.foundation.sharing.rights"
    label = "rights"

from django.apps import AppConfig


class RetentionConfig(AppConfig):
    name = "kring.foundation.sharing.retention"
    label = "retention"

from django.apps import AppConfig


class SharingConfig(AppConfig):
    name = "kring.foundation.sharing"

    def ready(self) -> None:
        from kring.foundation.sharing import reactions  # noqa: F401  (subscribes)

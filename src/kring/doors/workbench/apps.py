from django.apps import AppConfig


class WorkbenchConfig(AppConfig):
    name = "kring.doors.workbench"

    def ready(self) -> None:
        from kring.doors.workbench import reactions  # noqa: F401  (subscribes)

from django.apps import AppConfig


class WorkbenchConfig(AppConfig):
    name = "kring.doors.workbench"

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "kring.casework.meetings"

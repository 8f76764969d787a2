from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "kring.casework.meetings"

    def ready(self) -> None:
        """Listen to what happens below."""
        from kring.casework.meetings import reactions

        reactions.begin()

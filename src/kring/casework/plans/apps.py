from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "kring.casework.plans"

    def ready(self) -> None:
        """Listen to what happens below."""
        from kring.casework.plans import reactions

        reactions.begin()

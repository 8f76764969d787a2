from django.apps import AppConfig


class SafetyConfig(AppConfig):
    name = "kring.casework.safety"

    def ready(self) -> None:
        """Tell the plan what there is of safety."""
        from kring.casework.safety import reactions

        reactions.begin()

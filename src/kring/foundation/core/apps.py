from typing import Any

from django.apps import AppConfig
from django.db.backends.signals import connection_created

# A page asks some twenty questions, a day's work some dozens of pages: of the usual hundred none would be kept long.
PLANS_KEPT = 500


class CoreConfig(AppConfig):
    name = "kring.foundation.core"

    def ready(self) -> None:
        connection_created.connect(keep_plans)


def keep_plans(connection: Any, **_told: Any) -> None:
    """Let a connection keep the plans of the questions that pages ask again and again."""
    connection.connection.prepared_max = PLANS_KEPT

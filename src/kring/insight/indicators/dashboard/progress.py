"""How far making the numbers is, so that whoever waits can see it, also while a long transaction runs."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from types import TracebackType
from typing import Self

from django.db import connection, connections
from django.utils import timezone

from kring.insight.indicators.models import FactsVersion, Making


class Progress:
    """Counts steps. Writes on a connection of its own: nobody would see it from inside the transaction that exports."""

    def __init__(self, version: FactsVersion, *, steps: int, say: Callable[[str], None]) -> None:
        self.version, self.steps, self.say = version, steps, say
        self.done = 0
        # Inside somebody else's transaction the version itself is not yet to be seen from another connection.
        self.apart = None if connection.in_atomic_block else ThreadPoolExecutor(max_workers=1)

    def __enter__(self) -> Self:
        self._write("")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.apart is not None:
            self.apart.submit(connections.close_all).result()
            self.apart.shutdown()

    def __call__(self, step: str) -> None:
        """Say what is being done now."""
        self._write(step)
        self.say(step)
        self.done += 1

    def _write(self, step: str) -> None:
        if self.apart is None:
            self._update(step)
        else:
            self.apart.submit(self._update, step).result()

    def _update(self, step: str) -> None:
        FactsVersion.objects.filter(pk=self.version.pk).update(
            state=Making.MAKING, steps=self.steps, steps_done=self.done, step=step[:120], touched_at=timezone.now()
        )

"""Runs jobs, and starts what goes by the clock."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from kring.config import database
from kring.config.schedule import due

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def work(*, say: Callable[[str], None]) -> None:
    """Do jobs until told to stop; look at the clock every half minute."""
    database.ensure_server()
    code = (
        "import django; django.setup(); "
        "from django.core.management import call_command; call_command('db_worker', queue_name='*')"
    )
    worker = subprocess.Popen([sys.executable, "-c", code], env=dict(os.environ))
    stop = threading.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, lambda *_: stop.set())
    say("Kring werkt op de achtergrond — stoppen met Ctrl+C.")
    looked_at = datetime.now(AMSTERDAM)
    while not stop.wait(30) and worker.poll() is None:
        now = datetime.now(AMSTERDAM)
        for name in due(looked_at, now):
            _start(name)
        looked_at = now
    if worker.poll() is None:
        worker.terminate()
        worker.wait(30)


def _start(name: str) -> None:
    """A thing on the clock is a command of Kring, in a process of its own: one that breaks stops nothing else."""
    started = time.monotonic()
    result = subprocess.run([sys.executable, "-m", "kring.config", *name.split()], check=False)
    if result.returncode:
        sys.stderr.write(f"kring: '{name}' eindigde met {result.returncode} na {time.monotonic() - started:.0f} s\n")

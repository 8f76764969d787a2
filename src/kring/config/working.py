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


def work(*, say: Callable[[str], None], beside: int | None = None) -> None:
    """Do jobs until told to stop; look at the clock every half minute.

    `beside` is the program for which this one works: when that is gone, nobody is left to tell us to stop.
    """
    database.ensure_server()
    # Beside a demonstration the screen is for the person in front of it.
    talk = 1 if beside is None else 0
    code = (
        "import django; django.setup(); from django.core.management import call_command; "
        f"call_command('db_worker', queue_name='*', verbosity={talk})"
    )
    worker = subprocess.Popen([sys.executable, "-c", code], env=dict(os.environ))
    stop = threading.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, lambda *_: stop.set())
    if beside is None:
        say("Kring werkt op de achtergrond — stoppen met Ctrl+C.")
    looked_at = datetime.now(AMSTERDAM)
    while not stop.wait(30 if beside is None else 2) and worker.poll() is None and _is_there(beside):
        now = datetime.now(AMSTERDAM)
        for name in due(looked_at, now):
            _start(name)
        looked_at = now
    _end(worker, patience=30 if beside is None else 5)


def _is_there(program: int | None) -> bool:
    return program is None or os.getppid() == program


def _end(worker: subprocess.Popen[bytes], *, patience: int) -> None:
    """Let the job that runs be finished; beside a demonstration nobody waits long for it."""
    if worker.poll() is not None:
        return
    worker.terminate()
    try:
        worker.wait(patience)
    except subprocess.TimeoutExpired:
        worker.kill()
        worker.wait()


def _start(name: str) -> None:
    """A thing on the clock is a command of Kring, in a process of its own: one that breaks stops nothing else."""
    started = time.monotonic()
    result = subprocess.run([sys.executable, "-m", "kring.config", *name.split()], check=False)
    if result.returncode:
        sys.stderr.write(f"kring: '{name}' eindigde met {result.returncode} na {time.monotonic() - started:.0f} s\n")

"""Runs the website, and stops with it what was started for it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
import webbrowser
from collections.abc import Callable
from urllib.error import URLError
from urllib.request import urlopen

from kring.config import database
from kring.config.mistakes import Mistake


def require_free(port: int, host: str = "127.0.0.1") -> None:
    """Say so at once when somebody else uses the port."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as busy:
            raise Mistake(f"Poort {port} is al in gebruik. Kies een andere, bijvoorbeeld --port {port + 1}.") from busy


def serve(
    *,
    port: int,
    host: str = "127.0.0.1",
    workers: int,
    open_browser: bool,
    say: Callable[[str], None],
    with_worker: bool = False,
) -> None:
    """Serve until told to stop, with a worker beside it when asked for.

    The embedded database, when there is one, stops with this program.
    """
    database.ensure_server()
    _collect_static()
    address = f"http://localhost:{port}/"
    command = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port),
        "--workers", str(workers), "--blocking-threads", "4", "--no-ws", "--log-level", "warning",
        "--respawn-failed-workers", "--workers-kill-timeout", "10", "kring.config.wsgi:application",
    ]  # fmt: skip
    server = subprocess.Popen(command, env=dict(os.environ))
    helper = _worker_beside() if with_worker else None
    previous = signal.signal(signal.SIGTERM, lambda *_: server.terminate())
    threading.Thread(target=_tell_when_ready, args=(address, server, open_browser, say), daemon=True).start()
    try:
        code = server.wait()
    except KeyboardInterrupt:
        server.terminate()
        server.wait(15)
        code = 0
    finally:
        signal.signal(signal.SIGTERM, previous)
        if server.poll() is None:
            server.kill()
            server.wait()
        if helper is not None:
            _end(helper)
    if code not in (0, -signal.SIGTERM, -signal.SIGINT):
        raise Mistake(f"De website is gestopt met code {code}. Kijk hierboven wat er misging.", 1)


def _worker_beside() -> subprocess.Popen[bytes]:
    """A worker for as long as this program lives: it looks itself whether we are still there."""
    command = [sys.executable, "-m", "kring.config", "worker", "--beside", str(os.getpid())]
    return subprocess.Popen(command, env=dict(os.environ))


def _end(helper: subprocess.Popen[bytes]) -> None:
    helper.terminate()
    try:
        helper.wait(15)
    except subprocess.TimeoutExpired:
        helper.kill()
        helper.wait()


def _tell_when_ready(
    address: str, server: subprocess.Popen[bytes], open_browser: bool, say: Callable[[str], None]
) -> None:
    for _attempt in range(300):
        if server.poll() is not None:
            return
        try:
            with urlopen(address + "static/ui/kring.svg", timeout=2):  # noqa: S310 — our own address
                break
        except (URLError, OSError):
            time.sleep(0.2)
    say(f"Kring staat klaar op {address} — stoppen met Ctrl+C.")
    if open_browser:
        webbrowser.open(address)


def _collect_static() -> None:
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    call_command("collectstatic", verbosity=0, interactive=False)

"""Eight clients at once against the site as `kring serve` serves it: requests a second, and how long each takes."""
# ruff: noqa: T201, E501 — it says what it measured

from __future__ import annotations

import http.client
import os
import socket
import statistics
import subprocess
import sys
import threading
import time
from urllib.request import urlopen

from tests.performance.region import VIEWERS, own_dossier

SIMPLE = {
    "plan": "/gezinnen/{dossier}/plan/",
    "kring": "/gezinnen/{dossier}/kring/",
    "overleg": "/gezinnen/{dossier}/overleg/",
    "verklaring": "/gezinnen/{dossier}/verklaring/",
    "account": "/account/",
}
HEAVIER = {"het hele plaatje": "/gezinnen/{dossier}/", "mijn lijst": "/gezinnen/", "vandaag": "/vandaag/"}

_SESSIONS = """
import django, time
django.setup()
from django.conf import settings
from django.test import Client
from kring.foundation.accounts.models import User
for user in User.objects.filter(username__startswith="viewer").order_by("id"):
    client = Client()
    client.force_login(user)
    session = client.session
    session["kring_came_in"] = session["kring_sure"] = int(time.time())
    session.save()
    print(f"{settings.SESSION_COOKIE_NAME}={session.session_key}")
"""


def eight_clients(urls: dict[str, str], dossiers: int, seconds: int) -> None:
    """Serve, ask, and say what came of it; simple pages first, then the heavier ones."""
    environment = os.environ | urls | {"KRING_EMBEDDED": "1"}
    told = subprocess.run(
        [sys.executable, "-c", _SESSIONS], check=True, env=environment, stdout=subprocess.PIPE, text=True
    )
    cookies = told.stdout.split()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen([sys.executable, "-m", "kring.config", "serve", "--port", str(port)], env=environment,
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # fmt: skip
    try:
        _wait_for(port)
        for name, pages in (("simple pages", SIMPLE), ("heavier pages", HEAVIER)):
            _ask_together(port, cookies, dossiers, pages, 3)
            _say(name, _ask_together(port, cookies, dossiers, pages, seconds), seconds)
    finally:
        server.terminate()
        server.wait(30)


def _wait_for(port: int) -> None:
    for _attempt in range(600):
        try:
            with urlopen(f"http://127.0.0.1:{port}/account/inloggen/", timeout=5):
                return
        except OSError:
            time.sleep(0.2)
    raise SystemExit("The site does not answer.")


def _ask_together(
    port: int, cookies: list[str], dossiers: int, pages: dict[str, str], seconds: int
) -> dict[str, list[float]]:
    took: dict[str, list[float]] = {page: [] for page in pages}
    wrong: list[str] = []
    until = time.perf_counter() + seconds

    def one(viewer: int) -> None:
        connection, number = http.client.HTTPConnection("127.0.0.1", port, timeout=30), 0
        while time.perf_counter() < until:
            for page, address in pages.items():
                number += 1
                path = address.format(dossier=own_dossier(viewer, number % 100, dossiers))
                begun = time.perf_counter()
                connection.request("GET", path, headers={"Cookie": cookies[viewer - 1]})
                answer = connection.getresponse()
                answer.read()
                took[page].append(time.perf_counter() - begun)
                if answer.status != 200:
                    wrong.append(f"{path} {answer.status}")

    clients = [threading.Thread(target=one, args=(viewer,)) for viewer in range(1, VIEWERS + 1)]
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    if wrong:
        print(f"{len(wrong)} answers were no page, such as {wrong[0]}")
    return took


def _say(name: str, took: dict[str, list[float]], seconds: int) -> None:
    everything = sorted(one for page in took.values() for one in page)
    print(f"{name}: {len(everything) / seconds:.0f} requests a second, median {statistics.median(everything) * 1000:.0f} ms, "
          f"p95 {_p95(everything):.0f} ms")  # fmt: skip
    for page, times in took.items():
        print(
            f"  {page:20}{len(times):>7}  median {statistics.median(times) * 1000:>5.0f} ms  p95 {_p95(sorted(times)):>5.0f} ms"
        )


def _p95(ordered: list[float]) -> float:
    return ordered[int(len(ordered) * 0.95) - 1] * 1000

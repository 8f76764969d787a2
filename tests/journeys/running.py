"""Starts Kring as a person would, waits until it answers, and stops it again."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import psutil

PATIENCE = 180


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Running:
    """One Kring: `with Running(home) as kring: … kring.address …`."""

    def __init__(self, home: Path, *, families: int = 2, port: int | None = None) -> None:
        self.home = home
        self.families = families
        self.port = port or free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.log = home / "website.log"
        self.process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Running:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def environment(self) -> dict[str, str]:
        """As on a fresh machine: nothing is told but the folder."""
        ours = {"DATABASE_URL", "KRING_OWNER_DATABASE_URL", "KRING_EMBEDDED", "KRING_PLAIN_STATIC", "KRING_DEMO"}
        told = {name: value for name, value in os.environ.items() if name not in ours}
        return {**told, "KRING_HOME": str(self.home), "PYTHONUNBUFFERED": "1"}

    def start(self) -> None:
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [
                    sys.executable, "-m", "kring.config", "demo", "--no-browser",
                    "--port", str(self.port), "--families", str(self.families),
                ],
                env=self.environment(), stdout=log, stderr=log, start_new_session=True,
            )  # fmt: skip
        for _attempt in range(PATIENCE * 5):
            if self.process.poll() is not None:
                raise AssertionError(f"Kring did not start:\n{self.log.read_text()[-3000:]}")
            try:
                with urlopen(f"{self.address}/demo/", timeout=5):
                    return
            except HTTPError:
                return
            except (URLError, OSError):
                time.sleep(0.2)
        raise AssertionError(f"Kring gave no answer within {PATIENCE} s:\n{self.log.read_text()[-3000:]}")

    def family(self) -> list[psutil.Process]:
        """Every process that belongs to this Kring, its database too."""
        assert self.process is not None
        mine = [psutil.Process(self.process.pid), *psutil.Process(self.process.pid).children(recursive=True)]
        database = str(self.home / "database")
        servers = [one for one in psutil.process_iter(["cmdline"]) if database in (one.info["cmdline"] or [])]
        return mine + servers + [child for server in servers for child in server.children(recursive=True)]

    def kill(self) -> None:
        """As a power cut would: everything at once, without a word."""
        for one in self.family():
            try:
                one.send_signal(signal.SIGKILL)
            except psutil.NoSuchProcess:
                continue
        assert self.process is not None
        self.process.wait(10)

    def stop(self) -> None:
        if self.process is None or self.process.poll() is not None:
            return
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.kill()

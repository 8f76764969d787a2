"""Where a message ends: the web server that Kring runs on is not led to see a second question hidden in the first."""

from __future__ import annotations

import socket
import subprocess
import sys
import time

import pytest

SAYS_WHAT_IT_WAS_ASKED = """
def application(environ, start):
    out = f"<{environ['REQUEST_METHOD']} {environ['PATH_INFO']} {environ['wsgi.input'].read()!r}>".encode()
    start("200 OK", [("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", str(len(out)))])
    return [out]
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory):
    """Send bytes to the server, as it is started by `kring serve`, and give what comes back."""
    folder = tmp_path_factory.mktemp("server")
    (folder / "echo.py").write_text(SAYS_WHAT_IT_WAS_ASKED)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port),
         "--workers", "1", "--blocking-threads", "4", "--no-ws", "--log-level", "error", "echo:application"],
        cwd=folder,
    )  # fmt: skip

    def send(raw: bytes) -> bytes:
        with socket.create_connection(("127.0.0.1", port), timeout=5) as talk:
            talk.sendall(raw)
            talk.settimeout(2)
            answer = b""
            try:
                while part := talk.recv(65536):
                    answer += part
            except TimeoutError:
                pass
            return answer

    for _attempt in range(100):
        try:
            send(b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            break
        except OSError:
            time.sleep(0.1)
    yield send
    server.terminate()
    server.wait(10)


HEAD = b"POST /first HTTP/1.1\r\nHost: x\r\n"
HIDDEN = b"GET /second HTTP/1.1\r\nHost: x\r\n\r\n"


@pytest.mark.parametrize(
    "lengths",
    [b"Content-Length: 40\r\nTransfer-Encoding: chunked\r\n", b"Transfer-Encoding: chunked\r\nContent-Length: 40\r\n",
     b"Transfer-Encoding:\tchunked\r\nContent-Length: 40\r\n"],
)  # fmt: skip
def test_of_two_ways_to_say_how_long_the_pieces_count_and_nothing_more_is_read(ask, lengths):
    answer = ask(HEAD + lengths + b"\r\n0\r\n\r\n" + HIDDEN)

    assert b"<POST /first b''>" in answer
    assert b"connection: close" in answer.lower()
    assert b"/second" not in answer


@pytest.mark.parametrize(
    "lengths",
    [b"Content-Length: 4\r\nContent-Length: 5\r\n", b"Transfer-Encoding: xchunked\r\nContent-Length: 3\r\n",
     b"Transfer-Encoding : chunked\r\nContent-Length: 3\r\n", b"Content-Length: +3\r\n", b"Content-Length: 3, 4\r\n"],
)  # fmt: skip
def test_what_does_not_say_clearly_how_long_it_is_is_refused(ask, lengths):
    answer = ask(HEAD + lengths + b"\r\nabcde" + HIDDEN)

    assert answer.startswith(b"HTTP/1.1 400")
    assert b"/second" not in answer


def test_a_clear_message_is_answered_whole(ask):
    assert b"<POST /first b'abcde'>" in ask(HEAD + b"Connection: close\r\nContent-Length: 5\r\n\r\nabcde")

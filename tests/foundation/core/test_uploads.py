"""What may be kept of a file: known kinds only, without what is hidden in it, and nothing unscanned."""

from __future__ import annotations

import io
import socket
import struct
import threading

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from kring.foundation.core import uploads
from kring.foundation.core.refusal import Refused


def photo(kind="JPEG", size=(40, 30), **more):
    out = io.BytesIO()
    Image.new("RGB", size, "teal").save(out, format=kind, **more)
    return out.getvalue()


def with_place_and_time():
    exif = Image.Exif()
    exif[0x0132] = "2026:05:03 10:00:00"
    exif[0x010E] = "Wilgenpad 3"
    exif.get_ifd(0x8825)[1] = "N"
    return photo(exif=exif, comment=b"Wilgenpad 3")


def accept(content, name="foto.jpg"):
    return uploads.accept(SimpleUploadedFile(name, content))


def test_a_photo_is_kept_without_place_time_or_comment():
    sent = with_place_and_time()
    assert b"Wilgenpad" in sent

    kept = accept(sent, "Wilgenpad 3 Amina.jpg")

    assert b"Wilgenpad" not in kept.content
    assert not Image.open(io.BytesIO(kept.content)).getexif()
    assert kept.content_type == "image/jpeg"
    assert "Wilgenpad" not in kept.name


def test_what_hangs_behind_a_photo_is_gone():
    kept = accept(photo() + b"<script>alert(1)</script>")

    assert b"<script>" not in kept.content


@pytest.mark.parametrize(("kind", "ending"), [("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "webp")])
def test_the_kind_is_told_by_what_is_in_it_and_not_by_its_name(kind, ending):
    assert accept(photo(kind), "verslag.exe").name.endswith(f".{ending}")


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"MZ\x90\x00 a program", "foto.jpg"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>", "plaatje.svg"),
        (b"<html><script>1</script></html>", "verslag.pdf"),
        (b"PK\x03\x04 a zip", "verslag.docx"),
        (b"%PDF-1.7 cut off", "verslag.pdf"),
        (photo("GIF"), "plaatje.gif"),
        (photo()[:40], "half.jpg"),
        (b"", "leeg.jpg"),
    ],
)
def test_other_kinds_are_refused_whatever_they_are_called(content, name):
    with pytest.raises(Refused):
        accept(content, name)


def test_a_pdf_is_kept_as_it_is():
    assert accept(b"%PDF-1.7\n...\n%%EOF\n").content_type == "application/pdf"


def test_too_many_bytes_or_pixels_are_refused(monkeypatch):
    monkeypatch.setattr(uploads, "MOST_BYTES", 1000)
    with pytest.raises(Refused, match="te groot"):
        accept(b"%PDF-" + b"x" * 2000 + b"%%EOF")
    monkeypatch.undo()
    monkeypatch.setattr(uploads, "MOST_PIXELS", 1000)
    with pytest.raises(Refused, match="beeldpunten"):
        accept(photo(size=(100, 100)))


def test_a_large_photo_becomes_as_large_as_a_screen_needs(monkeypatch):
    monkeypatch.setattr(uploads, "LONGEST_SIDE", 50)

    assert Image.open(io.BytesIO(accept(photo(size=(200, 100))).content)).size == (50, 25)


@pytest.fixture
def scanner(tmp_path, settings):
    """A scanner on a socket that answers what it is told: `scanner(b"stream: OK")`; gives what it was sent."""
    servers = []

    def start(answer):
        server = socket.socket(socket.AF_UNIX)
        server.bind(str(tmp_path / "clamd.sock"))
        server.listen(1)
        servers.append(server)
        settings.CLAMAV = f"unix://{tmp_path}/clamd.sock"
        got = []

        def serve():
            talk, _address = server.accept()
            with talk, talk.makefile("rb") as stream:
                assert stream.read(10) == b"zINSTREAM\0"
                while size := struct.unpack(">L", stream.read(4))[0]:
                    got.append(stream.read(size))
                talk.sendall(answer)

        threading.Thread(target=serve, daemon=True).start()
        return got

    yield start
    for server in servers:
        server.close()


def test_a_clean_file_was_seen_whole_by_the_scanner(scanner):
    got = scanner(b"stream: OK\0")
    sent = photo(size=(900, 900))

    accept(sent)

    assert b"".join(got) == sent


@pytest.mark.parametrize(
    "answer", [b"stream: Eicar-Test-Signature FOUND\0", b"INSTREAM size limit exceeded. ERROR\0", b""]
)
def test_a_file_that_is_not_clean_or_could_not_be_looked_at_is_refused(scanner, answer):
    scanner(answer)

    with pytest.raises(Refused, match="niet veilig"):
        accept(photo())


@pytest.mark.parametrize("where", ["unix:///nowhere/clamd.sock", "tcp://127.0.0.1:9"])
def test_without_an_answer_nothing_is_kept(settings, where):
    settings.CLAMAV = where

    with pytest.raises(Refused, match="niet veilig"):
        accept(photo())

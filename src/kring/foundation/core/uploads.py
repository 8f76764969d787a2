"""What may be kept of a file that somebody sends: known kinds only, told by what is in it and not by its name.

There is no page yet on which files are sent. The first one calls `accept` and keeps what it gives back, never the
file as it came.
"""

from __future__ import annotations

import io
import secrets
from dataclasses import dataclass

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

from kring.foundation.core.refusal import Refused
from kring.foundation.core.uploads_scanner import Unclean, scan

MOST_BYTES = 10 * 1024 * 1024
MOST_PIXELS = 40_000_000
LONGEST_SIDE = 3000
# What Pillow calls it: what it is kept as.
_IMAGES = {"JPEG": ("jpg", "image/jpeg"), "PNG": ("png", "image/png"), "WEBP": ("webp", "image/webp")}


@dataclass(frozen=True, slots=True)
class Accepted:
    """A file that may be kept: under a name of our own, without what its maker put in it unseen."""

    name: str
    content_type: str
    content: bytes


def accept(sent: UploadedFile) -> Accepted:
    """Look at the file and give what may be kept of it; refuse, with a reason that a person can read.

    Pictures are drawn anew, so that place and time of the photo, and anything hidden behind it, are gone. With a
    virus scanner configured nothing goes by unscanned: when it does not answer, the file is refused.
    """
    content = sent.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise Refused(
            _("Dit bestand is te groot. Het mag hoogstens %(size)s MB zijn.") % {"size": MOST_BYTES // 1024**2}
        )
    try:
        scan(content)
    except Unclean as unclean:
        raise Refused(_("Dit bestand kon niet veilig worden bekeken. Het is niet bewaard.")) from unclean
    if _is_pdf(content):
        return Accepted(f"{secrets.token_hex(16)}.pdf", "application/pdf", content)
    return _drawn_anew(content)


def _is_pdf(content: bytes) -> bool:
    return content.startswith(b"%PDF-") and b"%%EOF" in content[-1024:]


def _drawn_anew(content: bytes) -> Accepted:
    not_a_picture = Refused(
        _("Dit soort bestand kan Kring niet bewaren. Stuur een foto (JPEG, PNG of WebP) of een PDF.")
    )
    try:
        with Image.open(io.BytesIO(content), formats=list(_IMAGES)) as picture:
            kind = str(picture.format)
            if picture.width * picture.height > MOST_PIXELS:
                raise Refused(_("Deze foto heeft te veel beeldpunten. Maak hem kleiner en probeer het opnieuw."))
            upright = ImageOps.exif_transpose(picture)
            upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
            bare = upright.convert("RGBA" if kind != "JPEG" and "A" in upright.getbands() else "RGB")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as broken:
        raise not_a_picture from broken
    clean = Image.new(bare.mode, bare.size)
    clean.paste(bare)
    out = io.BytesIO()
    clean.save(out, format=kind)
    ending, content_type = _IMAGES[kind]
    return Accepted(f"{secrets.token_hex(16)}.{ending}", content_type, out.getvalue())

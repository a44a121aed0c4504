"""A photo of a business card: its fields are proposed, and the picture is thrown away.

Recognising is the extra `amity[cards]` and runs in a process of its own with a limit on time and memory; what it gets is
not the file that came, but its picture drawn anew (docs/adr/0023).
"""

import json
import subprocess
import sys
import warnings
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

from amity.base.errors import BadInput
from amity.people.business_cards import CardRead, read_card

LARGEST = 15 * 1024**2  # bytes of a photo
MOST_PIXELS = 60_000_000
SIDE = 2_000  # pixels of the longer side that is looked at
PATIENCE = 60  # seconds
_KINDS = ("JPEG", "PNG", "WEBP")


class NotInstalled(BadInput):
    """The extra for photos of cards is not here."""


def is_there() -> bool:
    """Whether cards can be read from photos here."""
    return find_spec("rapidocr") is not None and find_spec("onnxruntime") is not None


def read(photo: Path) -> CardRead:
    """The fields of the card on a photo. Raises BadInput for what is no photo, NotInstalled without the extra."""
    if not is_there():
        raise NotInstalled(
            _(
                "Photos of cards are read by an extra that is not installed: pip install 'amity[cards]' brings it."
            )
        )
    folder = Path(settings.HOME) / "incoming"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder) as there:
        picture = Path(there) / "card.png"
        drawn_anew(photo).save(picture)
        return read_card(_lines(picture))


def drawn_anew(photo: Path) -> Image.Image:
    """The picture without anything else the file held, no larger than needed. Raises BadInput where it is none."""
    if photo.stat().st_size > LARGEST:
        raise BadInput(_("That photo is larger than 15 MB. Take it again with fewer pixels."))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(photo, formats=_KINDS) as opened:
                if opened.width * opened.height > MOST_PIXELS:
                    raise BadInput(
                        _("That photo has more pixels than are looked at. Take it again with fewer.")
                    )
                turned = ImageOps.exif_transpose(opened).convert("RGB")
    except (
        UnidentifiedImageError,
        Image.DecompressionBombError,
        Image.DecompressionBombWarning,
        OSError,
        ValueError,
        SyntaxError,
    ) as no_photo:
        raise BadInput(_("That is no photo that can be read: send a JPEG, PNG or WebP.")) from no_photo
    turned.thumbnail((SIDE, SIDE))
    plain = Image.new("RGB", turned.size)
    plain.paste(turned)
    return plain


def _lines(picture: Path) -> list[str]:
    try:
        done = subprocess.run(
            [sys.executable, "-m", "amity.actions.recognise", str(picture)],
            check=True,
            capture_output=True,
            timeout=PATIENCE,
            cwd=picture.parent,
        )
        said = json.loads(done.stdout)
    except (subprocess.SubprocessError, ValueError) as failed:
        raise BadInput(_("The card could not be read. Type what it says; nothing is lost.")) from failed
    return [str(line) for line in said] if isinstance(said, list) else []

"""Portraits of an archive: only pixels are trusted."""

import io
from collections.abc import Sequence

from PIL import Image, UnidentifiedImageError

from amity.actions.unpacking.parcel import Parcel, Unpacked, once
from amity.base.ids import digest
from amity.sources.rows import ArchiveRow
from amity.store.bulk import chunks, insert
from amity.store.models import Photo, Record
from amity.store.sayings import MOST_PIXELS, PHOTO_SIDE


def photos(parcel: Parcel, rows: Sequence[ArchiveRow], done: Unpacked) -> None:
    """Portraits of the records that came along."""
    by_record = once(rows, lambda said: said["record"])
    here = parcel.records(by_record)
    seen = {
        pk
        for some in chunks(record.pk for record in here.values())
        for pk in Photo.objects.of(parcel.network).filter(record__in=some).values_list("record_id", flat=True)
    }
    for name, row in by_record.items():
        record = here.get(name)
        if record is None:
            done.refuse(row, "The picture is of a record that is not here.")
        elif record.pk not in seen and record.imported_by_id in parcel.brought:
            _insert_photo(parcel, record, row, done)


def _insert_photo(parcel: Parcel, record: Record, row: ArchiveRow, done: Unpacked) -> None:
    image = _trusted(row.said["image"])
    if image is None:
        done.refuse(row, "The picture is damaged.")
        return
    insert(
        [
            Photo(
                network=parcel.network,
                record=record,
                image=image,
                media_type="image/jpeg",
                sha=digest(image.hex()),
            )
        ]
    )


def _trusted(raw: bytes) -> bytes | None:
    """A small JPEG as it is, when nothing but pixels is in it; anything else drawn anew, or None."""
    try:
        with Image.open(io.BytesIO(raw), formats=("JPEG", "PNG", "WEBP", "GIF")) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                return None
            plain = (
                picture.format == "JPEG"
                and not {"exif", "comment", "icc_profile", "xmp"} & picture.info.keys()
            )
            picture.load()
            if plain and max(picture.size) <= PHOTO_SIDE:
                return raw
            small = picture.convert("RGB")
            small.thumbnail((PHOTO_SIDE, PHOTO_SIDE))
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    out = io.BytesIO()
    small.save(out, "JPEG", quality=85)
    return out.getvalue()

"""Where the next page begins, as a word that only Amity can make and read."""

from datetime import date
from typing import Any
from uuid import UUID

from django.core import signing
from django.utils.translation import gettext as _

from amity.actions.pages import Place
from amity.base.errors import NotFound


def read(cursor: str | None, listed: str) -> Place | None:
    """The place for which this cursor stands in this list; the beginning where there is none."""
    if not cursor:
        return None
    try:
        return tuple(signing.loads(cursor, salt=listed))
    except signing.BadSignature:
        raise NotFound(_("This list has no such page. Begin anew without a cursor.")) from None


def write(place: Place | None, listed: str) -> str | None:
    """The cursor for a place; none behind the last page."""
    return signing.dumps([_plain(value) for value in place], salt=listed) if place else None


def _plain(value: Any) -> Any:
    if isinstance(value, date):  # a datetime is a date too
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value

"""The few settings of a network: each change is checked, journaled and can be taken back."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from zoneinfo import available_timezones

from django.conf import settings
from django.utils.translation import gettext as _

from amity.actions import rezoning
from amity.actions.outside import web_address
from amity.actions.welcome import WANTS
from amity.base.errors import BadInput
from amity.base.text import one_line
from amity.store import journal
from amity.store.models import Change, Network

__all__ = ["EXCERPTS", "STEADY", "change", "folder_size", "follow", "set_writing_help"]

STEADY = range(1, 6)  # people on a steady day
EXCERPTS = (0, 140, 280, 1000)  # characters of a message that may be kept


def change(network: Network, name: str, value: Any) -> Change | None:
    """Give one setting this value; BadInput says what it may be. None where it stood so already."""
    if name not in _ALLOWED or not _ALLOWED[name](value):
        raise BadInput(_("That is none of the choices. Nothing was changed."))
    more = {"language": value} if name == "page_language" and value else {}  # drafts speak it too
    with journal.entry(network, "set", setting=name, value=value) as entry:
        entry.sets(**{name: value}, **more)
        follow(network, {row["pk"] for row in entry.rows if row["did"] == "set"})
    return entry.change


def set_writing_help(network: Network, *, on: bool, url: str, model: str) -> Change | None:
    """Whether drafts may be said otherwise by a program, where it is and what it runs. Its key is never stored."""
    address, name = one_line(url, limit=500), one_line(model, limit=200)
    if address and web_address(address).query:
        raise BadInput(
            _("Write the address without what follows a question mark: a key may not stand in it.")
        )
    if on and not (address and name):
        raise BadInput(_("Write an address and a model first."))
    with journal.entry(network, "set", setting="writing_on", value=on) as entry:
        entry.sets(writing_on=on, writing_url=address, writing_model=name)
    return entry.change


def follow(network: Network, names: Iterable[str]) -> None:
    """What follows from settings that just changed: in another time zone talks may fall on other days."""
    if "time_zone" in names:
        rezoning.follow(network)


def folder_size() -> int:
    """Bytes of all files in the data folder."""
    sizes = (file.lstat().st_size for file in Path(settings.HOME).rglob("*") if file.is_file())
    return sum(sizes)


def _one_of(*choices: object) -> Callable[[Any], bool]:
    return lambda value: value in choices


def _some_of(*choices: object) -> Callable[[Any], bool]:
    return lambda values: isinstance(values, list) and set(values) <= set(choices)


_ALLOWED: dict[str, Callable[[Any], bool]] = {
    "steady_people": _one_of(*STEADY),
    "quiet_weekdays": _some_of(*range(7)),
    "wants": _some_of(*WANTS),
    "excerpt_length": _one_of(*EXCERPTS),
    "page_language": lambda value: value in ("", *(code for code, _name in settings.LANGUAGES)),
    "time_zone": lambda value: value in available_timezones(),
    "date_order": _one_of("", "dmy", "mdy", "ymd"),
    "name_order": _one_of("given", "family"),
    "theme": _one_of("", "light", "dark"),
    "one_key_shortcuts": lambda value: isinstance(value, bool),
    "feeds_on": lambda value: isinstance(value, bool),
    "giving_minutes": lambda value: type(value) is int and 0 <= value <= 7 * 24 * 60,
}

"""Exports that are asked for in the browser: written in the background, fetched when they are whole.

A wish is a small file, and what was made of it lies beside it under the same name; whoever works in
the background takes it up, and one that was killed half way is taken up again. What was fetched or
forgotten goes after a day.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from amity.actions import exporting
from amity.base.errors import AmityError, BadInput, NotFound
from amity.base.ids import uuid7
from amity.store.models import Network

KEPT = timedelta(days=1)
MOST_WAITING = 5  # in a network: a sixth would only wait


class State(StrEnum):
    """How far an export is."""

    WAITING = "waiting"
    READY = "ready"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Wish:
    """One export that was asked for."""

    id: UUID
    network: UUID
    format: str
    notes: bool

    @property
    def file(self) -> Path:
        """Where it will be, or is."""
        return _folder() / f"{self.id}.{exporting.FORMATS[self.format]}"

    @property
    def name(self) -> str:
        """What the file is called when it is fetched."""
        what = {"amity": "amity", "vcard": "people", "csv": "tables"}[self.format]
        return f"{what}-{timezone.localdate().isoformat()}.{exporting.FORMATS[self.format]}"

    @property
    def state(self) -> State:
        if self.file.exists():
            return State.READY
        return State.FAILED if self.trouble else State.WAITING

    @property
    def trouble(self) -> str:
        """Why it could not be written."""
        sentence = _folder() / f"{self.id}.txt"
        return sentence.read_text("utf-8") if sentence.exists() else ""


def ask(network: Network, format: str, *, notes: bool = False) -> Wish:
    """Note that this is wanted; the background work writes it."""
    if format not in exporting.FORMATS:
        raise BadInput(_("The formats are %(names)s.") % {"names": ", ".join(exporting.FORMATS)})
    if sum(one.network == network.pk and one.state is State.WAITING for one in _all()) >= MOST_WAITING:
        raise BadInput(_("Several exports are being written already. Wait until one of them is ready."))
    wish = Wish(uuid7(), network.pk, format, notes)
    _folder().mkdir(mode=0o700, exist_ok=True)
    draft = _folder() / f"{wish.id}.new"
    draft.write_text(json.dumps({"network": str(wish.network), "format": format, "notes": notes}), "utf-8")
    draft.replace(_note(wish.id))
    return wish


def find(network: Network, id: UUID) -> Wish:
    """One of this network's. Raises `NotFound`."""
    wish = _read(_note(id))
    if wish is None or wish.network != network.pk:
        raise NotFound(_("This export is no longer here. Ask for a new one."))
    return wish


def work_off(*, report: Callable[[Exception], None]) -> int:
    """Write what is asked for and clear what is old. Says how many were written."""
    done = 0
    for wish in _all():
        if wish.state is State.WAITING:
            done += _write(wish, report)
        elif _is_old(wish):
            _clear(wish)
    return done


def _write(wish: Wish, report: Callable[[Exception], None]) -> int:
    network = Network.objects.filter(pk=wish.network).first()
    if network is None:
        _clear(wish)
        return 0
    try:
        exporting.export(network, wish.file, exporting.Wishes(wish.format, wish.notes))
    except AmityError as refused:
        report(refused)
        (_folder() / f"{wish.id}.txt").write_text(str(refused), "utf-8")
        return 0
    return 1


def _all() -> list[Wish]:
    return [wish for path in sorted(_folder().glob("*.json")) if (wish := _read(path))]


def _read(note: Path) -> Wish | None:
    try:
        said = json.loads(note.read_text("utf-8"))
        return Wish(UUID(note.stem), UUID(said["network"]), said["format"], said["notes"])
    except (OSError, ValueError, KeyError):
        return None


def _is_old(wish: Wish) -> bool:
    return timezone.now().timestamp() - _note(wish.id).stat().st_mtime > KEPT.total_seconds()


def _clear(wish: Wish) -> None:
    for path in (wish.file, _folder() / f"{wish.id}.txt", _note(wish.id)):
        path.unlink(missing_ok=True)


def _note(id: UUID) -> Path:
    return _folder() / f"{id}.json"


def _folder() -> Path:
    return Path(settings.HOME) / "takeout"

"""Daily copies by the running server, the wish for one more, and which are kept.

A wish is a file beside the copies: whoever works in the background takes it up, and one that was
killed half way is taken up again (docs/adr/0005: jobs live in their rows; this one has no row).
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from amity.base.errors import AmityError, NotFound
from amity.store import backup
from amity.store.models import Change, Network

DAILY, WEEKLY, MONTHLY = 7, 4, 12
AGAIN = timedelta(hours=1)  # after a daily copy that could not be made
_NAME = re.compile(r"(amity|before-upgrade)-(\d{8}T\d{6})\.sqlite3")
_FORM = "%Y%m%dT%H%M%S"
_failed: dict[
    Path, datetime
] = {}  # when this process last could not make one: a full disk takes no note of it


@dataclass(frozen=True, slots=True)
class Copy:
    """One backup in the folder, by its name; nothing is opened to list it."""

    path: Path
    made: datetime
    before_upgrade: bool
    bytes: int

    @property
    def name(self) -> str:
        return self.path.name


def folder() -> Path:
    """Where copies are kept."""
    return Path(settings.HOME) / "backups"


def back_up(target: Path | None = None) -> backup.Contents:
    """One checked copy now: at `target`, or in the folder of copies. A folder gets a file named after the time."""
    if target is None:
        folder().mkdir(mode=0o700, exist_ok=True)
        target = folder()
    return backup.write_copy(target / _name(timezone.now()) if target.is_dir() else target)


def _name(at: datetime) -> str:
    return f"amity-{at.astimezone(UTC).strftime(_FORM)}.sqlite3"


def copies() -> list[Copy]:
    """What is in the folder, newest first."""
    found = (_copy(path) for path in folder().glob("*.sqlite3"))
    return sorted((one for one in found if one), key=lambda one: one.made, reverse=True)


def _copy(path: Path) -> Copy | None:
    match = _NAME.fullmatch(path.name)
    if match is None or path.is_symlink():
        return None
    made = datetime.strptime(match[2], _FORM).replace(tzinfo=UTC)
    return Copy(path, made, match[1] != "amity", path.stat().st_size)


def find(name: str) -> Copy:
    """The copy with this name. Raises `NotFound`."""
    for one in copies():
        if one.name == name:
            return one
    raise NotFound(f"There is no backup {name}.")


def kept(moments: Iterable[datetime], *, today: date) -> set[datetime]:
    """Which copies stay: all since yesterday; the newest of each of 7 days, 4 weeks and 12 months.

    >>> days = [datetime(2026, 11, day, 3, tzinfo=UTC) for day in range(1, 23)]
    >>> sorted(moment.day for moment in kept(days, today=date(2026, 11, 22)))
    [1, 8, 15, 16, 17, 18, 19, 20, 21, 22]
    """
    newest_first = sorted(moments, reverse=True)
    fresh = {moment for moment in newest_first if moment.date() >= today - timedelta(days=1)}
    by_day = _newest_of_each(newest_first, lambda moment: moment.date().toordinal(), DAILY)
    by_week = _newest_of_each(newest_first, lambda moment: moment.date().toordinal() // 7, WEEKLY)
    by_month = _newest_of_each(newest_first, lambda moment: moment.year * 12 + moment.month, MONTHLY)
    return fresh | by_day | by_week | by_month


def _newest_of_each(
    newest_first: Iterable[datetime], span: Callable[[datetime], int], most: int
) -> set[datetime]:
    found: dict[int, datetime] = {}
    for moment in newest_first:
        found.setdefault(span(moment), moment)
    return set(list(found.values())[:most])


def wish() -> None:
    """Ask for a copy now; the background work makes it."""
    folder().mkdir(mode=0o700, exist_ok=True)
    _sentence().unlink(missing_ok=True)
    _wished().touch(mode=0o600)


def is_wished() -> bool:
    """Whether a copy is asked for and not made yet."""
    return _wished().exists()


def trouble() -> str:
    """Why the last copy could not be made; empty when it could."""
    try:
        return _sentence().read_text("utf-8")
    except OSError:
        return ""


def work_off(*, report: Callable[[Exception], None]) -> None:
    """Make the copy that is asked for or due. One that cannot be made leaves a sentence, and is tried again later."""
    if not backup.is_possible() or not (is_wished() or _is_due()):
        return
    try:
        back_up()
        _sentence().unlink(missing_ok=True)
        _drop_old()
    except (AmityError, OSError) as refused:
        _failed[folder()] = timezone.now()
        report(refused)
        _note_trouble(str(refused))
    _wished().unlink(missing_ok=True)


def _is_due() -> bool:
    """Once a day, when something was ever done here; an hour after a copy that failed."""
    now = timezone.now()
    newest = next((one.made for one in copies() if not one.before_upgrade), None)
    if newest and newest.date() >= now.date():
        return False
    if folder() in _failed and now - _failed[folder()] < AGAIN:
        return False
    return any(Change.objects.of(network).exists() for network in Network.objects.all())


def _drop_old() -> None:
    ours = [one for one in copies() if not one.before_upgrade]
    stay = kept((one.made for one in ours), today=timezone.now().date())
    for one in ours:
        if one.made not in stay:
            one.path.unlink(missing_ok=True)


def _note_trouble(sentence: str) -> None:
    try:
        _sentence().write_text(sentence, "utf-8")
    except OSError:
        return  # a full disk: there is no room for the sentence either


def _wished() -> Path:
    return folder() / "wished"


def _sentence() -> Path:
    return folder() / "trouble.txt"

"""Bring files in: prepare, run (and resume), undo, report.

    chosen = prepare(network, paths, Options(...))
    run(network, chosen.id)         # or actions.jobs, in its own process

People come first, so that somebody is on screen within seconds; then talks. Each batch is one
transaction together with its progress; what a killed run had not committed is read again.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import islice
from pathlib import Path
from time import monotonic
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from amity.actions import intake, matching, own
from amity.actions.events import guests
from amity.actions.import_report import report
from amity.actions.leaving_out import LeaveOut
from amity.actions.watching import Watched
from amity.base.errors import AmityError, BadInput
from amity.sources import detect, files
from amity.sources.rows import (
    ArchiveRow,
    Coming,
    EventRow,
    Opened,
    PersonRow,
    Row,
    RowError,
    Source,
    TouchRow,
)
from amity.sources.rows import Options as Reading
from amity.store.bulk import insert
from amity.store.models import Change, Import, ImportFile, Network
from amity.store.shelves import InMemory, Shelf, shelf_for
from amity.store.sketches import unsettled
from amity.store.stock import take_stock
from amity.store.writing import writing

BATCH = 500  # rows a transaction
HEAVIEST = 4 * 1024**2  # bytes of an archive in one
CHATS = "whatsapp"  # many files, each with the owner in it under a mere name
SAMPLE = 2000  # touches looked at to guess who the owner is
YEARS = 20  # recurring events are expanded this far back
AHEAD = timedelta(days=42)  # and this far ahead
State = Import.State


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What the person chose."""

    time_zone: str = ""  # empty: the network's
    excerpt: int | None = None  # characters kept of a mail; None: the network's setting
    leave_out: tuple[str, ...] = ()
    source: str = ""  # read all files as this source
    ask: bool = False  # wait for "Is this you?" before talks are read

    @classmethod
    def of(cls, said: Mapping[str, Any]) -> "Options":
        return cls(**{**said, "leave_out": tuple(said.get("leave_out", ()))})


def prepare(
    network: Network, paths: Iterable[Path | str], options: Options, *, uploaded: bool = False
) -> Import:
    """Note what is to be read. An unfinished import of the same files is gone on with instead."""
    named = sorted({str(Path(path).absolute()) for path in paths})
    missing = [path for path in named if not Path(path).exists()]
    if missing or not named:
        if not missing:
            raise BadInput(_("No file was named. Check the path and try again."))
        nowhere = _("There is no file or folder at %(path)s. Check the path and try again.")
        raise BadInput(nowhere % {"path": missing[0]})
    said = asdict(options) | {"leave_out": list(options.leave_out)}
    with writing(network):
        unfinished = _unfinished(network, named, said)
        if unfinished:
            return unfinished
        chosen = Import.objects.create(
            network=network, paths=named, options=said, uploaded=uploaded, created_at=timezone.now()
        )  # fmt: skip
        Change.objects.create(
            network=network,
            at=chosen.created_at,
            verb="import",
            about={"paths": [Path(p).name for p in named]},
            imported=chosen,
        )
    return chosen


def _unfinished(network: Network, paths: Sequence[str], said: Mapping[str, Any]) -> Import | None:
    """The import of the same files that was begun: one that runs is left to its process, one that stopped may go on."""
    begun = Import.objects.of(network).exclude(state__in=[State.DONE, State.UNDONE])
    for one in begun.order_by("-created_at"):
        if one.paths == paths and one.options | {"ask": False} == {**said, "ask": False}:
            if one.state != State.RUNNING:
                begun.filter(pk=one.pk).update(state=State.WAITING, beat_at=None, sentence="", options=said)
            return one
    return None


def run(network: Network, import_id: UUID, *, tell: Callable[[ImportFile], None] = lambda _: None) -> None:
    """Read everything that is not read yet. Idempotent; may stop at a question and be run again."""
    running = Import.objects.of(network).get(pk=import_id)
    options = Options.of(running.options)
    job = _Job(
        network, running, options, _taking(network, running, options), _reading(network, options), tell
    )
    found = _noted(job, list(_walk([Path(path) for path in running.paths], options)))
    if not any(file.rows_done or file.finished for file, _ in found):
        matching.catch_up(network)  # so that what follows is this import's
    for file, one in sorted(found, key=lambda pair: (pair[1].talks, pair[0].number)):
        if one.talks and not _owner_known(job, found):
            Import.objects.of(network).filter(pk=running.pk).update(state=State.ASKING, beat_at=None)
            return
        if not file.finished:
            _read(job, file, one)
    for file, _found in found[-1:]:
        _settle(job, file)  # of an archive, whose links stand in a file after its records
    _finish(network, running)


@dataclass(frozen=True, slots=True)
class _Found:
    """A file, what reads it, whether it holds talks; or a sentence when nothing reads it."""

    name: str
    size: int = 0
    opened: Opened | None = None
    source: Source | None = None
    talks: bool = False
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class _Job:
    """What stays the same while one import runs."""

    network: Network
    running: Import
    options: Options
    taking: intake.Intake
    reading: Reading
    tell: Callable[[ImportFile], None]


def _taking(network: Network, running: Import, options: Options) -> intake.Intake:
    excerpt = network.excerpt_length if options.excerpt is None else options.excerpt
    return intake.Intake(network, running, excerpt, network.region, _left_out(network, options))


def _left_out(network: Network, options: Options) -> LeaveOut:
    zone = ZoneInfo(options.time_zone or network.time_zone)
    until = datetime.combine(_today(zone) + timedelta(days=1), time.min, zone)
    return LeaveOut.of(options.leave_out, until=until)


def _reading(network: Network, options: Options) -> Reading:
    zone = ZoneInfo(options.time_zone or network.time_zone)
    today = _today(zone)
    tomorrow = datetime.combine(today + timedelta(days=1), time.min, zone)
    coming = Coming(datetime.combine(today, time.min, zone), tomorrow, today + AHEAD)
    return Reading(
        time_zone=zone, region=network.region, window=(date(today.year - YEARS, 1, 1), today), coming=coming
    )


def _today(zone: ZoneInfo) -> date:
    """The day on the owner's calendar, or the frozen one of the village where that is later."""
    return max(timezone.now().astimezone(zone).date(), settings.AMITY_TODAY or date.min)


def _walk(paths: Sequence[Path], options: Options) -> Iterator[_Found]:
    names: Counter[str] = Counter()
    reading = Reading()
    for one in files.walk(paths):
        if isinstance(one, RowError):
            yield _Found(one.where, sentence=one.why)
            continue
        names[one.name] += 1
        name = one.name if names[one.name] == 1 else f"{one.name} ({names[one.name]})"
        yield _recognised(name, one, options, reading)


def _recognised(name: str, one: files.Found, options: Options, reading: Reading) -> _Found:
    try:
        peek = one.peek()
        source = detect.by_name(options.source) if options.source else detect.recognise(peek)
        if source is None:
            return _Found(name, one.size, one, sentence=detect.what_was_seen(peek))
        return _Found(name, one.size, one, source, talks=_holds_talks(source, one, reading))
    except AmityError as refused:
        return _Found(name, one.size, one, sentence=str(refused))


def _holds_talks(source: Source, opened: Opened, reading: Reading) -> bool:
    rows = source.read(opened, reading)
    first = next(rows, None)  # a file that is refused from the start gets a sentence
    return any(isinstance(row, TouchRow | EventRow) for row in (first, *islice(_or_refused(rows), 4)))


def _noted(job: _Job, found: Sequence[_Found]) -> list[tuple[ImportFile, _Found]]:
    """The rows of the files that can be read; written once, so that a resumed run finds its place again."""
    listed = ImportFile.objects.of(job.network).filter(parent=job.running)
    noted = set(listed.values_list("path", flat=True))
    insert(
        ImportFile(
            network=job.network,
            parent=job.running,
            number=number,
            path=one.name[:1000],
            source=one.source.NAME if one.source else "",
            sentence=one.sentence[:500],
            bytes=one.size,
            finished=one.source is None,
        )
        for number, one in enumerate(found)
        if one.name[:1000] not in noted
    )
    by_name = {one.name[:1000]: one for one in found}
    return [
        (file, by_name[file.path])
        for file in listed.order_by("number")
        if file.source and file.path in by_name
    ]


def _owner_known(job: _Job, found: Sequence[tuple[ImportFile, _Found]]) -> bool:
    """Guess the owner before the first talk is read; True when reading may go on.

    Who has answered once is asked again only where the files name somebody else: a mailbox that comes
    after LinkedIn brings an own address that nobody knew, under a name that is known.
    """
    is_new = _learn_owner(job, [(file, one) for file, one in found if one.talks])
    if not job.options.ask:
        return True
    return not is_new if own.is_confirmed(job.network) else not own.guess(job.network)


def _learn_owner(job: _Job, talks: Sequence[tuple[ImportFile, _Found]]) -> bool:
    """Whether somebody was found who is not known as the owner yet."""
    if any(file.rows_done for file, _ in talks):
        return False
    found = [
        own.learn(job.network, _sample(one, job.reading), imported_by=job.running) for _file, one in talks
    ]
    chats = [one for _file, one in talks if one.source and one.source.NAME == CHATS]
    found.append(own.learn_from_chats(job.network, (_sample(one, job.reading) for one in chats)))
    return any(found)


def _sample(one: _Found, reading: Reading) -> Iterator[TouchRow]:
    rows = _rows(one, reading)
    told = (row.touch if isinstance(row, EventRow) else row for row in islice(rows, SAMPLE))
    return (row for row in told if isinstance(row, TouchRow))


def _rows(one: _Found, reading: Reading) -> Iterator[Row]:
    if one.source is None or one.opened is None:
        return iter(())
    return one.source.read(one.opened, reading)


def _read(job: _Job, file: ImportFile, one: _Found) -> None:
    started, before = monotonic(), file.seconds
    watched = Watched(one.opened) if one.opened else None
    rows = islice(_rows(replace(one, opened=watched), job.reading), file.rows_done, None)
    for number, batch in enumerate(_batches(_or_refused(rows)), 1):
        with writing(job.network):
            file.seconds = before + monotonic() - started
            intake.take(job.taking, file, batch)
        if (
            number == 1 and len(batch) == BATCH
        ):  # from now on the database knows which of its tables are large
            take_stock()
        file.share = watched.share() if watched else None
        job.tell(file)
    if file.source != intake.ARCHIVE:
        _settle(job, file)
    file.finished = True
    file.save()
    job.tell(file)


def _settle(job: _Job, file: ImportFile) -> None:
    """Who of the file's people is somebody known: judged when all of it is here, because a name's rarity is the book's.

    Goes on where it was killed: what was compared is marked in the same transaction.
    """
    started, before = monotonic(), file.seconds
    shelf: Shelf | None = None
    while True:
        with writing(job.network):
            records = unsettled(job.network, matching.AT_ONCE)
            if not records:
                return
            shelf = shelf if isinstance(shelf, InMemory) else shelf_for(job.network)
            file.seconds = before + monotonic() - started
            intake.settle(job.network, job.running, file, records, shelf)
        job.tell(file)


def _batches(rows: Iterator[Row]) -> Iterator[list[Row]]:
    """About 500 rows, and fewer where rows of an archive are heavy, so that memory stays flat."""
    batch: list[Row] = []
    weight = 0
    for row in rows:
        batch.append(row)
        weight += row.size if isinstance(row, ArchiveRow) else 0
        if len(batch) >= BATCH or weight >= HEAVIEST:
            yield batch
            batch, weight = [], 0
    if batch:
        yield batch


def _or_refused(rows: Iterator[Row]) -> Iterator[Row]:
    """A file that turns out to be hostile half way ends with a sentence; the rows before it are kept."""
    try:
        yield from rows
    except AmityError as refused:
        yield RowError("", str(refused))


@dataclass(frozen=True, slots=True)
class Glance:
    """What a file holds, before anything is stored."""

    path: str
    source: str
    sentence: str
    people: int = 0
    touches: int = 0
    errors: int = 0


def look(network: Network, paths: Iterable[Path | str], options: Options) -> list[Glance]:
    """Read files without storing anything."""
    reading = _reading(network, options)
    leave_out = _left_out(network, options)
    glances = []
    for one in _walk([Path(path) for path in paths], options):
        count = Counter(_kind(row) for row in _or_refused(_rows(one, reading)) if not leave_out.why(row))
        name = one.source.NAME if one.source else ""
        glances.append(
            Glance(one.name, name, one.sentence, count[PersonRow], count[TouchRow], count[RowError])
        )
    return glances


def _kind(row: Row) -> type[Row]:
    """What a row counts as: in an archive, records are cards and touches are talks."""
    if not isinstance(row, ArchiveRow) or row.ends:
        return type(row)
    return {"records": PersonRow, "touches": TouchRow}.get(row.chapter, ArchiveRow)


def _finish(network: Network, running: Import) -> None:
    done = report(network, running.pk)
    about = {
        "paths": [Path(p).name for p in running.paths],
        "people": done.people_new,
        "touches": done.touches_new,
    }
    with writing(network):
        Change.objects.of(network).filter(imported=running, verb="import").update(about=about)
        Import.objects.of(network).filter(pk=running.pk).update(
            state=State.DONE, finished_at=timezone.now(), beat_at=None, sentence=""
        )
    if done.people_new + done.touches_new >= BATCH:
        take_stock()
    guests.match_again(network, _today(ZoneInfo(network.time_zone)))
    delete_uploads(running)


def delete_uploads(running: Import) -> None:
    """Delete the copies that came through the browser; files on this machine that were only named stay."""
    if not running.uploaded:
        return
    for path in map(Path, running.paths):
        path.unlink(missing_ok=True)
    for folder in {Path(path).parent for path in running.paths}:
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()

"""Background work: an import waits in its own row until a process claims it by a conditional UPDATE.

There is no queue beside the rows (docs/adr/0005). Whoever runs an import gives a sign of life every
few seconds; a row that says "running" without one belongs to a process that was killed, and anyone
may take it over. On the same machine that is known at once: a killed process leaves a file that
nobody locks. The import itself goes on from the last finished batch, so nothing is done twice.
"""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.core.files import locks
from django.db import OperationalError, connection
from django.db.models import Q
from django.utils import timezone

from amity.actions import backing_up, drawing, matching, meaning, refit, rezoning
from amity.actions.exporting import wishes
from amity.actions.giving import feeds
from amity.actions.goals import on_the_way
from amity.base.errors import AmityError
from amity.store.models import Import, ImportFile, Network

BEAT = timedelta(seconds=4)
LEASE = timedelta(seconds=20)  # several beats, so that a busy disk does not look like a dead process
PAUSE = timedelta(seconds=1)
State = Import.State
Tell = Callable[[ImportFile], None]  # told after each batch


def enqueue_import(network: Network, import_id: UUID) -> None:
    """Lets the job process take this import up, from the start or from where it stopped."""
    Import.objects.of(network).filter(pk=import_id).update(state=State.WAITING, beat_at=None)


def claim(network: Network, import_id: UUID, free: Q | None = None) -> bool:
    """Whether this process may now run that import: it waits, or whoever ran it gives no sign of life.

    `free` says otherwise which rows may be taken.
    """
    now = timezone.now()
    mine = Import.objects.of(network).filter(free or _is_free(), pk=import_id)
    return mine.update(state=State.RUNNING, beat_at=now) == 1


@contextmanager
def _alone(import_id: UUID) -> Iterator[Q | None]:
    """The only process of this machine at that import: which rows it may take; None when another is at it."""
    path = Path(settings.HOME) / "running" / str(import_id)
    path.parent.mkdir(mode=0o700, exist_ok=True)
    left_behind = path.exists()
    with path.open("a") as file:
        if not locks.lock(file, locks.LOCK_EX | locks.LOCK_NB):
            yield None
            return
        try:
            yield Q(state__in=(State.WAITING, State.RUNNING)) if left_behind else _is_free()
        finally:
            path.unlink(missing_ok=True)


def is_alive(running: Import) -> bool:
    """Whether whoever runs this import gave a sign of life lately."""
    return running.beat_at is not None and running.beat_at >= timezone.now() - LEASE


def _is_free() -> Q:
    silent = Q(beat_at__isnull=True) | Q(beat_at__lt=timezone.now() - LEASE)
    return Q(state=State.WAITING) | (Q(state=State.RUNNING) & silent)


def run_import(network: Network, import_id: UUID, *, tell: Tell = lambda _: None) -> bool:
    """Claims and runs one import in this process; False when another process has it or it is finished.

    An interruption (Ctrl-C, a server that stops) puts it back, to be gone on with; a mistake ends it
    as failed, with a sentence.
    """
    from amity.actions import importing

    with _alone(import_id) as free:
        if free is None or not claim(network, import_id, free):
            return False
        with _returned_when_interrupted(network, import_id), _signs_of_life(network, import_id):
            importing.run(network, import_id, tell=tell)
    return True


def see_through(network: Network, import_id: UUID, *, tell: Tell = lambda _: None) -> None:
    """Runs an import, or waits until the process that took it first has finished it or asks something."""
    unfinished = Import.objects.of(network).filter(pk=import_id, state__in=[State.WAITING, State.RUNNING])
    while not run_import(network, import_id, tell=tell) and unfinished.exists():
        time.sleep(PAUSE.total_seconds())


@contextmanager
def _returned_when_interrupted(network: Network, import_id: UUID) -> Iterator[None]:
    running = Import.objects.of(network).filter(pk=import_id, state=State.RUNNING)
    try:
        yield
    except (KeyboardInterrupt, SystemExit):
        running.update(state=State.WAITING, beat_at=None)
        raise
    except Exception as mistake:
        running.update(state=State.FAILED, sentence=_sentence(mistake), finished_at=timezone.now())
        raise


def _sentence(mistake: Exception) -> str:
    if isinstance(mistake, AmityError):
        return str(mistake)[:500]
    return f"Something went wrong while reading ({type(mistake).__name__}). What was read before is kept."


@contextmanager
def _signs_of_life(network: Network, import_id: UUID) -> Iterator[None]:
    finished = threading.Event()
    running = Import.objects.of(network).filter(pk=import_id, state=State.RUNNING)

    def beat() -> None:
        while not finished.wait(BEAT.total_seconds()):
            with suppress(OperationalError):  # a busy disk: the next beat may come through
                running.all().update(beat_at=timezone.now())
        connection.close()  # this thread's own

    heart = threading.Thread(target=beat, name="signs-of-life", daemon=True)
    heart.start()
    try:
        yield
    finally:
        finished.set()
        heart.join()


def waiting() -> list[tuple[Network, UUID]]:
    """Imports that nobody runs, oldest first, over all networks of this folder."""
    found = [
        (created, network, pk)
        for network in Network.objects.all()
        for created, pk in Import.objects.of(network).filter(_is_free()).values_list("created_at", "pk")
    ]
    return [(network, pk) for _, network, pk in sorted(found, key=lambda one: one[0])]


def work_off(*, report: Callable[[Exception], None]) -> int:
    """Runs everything that waits and says how many there were; a failed import is reported and left.

    Where nothing waited, one feed is read if the owner turned that on. Then come exports that were asked for, ties in another
    time zone, maps that are due and the first steps to goals; and once a day the chances of ties are fitted anew to what
    has changed, and a copy of the database is made.
    """
    done = 0
    for network, import_id in waiting():
        try:
            done += run_import(network, import_id)
        except Exception as mistake:  # noqa: BLE001  a job loop's edge: the next import must still be read
            report(mistake)
    done += wishes.work_off(report=report)
    with suppress(OperationalError):  # a busy disk: the next look may come through
        done += rezoning.work_off()
        drawing.work_off()
        on_the_way.work_off()
        if not done:
            done += feeds.work_off()
        matching.nightly()
        refit.nightly()
        backing_up.work_off(report=report)
    return done


def work(*, report: Callable[[Exception], None], goes_on: Callable[[], bool]) -> None:
    """Works off what waits, looking once a second, for as long as `goes_on()`."""
    vectors = meaning.Follower()
    try:
        while goes_on():
            if not work_off(report=report):
                with suppress(OperationalError):
                    vectors.look()
                time.sleep(PAUSE.total_seconds())
    finally:
        vectors.end()

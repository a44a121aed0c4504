"""Vectors follow the texts: made in the background, by a process of its own, so that the model stays in nobody's memory."""

import subprocess
import sys
import time
from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

from amity.store import search_meaning
from amity.store.meaning import can_mean
from amity.store.models import Network
from amity.store.remembering import remembered

AGAIN = timedelta(minutes=1)  # at most so often, while somebody writes
FIRST = timedelta(seconds=20)  # after the server was started, which has other things to do at first
_COMMAND = (sys.executable, "-m", "amity", "jobs", "mean")


def keep_up() -> int:
    """In this process: vectors of all networks as their texts are now. How many were made."""
    return sum(search_meaning.keep_up(network) for network in Network.objects.all())


@dataclass(slots=True)
class Follower:
    """Looks whether somebody wrote, and has vectors made when that is so."""

    seen: dict[UUID, object] = field(default_factory=dict)
    next: float = field(default_factory=lambda: time.monotonic() + FIRST.total_seconds())
    child: "subprocess.Popen[bytes] | None" = None

    def look(self) -> None:
        """Start the work where there is any; it is not waited for."""
        if self.child is not None and self.child.poll() is None:
            return
        if self.child is not None and self.child.returncode:
            self.seen, self.child = {}, None  # it did not come through: once more
        if time.monotonic() < self.next or not can_mean():
            return
        standing = {pk: _state(pk) for pk in Network.objects.values_list("pk", flat=True)}
        if standing != self.seen:
            self.seen, self.next = standing, time.monotonic() + AGAIN.total_seconds()
            self.child = subprocess.Popen(_COMMAND, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)

    def end(self) -> None:
        """Stop work under way; it is begun again another time."""
        if self.child is not None and self.child.poll() is None:
            self.child.terminate()
            self.child.wait()


def _state(network: UUID) -> object:
    """Another object whenever somebody wrote since it was asked for last."""
    return remembered(("vectors made", network), object)

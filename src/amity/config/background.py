"""The process beside the server that does the background work, kept alive while the server runs."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_COMMAND = (sys.executable, "-m", "amity", "jobs", "run", "--parent")
_AGAIN_AFTER = 2.0  # seconds before a killed child is started anew
_LEAVE = 10.0  # seconds a child may take to put its work back


@contextmanager
def background_work() -> Iterator[None]:
    """`amity jobs run` as a child process: started here, started again if killed, ended at the end.

    If this process is killed, the child notices within a second of its next pause and ends by itself.
    """
    ending = threading.Event()
    keeper = threading.Thread(target=_keep_alive, args=(ending,), name="background-work", daemon=True)
    keeper.start()
    try:
        yield
    finally:
        ending.set()
        keeper.join()


def _keep_alive(ending: threading.Event) -> None:
    while not ending.is_set():
        child = subprocess.Popen([*_COMMAND, str(os.getpid())], stdin=subprocess.DEVNULL)
        while child.poll() is None and not ending.wait(0.2):
            pass
        _end(child)
        ending.wait(_AGAIN_AFTER)


def _end(child: subprocess.Popen[bytes]) -> None:
    child.terminate()
    try:
        child.wait(_LEAVE)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()

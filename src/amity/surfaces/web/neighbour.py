"""The village runs beside the own folder: a second server on a throw-away folder, ended with this one."""

import os
import re
import subprocess
import sys
import threading
from queue import Empty, SimpleQueue
from typing import IO

PATIENCE = 30.0  # seconds until the village must be open
_LINK = re.compile(r"http://\S+/open/\S+")
_PROGRAM = "from amity.config.program import main; main()"
_running: list[subprocess.Popen[str]] = []


def open_village() -> str:
    """A fresh village's one-time link; empty when it does not open."""
    while _running:
        _running.pop().terminate()
    kept = {name: value for name, value in os.environ.items() if name not in ("AMITY_HOME", "AMITY_TODAY")}
    process = subprocess.Popen(
        [sys.executable, "-c", _PROGRAM, "serve", "--demo", "--port", "0"],
        env=kept | {"AMITY_ENDS_WITH_INPUT": "1"},  # its end of this pipe closes when we end, however we end
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    _running.append(process)
    found: SimpleQueue[str] = SimpleQueue()
    threading.Thread(target=_listen, args=(process.stdout, found), daemon=True).start()
    try:
        return found.get(timeout=PATIENCE)
    except Empty:
        return ""


def _listen(output: IO[str] | None, found: "SimpleQueue[str]") -> None:
    for line in output or ():
        link = _LINK.search(line)
        if link:
            found.put(link.group())
    found.put("")

"""A real `amity serve` for a story: a process on a free port with a folder of its own."""

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests import homes

DAY = "2026-11-22"
_LINK = re.compile(r"(http://\S+?)(/open/\S+)")


@dataclass(frozen=True, slots=True)
class Served:
    """Where Amity answers, the one-time link it printed, the folder it keeps everything in.

    `let_in` holds the cookies that the link gave, once somebody opened it.
    """

    base: str
    link: str
    home: Path
    let_in: dict[str, Any] = field(default_factory=dict)
    day: str = DAY

    def incoming(self) -> list[Path]:
        """What is left of uploads."""
        return [path for path in (self.home / "incoming").rglob("*") if path.is_file()]

    def amity(self, *words: str) -> str:
        """A command on the same folder, while the server runs."""
        answer = subprocess.run(
            [sys.executable, "-m", "amity", *words],
            check=False,
            env=homes.environment(self.home) | {"AMITY_TODAY": self.day},
            capture_output=True,
            text=True,
        )
        assert answer.returncode == 0, answer.stderr
        return answer.stdout


@contextmanager
def serving(home: Path, *more: str, is_new: bool = False, day: str = DAY) -> Iterator[Served]:
    """Amity, for as long as this block lasts; should the tests be killed, it ends as well.

    A folder that is new has no tables, which the server then makes.
    """
    around = homes.untouched(home) if is_new else homes.environment(home)
    process = subprocess.Popen(
        [sys.executable, "-m", "amity", "serve", "--port", "0", *more],
        env=around | {"AMITY_TODAY": day, "AMITY_ENDS_WITH_INPUT": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        found = next(filter(None, map(_LINK.search, process.stdout or ())), None)
        assert found, "the server ended before it printed its link"
        yield Served(found.group(1), found.group(), home, day=day)
    finally:
        process.terminate()
        process.wait(20)

"""How much of a file is read: the place its stream has come to, never a guess."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import BinaryIO

from amity.sources.rows import Opened


class Watched:
    """A file that knows how far its reader has come."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._stream: BinaryIO | None = None

    @property
    def name(self) -> str:
        """As the file is named."""
        return self._opened.name

    @property
    def size(self) -> int:
        """Bytes in all."""
        return self._opened.size

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        """Its bytes as a stream."""
        with self._opened.open() as stream:
            self._stream = stream
            yield stream
        self._stream = None

    def local(self) -> AbstractContextManager[Path]:
        """The file itself."""
        return self._opened.local()

    def share(self) -> float | None:
        """Between 0 and 1. None where it cannot be told: a reader that has it all in memory may have work left."""
        if self._stream is None or self._stream.closed or not self.size:
            return None
        read = self._stream.tell()
        return read / self.size if read < self.size else None

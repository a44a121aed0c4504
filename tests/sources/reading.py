"""A file that lives in memory, and the rows that a source reads from it."""

import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, TypeVar

from amity.sources.rows import Options, Peek, Row, Source

DATA = Path(__file__).parent / "data"
T = TypeVar("T")


@dataclass(frozen=True)
class Memory:
    """Bytes under a name."""

    data: bytes
    name: str = "memory"

    @property
    def size(self) -> int:
        return len(self.data)

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        yield io.BytesIO(self.data)

    @contextmanager
    def local(self) -> Iterator[Path]:
        raise NotImplementedError("no source under test asks for a real file")


def fixture(path: str) -> bytes:
    """One of the sample files."""
    return (DATA / path).read_bytes()


def rows(source: Source, data: bytes | str, options: Options | None = None) -> list[Row]:
    """Everything that a source reads from these bytes."""
    content = data.encode() if isinstance(data, str) else data
    return list(source.read(Memory(content), options or Options()))


def detects(source: Source, data: bytes | str) -> bool:
    """Whether the source knows these bytes as its own."""
    content = data.encode() if isinstance(data, str) else data
    return source.detects(Peek("memory", content[:65_536]))


def only(kind: type[T], found: Iterable[object]) -> list[T]:
    """The rows of one kind."""
    return [row for row in found if isinstance(row, kind)]

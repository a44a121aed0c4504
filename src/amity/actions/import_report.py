"""What an import did: counts, every row that was left out and why, the question it waits for."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from amity.actions import own
from amity.actions.people import namesakes_to_review
from amity.base.errors import NotFound
from amity.store.models import Import, ImportFile, ImportProblem, Network

State = Import.State


@dataclass(frozen=True, slots=True)
class FileReport:
    """One file: what it gave, and every row that was left out and why."""

    path: str
    source: str
    sentence: str
    records: int
    people_new: int
    people_matched: int
    touches_new: int
    touches_seen: int
    finished: bool
    rows_done: int
    bytes: int
    seconds: float
    errors: tuple[tuple[str, str, int], ...]  # where, why, how many rows


@dataclass(frozen=True, slots=True)
class Report:
    """What an import did."""

    import_id: UUID
    state: str
    sentence: str
    files: tuple[FileReport, ...]
    to_review: int = 0
    guess: own.Guess = field(default_factory=lambda: own.Guess((), ()))

    @property
    def people_new(self) -> int:
        return sum(file.people_new for file in self.files)

    @property
    def people_matched(self) -> int:
        return sum(file.people_matched for file in self.files)

    @property
    def touches_new(self) -> int:
        return sum(file.touches_new for file in self.files)

    @property
    def seconds(self) -> float:
        return sum(file.seconds for file in self.files)

    @property
    def read(self) -> int:
        """How many files were understood."""
        return sum(bool(file.source) for file in self.files)

    @property
    def finished(self) -> int:
        """How many of them are read to their end."""
        return sum(bool(file.source) and file.finished for file in self.files)

    @property
    def share(self) -> float | None:
        """Of the bytes of several files those of the finished ones, from 0 to 1; None where that says nothing."""
        known = [file for file in self.files if file.source]
        whole = sum(file.bytes for file in known)
        if len(known) < 2 or not whole:
            return None
        return sum(file.bytes for file in known if file.finished) / whole


def report(network: Network, import_id: UUID) -> Report:
    """Everything there is to say about an import, finished or not."""
    found = Import.objects.of(network).filter(pk=import_id).first()
    if found is None:
        raise NotFound(f"There is no import {import_id}.")
    listed = ImportFile.objects.of(network).filter(parent=found).order_by("number")
    problems: dict[int, list[tuple[str, str, int]]] = {}
    for problem in ImportProblem.objects.of(network).filter(file__in=listed).order_by("pk"):
        problems.setdefault(problem.file_id, []).append((problem.place, problem.why, problem.rows))
    return Report(
        found.pk,
        found.state,
        found.sentence,
        tuple(_file_report(file, _merged(problems.get(file.pk, []))) for file in listed),
        namesakes_to_review(network),
        own.guess(network) if found.state == State.ASKING else own.Guess((), ()),
    )


def _merged(problems: Sequence[tuple[str, str, int]]) -> tuple[tuple[str, str, int], ...]:
    """Reasons without a place are counted together over all batches."""
    counted: dict[tuple[str, str], int] = {}
    for place, why, rows in problems:
        counted[place, why] = counted.get((place, why), 0) + rows
    return tuple((place, why, rows) for (place, why), rows in counted.items())


def _file_report(file: ImportFile, errors: tuple[tuple[str, str, int], ...]) -> FileReport:
    return FileReport(
        file.path, file.source, file.sentence, file.records, file.people_new, file.people_matched, file.touches_new,
        file.touches_seen, file.finished, file.rows_done, file.bytes, file.seconds, errors,
    )  # fmt: skip

"""An import in words: each file on its own line, with what was found or what is in the way."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amity.actions.import_report import FileReport, Report
from amity.store.models import Import
from amity.surfaces.web import shown
from amity.surfaces.words.problems import told

State = Import.State
FILE_ICONS = {
    "linkedin": "briefcase",
    "vcard": "id-card",
    "google": "id-card",
    "outlook": "id-card",
    "mbox": "mail",
    "calendar": "calendar-days",
    "whatsapp": "message-circle",
    "amity": "hard-drive",
    "": "file",
}
PROBLEMS = 50  # rows shown for one file


@dataclass(frozen=True, slots=True)
class FileLine:
    """One file as a line of the page."""

    name: str
    icon: str
    words: str
    aside: str
    state: str  # read, reading, waiting, unknown
    problems: Sequence[tuple[str, str, int]]
    left_out: int
    is_quiet: bool


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its word."""

    count: int
    words: str


@dataclass(frozen=True, slots=True)
class View:
    """The whole import."""

    step: int
    goes_on: bool
    title: str
    sentence: str
    files: list[FileLine]
    quiet: list[FileLine]  # read, and nothing to tell of them
    unread: list[FileLine]
    figures: list[Figure]
    percent: int | None  # of the bytes of all files, those of the finished ones; None where that says nothing
    files_read: str


@dataclass(frozen=True, slots=True)
class Past:
    """An earlier import in the list."""

    id: UUID
    names: str
    state: str
    words: str
    at: datetime


def view(report: Report) -> View:
    """What the progress page shows."""
    titles = {
        State.WAITING: _("Reading begins in a moment"),
        State.RUNNING: _("Reading your files"),
        State.ASKING: _("One question before your mail and calendar are read"),
        State.DONE: _("Your people are here"),
        State.FAILED: _("Reading stopped before the end"),
        State.UNDONE: _("This import was taken back"),
    }
    lines = [_line(file, report.state) for file in report.files]
    read = [line for line in lines if line.state != "unknown"]
    quiet = [line for line in read if line.is_quiet]
    if len(quiet) in (1, len(read)):  # then there is nothing to fold
        quiet = []
    step = {State.WAITING: 2, State.RUNNING: 2, State.FAILED: 2, State.ASKING: 3}.get(State(report.state), 4)
    return View(
        step=step,
        goes_on=report.state in (State.WAITING, State.RUNNING),
        title=_("None of it could be read") if _is_foreign(report) else titles[State(report.state)],
        sentence=told(report.sentence) if report.sentence else _about(report),
        files=[line for line in read if line not in quiet],
        quiet=quiet,
        unread=[line for line in lines if line.state == "unknown"],
        figures=_figures(report),
        percent=_percent(report),
        files_read=_files_read(report),
    )


def _percent(report: Report) -> int | None:
    return None if report.share is None else int(report.share * 100)


def _files_read(report: Report) -> str:
    told = {"done": shown.grouped(report.finished), "files": shown.grouped(report.read)}
    return _("%(done)s of %(files)s files read, %(percent)s%% of their size") % {
        **told,
        "percent": _percent(report),
    }


def _is_foreign(report: Report) -> bool:
    return report.state == State.DONE and not report.read


def _about(report: Report) -> str:
    if report.state != State.DONE:
        return ""
    if not report.read:
        return _("Nothing was stored. Below stands what was seen, and what Amity reads.")
    if not report.people_new and not report.touches_new:
        return _("All of it was here already, so nothing changed.")
    return _("Read on this computer, kept on this computer.")


def past(imports: Iterable[Import]) -> list[Past]:
    """Earlier imports, newest first."""
    words = {
        State.WAITING: _("waits"),
        State.RUNNING: _("is being read"),
        State.ASKING: _("has a question for you"),
        State.DONE: _("read"),
        State.FAILED: _("stopped before the end"),
        State.UNDONE: _("taken back"),
    }
    return [Past(one.pk, _names(one), one.state, words[State(one.state)], one.created_at) for one in imports]


def excerpts(lengths: Sequence[int], chosen: int) -> list[tuple[int, str, bool]]:
    """How much of a message may be kept: length, words, whether it is chosen."""
    words = {
        0: _("Nothing of it"),
        140: _("A line, 140 characters"),
        280: _("A few lines, 280 characters"),
        1000: _("A page, 1,000 characters"),
    }
    nearest = min(lengths, key=lambda length: abs(length - chosen))
    return [(length, words[length], length == nearest) for length in lengths]


def _names(one: Import) -> str:
    names = [Path(path).name for path in one.paths]
    if len(names) > 3:
        return _("%(names)s and %(count)s more") % {"names": ", ".join(names[:3]), "count": len(names) - 3}
    return ", ".join(names)


def _line(file: FileReport, state: str) -> FileLine:
    standing = (
        "unknown"
        if not file.source
        else "read"
        if file.finished
        else "reading"
        if file.rows_done
        else "waiting"
    )
    if standing == "reading" and state not in (State.RUNNING, State.WAITING):
        standing = "waiting"
    seconds = round(file.seconds)
    aside = _("took %(seconds)s s") % {"seconds": seconds} if standing == "read" and seconds > 1 else ""
    return FileLine(
        name=file.path,
        icon=FILE_ICONS.get(file.source, "file"),
        words=told(file.sentence) if standing == "unknown" else _found(file),
        aside=aside,
        state=standing,
        problems=[(told(where), told(why), rows) for where, why, rows in file.errors[:PROBLEMS]],
        left_out=sum(rows for _where, _why, rows in file.errors),
        is_quiet=standing == "read" and not (file.errors or any(_counts(file))),
    )


def _counts(file: FileReport) -> tuple[int, ...]:
    return file.people_new, file.people_matched, file.touches_new, file.touches_seen


def _found(file: FileReport) -> str:
    parts = []
    if file.people_new:
        parts.append(
            ngettext("%(count)s new person", "%(count)s new people", file.people_new)
            % _number(file.people_new)
        )
    if file.people_matched:
        words = ngettext("%(count)s you already had", "%(count)s you already had", file.people_matched)
        parts.append(words % _number(file.people_matched))
    if file.touches_new:
        words = ngettext("%(count)s conversation", "%(count)s conversations", file.touches_new)
        parts.append(words % _number(file.touches_new))
    if file.touches_seen:
        parts.append(_("%(count)s seen before") % _number(file.touches_seen))
    if not parts:
        return (
            _("Nothing new in it.")
            if file.finished
            else _("Waits its turn.")
            if not file.rows_done
            else _("Reading.")
        )
    return ", ".join(parts)


def _number(count: int) -> dict[str, str]:
    return {"count": shown.grouped(count)}


def _figures(report: Report) -> list[Figure]:
    left_out = sum(rows for file in report.files for _where, _why, rows in file.errors)
    return [
        Figure(report.people_new, ngettext("new person", "new people", report.people_new)),
        Figure(report.touches_new, ngettext("conversation", "conversations", report.touches_new)),
        Figure(left_out, ngettext("row left out", "rows left out", left_out)),
        Figure(
            report.to_review,
            ngettext("question: same person?", "questions: same person?", report.to_review),
        ),
    ]
